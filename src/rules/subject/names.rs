//! Whether two texts are the same name.

use crate::document::{Entry, Undetermined};
use crate::records::subject::{Subject, SubjectType};

/// Full-width letters and brackets are written for half-width ones and back, and the dot in the names of minorities in several ways; the
/// registry itself does both. Nothing else is the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.trim().chars().map(fold).eq(other.trim().chars().map(fold))
}

fn fold(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{2022}' | '\u{2027}' | '\u{30fb}' => '\u{b7}',
        _ => character,
    }
}

/// The entry that holds the subject's own name: a natural person's real name, else the registered name.
pub(super) fn own(subject: Subject<'_>) -> Result<Entry<'_, &str>, Undetermined> {
    let natural = matches!(subject.kind()?, SubjectType::ExemptNaturalPerson | SubjectType::Consumer);
    Ok(if natural { subject.real_name() } else { subject.name() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_and_nothing_else() {
        let table = [
            ("示例（中国）有限公司", "示例(中国)有限公司", true),
            ("ＡＢＣ商贸", "ABC商贸", true),
            ("阿依古丽·买买提", "阿依古丽•买买提", true),
            (" 示例公司", "示例公司", true),
            ("示例公司", "示例有限公司", false),
            ("ABC商贸", "abc商贸", false),
            ("示例 公司", "示例公司", false),
        ];
        for (one, other, expected) in table {
            assert_eq!(same(one, other), expected, "{one} = {other}");
        }
    }
}
