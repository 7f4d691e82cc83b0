//! Identifiers: pure functions over bytes, one file each. They never change the text: no case folding, no trimming.

pub mod card_number;
pub mod phone;

/// How sure an accepted identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A check character or closed list vouches for it.
    Certain,
    /// Its form is right; nothing in it proves more.
    Likely,
}

/// The part of an identifier that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Too short or too long.
    Length,
    /// A character that never stands there.
    Alphabet,
    /// The arrangement of its parts.
    Form,
    /// The kind or category it names.
    Kind,
    /// The region it names.
    Region,
    /// The date it holds.
    Date,
    /// The check character.
    Check,
}

impl Part {
    /// The word that stands in `params.problem`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Alphabet => "alphabet",
            Self::Form => "form",
            Self::Kind => "kind",
            Self::Region => "no_such_region",
            Self::Date => "date",
            Self::Check => "check",
        }
    }
}

/// Why a text is no such identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which part.
    pub part: Part,
    /// The check character that would be right, where that can be told.
    pub expected: Option<char>,
}

impl Wrong {
    /// This part, without a word on what would be right.
    pub const fn at(part: Part) -> Self {
        Self { part, expected: None }
    }

    /// A wrong check character.
    pub const fn check(expected: char) -> Self {
        Self { part: Part::Check, expected: Some(expected) }
    }
}

/// The answer of every identifier's `check`.
pub type Answer = Result<Certainty, Wrong>;
