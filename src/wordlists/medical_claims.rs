//! 医疗功效: prevention or treatment of disease, which food, health food and cosmetics may not claim (Food Safety Law 71, 73; Cosmetics
//! Supervision Regulations 37, 43).
//!
//! Functions that health food may be registered for (有助于维持血糖健康水平, 辅助降血糖 in older certificates) and the statements that deny a
//! medical effect are exceptions.

use crate::lexicon::WordList;

/// The list.
pub static LIST: WordList = WordList {
    groups: &[
        // Treatment and prevention as such.
        &[
            "治疗",
            "治愈",
            "根治",
            "主治",
            "医治",
            "诊治",
            "防治",
            "治病",
            "祛病",
            "防病",
            "预防疾病",
            "药到病除",
            "包治百病",
            "疗效",
            "药效",
            "特效药",
            "停药",
            "代替药物",
            "替代药物",
        ],
        // Diseases and symptoms.
        &[
            "抗癌",
            "防癌",
            "抗肿瘤",
            "降血压",
            "降血糖",
            "降血脂",
            "降三高",
            "治糖尿病",
            "治高血压",
            "抗病毒",
            "抗炎",
            "消炎",
            "止痛",
            "镇痛",
            "止咳",
            "平喘",
            "化痰",
            "活血化瘀",
            "清热解毒",
            "软化血管",
            "溶解血栓",
            "壮阳",
        ],
        // Cosmetics passed off as medicine.
        &["药妆", "医学护肤", "医用面膜", "药用化妆品", "抗敏", "抗过敏", "脱敏", "溶脂"],
    ],
    except: &[
        // Statements that deny a medical effect, those of GB 16740 and of the health food rules among them.
        "不能代替药物",
        "不能代替药物治疗",
        "不能替代药物",
        "不能替代药物治疗",
        "不可代替药物",
        "不可替代药物",
        "不得代替药物",
        "不代替药物",
        "不以治疗疾病为目的",
        "不以预防、治疗疾病为目的",
        "不具有疾病预防、治疗功能",
        "不涉及疾病预防、治疗功能",
        "不具有治疗",
        "无治疗",
        "非治疗",
        // Functions of older registrations of health food.
        "辅助降血压",
        "辅助降血糖",
        "辅助降血脂",
        // Other words that happen to hold one.
        "病虫害防治",
        "防治病虫害",
        "抗敏感牙膏",
    ],
};
