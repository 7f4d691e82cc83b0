//! Shapes: a record kind declared once as a static table, and the typed view over it that rules read.

use crate::codes::CodeList;
use crate::document::{Document, Entry, SlotIndex, View};

/// An object's members, in the order they are usually written.
#[derive(Debug)]
pub struct Shape {
    /// The English term of the record or part.
    pub name: &'static str,
    /// Its members.
    pub fields: &'static [Field],
    /// Stands for a bare value in a list: its one field has no name.
    pub bare: bool,
}

/// One member of an object.
#[derive(Debug)]
pub struct Field {
    /// The member's name.
    pub name: &'static str,
    /// The Chinese term.
    #[cfg(feature = "text")]
    pub label: &'static str,
    /// What its value is.
    pub leaf: Leaf,
    /// Concerns a person: its value never leaves the record.
    pub personal: bool,
    /// Empty text stands for nothing, as some source formats write it.
    pub blank_is_absent: bool,
    /// `"name":` as a reader meets it.
    pub key: Key,
}

/// The kinds of value.
#[derive(Clone, Copy, Debug)]
pub enum Leaf {
    /// Text of 1 to so many characters.
    Text(u32),
    /// Text, or a JSON integer that some formats write where text is meant (ids).
    Id(u32),
    /// true or false.
    Bool,
    /// A JSON integer.
    Int,
    /// A decimal as text or JSON number, not negative or otherwise restricted here.
    Decimal,
    /// An amount of money as decimal text or JSON number.
    Money,
    /// RFC 3339 with offset.
    Timestamp,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// Date and time that the source format defines as UTC.
    UtcTimestamp,
    /// Date and time that the source format defines as that of China, UTC+8.
    ChinaTimestamp,
    /// GB/T 2260 code of six digits.
    Region,
    /// ISO 4217 alphabetic code.
    Currency,
    /// ISO 3166-1 alpha-2 code.
    Country,
    /// One of a code list.
    Code(&'static CodeList),
    /// A nested object.
    Object(&'static Shape),
    /// A list of objects.
    List(&'static Shape),
    /// The same, where a single object may stand without its list.
    OneOrMany(&'static Shape),
}

impl Leaf {
    /// The word for what is expected, as `params.expected` of a wrong type shows it.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Text(_) | Self::Id(_) | Self::Region | Self::Currency | Self::Country | Self::Code(_) => "text",
            Self::Timestamp | Self::UtcTimestamp | Self::ChinaTimestamp => "time",
            Self::Date => "date_text",
            Self::Bool => "boolean",
            Self::Int => "integer",
            Self::Decimal => "decimal",
            Self::Money => "money",
            Self::Object(_) => "object",
            Self::List(_) | Self::OneOrMany(_) => "list",
        }
    }

    /// The shape of a nested object or of a list's elements.
    pub const fn shape(self) -> Option<&'static Shape> {
        match self {
            Self::Object(shape) | Self::List(shape) | Self::OneOrMany(shape) => Some(shape),
            _ => None,
        }
    }
}

impl Shape {
    /// Whether a bare value may stand where the object may: it fills the first field, which has no name.
    pub fn takes_bare(&self) -> bool {
        self.fields.first().is_some_and(|field| field.name.is_empty())
    }

    /// The field of that name.
    pub fn position(&self, name: &[u8]) -> Option<usize> {
        self.fields.iter().position(|field| field.name.as_bytes() == name)
    }

    /// Walks a path such as `lines/unit_price`.
    pub fn find(&'static self, path: &str) -> Option<&'static Field> {
        let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let field = &self.fields[self.position(first.as_bytes())?];
        match rest {
            None => Some(field),
            Some(rest) => field.leaf.shape()?.find(rest),
        }
    }
}

/// A shape's fields: which of them were seen is a set of 64 bits.
#[doc(hidden)]
pub const fn at_most_64<const N: usize>(fields: [Field; N]) -> [Field; N] {
    assert!(N <= 64, "a shape has at most 64 fields: nest some");
    fields
}

/// `"name":` as machine words, so that a predicted key is compared a word at a time.
#[derive(Debug)]
pub struct Key {
    words: [u64; Key::WORDS],
    /// Length in bytes with both quotes and the colon.
    pub len: u8,
}

impl Key {
    const WORDS: usize = 5;

