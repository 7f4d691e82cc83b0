//! Bank card numbers that a text gives away: only ever to find what must not stand there, never to accept one.
//!
//! A number is 13 to 19 digits that pass Luhn and start as a card network's numbers do; without the latter, one of ten order numbers would
//! be taken for a card. Digits may be grouped by single spaces or hyphens as they are on cards. Not taken for a card: longer runs of
//! digits (gateways' transaction numbers), digits within a long word of letters and digits (hashes, signatures).

use super::checksum::luhn;
use core::ops::RangeInclusive;

/// What a text shows of a card number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// All of it.
    Full,
    /// More than the first six and the last four digits.
    Mask,
}

/// First four digits from and to, length from and to: ISO/IEC 7812 issuers of networks in use (19-digit Visa and 13-digit Visa are not).
const NETWORKS: &[(u16, u16, usize, usize)] = &[
    (2_221, 2_720, 16, 16),
    (3_000, 3_059, 14, 14),
    (3_400, 3_499, 15, 15),
    (3_528, 3_589, 16, 16),
    (3_600, 3_699, 14, 14),
    (3_700, 3_799, 15, 15),
    (3_800, 3_999, 14, 14),
    (4_000, 4_999, 16, 16),
    (5_100, 5_599, 16, 16),
    (6_011, 6_011, 16, 16),
    (6_200, 6_299, 16, 19),
    (6_440, 6_599, 16, 16),
    (8_100, 8_199, 16, 19),
    (9_558, 9_558, 19, 19),
];

/// The least digits of all networks.
const SHORTEST: usize = 14;
const LONGEST: usize = 19;
/// Letters and digits in a row from which a word is a hash or signature.
const HASH_LENGTH: usize = 32;

/// What the text shows of a card number, if anything.
pub fn find(text: &[u8]) -> Option<Exposure> {
    let mut at = 0;
    while at + SHORTEST <= text.len() {
        if !is_cell(text[at]) {
            at += 1;
            continue;
        }
        let cells = text[at..].iter().take_while(|byte| is_cell(**byte)).count();
        if network_prefix(&text[at..at + cells]).is_some_and(|prefix| networks(prefix).next().is_some()) {
            for grouped in [true, false] {
                let run = Run::read(&text[at..], grouped);
                if let Some(exposure) = run.exposure().filter(|_| !within_hash(text, at, at + run.length)) {
                    return Some(exposure);
                }
            }
        }
        at += cells;
    }
    None
}

const fn is_cell(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'*'
}

/// Digits and stars, with single separators between groups where groups are read.
struct Run {
    cells: [u8; LONGEST],
    count: usize,
    groups: [usize; 5],
    group_count: usize,
    length: usize,
}

impl Run {
    fn read(text: &[u8], grouped: bool) -> Self {
        let mut run = Self { cells: [0; LONGEST], count: 0, groups: [0; 5], group_count: 1, length: 0 };
        while let Some(byte) = text.get(run.length) {
            if is_cell(*byte) {
                if let Some(cell) = run.cells.get_mut(run.count) {
                    *cell = *byte;
                }
                if let Some(group) = run.groups.get_mut(run.group_count - 1) {
                    *group += 1;
                }
                run.count += 1;
            } else if grouped && matches!(byte, b' ' | b'-') && text.get(run.length + 1).is_some_and(|next| is_cell(*next)) {
                run.group_count += 1;
            } else {
                break;
            }
            run.length += 1;
        }
        run
    }

    fn exposure(&self) -> Option<Exposure> {
        let cells = self.cells.get(..self.count)?;
        if !self.is_grouped_like_a_card() || !is_of_network(cells) {
            return None;
        }
        let first = cells.iter().take_while(|cell| cell.is_ascii_digit()).count();
        let last = cells.iter().rev().take_while(|cell| cell.is_ascii_digit()).count();
        if first == cells.len() {
            return passes_luhn(cells).then_some(Exposure::Full);
        }
        let masked_between = cells[first..cells.len() - last].iter().all(|cell| *cell == b'*');
        (masked_between && (first > 6 || last > 4)).then_some(Exposure::Mask)
    }

