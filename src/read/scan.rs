//! The reader's exact scanning: strings, numbers, and values that no field takes.

use super::json::{Reader, Step, on};
use crate::document::{FaultKind, SlotIndex};

impl Reader<'_> {
    /// A string that belongs to a slot: where it stands, or `None` when it had to be decoded, which puts it at the end of `memory.decoded`;
    /// and where it ends. The opening quote is next.
    pub(super) fn string(&mut self, slot: SlotIndex, at: usize) -> Step<(Option<(usize, usize)>, usize)> {
        let from = at + 1;
        let (to, wide) = self.input.plain(from);
        if self.input.byte(to) != b'"' {
            return self.decode(slot, from).map(|end| (None, end.get()));
        }
        if wide && !self.input.is_unicode(from, to) {
            self.memory.fault(slot, FaultKind::NotUnicode);
        }
        Ok((Some((from, to)), to + 1))
    }

    /// A string with escapes, decoded to the end of `memory.decoded`.
    fn decode(&mut self, slot: SlotIndex, mut at: usize) -> Step {
        let start = self.memory.decoded.len();
        let mut unicode = true;
        loop {
            let (to, _) = self.input.plain(at);
            self.memory.decoded.extend_from_slice(self.input.between(at, to));
            match self.input.byte(to) {
                b'"' => {
                    at = to + 1;
                    break;
                }
                b'\\' => {
                    let whole;
                    (whole, at) = self.escape(to)?;
                    unicode &= whole;
                }
                _ => return self.not_json(to, "string_end"),
            }
        }
        if !unicode || core::str::from_utf8(&self.memory.decoded[start..]).is_err() {
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
        let mut end = at + 6;
        let mut code = first;
        if (0xD800..0xDC00).contains(&first)
            && self.input.byte(end) == b'\\'
            && self.input.byte(end + 1) == b'u'
            && let Some(second @ 0xDC00..0xE000) = self.hex(end + 2)
        {
            code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            end += 6;
        }
        let found = char::from_u32(code);
        let mut buffer = [0; 4];
        let text = found.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut buffer);
        self.memory.decoded.extend_from_slice(text.as_bytes());
        Ok((found.is_some(), end))
    }

    fn hex(&self, at: usize) -> Option<u32> {
        (at..at + 4).try_fold(0, |value, at| Some(value * 16 + char::from(self.input.byte(at)).to_digit(16)?))
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

    fn skip_string(&mut self, at: usize) -> Step {
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
