//! Finding listed words in text: linear time, no allocation, no regular expressions.
//!
//! A word list has words that must not stand in a text and exceptions: longer terms within which such a word is no finding
//! (最佳食用温度 within which 最佳 says nothing of the goods). Words are found as they are spelt, ASCII letters in either case; a word that
//! begins or ends with an ASCII letter or digit is not found inside a longer run of them. What that leaves out: spaces or marks put
//! between characters, look-alikes, traditional or full-width forms, and the sense of the sentence (a denied claim reads like a claim).

use crate::options::{UsageError, WordChanges};
use crate::parts;
use std::borrow::Cow;

/// The words of a rule, by topic, and what excuses them.
#[derive(Debug)]
pub struct WordList {
    /// Words by topic; lower case where they are ASCII.
    pub groups: &'static [&'static [&'static str]],
    /// Longer terms within which a word is no finding.
    pub except: &'static [&'static str],
}

/// A word list as it is searched, with a caller's changes.
#[derive(Debug)]
pub struct Lexicon {
    /// Sorted by their bytes, each text once.
    terms: Vec<Term>,
    starts: Starts,
}

/// A word or an exception.
#[derive(Clone, Debug)]
struct Term {
    /// Borrowed from our list, owned when a caller added it.
    text: Cow<'static, str>,
    /// The topic; none for an exception.
    group: Option<usize>,
}

impl Term {
    const fn listed(text: &'static str, group: Option<usize>) -> Self {
        Self { text: Cow::Borrowed(text), group }
    }

    fn given(text: &str, group: Option<usize>) -> Self {
        Self { text: Cow::Owned(text.to_ascii_lowercase()), group }
    }

    /// The byte at a depth; none, which sorts first, where the text has ended.
    fn byte(&self, depth: usize) -> Option<u8> {
        self.text.as_bytes().get(depth).copied()
    }

    /// Whether an ASCII word of this text ends or begins at the places given, rather than going on.
    fn stands_alone(&self, before: Option<u8>, after: Option<u8>) -> bool {
        let runs_on = |inside: Option<&u8>, outside: Option<u8>| {
            inside.is_some_and(u8::is_ascii_alphanumeric) && outside.is_some_and(|byte| byte.is_ascii_alphanumeric())
        };
        let bytes = self.text.as_bytes();
        !runs_on(bytes.first(), before) && !runs_on(bytes.last(), after)
    }
}

/// Which characters a term may begin with, by a hash of nine bits: most characters of a text are passed over by it.
#[derive(Debug, Default)]
struct Starts([u64; 8]);

impl Starts {
    fn place(character: char) -> (usize, u64) {
        let hash = u32::from(character.to_ascii_lowercase()) & 0x1FF;
        ((hash >> 6) as usize, 1 << (hash & 0x3F))
    }

    fn insert(&mut self, character: char) {
        let (word, bit) = Self::place(character);
        self.0[word] |= bit;
    }

    fn may_begin(&self, character: char) -> bool {
        let (word, bit) = Self::place(character);
        self.0[word] & bit != 0
    }
}

impl Lexicon {
    /// Prepares a list for searching, with what a caller adds to it and takes out.
    ///
    /// # Errors
    /// Names a word to be taken out that is not there.
    pub(crate) fn new(list: &WordList, changes: Option<&WordChanges>) -> Result<Self, UsageError> {
        let groups = list.groups.iter().enumerate();
        let words = groups.flat_map(|(group, words)| words.iter().map(move |word| Term::listed(word, Some(group))));
        let mut terms: Vec<Term> = words.chain(list.except.iter().map(|text| Term::listed(text, None))).collect();
        if let Some(changes) = changes {
            for (at, word) in changes.remove.iter().enumerate() {
                let place = terms.iter().position(|term| term.group.is_some() && term.text.eq_ignore_ascii_case(word));
                terms.swap_remove(place.ok_or_else(|| UsageError(format!("`words.remove[{at}]` is not in the rule's list")))?);
            }
            let added = changes.add.iter().map(|word| Term::given(word, Some(list.groups.len())));
            for term in added.chain(changes.allow.iter().map(|word| Term::given(word, None))) {
                terms.retain(|known| known.text != term.text);
                terms.push(term);
            }
        }
        crate::sort::sort(&mut terms, |a, b| a.text < b.text);
        let mut starts = Starts::default();
        terms.iter().filter_map(|term| term.text.chars().next()).for_each(|first| starts.insert(first));
        Ok(Self { terms, starts })
    }

