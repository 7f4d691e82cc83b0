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

/// Reads a number; spaces, hyphens, dots and brackets may group digits, an extension may follow `-`, `x` or `#`.
pub fn read(text: &[u8]) -> Option<Phone> {
    let mut digits = [0u8; 20];
    let (mut count, mut masked, mut plus) = (0, false, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                *digits.get_mut(count)? = *byte;
                count += 1;
            }
            b'*' => {
                *digits.get_mut(count)? = b'*';
                count += 1;
                masked = true;
            }
            b'+' if at == 0 => plus = true,
            b' ' | b'-' | b'.' | b'(' | b')' => {}
            b'x' | b'#' if count >= 7 => {}
            _ => return None,
        }
    }
    let digits = digits.get(..count)?;
    if masked {
        return (count >= 7).then_some(Phone::Masked);
    }
    let national = match digits {
        [b'8', b'6', rest @ ..] if plus || count == 13 => rest,
        [b'0', b'0', b'8', b'6', rest @ ..] => rest,
        _ if plus => return general(count),
        _ => digits,
    };
    match national {
        [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 => Some(Phone::ChinaMobile),
        // Area code with its 0, then seven or eight digits, then an extension of up to five.
        [b'0', b'1' | b'2', rest @ ..] if (9..=14).contains(&rest.len()) => Some(Phone::ChinaFixed),
        [b'0', b'3'..=b'9', rest @ ..] if (9..=15).contains(&rest.len()) => Some(Phone::ChinaFixed),
        [b'4' | b'8', b'0', b'0', rest @ ..] if rest.len() == 7 => Some(Phone::ChinaFixed),
        // After +86 the area code stands without its 0.
        [b'1' | b'2', rest @ ..] if plus && (9..=10).contains(&rest.len()) => Some(Phone::ChinaFixed),
        [b'3'..=b'9', rest @ ..] if plus && (9..=11).contains(&rest.len()) => Some(Phone::ChinaFixed),
        _ => general(count),
    }
}

fn general(count: usize) -> Option<Phone> {
    (7..=15).contains(&count).then_some(Phone::General)
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
