//! The reader's exact scanning: strings, numbers, and values that no field takes.

use super::input::Plain;
use super::json::{Reader, Step, on};
use crate::document::{FaultKind, SlotIndex};

impl Reader<'_> {
    /// A string that belongs to a slot: where it stands, or `None` when it had to be decoded, which puts it at the end of `memory.decoded`;
    /// and where it ends. The opening quote is next.
    pub(super) fn string(&mut self, slot: SlotIndex, at: usize) -> Step<(Option<(usize, usize)>, usize)> {
        let from = at + 1;
        let Plain { to, wide, quoted } = self.input.plain(from);
        if !quoted {
            return self.decode(slot, from).map(|end| (None, end.get()));
        }
        if wide && !self.input.is_unicode(from, to) {
            self.memory.fault(slot, FaultKind::NotUnicode);
        }
        Ok((Some((from, to)), to + 1))
    }

    /// A string with escapes, decoded to the end of `memory.decoded`.
    fn decode(&mut self, slot: SlotIndex, mut at: usize) -> Step {
        let mut unicode = true;
        loop {
            let Plain { to, wide, quoted } = self.input.plain(at);
            if to > at {
                unicode &= !wide || self.input.is_unicode(at, to);
                self.memory.decoded.extend_from_slice(self.input.between(at, to));
            }
            if quoted {
                at = to + 1;
                break;
            }
            if self.input.byte(to) != b'\\' {
                return self.not_json(to, "string_end");
            }
            let whole;
            (whole, at) = self.escape(to)?;
            unicode &= whole;
        }
        if !unicode {
            self.memory.fault(slot, FaultKind::NotUnicode);
        }
        on(at)
    }

    /// One escape; false when it names half of a surrogate pair.
    fn escape(&mut self, at: usize) -> Step<(bool, usize)> {
        let plain = match self.input.byte(at + 1) {
            byte @ (b'"' | b'\\' | b'/') => byte,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => return self.unicode_escape(at),
            _ => return self.not_json(at, "escape"),
        };
        self.memory.decoded.push(plain);
        Ok((true, at + 2))
    }

    fn unicode_escape(&mut self, at: usize) -> Step<(bool, usize)> {
        let Some(first) = self.hex(at + 2) else {
            return self.not_json(at, "escape");
        };
        // Most of what is escaped at all are characters of three bytes.
        if let 0x0800..0xD800 | 0xE000..=0xFFFF = first {
            let [high, low] = first.to_be_bytes();
            let bytes = [0xE0 | high >> 4, 0x80 | (high & 0x0F) << 2 | low >> 6, 0x80 | low & 0x3F];
            self.memory.decoded.extend_from_slice(&bytes);
            return Ok((true, at + 6));
        }
        let mut end = at + 6;
        let mut units = [first, 0];
        if self.input.byte(end) == b'\\'
            && self.input.byte(end + 1) == b'u'
            && let (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) = (first, self.hex(end + 2))
        {
            units[1] = second;
            end += 6;
        }
        let count = if units[1] == 0 { 1 } else { 2 };
        let found = char::decode_utf16(units.into_iter().take(count)).next().and_then(Result::ok);
        let mut buffer = [0; 4];
        let text = found.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer);
        self.memory.decoded.extend_from_slice(text.as_bytes());
        Ok((found.is_some(), end))
    }

    /// A unit of UTF-16 from four hexadecimal digits.
    fn hex(&self, at: usize) -> Option<u16> {
        let [a, b, c, d, ..] = self.input.word(at).to_le_bytes().map(|byte| u16::from(HEX[usize::from(byte)]));
        // No digit is above 15.
        (a | b | c | d < 16).then_some(a << 12 | b << 8 | c << 4 | d)
    }

    /// A number by the grammar of RFC 8259.
    pub(super) fn skip_number(&mut self, at: usize) -> Step {
        let at = if self.input.byte(at) == b'-' { at + 1 } else { at };
        let at = if self.input.byte(at) == b'0' { at + 1 } else { self.digits(at)?.get() };
        let at = if self.input.byte(at) == b'.' { self.digits(at + 1)?.get() } else { at };
        if !matches!(self.input.byte(at), b'e' | b'E') {
            return on(at);
        }
        self.digits(if matches!(self.input.byte(at + 1), b'+' | b'-') { at + 2 } else { at + 1 })
    }

    /// At least one digit.
    fn digits(&mut self, at: usize) -> Step {
        let mut end = at;
        while self.input.byte(end).is_ascii_digit() {
            end += 1;
        }
        if end == at { self.not_json(at, "digit") } else { on(end) }
    }

    /// Skips any value, checking that it is JSON. No recursion: open brackets are bits, one for each level.
    pub(super) fn skip(&mut self, mut at: usize) -> Step {
        let mut objects = 0u128;
        let mut open = 0u32;
        loop {
            // At the start of a value.
            match self.input.byte(at) {
                bracket @ (b'{' | b'[') => {
                    open += 1;
                    if open > self.depth_left() {
                        let limit = self.depth_limit();
                        return self.stop(FaultKind::TooDeep { limit });
                    }
                    objects = objects << 1 | u128::from(bracket == b'{');
                    at = self.input.space(at + 1);
                    let close = bracket + 2;
                    if self.input.byte(at) != close {
                        if bracket == b'{' {
                            at = self.skip_key(at)?.get();
                        }
                        continue;
                    }
                    at += 1;
                    objects >>= 1;
                    open -= 1;
                }
                b'"' => at = self.skip_string(at)?.get(),
                b'-' | b'0'..=b'9' => at = self.skip_number(at)?.get(),
                b't' => at = self.word("true", at)?.get(),
                b'f' => at = self.word("false", at)?.get(),
                b'n' => at = self.word("null", at)?.get(),
                byte if self.is_beyond_json(byte) => at += 1,
                _ => return self.not_json(at, "value"),
            }
            // After a value: close what closes, then go on to the next.
            loop {
                if open == 0 {
                    return on(at);
                }
                at = self.input.space(at);
                let in_object = objects & 1 == 1;
                match self.input.byte(at) {
                    b',' => {
                        at = self.input.space(at + 1);
                        if in_object {
                            at = self.skip_key(at)?.get();
                        }
                        break;
                    }
                    byte if byte == if in_object { b'}' } else { b']' } => {
                        at += 1;
                        objects >>= 1;
                        open -= 1;
                    }
                    _ => return self.not_json(at, if in_object { "comma_or_brace" } else { "comma_or_bracket" }),
                }
            }
        }
    }

    #[inline(always)]
    fn skip_string(&mut self, at: usize) -> Step {
        let Plain { to, wide, quoted } = self.input.plain(at + 1);
        if quoted && !wide { on(to + 1) } else { self.skip_exact_string(at) }
    }

    fn skip_exact_string(&mut self, at: usize) -> Step {
        let decoded = self.memory.decoded.len();
        let (_, end) = self.string(self.block(), at)?;
        self.memory.decoded.truncate(decoded);
        on(end)
    }

    fn skip_key(&mut self, at: usize) -> Step {
        if self.input.byte(at) != b'"' {
            return self.not_json(at, "member_name");
        }
        let after = self.skip_string(at)?.get();
        let colon = self.input.space(after);
        if self.input.byte(colon) != b':' {
            return self.not_json(colon, "colon");
        }
        on(self.input.space(colon + 1))
    }
}

/// The value of each byte as a hexadecimal digit; those that are none are above 15.
const HEX: [u8; 256] = {
    let mut values = [u8::MAX; 256];
    let mut value = 0;
    while value < 16 {
        let digits = b"0123456789abcdef";
        values[digits[value as usize] as usize] = value;
        values[digits[value as usize].to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    values
};