    /// The words in a text, from its beginning; of words that overlap the first, of those that begin together the longest.
    pub(crate) fn matches<'l>(&'l self, text: &'l str) -> Matches<'l> {
        Matches {
            lexicon: self,
            text,
            at: 0,
            character: 0,
            excused_to: 0,
            taken_to: 0,
            #[cfg(test)]
            steps: 0,
        }
    }

    /// Narrows a range of terms that agree up to a depth to those that have this byte there.
    fn narrow(&self, (low, high): (usize, usize), depth: usize, byte: u8) -> (usize, usize) {
        let range = &self.terms[low..high];
        let first = range.partition_point(|term| term.byte(depth) < Some(byte));
        let count = range[first..].partition_point(|term| term.byte(depth) == Some(byte));
        (low + first, low + first + count)
    }
}

/// A word found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// Characters (Unicode code points) before it.
    pub(crate) start: i64,
    /// Characters of it.
    pub(crate) length: i64,
    /// The word as our list has it; none when a caller added it.
    pub(crate) word: Option<&'static str>,
    /// The topic in the list, from 0; one more than the last for a caller's word.
    pub(crate) group: usize,
}

/// Iterates over the words in a text.
#[derive(Debug)]
pub(crate) struct Matches<'l> {
    lexicon: &'l Lexicon,
    text: &'l str,
    /// Bytes passed, and characters.
    at: usize,
    character: i64,
    /// Where the exception that reaches furthest ends, and where the last match does.
    excused_to: usize,
    taken_to: usize,
    /// Characters passed and bytes compared.
    #[cfg(test)]
    steps: usize,
}

impl<'l> Matches<'l> {
    /// The longest word that begins here and where it ends; exceptions that begin here are noted.
    fn longest_here(&mut self) -> Option<(&'l Term, usize)> {
        let bytes = self.text.as_bytes();
        let before = self.at.checked_sub(1).map(|last| bytes[last]);
        let mut range = (0, self.lexicon.terms.len());
        let mut longest = None;
        for (depth, byte) in bytes[self.at..].iter().enumerate() {
            self.count_step();
            range = self.lexicon.narrow(range, depth, byte.to_ascii_lowercase());
            let Some(term) = self.lexicon.terms[range.0..range.1].first() else {
                break;
            };
            let end = self.at + depth + 1;
            if term.text.len() > depth + 1 || !term.stands_alone(before, bytes.get(end).copied()) {
                continue;
            }
            if term.group.is_some() {
                longest = Some((term, end));
            } else {
                self.excused_to = self.excused_to.max(end);
            }
        }
        longest
    }

    #[cfg(test)]
    fn count_step(&mut self) {
        self.steps += 1;
    }

    #[cfg(not(test))]
    #[allow(clippy::unused_self)]
    fn count_step(&mut self) {}
}

impl Iterator for Matches<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        while let Some(first) = parts::from(self.text, self.at).chars().next() {
            self.count_step();
            let longest = if self.lexicon.starts.may_begin(first) { self.longest_here() } else { None };
            let (at, start) = (self.at, self.character);
            self.at += first.len_utf8();
            self.character += 1;
            let Some((term, end)) = longest.filter(|(_, end)| at >= self.taken_to && *end > self.excused_to) else {
                continue;
            };
            self.taken_to = end;
            let length = i64::try_from(term.text.chars().count()).unwrap_or(i64::MAX);
            let word = if let Cow::Borrowed(word) = term.text { Some(word) } else { None };
            return Some(Match { start, length, word, group: term.group.unwrap_or_default() });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wordlists;

    static LIST: WordList = WordList {
        groups: &[&["国家级", "最佳", "第一", "第一品牌"], &["top1", "0添加"]],
        except: &["最佳食用温度", "安全第一", "国家级非物质文化遗产"],
    };