    /// Packs a member name.
    ///
    /// # Panics
    /// At compile time, when the name is longer than 37 bytes.
    pub const fn new(name: &str) -> Self {
        let name = name.as_bytes();
        let len = name.len() + 3;
        assert!(len <= Self::WORDS * 8, "member name too long for a key");
        let mut words = [0u64; Self::WORDS];
        let mut at = 0;
        while at < len {
            let byte = if at == 0 || at == len - 2 {
                b'"'
            } else if at == len - 1 {
                b':'
            } else {
                name[at - 1]
            };
            words[at / 8] |= (byte as u64) << (at % 8 * 8);
            at += 1;
        }
        #[allow(clippy::cast_possible_truncation)]
        Self { words, len: len as u8 }
    }

    /// Whether the bytes start with this key.
    #[inline]
    pub fn starts(&self, bytes: &[u8]) -> bool {
        let mut rest = u32::from(self.len);
        let mut at = 0;
        for word in self.words {
            let Some(chunk) = bytes.get(at..at + 8) else {
                return self.starts_slowly(bytes);
            };
            let mut eight = [0u8; 8];
            eight.copy_from_slice(chunk);
            let differs = u64::from_le_bytes(eight) ^ word;
            if rest <= 8 {
                return differs << (64 - 8 * rest) == 0;
            }
            if differs != 0 {
                return false;
            }
            rest -= 8;
            at += 8;
        }
        false
    }

    /// The same near the end of the input, where no whole word is left.
    #[cold]
    fn starts_slowly(&self, bytes: &[u8]) -> bool {
        let packed = self.words.iter().flat_map(|word| word.to_le_bytes()).take(usize::from(self.len));
        bytes.len() >= usize::from(self.len) && packed.zip(bytes).all(|(key, byte)| key == *byte)
    }
}

/// A text in a list of texts, each of 1 to `MAX` characters.
#[derive(Clone, Copy)]
pub struct Text<'r, const MAX: u32> {
    document: &'r Document<'r>,
    block: SlotIndex,
}

impl<'r, const MAX: u32> Text<'r, MAX> {
    /// The text itself.
    pub fn text(self) -> Entry<'r, &'r str> {
        Entry::new(self.document, self.block + 1)
    }
}

impl<'r, const MAX: u32> View<'r> for Text<'r, MAX> {
    const SHAPE: &'static Shape = &Shape {
        name: "Text",
        bare: true,
        fields: &[Field {
            name: "",
            #[cfg(feature = "text")]
            label: "",
            leaf: Leaf::Text(MAX),
            personal: false,
            blank_is_absent: false,
            key: Key::new(""),
        }],
    };
    fn at(document: &'r Document<'r>, block: SlotIndex) -> Self {
        Self { document, block }
    }
    fn entry(self) -> Entry<'r, Self> {
        Entry::new(self.document, self.block)
    }
}

