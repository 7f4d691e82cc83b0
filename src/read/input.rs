//! The bytes of a document, eight and sixteen at a time.

/// A document followed by zeros, which JSON has no use for: no reader needs to ask for the end, and a word that begins in the document can
/// be read whole. Beyond the zeros it goes on with zeros.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    padded: &'a [u8],
}

/// So many zeros follow a document.
pub(crate) const PADDING: usize = 32;

const LOW: u64 = 0x0101_0101_0101_0101;
/// The high bit of every byte.
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;

/// A byte in all eight places.
pub(super) const fn all(byte: u8) -> u64 {
    LOW * byte as u64
}

/// High bits of the bytes that are zero. Above the lowest of them there may be false ones.
#[inline(always)]
pub(super) const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// High bits of the quotes, backslashes and control bytes, exact in the same way: with their second bit turned, quotes come next to the
/// control bytes.
#[inline(always)]
const fn ends(word: u64) -> u64 {
    let quotes_and_controls = (word ^ all(b'"' ^ b' ')).wrapping_sub(all(b' ' + 1));
    let backslashes = (word ^ all(b'\\')).wrapping_sub(LOW);
    (quotes_and_controls | backslashes) & !word & HIGH
}

/// The first bytes of a word, of which there are at most seven.
#[inline(always)]
pub(super) const fn first(word: u64, bytes: u32) -> u64 {
    word & ((1 << (8 * bytes)) - 1)
}

impl<'a> Input<'a> {
    #[cfg(any(target_arch = "wasm32", test))]
    /// The first bytes of a buffer; the `PADDING` that follows them is overwritten. A buffer that has no room for it gives up its last bytes.
    pub(crate) fn in_place(buffer: &'a mut [u8], len: usize) -> Self {
        let len = len.min(buffer.len().saturating_sub(PADDING));
        buffer[len..][..PADDING].fill(0);
        Self { padded: &buffer[..len + PADDING] }
    }

    /// A document copied into a buffer.
    pub(crate) fn copied(document: &[u8], buffer: &'a mut Vec<u8>) -> Self {
        buffer.clear();
        buffer.extend_from_slice(document);
        buffer.extend_from_slice(&[0; PADDING]);
        Self { padded: buffer }
    }

    /// The document's length.
    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        self.padded.len() - PADDING
    }

    /// The document alone.
    pub(crate) fn document(self) -> &'a [u8] {
        &self.padded[..self.len()]
    }

    #[inline(always)]
    pub(super) fn byte(self, at: usize) -> u8 {
        match self.padded.get(at) {
            Some(byte) => *byte,
            None => 0,
        }
    }

    /// Eight bytes, the first one lowest.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(super) fn word(self, at: usize) -> u64 {
        self.double(at)[0]
    }

    /// Sixteen bytes, as two words.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(super) fn double(self, at: usize) -> [u64; 2] {
        if at > self.padded.len() - size_of::<[u64; 2]>() {
            return [0; 2];
        }
        // SAFETY: the slice is never shorter than `PADDING`, which is more than sixteen, so the subtraction did not wrap and sixteen bytes of
        // it begin at `at`. Bytes have no alignment to keep.
        let [low, high] = unsafe { self.padded.as_ptr().add(at).cast::<[[u8; 8]; 2]>().read() };
        [u64::from_le_bytes(low), u64::from_le_bytes(high)]
    }

    /// What stands between two places.
    #[inline(always)]
    pub(super) fn between(self, from: usize, to: usize) -> &'a [u8] {
        match self.padded.get(from..to) {
            Some(bytes) => bytes,
            None => &[],
        }
    }

    /// The place of the next quote, backslash or control byte, and whether a byte above 0x7F comes before it.
    #[inline(always)]
    pub(super) fn plain(self, from: usize) -> (usize, bool) {
        let mut at = from;
        let mut wide = 0;
        loop {
            let word = self.word(at);
            let ends = ends(word);
            if ends != 0 {
                let bytes = ends.trailing_zeros() / 8;
                wide |= first(word, bytes);
                return (at + bytes as usize, wide & HIGH != 0);
            }
            wide |= word;
            at += 8;
        }
    }

    /// Whether what stands between two places is UTF-8. Characters of two and four bytes, and those with neighbours that are none, are left to
    /// the standard library.
    #[inline(always)]
    pub(super) fn is_unicode(self, from: usize, to: usize) -> bool {
        /// Of three-byte characters the bits that tell them, and how they must be.
        const MARKS: u64 = 0xC0_C0F0;
        const MARKED: u64 = 0x80_80E0;
        /// Last four bits of the first bytes after which any second and third byte may stand: not 0xE0, not 0xED.
        const FREE: u64 = 0xDFFE;
        let mut at = from;
        while at < to {
            let word = self.word(at);
            if word & 0x80 == 0 {
                // The highest bit of a byte stops at the first that is not ASCII.
                at += ((word & HIGH).trailing_zeros() / 8) as usize;
            } else if word & MARKS == MARKED && FREE >> (word & 15) & 1 == 1 {
                at += 3;
            } else {
                return core::str::from_utf8(self.between(at, to)).is_ok();
            }
        }
        true
    }

    /// The place of the next byte that is no white space.
    #[inline(always)]
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
            assert_eq!(Input::copied(text.as_bytes(), &mut Vec::new()).plain(0), *expected, "{text:?}");
        }
    }

    #[test]
    fn skips_white_space_and_nothing_else() {
        let table: &[(&str, usize)] =
            &[("a", 0), ("", 0), (" \n\t\r a", 5), ("          ", 10), ("                 a", 17), (" \x0b", 1), (" \u{a0}", 1)];
        for (text, expected) in table {
            assert_eq!(Input::copied(text.as_bytes(), &mut Vec::new()).space(0), *expected, "{text:?}");
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
                let quoted = [&text, &b"\"\x80"[..]].concat();
                let is_unicode = Input::copied(&quoted, &mut Vec::new()).is_unicode(0, text.len());
                assert_eq!(is_unicode, core::str::from_utf8(&text).is_ok(), "{text:x?}");
            }
        }
    }

    #[test]
    fn what_follows_in_the_buffer_is_not_read() {
        let mut buffer = [b'x'; 3 + PADDING];
        for (len, expected) in [(3, "xxx"), (0, ""), (3 + PADDING, ""), (usize::MAX, "")] {
            let room = if len > 3 { PADDING } else { buffer.len() };
            let input = Input::in_place(&mut buffer[..room], len);
            assert_eq!((input.document(), input.word(input.len()), input.len()), (expected.as_bytes(), 0, expected.len()));
            buffer.fill(b'x');
        }
    }

    #[test]
    fn goes_on_with_zeros() {
        let mut buffer = Vec::new();
        let input = Input::copied(b"abcdefghij", &mut buffer);
        assert_eq!(input.word(0), u64::from_le_bytes(*b"abcdefgh"));
        assert_eq!(input.word(8), u64::from_le_bytes(*b"ij\0\0\0\0\0\0"));
        assert_eq!((input.word(99), input.byte(99)), (0, 0));
    }
}
