//! Parts of texts. Those of the standard library panic, with a message that spells the text, or bring a searcher for texts of any length:
//! together 5 kB of the Wasm module.

/// What begins at that byte; nothing where no character does.
pub(crate) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// What ends before that byte; nothing where no character does.
pub(crate) fn up_to(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// Whether a short text stands somewhere in another.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_characters_only() {
        assert_eq!((up_to("甲店", 3), from("甲店", 3), from("甲店", 6)), ("甲", "店", ""));
        assert_eq!((up_to("甲店", 1), from("甲店", 1), from("甲店", 7)), ("", "", ""));
    }

    proptest! {
        #[test]
        fn holds_what_the_standard_library_finds(text in "[ab甲]{0,12}", part in "[ab甲]{0,3}") {
            prop_assert_eq!(holds(&text, &part), text.contains(&part));
        }
    }
}
