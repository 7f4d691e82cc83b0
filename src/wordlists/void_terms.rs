//! 无效格式条款: standard terms that are void (judicial interpretation 法释〔2022〕8号, article 1; Measures on Penalties for Infringing Consumer
//! Rights 12; Consumer Rights Protection Law 26).

use crate::lexicon::WordList;

/// The list.
pub static LIST: WordList = WordList {
    groups: &[
        // Signing for the parcel counts as accepting its quality.
        &["签收即视为", "签收视为", "签收后视为", "签收即代表", "签收即认可", "签收即表示", "一经签收概不", "一经签收不予", "签收后概不"],
        // All of the platform's liability is the merchant's.
        &[
            "责任概由商家",
            "责任均由商家",
            "责任全部由商家",
            "全部责任由商家",
            "一切责任由商家",
            "责任概由卖家",
            "责任均由卖家",
            "一切责任由卖家",
            "全部责任由卖家",
            "平台概不负责",
            "平台不承担任何责任",
            "平台不负任何责任",
        ],
        // The last word on what the terms mean.
        &["最终解释权", "单方解释权", "最终的解释权", "解释权归本店", "解释权归商家", "解释权归卖家", "解释权归平台", "解释权归本公司"],
        // No complaint, no suit.
        &[
            "不得投诉",
            "不得举报",
            "不得起诉",
            "不得提起诉讼",
            "不得申请仲裁",
            "不得申请调解",
            "放弃投诉",
            "放弃举报",
            "放弃起诉",
            "放弃诉讼",
            "自愿放弃索赔",
        ],
        // No liability at all, no return whatever the fault.
        &[
            "概不负责",
            "概不退换",
            "概不退款",
            "不退不换",
            "恕不退换",
            "本店不承担任何责任",
            "商家不承担任何责任",
            "卖家不承担任何责任",
            "不承担任何法律责任",
        ],
    ],
    except: &["不享有最终解释权", "不保留最终解释权", "无最终解释权", "没有最终解释权", "非质量问题不退不换"],
};
