//! 绝对化用语: superlatives that advertising may not use of goods (Advertising Law 9(3)).
//!
//! The law names the first three and says "and such". The exceptions follow the kinds of use that the market regulator's guide on
//! enforcement (广告绝对化用语执法指南, 2023) leaves aside: advice on use, titles and awards given under state rules, an attitude to service.
//! Superlatives of fact (最大载重 5 kg, 最新款) are not listed.

use crate::lexicon::WordList;

/// The list.
pub static LIST: WordList = WordList {
    groups: &[
        // Named by the law.
        &["国家级", "最高级", "最佳"],
        // The best, the cheapest.
        &[
            "最好", "最优", "最强", "最棒", "最牛", "最高端", "最高档", "最高品质", "最优质", "最顶级", "最顶尖", "最先进", "最领先", "最尖端", "最权威",
            "最专业", "最安全", "最有效", "最正宗", "最完美", "最奢侈", "最奢华", "最流行", "最时尚", "最受欢迎", "最畅销", "最便宜", "最实惠", "最划算",
            "最低价", "价格最低", "全网最低", "全国最低", "史上最低",
        ],
        // The first.
        &[
            "世界第一", "全球第一", "亚洲第一", "中国第一", "全国第一", "全网第一", "行业第一", "业内第一", "同行第一", "品质第一名", "销量第一",
            "排名第一", "第一品牌", "第一名牌", "天下第一", "no.1", "top1", "top.1",
        ],
        // The only one.
        &[
            "独一无二", "绝无仅有", "史无前例", "前无古人", "空前绝后", "举世无双", "天下无双", "无与伦比", "无人能及", "全国唯一", "全网唯一", "世界唯一",
            "全球唯一",
        ],
        // Ranks.
        &["顶级", "顶尖", "极品", "世界级", "全球级", "宇宙级", "世界领先", "全球领先", "国际领先", "全国领先", "领袖品牌"],
    ],
    except: &[
        // Advice on use.
        "最佳食用", "最佳饮用", "最佳品尝", "最佳品饮", "最佳赏味", "最佳冲泡", "最佳使用", "最佳保存", "最佳储存", "最佳贮存", "最佳佩戴", "最好在", "最好先",
        "最好不要", "最好避免", "最好于",
        // Titles and awards under state or public rules.
        "国家级非物质文化遗产", "国家级非遗", "国家级自然保护区", "国家级风景名胜区", "国家级森林公园", "国家级旅游度假区", "国家级专精特新",
        "国家级企业技术中心", "国家级农业产业化", "世界级非物质文化遗产", "世界级文化遗产", "世界级自然遗产", "最佳影片", "最佳导演", "最佳男主角", "最佳女主角",
        "最佳男演员", "最佳女演员", "最佳动画", "最佳设计奖",
        // Other words that happen to hold one.
        "顶级域名",
    ],
};
