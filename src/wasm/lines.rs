//! Many documents in one call: a block of lines, each a document.

use super::tape::Tape;
use crate::check::Checker;
use crate::read::input::{Input, PADDING};

/// Lines that lie in a buffer, which has room behind them for what follows a document.
pub(super) struct Block<'b> {
    buffer: &'b mut [u8],
    len: usize,
}

impl<'b> Block<'b> {
    pub(super) fn new(buffer: &'b mut [u8], len: usize) -> Self {
        let len = len.min(buffer.len().saturating_sub(PADDING));
        Self { buffer, len }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The line that begins at a place, without its end.
    pub(super) fn line(&self, at: usize) -> &[u8] {
        line(&self.buffer[at..self.len])
    }

    /// What stands between two places as a document. Zeros take the place of what follows it for as long as `work` takes.
    pub(super) fn with_document<T>(&mut self, from: usize, to: usize, work: impl FnOnce(Input<'_>) -> T) -> T {
        let mut followed = [0; PADDING];
        followed.copy_from_slice(&self.buffer[to..][..PADDING]);
        let done = work(Input::in_place(&mut self.buffer[from..], to - from));
        self.buffer[to..][..PADDING].copy_from_slice(&followed);
        done
    }
}

/// Checks the lines of a block, as long as the tape has room.
pub(super) fn check(checker: &mut Checker, mut block: Block<'_>, tape: &mut Tape) {
    tape.clear();
    let longest = checker.options.limits.max_bytes as usize;
    let (mut at, mut number) = (0, 0);
    while at < block.len() && !tape.is_long() {
        let line = block.line(at);
        let end = at + line.len();
        if line.len() <= longest && is_blank(line) {
            tape.count(number);
            tape.count(0);
        } else {
            block.with_document(at, end, |document| {
                checker.run_in_place(document);
                if checker.has_more_to_say() {
                    tape.count(number);
                    tape.count(1);
                    tape.report(checker, document.document());
                }
            });
        }
        at = end + 1;
        number += 1;
    }
    tape.count(number);
    tape.count(at.min(block.len()));
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// What comes before the first line end, or all there is.
fn line(rest: &[u8]) -> &[u8] {
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
