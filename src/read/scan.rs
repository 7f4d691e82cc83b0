//! The reader's scanning: strings, numbers, and values that no field takes.

use super::Stop;
use super::json::Reader;
use crate::document::{FaultKind, SlotIndex};

type Step<T = ()> = Result<T, Stop>;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// High bits of the bytes that are zero.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Bytes up to the next quote, backslash or control byte, and whether one above 0x7F was among them.
#[inline]
fn plain(bytes: &[u8]) -> (usize, bool) {
    let mut at = 0;
    let mut wide = 0u64;
    for chunk in bytes.chunks_exact(8) {
        let mut eight = [0u8; 8];
        eight.copy_from_slice(chunk);
        let word = u64::from_le_bytes(eight);
        let control = word.wrapping_sub(LOW * 0x20) & !word & HIGH;
        let ends = zeros(word ^ (LOW * 0x22)) | zeros(word ^ (LOW * 0x5C)) | control;
        if ends != 0 {
            let places = ends.trailing_zeros() / 8;
            let before = if places == 0 { 0 } else { u64::MAX >> (64 - 8 * places) };
            return (at + places as usize, (wide | word & before) & HIGH != 0);
        }
        wide |= word;
        at += 8;
    }
    while let Some(byte) = bytes.get(at).filter(|byte| **byte >= 0x20 && **byte != b'"' && **byte != b'\\') {
        wide |= u64::from(*byte);
        at += 1;
    }
    (at, wide & HIGH != 0)
}

impl Reader<'_> {
    /// A string that belongs to a slot; see `string`.
    #[inline]
    pub(super) fn string_of(&mut self, slot: SlotIndex) -> Step<Option<(usize, usize)>> {
        let from = self.at + 1;
        let (len, wide) = plain(&self.bytes[from..]);
        let to = from + len;
        if self.bytes.get(to) != Some(&b'"') {
            return self.decode(slot).map(|()| None);
        }
        self.at = to + 1;
        if wide && core::str::from_utf8(&self.bytes[from..to]).is_err() {
            self.fault(slot, FaultKind::NotUnicode);
        }
        Ok(Some((from, to)))
    }

    /// A string with escapes, decoded to the end of `memory.decoded`.
    #[cold]
    fn decode(&mut self, slot: SlotIndex) -> Step {
        self.at += 1;
        let start = self.memory.decoded.len();
        let mut unicode = true;
        loop {
            let (len, _) = plain(&self.bytes[self.at..]);
            self.memory.decoded.extend_from_slice(&self.bytes[self.at..self.at + len]);
            self.at += len;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => unicode &= self.escape()?,
                _ => return self.not_json("string_end"),
            }
        }
        self.at += 1;
        if !unicode || core::str::from_utf8(&self.memory.decoded[start..]).is_err() {
            self.fault(slot, FaultKind::NotUnicode);
        }
        Ok(())
    }

    /// One escape; false when it names half of a surrogate pair.
    fn escape(&mut self) -> Step<bool> {
        let plain = match self.bytes.get(self.at + 1) {
            Some(b'"') => b'"',
            Some(b'\\') => b'\\',
            Some(b'/') => b'/',
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return self.not_json("escape"),
        };
        self.memory.decoded.push(plain);
        self.at += 2;
        Ok(true)
    }

    fn unicode_escape(&mut self) -> Step<bool> {
        let Some(first) = self.hex(self.at + 2) else {
            return self.not_json("escape");
        };
        self.at += 6;
        let mut code = first;
        if (0xD800..0xDC00).contains(&first) && self.bytes[self.at..].starts_with(b"\\u") {
            if let Some(second @ 0xDC00..0xE000) = self.hex(self.at + 2) {
                code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                self.at += 6;
            }
        }
        let found = char::from_u32(code);
        let mut buffer = [0; 4];
        let text = found.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer);
        self.memory.decoded.extend_from_slice(text.as_bytes());
        Ok(found.is_some())
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        digits.iter().try_fold(0, |value, byte| Some(value * 16 + char::from(*byte).to_digit(16)?))
    }

    /// A number by the grammar of RFC 8259; the position is left after it.
    pub(super) fn skip_number(&mut self) -> Step {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else if self.digits() == 0 {
            return self.not_json("digit");
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return self.not_json("digit");
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if self.digits() == 0 {
                return self.not_json("digit");
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let count = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    /// Skips any value, checking that it is JSON. No recursion: open brackets are bits, one for each level.
    pub(super) fn skip(&mut self) -> Step {
        let mut objects = 0u128;
        let mut open = 0u32;
        loop {
            // At the start of a value.
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    open += 1;
                    if open > self.depth_left() {
                        let limit = self.depth_limit();
                        return self.stop(FaultKind::TooDeep { limit });
                    }
                    objects = objects << 1 | u128::from(bracket == b'{');
                    self.at += 1;
                    self.space();
                    let close = bracket + 2;
                    if self.peek() == Some(close) {
                        self.at += 1;
                        objects >>= 1;
                        open -= 1;
                    } else {
                        if bracket == b'{' {
                            self.skip_key()?;
                        }
                        continue;
                    }
                }
                Some(b'"') => {
                    let decoded = self.memory.decoded.len();
                    self.string()?;
                    self.memory.decoded.truncate(decoded);
                }
                Some(b'-' | b'0'..=b'9') => self.skip_number()?,
                Some(b't') => self.word(b"true")?,
                Some(b'f') => self.word(b"false")?,
                Some(b'n') => self.word(b"null")?,
                _ if self.is_beyond_json() => self.at += 1,
                _ => return self.not_json("value"),
            }
            // After a value: close what closes, then go on to the next.
            loop {
                if open == 0 {
                    return Ok(());
                }
                self.space();
                let in_object = objects & 1 == 1;
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        self.space();
                        if in_object {
                            self.skip_key()?;
                        }
                        break;
                    }
                    Some(byte) if byte == if in_object { b'}' } else { b']' } => {
                        self.at += 1;
                        objects >>= 1;
                        open -= 1;
                    }
                    _ => {
                        return self.not_json(if in_object { "comma_or_brace" } else { "comma_or_bracket" });
                    }
                }
            }
        }
    }

    fn skip_key(&mut self) -> Step {
        if self.peek() != Some(b'"') {
            return self.not_json("member_name");
        }
        let decoded = self.memory.decoded.len();
        self.string()?;
        self.memory.decoded.truncate(decoded);
        self.space();
        if self.peek() != Some(b':') {
            return self.not_json("colon");
        }
        self.at += 1;
        self.space();
        Ok(())
    }
}
