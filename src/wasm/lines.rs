//! Many documents in one call: a block of lines, each a document.

use super::tape::Tape;
use crate::check::Checker;

/// Checks the lines of a block, as long as the tape has room.
pub(super) fn check(checker: &mut Checker, block: &[u8], tape: &mut Tape) {
    tape.clear();
    let longest = checker.options.limits.max_bytes as usize;
    let (mut at, mut number) = (0, 0);
    while at < block.len() && !tape.is_long() {
        let line = line(&block[at..]);
        if line.len() <= longest && is_blank(line) {
            tape.count(number);
            tape.count(0);
        } else {
            checker.run(line);
            if checker.has_more_to_say() {
                tape.count(number);
                tape.count(1);
                tape.report(checker, line);
            }
        }
        at += line.len() + 1;
        number += 1;
    }
    tape.count(number);
    tape.count(at.min(block.len()));
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// What comes before the first line end, or all there is.
pub(super) fn line(rest: &[u8]) -> &[u8] {
    const GROUP: usize = 64;
    let (groups, _) = rest.as_chunks::<GROUP>();
    let from = groups.iter().position(has_line_end).unwrap_or(groups.len()) * GROUP;
    let end = rest[from..].iter().position(|byte| *byte == b'\n');
    end.map_or(rest, |end| &rest[..from + end])
}

/// Told from all words of a group at once: whether one of them has a byte that is zero once line ends are.
fn has_line_end<const GROUP: usize>(group: &[u8; GROUP]) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zeros = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word) ^ (LOW * u64::from(b'\n'));
        word.wrapping_sub(LOW) & !word
    };
    group.as_chunks().0.iter().fold(0, |found, word| found | zeros(word)) & HIGH != 0
}