    /// Characters before the word, characters of it, and the word where it is of our list.
    type Hit = (i64, i64, Option<&'static str>);

    fn found(lexicon: &Lexicon, text: &str) -> Vec<Hit> {
        lexicon.matches(text).map(|m| (m.start, m.length, m.word)).collect()
    }

    #[test]
    fn finds_words_and_knows_what_excuses_them() {
        let lexicon = Lexicon::new(&LIST, None).unwrap();
        let table: &[(&str, &[Hit])] = &[
            ("", &[]),
            ("不锈钢保温杯", &[]),
            ("最佳", &[(0, 2, Some("最佳"))]),
            ("口感最佳！", &[(2, 2, Some("最佳"))]),
            ("最佳食用温度", &[]),
            ("最佳食用温", &[(0, 2, Some("最佳"))]),
            ("最佳食用温度最佳", &[(6, 2, Some("最佳"))]),
            ("安全第一", &[]),
            ("安全第一品牌", &[(2, 4, Some("第一品牌"))]),
            ("国家级非物质文化遗产，国家级", &[(11, 3, Some("国家级"))]),
            ("第一品牌第一", &[(0, 4, Some("第一品牌")), (4, 2, Some("第一"))]),
            ("😀最佳", &[(1, 2, Some("最佳"))]),
            ("全网Top1！", &[(2, 4, Some("top1"))]),
            ("全网top10", &[]),
            ("laptop1", &[]),
            ("10添加", &[]),
            ("含0添加", &[(1, 3, Some("0添加"))]),
            ("最", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(found(&lexicon, text), *expected, "{text}");
        }
    }

    #[test]
    fn takes_changes_and_never_names_a_callers_word() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let changes = WordChanges { add: texts(&["秒杀", "BEST"]), remove: texts(&["最佳"]), allow: texts(&["第一人民医院"]) };
        let lexicon = Lexicon::new(&LIST, Some(&changes)).unwrap();
        assert_eq!(found(&lexicon, "最佳秒杀，best，第一人民医院，第一"), [(2, 2, None), (5, 4, None), (17, 2, Some("第一"))]);
        let changes = WordChanges { remove: texts(&["最佳食用温度"]), ..WordChanges::default() };
        assert_eq!(Lexicon::new(&LIST, Some(&changes)).unwrap_err().to_string(), "`words.remove[0]` is not in the rule's list");
    }

    fn steps(lexicon: &Lexicon, text: &str) -> usize {
        let mut matches = lexicon.matches(text);
        while matches.next().is_some() {}
        matches.steps
    }

    /// Texts that make a searcher work: whole terms, and terms but for their last character, over and over.
    fn hard_texts(lexicon: &Lexicon) -> Vec<String> {
        let mut texts = vec!["保温杯".to_owned(), "最".to_owned(), "a".to_owned(), "\u{1F600}".to_owned()];
        for term in &lexicon.terms {
            texts.push(term.text.clone().into_owned());
            let mut shorter = term.text.clone().into_owned();
            shorter.pop();
            texts.push(shorter);
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    #[test]
    fn takes_steps_in_proportion_to_the_text() {
        for list in wordlists::ALL {
            let lexicon = Lexicon::new(list, None).unwrap();
            for unit in hard_texts(&lexicon) {
                let times = 2_000 / unit.len();
                let text = unit.repeat(times);
                let (whole, doubled) = (steps(&lexicon, &text), steps(&lexicon, &text.repeat(2)));
                assert!(whole <= 4 * text.len(), "{unit}: {whole} steps for {} bytes", text.len());
                // Twice the text takes twice the steps; the seam may take a term's length more.
                assert!(doubled <= 2 * whole + 256, "{unit}: {whole} steps, then {doubled}");
            }
        }
    }

    #[test]
    fn ten_kilobytes_of_all_that_is_hard_take_few_steps_a_byte() {
        for list in wordlists::ALL {
            let lexicon = Lexicon::new(list, None).unwrap();
            let all = hard_texts(&lexicon).concat();
            let text = all.repeat(10_000 / all.len() + 1);
            assert!(steps(&lexicon, &text) <= 4 * text.len(), "{} steps for {} bytes", steps(&lexicon, &text), text.len());
        }
    }

    #[test]
    fn a_callers_words_cost_at_most_their_length_for_each_character() {
        let longest = "啊".repeat(64);
        let changes = WordChanges { add: (1..=64).map(|count| "啊".repeat(count)).collect(), ..WordChanges::default() };
        let lexicon = Lexicon::new(&LIST, Some(&changes)).unwrap();
        let text = "啊".repeat(3_333);
        assert!(steps(&lexicon, &text) <= 3_333 * (longest.len() + 2));
    }

    #[test]
    fn lists_hold_each_term_once_in_lower_case_and_exceptions_excuse_something() {
        for list in wordlists::ALL {
            let words: Vec<&str> = list.groups.iter().flat_map(|group| group.iter().copied()).collect();
            let mut terms: Vec<&str> = words.iter().chain(list.except).copied().collect();
            assert!(terms.iter().all(|term| !term.is_empty() && *term == term.to_ascii_lowercase() && term.chars().count() <= 64));
            terms.sort_unstable();
            assert!(terms.windows(2).all(|pair| pair[0] != pair[1]), "{terms:?}");
            for except in list.except {
                assert!(words.iter().any(|word| except.contains(word) && except.len() > word.len()), "{except} excuses nothing");
            }
        }
    }
}
