//! 零添加声称: words that stress what a prepackaged food is made without (GB 7718-2025 4.4).

use crate::lexicon::WordList;

/// The list.
pub static LIST: WordList = WordList {
    groups: &[&["零添加", "0添加", "0 添加", "不添加", "无添加", "未添加", "没有添加", "零人工添加", "不额外添加", "不另外添加"]],
    except: &[],
};
