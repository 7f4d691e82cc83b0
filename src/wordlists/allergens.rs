//! 致敏物质: the eight groups of ingredients that a prepackaged food must warn of (GB 7718-2025 4.12), by the words that ingredient lists use.
//! The place of a group is its number.

use crate::lexicon::WordList;

/// The list.
pub static LIST: WordList = WordList {
    groups: &[
        // Cereals with gluten.
        &["麸质", "小麦", "面粉", "大麦", "黑麦", "燕麦", "斯佩耳特", "面筋", "谷朊粉", "麦芽"],
        // Crustaceans.
        &["甲壳纲", "甲壳类", "虾", "蟹"],
        // Fish.
        &["鱼"],
        // Eggs.
        &["蛋类", "鸡蛋", "鸭蛋", "鹅蛋", "鹌鹑蛋", "全蛋", "蛋黄", "蛋清", "蛋液", "蛋粉", "蛋白液", "蛋制品"],
        // Peanuts.
        &["花生"],
        // Soya.
        &["大豆", "黄豆", "青豆", "黑豆", "豆粕", "豆粉", "豆腐", "豆浆", "酱油", "豆瓣"],
        // Milk.
        &["乳制品", "乳及", "牛奶", "牛乳", "羊奶", "羊乳", "生乳", "奶粉", "乳粉", "乳清", "炼乳", "乳糖", "干酪", "奶酪", "黄油", "奶油", "酪蛋白"],
        // Nuts.
        &["坚果", "杏仁", "扁桃仁", "巴旦木", "核桃", "腰果", "榛子", "开心果", "夏威夷果", "碧根果", "松子", "板栗"],
    ],
    except: &[
        // Starch sugars out of malt or maize.
        "麦芽糊精",
        "麦芽糖",
        "麦芽糖醇",
        "麦芽酚",
        // Not fish.
        "鱼腥草",
        "鱿鱼",
        "章鱼",
        "墨鱼",
        "鲍鱼",
        "甲鱼",
        "鳄鱼",
        // Not milk.
        "植物奶油",
        "人造奶油",
        "人造黄油",
        "可可黄油",
        // Not wheat.
        "荞麦面粉",
        "米面粉",
    ],
};
