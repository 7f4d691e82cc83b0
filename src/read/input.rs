//! The bytes of a document, eight at a time.

/// Beyond its end a document goes on with zeros, which JSON has no use for: no reader needs to ask for the end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a>(pub &'a [u8]);

const LOW: u64 = 0x0101_0101_0101_0101;
/// The high bit of every byte.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;

/// A byte in all eight places.
pub(super) const fn all(byte: u8) -> u64 {
    LOW * byte as u64
}

/// High bits of the bytes that are zero. Above the lowest of them there may be false ones.
pub(super) const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// High bits of the bytes below a space, exact in the same way.
const fn controls(word: u64) -> u64 {
    word.wrapping_sub(all(b' ')) & !word & HIGH
}

/// The first bytes of a word, of which there are at most seven.
pub(super) const fn first(word: u64, bytes: u32) -> u64 {
    word & ((1 << (8 * bytes)) - 1)
}

impl<'a> Input<'a> {
    #[inline]
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Eight bytes, the first one lowest.
    #[inline]
    pub(super) fn word(self, at: usize) -> u64 {
        match self.0.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            Some(eight) => u64::from_le_bytes(*eight),
            None => self.last_word(at),
        }
    }

    /// Sixteen bytes.
    #[inline]
    pub(super) fn double(self, at: usize) -> u128 {
        match self.0.get(at..).and_then(|rest| rest.first_chunk()) {
            Some(sixteen) => u128::from_le_bytes(*sixteen),
            None => u128::from(self.last_word(at + 8)) << 64 | u128::from(self.last_word(at)),
        }
    }

    #[cold]
    fn last_word(self, at: usize) -> u64 {
        (0..8).fold(0, |word, place| word | u64::from(self.byte(at + place)) << (8 * place))
    }

    /// Whether the next eight bytes are ASCII.
    #[cfg(any(target_arch = "wasm32", test))]
    #[inline]
    pub(super) fn is_ascii(self, at: usize) -> bool {
        self.word(at) & HIGH == 0
    }

    /// What stands between two places.
    #[inline]
    pub(super) fn between(self, from: usize, to: usize) -> &'a [u8] {
        self.0.get(from..to).unwrap_or_default()
    }

    /// The place of the next quote, backslash or control byte, and whether a byte above 0x7F comes before it.
    #[inline]
    pub(super) fn plain(self, from: usize) -> (usize, bool) {
        let mut at = from;
        let mut wide = 0;
        loop {
            let word = self.word(at);
            let ends = zeros(word ^ all(b'"')) | zeros(word ^ all(b'\\')) | controls(word);
            if ends != 0 {
                let bytes = ends.trailing_zeros() / 8;
                wide |= first(word, bytes);
                return (at + bytes as usize, wide & HIGH != 0);
            }
            wide |= word;
            at += 8;
        }
    }

    /// The place of the next byte that is no white space.
    #[inline]
    pub(super) fn space(self, at: usize) -> usize {
        if self.byte(at) > b' ' { at } else { self.long_space(at) }
    }

    #[inline(never)]
    fn long_space(self, mut at: usize) -> usize {
        loop {
            match self.byte(at) {
                b' ' => at += ((self.word(at) ^ all(b' ')).trailing_zeros() / 8) as usize,
                b'\n' | b'\r' | b'\t' => at += 1,
                _ => return at,
            }
        }
    }
}

/// Whether it is UTF-8. Characters of two and four bytes, and those with neighbours that are none, are left to the standard library.
pub(super) fn is_unicode(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        rest = match *rest {
            [0..0x80, ref after @ ..] | [0xE1..=0xEC | 0xEE | 0xEF, 0x80..0xC0, 0x80..0xC0, ref after @ ..] => after,
            [] => return true,
            _ => return core::str::from_utf8(rest).is_ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_plain_text() {
        let table: &[(&str, (usize, bool))] = &[
            ("\"", (0, false)),
            ("", (0, false)),
            ("abc\"def", (3, false)),
            ("abcdefgh\"", (8, false)),
            ("abcdefghijk", (11, false)),
            ("茶\"", (3, true)),
            ("abcde\\茶\"", (5, false)),
            ("abcdefgh茶\x1f", (11, true)),
            ("abc\"茶", (3, false)),
        ];
        for (text, expected) in table {
            assert_eq!(Input(text.as_bytes()).plain(0), *expected, "{text:?}");
        }
    }

    #[test]
    fn skips_white_space_and_nothing_else() {
        let table: &[(&str, usize)] =
            &[("a", 0), ("", 0), (" \n\t\r a", 5), ("          ", 10), ("                 a", 17), (" \x0b", 1), (" \u{a0}", 1)];
        for (text, expected) in table {
            assert_eq!(Input(text.as_bytes()).space(0), *expected, "{text:?}");
        }
    }

    #[test]
    fn tells_unicode_as_the_standard_library_does() {
        let parts: [&[u8]; 12] = [
            b"a",
            "é".as_bytes(),
            "茶".as_bytes(),
            "\u{800}".as_bytes(),
            "\u{FFFD}".as_bytes(),
            "🍵".as_bytes(),
            b"\x80",
            b"\xE8",
            b"\xED\xA0\x80",
            b"\xE0\x80\x80",
            b"\xC0\x80",
            b"\xF5\x80\x80\x80",
        ];
        for (one, two) in parts.iter().flat_map(|one| parts.iter().map(move |two| (one, two))) {
            for three in parts {
                let text = [*one, *two, three].concat();
                assert_eq!(is_unicode(&text), core::str::from_utf8(&text).is_ok(), "{text:x?}");
            }
        }
    }

    #[test]
    fn goes_on_with_zeros() {
        let input = Input(b"abcdefghij");
        assert_eq!(input.word(0), u64::from_le_bytes(*b"abcdefgh"));
        assert_eq!(input.word(8), u64::from_le_bytes(*b"ij\0\0\0\0\0\0"));
        assert_eq!((input.word(99), input.byte(99)), (0, 0));
    }
}
