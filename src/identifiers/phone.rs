//! Telephone numbers: mainland China's plan, masked numbers, and the general form for elsewhere.

/// What a text is as a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phone {
    /// A mobile number of mainland China.
    ChinaMobile,
    /// A fixed line of mainland China with its area code, or a 400/800 number.
    ChinaFixed,
    /// Some digits hidden by `*`, as platforms hand numbers on.
    Masked,
    /// Seven to fifteen digits as numbers are written elsewhere.
    General,
}

/// Reads a number; spaces, hyphens, dots and brackets may group digits, an extension may follow `-`, `x`, `#` or 转.
pub fn read(text: &[u8]) -> Option<Phone> {
    let number = Number::read(text)?;
    if number.masked {
        return (number.count >= 7).then_some(Phone::Masked);
    }
    let chinese = number.spellings().find_map(|(digits, from_abroad)| in_china(digits, from_abroad));
    chinese.or((7..=15).contains(&number.main().len()).then_some(Phone::General))
}

/// The eleven digits of a mobile number of mainland China, whatever groups them or goes before them.
pub(super) fn china_mobile(text: &[u8]) -> Option<[u8; 11]> {
    let number = Number::read(text).filter(|number| !number.masked)?;
    number.spellings().map(|(digits, _)| digits).find(|digits| is_mobile(digits))?.try_into().ok()
}

/// Whether something that groups digits stands before or after all of them.
pub(super) fn is_padded(text: &[u8]) -> bool {
    let groups = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'-' | b'.'));
    groups(text.first()) || groups(text.last())
}

/// The digits of a number as it is written.
struct Number {
    digits: [u8; 24],
    count: usize,
    /// Digits before the word or sign of an extension.
    main: Option<usize>,
    /// Digits before the last hyphen, which may open an extension.
    hyphen: usize,
    masked: bool,
    plus: bool,
}

impl Number {
    fn read(text: &[u8]) -> Option<Self> {
        let mut number = Self { digits: [0; 24], count: 0, main: None, hyphen: 0, masked: false, plus: false };
        let mut rest = text;
        while let [byte, after @ ..] = rest {
            let before = number.count;
            rest = after;
            match byte {
                b'0'..=b'9' | b'*' => {
                    *number.digits.get_mut(before)? = *byte;
                    number.count += 1;
                    number.masked |= *byte == b'*';
                }
                b'+' if after.len() + 1 == text.len() => number.plus = true,
                b'-' => number.hyphen = before,
                b' ' | b'.' | b'(' | b')' => {}
                b'x' | b'#' if before >= 7 => number.main = number.main.or(Some(before)),
                _ if before >= 7 => {
                    rest = after.strip_prefix(&"转".as_bytes()[1..]).filter(|_| *byte == "转".as_bytes()[0])?;
                    number.main = number.main.or(Some(before));
                }
                _ => return None,
            }
        }
        Some(number)
    }

    /// All digits but those of an extension that says so.
    fn main(&self) -> &[u8] {
        &self.digits[..self.main.unwrap_or(self.count)]
    }

    /// The digits to call within mainland China, and whether they are written for callers from abroad: all of them, and those before the
    /// hyphen of an extension. None when they name another country.
    fn spellings(&self) -> impl Iterator<Item = (&[u8], bool)> {
        let all = self.main();
        let (digits, from_abroad) = match all {
            [b'8', b'6', rest @ ..] if self.plus || all.len() == 13 => (rest, true),
            [b'0', b'0', b'8', b'6', rest @ ..] => (rest, true),
            _ if self.plus => (&[][..], true),
            _ => (all, false),
        };
        let extension = all.len().saturating_sub(self.hyphen);
        let before = digits.len().checked_sub(extension).filter(|_| (1..=5).contains(&extension)).map(|end| &digits[..end]);
        [Some(digits), before].into_iter().flatten().map(move |digits| (digits, from_abroad))
    }
}

fn in_china(digits: &[u8], from_abroad: bool) -> Option<Phone> {
    if is_mobile(digits) { Some(Phone::ChinaMobile) } else { is_fixed(digits, from_abroad).then_some(Phone::ChinaFixed) }
}

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 11 && matches!(digits, [b'1', b'3'..=b'9', ..])
}

/// An area code with eight digits or, in smaller places, seven; or a 400 or 800 number. From abroad the area code has no 0.
fn is_fixed(digits: &[u8], from_abroad: bool) -> bool {
    if let [b'4' | b'8', b'0', b'0', rest @ ..] = digits {
        return rest.len() == 7;
    }
    let Some(area) = digits.strip_prefix(b"0").or(from_abroad.then_some(digits)) else {
        return false;
    };
    match area {
        [b'1', b'0', local @ ..] | [b'2', b'0'..=b'5' | b'7'..=b'9', local @ ..] => local.len() == 8,
        [b'3'..=b'9', _, _, local @ ..] => matches!(local.len(), 7 | 8),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_numbers_apart() {
        let table = [
            ("13800138000", Some(Phone::ChinaMobile)),
            ("+86 138 0013 8000", Some(Phone::ChinaMobile)),
            ("8613800138000", Some(Phone::ChinaMobile)),
            ("12345678901", Some(Phone::General)),
            ("010-82345678", Some(Phone::ChinaFixed)),
            ("0571-87654321-801", Some(Phone::ChinaFixed)),
            ("0571-8765-4321", Some(Phone::ChinaFixed)),
            ("0755 8378888转12", Some(Phone::ChinaFixed)),
            ("021-62345678#8", Some(Phone::ChinaFixed)),
            ("400-820-8820-123", Some(Phone::ChinaFixed)),
            ("1380013800-0", Some(Phone::ChinaMobile)),
            ("13800138000-1234", Some(Phone::ChinaMobile)),
            ("0086-138-0013-8000", Some(Phone::ChinaMobile)),
            ("010-8234567", Some(Phone::General)),
            ("026-82345678", Some(Phone::General)),
            ("转13800138000", None),
            ("+86 10 8234 5678", Some(Phone::ChinaFixed)),
            ("400-820-8820", Some(Phone::ChinaFixed)),
            ("138****8000", Some(Phone::Masked)),
            ("(555) 555-5555", Some(Phone::General)),
            ("+1 415 555 2671", Some(Phone::General)),
            ("12345", None),
            ("call me", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(read(text.as_bytes()), expected, "{text}");
        }
    }
}