    fn is_grouped_like_a_card(&self) -> bool {
        let Some(groups) = self.groups.get(..self.group_count) else { return false };
        match groups {
            [_] | [4, 6, 4 | 5] | [6, 10..=13] => true,
            [fours @ .., last] => fours.iter().all(|group| *group == 4) && (1..=4).contains(last),
            [] => false,
        }
    }
}

fn is_of_network(cells: &[u8]) -> bool {
    network_prefix(cells).is_some_and(|prefix| networks(prefix).any(|lengths| lengths.contains(&cells.len())))
}

/// The number of the first four cells; nothing where they are no digits.
fn network_prefix(cells: &[u8]) -> Option<u16> {
    let first = cells.get(..4).filter(|first| first.iter().all(u8::is_ascii_digit))?;
    Some(first.iter().fold(0, |prefix, digit| prefix * 10 + u16::from(digit - b'0')))
}

/// The lengths that numbers which start so have.
fn networks(prefix: u16) -> impl Iterator<Item = RangeInclusive<usize>> {
    let issuing = NETWORKS.iter().filter(move |(from, to, ..)| (*from..=*to).contains(&prefix));
    issuing.map(|(_, _, shortest, longest)| *shortest..=*longest)
}

/// The last digit is Luhn's check digit of those before.
fn passes_luhn(digits: &[u8]) -> bool {
    digits.split_last().is_some_and(|(last, body)| luhn(body) == *last)
}

/// Whether the letters and digits around a run make it part of a word too long for a card number with its bank's name.
fn within_hash(text: &[u8], start: usize, end: usize) -> bool {
    let before = text[..start].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let after = text[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    before + (end - start) + after >= HASH_LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_those_of_the_networks() {
        assert_eq!(NETWORKS.iter().map(|(_, _, shortest, _)| *shortest).min(), Some(SHORTEST));
        assert_eq!(NETWORKS.iter().map(|(.., longest)| *longest).max(), Some(LONGEST));
    }

    #[test]
    fn finds_card_numbers_and_nothing_else() {
        let table = [
            ("6222020200000000006", Some(Exposure::Full)),
            ("6225750000000006", Some(Exposure::Full)),
            ("5555555555554444", Some(Exposure::Full)),
            ("4111 1111 1111 1111", Some(Exposure::Full)),
            ("3782-822463-10005", Some(Exposure::Full)),
            ("622202 0200000000006", Some(Exposure::Full)),
            ("6222 0202 0000 0000 006", Some(Exposure::Full)),
            ("ICBC6222020200000000006", Some(Exposure::Full)),
            ("20260301 6222020200000000006", Some(Exposure::Full)),
            ("2026-4111 1111 1111 1111", Some(Exposure::Full)),
            ("付款卡号：6222020200000000006。", Some(Exposure::Full)),
            // Luhn, network, length.
            ("4111111111111112", None),
            ("0000000000000000", None),
            ("2088102534368455", None),
            ("62220202000000000000", None),
            // Only the first six and last four may show.
            ("622202*********0006", None),
            ("6222 02** **** 0006", None),
            ("6222020*********006", Some(Exposure::Mask)),
            ("622202********00006", Some(Exposure::Mask)),
            ("138****8000", None),
            // Numbers of gateways, dates, groups that no card has, a hash.
            ("4200002345202603011234567890", None),
            ("20190815155618536-564-57", None),
            ("2026-03-01 10:00:00", None),
            ("41-111111111111-11", None),
            ("4111 1111 1111 1111 1111 1111", None),
            ("a4111111111111111b9f86d081884c7d659a2feaa0c55ad0", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(find(text.as_bytes()), expected, "{text}");
        }
    }
}
