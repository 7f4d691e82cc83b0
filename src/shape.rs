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

impl Shape {
    /// That of a record which a build leaves out.
    pub(crate) const NONE: Self = Self { name: "", fields: &[], bare: false };
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

/// The way to a field through nested shapes, list places left out: a byte a level, the outermost lowest, each a position plus one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path(u64);

impl Path {
    /// The record itself.
    pub const ROOT: Self = Self(0);

    /// Reads a path such as `lines/unit_price`. Rules' paths are read by the compiler.
    ///
    /// # Panics
    /// When the shape has no such field.
    pub const fn of(shape: &Shape, path: &str) -> Self {
        match Self::find(shape, path.as_bytes()) {
            Some(path) => path,
            None => panic!("no such field"),
        }
    }

    /// The same where there may be no such field.
    pub const fn find(mut shape: &Shape, path: &[u8]) -> Option<Self> {
        let (mut packed, mut level, mut from) = (0u64, 0, 0);
        while from < path.len() {
            let mut to = from;
            while to < path.len() && path[to] != b'/' {
                to += 1;
            }
            let Some(position) = position(shape, path, from, to) else { return None };
            packed |= (position as u64 + 1) << (8 * level);
            level += 1;
            match shape.fields[position].leaf.shape() {
                Some(inner) => shape = inner,
                None if to < path.len() => return None,
                None => {}
            }
            from = to + 1;
        }
        Some(Self(packed))
    }

    /// The position of the outermost field on the way, and the way on from there.
    pub(crate) const fn outermost(self) -> (Option<usize>, Self) {
        let [first, ..] = self.0.to_le_bytes();
        ((first as usize).checked_sub(1), Self(self.0 >> 8))
    }

    /// The path of this part seen from outside the field of that position.
    #[must_use]
    pub(crate) const fn within(self, position: u32) -> Self {
        Self(self.0 << 8 | (position as u64 + 1))
    }

    /// Whether one is the other or leads to it.
    pub const fn touches(self, other: Self) -> bool {
        let shorter = if self.0 < other.0 { self.0 } else { other.0 };
        let bits = (64 - shorter.leading_zeros()).next_multiple_of(8);
        bits == 0 || (self.0 ^ other.0) << (64 - bits) == 0
    }
}

/// The field whose name stands there in the path.
const fn position(shape: &Shape, path: &[u8], from: usize, to: usize) -> Option<usize> {
    let mut position = 0;
    while position < shape.fields.len() {
        let name = shape.fields[position].name.as_bytes();
        let mut at = 0;
        while at < name.len() && from + at < to && name[at] == path[from + at] {
            at += 1;
        }
        if at == name.len() && from + at == to && at > 0 {
            return Some(position);
        }
        position += 1;
    }
    None
}

/// A shape's fields: which of them were seen is a set of 64 bits.
#[doc(hidden)]
pub const fn at_most_64<const N: usize>(fields: [Field; N]) -> [Field; N] {
    assert!(N <= 64, "a shape has at most 64 fields: nest some");
    fields
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
            fn decode(document: &'r $crate::document::Document<'r>, slot: &$crate::document::Slot) -> Self {
                <Self as $crate::document::View>::at(document, slot.block())
            }
        }

        const _: () = {
            #[allow(non_camel_case_types)]
            #[repr(u32)]
            enum Position { $($field),+ }

            #[allow(dead_code, clippy::new_ret_no_self)]
            impl<'r> $name<'r> {
                $(#[doc = $label] #[inline] pub fn $field(self) -> $crate::document::Entry<'r, $crate::shape!(@type $kind $($arg)?)> {
                    $crate::document::Entry::new(self.document, self.block + 1 + Position::$field as u32)
                })+
            }
        };
    };
    (@name $field:ident $member:literal) => { $member };
    (@name r#type) => { "type" };
    (@name r#use) => { "use" };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::order::Order;

    #[test]
    fn paths_touch_where_one_leads_to_the_other() {
        let path = |path: &str| Path::of(Order::SHAPE, path);
        let table = [
            ("lines", "lines", true),
            ("lines", "lines/unit_price", true),
            ("lines/unit_price", "lines", true),
            ("", "lines/unit_price", true),
            ("", "", true),
            ("lines/unit_price", "lines/quantity", false),
            ("lines", "gifts", false),
            ("lines/tied_items/name", "lines/tied_items", true),
            ("lines/tied_items/name", "lines/name", false),
            ("order_id", "consignee", false),
        ];
        for (one, other, expected) in table {
            assert_eq!(path(one).touches(path(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn finds_fields_and_nothing_else() {
        for path in ["nope", "lines/nope", "lines/name/more", "line", "liness", "lines//name", "/lines"] {
            assert_eq!(Path::find(Order::SHAPE, path.as_bytes()), None, "{path}");
        }
        assert_eq!(Path::find(Order::SHAPE, b""), Some(Path::ROOT));
        assert_eq!(Path::of(Order::SHAPE, "lines"), Path::ROOT.within(u32::try_from(Order::SHAPE.position(b"lines").unwrap()).unwrap()));
    }
}