/// Declares a shape and its typed view.
///
/// `name: kind(args) personal "中文",` where kind is one of `text(max)`, `id(max)`, `bool`, `int`, `decimal`, `money`, `timestamp`,
/// `date`, `utc`, `china`, `region`, `currency`, `country`, `code(List)`, `object(Shape)`, `list(Shape)`, `texts(max)`, `one_or_many(Shape)`.
/// `name as "memberName"` gives a member of a source format a name of our own; the first field `as ""` is filled by a bare value that stands
/// where a list or one of its objects may. Before the shape's name, `blank_is_absent` lets empty text stand for nothing.
#[macro_export]
#[doc(hidden)]
macro_rules! shape {
    ($(#[$doc:meta])* $name:ident { $($fields:tt)+ }) => { $crate::shape! { @declare false $(#[$doc])* $name { $($fields)+ } } };
    ($(#[$doc:meta])* blank_is_absent $name:ident { $($fields:tt)+ }) => { $crate::shape! { @declare true $(#[$doc])* $name { $($fields)+ } } };
    (@declare $blank:literal $(#[$doc:meta])* $name:ident { $($field:ident $(as $member:literal)? : $kind:ident $(($arg:tt))? $($personal:ident)? $label:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'r> {
            document: &'r $crate::document::Document<'r>,
            block: u32,
        }

        impl<'r> $crate::document::View<'r> for $name<'r> {
            const SHAPE: &'static $crate::shape::Shape = &$crate::shape::Shape {
                name: stringify!($name),
                bare: false,
                fields: &$crate::shape::at_most_64([$($crate::shape::Field {
                    name: $crate::shape!(@name $field $($member)?),
                    #[cfg(feature = "text")]
                    label: $label,
                    leaf: $crate::shape!(@leaf $kind $($arg)?),
                    personal: $crate::shape!(@personal $($personal)?),
                    blank_is_absent: $blank,
                    key: $crate::shape::Key::new($crate::shape!(@name $field $($member)?)),
                }),+]),
            };
            fn at(document: &'r $crate::document::Document<'r>, block: u32) -> Self {
                Self { document, block }
            }
            fn entry(self) -> $crate::document::Entry<'r, Self> {
                $crate::document::Entry::new(self.document, self.block)
            }
        }

        impl<'r> $crate::document::Value<'r> for $name<'r> {
            fn decode(document: &'r $crate::document::Document<'r>, slot: $crate::document::Slot) -> Self {
                <Self as $crate::document::View>::at(document, slot.block())
            }
        }

        const _: () = {
            #[allow(non_camel_case_types)]
            #[repr(u32)]
            enum Position { $($field),+ }

            #[allow(dead_code)]
            impl<'r> $name<'r> {
                $(#[doc = $label] #[inline] pub fn $field(self) -> $crate::document::Entry<'r, $crate::shape!(@type $kind $($arg)?)> {
                    $crate::document::Entry::new(self.document, self.block + 1 + Position::$field as u32)
                })+
            }
        };
    };
    (@name $field:ident $member:literal) => { $member };
    (@name r#type) => { "type" };
    (@name $field:ident) => { stringify!($field) };
    (@personal) => { false };
    (@personal personal) => { true };
    (@leaf text $max:literal) => { $crate::shape::Leaf::Text($max) };
    (@leaf id $max:literal) => { $crate::shape::Leaf::Id($max) };
    (@leaf bool) => { $crate::shape::Leaf::Bool };
    (@leaf int) => { $crate::shape::Leaf::Int };
    (@leaf decimal) => { $crate::shape::Leaf::Decimal };
    (@leaf money) => { $crate::shape::Leaf::Money };
    (@leaf timestamp) => { $crate::shape::Leaf::Timestamp };
    (@leaf date) => { $crate::shape::Leaf::Date };
    (@leaf utc) => { $crate::shape::Leaf::UtcTimestamp };
    (@leaf china) => { $crate::shape::Leaf::ChinaTimestamp };
    (@leaf region) => { $crate::shape::Leaf::Region };
    (@leaf currency) => { $crate::shape::Leaf::Currency };
    (@leaf country) => { $crate::shape::Leaf::Country };
    (@leaf code $list:ident) => { $crate::shape::Leaf::Code(<$list as $crate::codes::Coded>::LIST) };
    (@leaf object $shape:ident) => { $crate::shape::Leaf::Object(<$shape<'static> as $crate::document::View<'static>>::SHAPE) };
    (@leaf list $shape:ident) => { $crate::shape::Leaf::List(<$shape<'static> as $crate::document::View<'static>>::SHAPE) };
    (@leaf texts $max:literal) => { $crate::shape::Leaf::List(<$crate::shape::Text<'static, $max> as $crate::document::View<'static>>::SHAPE) };
    (@leaf one_or_many $shape:ident) => { $crate::shape::Leaf::OneOrMany(<$shape<'static> as $crate::document::View<'static>>::SHAPE) };
    (@type texts $max:literal) => { $crate::document::List<'r, $crate::shape::Text<'r, $max>> };
    (@type one_or_many $shape:ident) => { $crate::document::List<'r, $shape<'r>> };
    (@type text $max:literal) => { &'r str };
    (@type id $max:literal) => { &'r str };
    (@type bool) => { bool };
    (@type int) => { i64 };
    (@type decimal) => { $crate::decimal::Decimal };
    (@type money) => { $crate::decimal::Decimal };
    (@type timestamp) => { $crate::time::Timestamp };
    (@type date) => { $crate::time::Date };
    (@type utc) => { $crate::time::Timestamp };
    (@type china) => { $crate::time::Timestamp };
    (@type region) => { &'r str };
    (@type currency) => { $crate::codes::Currency };
    (@type country) => { &'r str };
    (@type code $list:ident) => { $list };
    (@type object $shape:ident) => { $shape<'r> };
    (@type list $shape:ident) => { $crate::document::List<'r, $shape<'r>> };
}
