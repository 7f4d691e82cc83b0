//! Options as JavaScript gives them. Members are read one by one, so that a mistake is named with its place; through serde the same would
//! weigh a fifth of the module, most of it for printing numbers in messages.

use crate::options::{Limits, Named, Options, Override, OverrideSeverity, Pack, Profile, Suppression, UsageError, WordChanges};
use wasm_bindgen::{JsCast as _, JsValue};

/// An object's members that were not asked for yet, and the names of those that were.
struct Members {
    of: String,
    rest: Vec<(String, JsValue)>,
    known: Vec<&'static str>,
}

impl Members {
    fn new(of: &str, object: &JsValue) -> Result<Self, UsageError> {
        Ok(Self { of: of.to_owned(), rest: entries(of, object)?, known: Vec::new() })
    }

    /// The value of a member; nothing where it is not given.
    fn take(&mut self, name: &'static str) -> Option<JsValue> {
        self.known.push(name);
        let at = self.rest.iter().position(|(known, _)| known == name)?;
        Some(self.rest.swap_remove(at).1).filter(|value| !value.is_undefined() && !value.is_null())
    }

    fn text(&mut self, name: &'static str) -> Result<Option<String>, UsageError> {
        self.take(name).map(|value| value.as_string().ok_or_else(|| self.must_be(name, "text"))).transpose()
    }

    /// A text that must be there.
    fn needed(&mut self, name: &'static str) -> Result<String, UsageError> {
        self.text(name)?.ok_or_else(|| self.must_be(name, "given"))
    }

    /// Text that must be one of the names of these values.
    fn one_of<T: Copy>(&mut self, name: &'static str, all: &[T], name_of: fn(T) -> &'static str) -> Result<Option<T>, UsageError> {
        self.text(name)?.map(|text| named(&text, name, all, name_of)).transpose()
    }

    fn count(&mut self, name: &'static str) -> Result<Option<u32>, UsageError> {
        let whole = |value: JsValue| whole(&value).and_then(|whole| u32::try_from(whole).ok());
        self.take(name).map(|value| whole(value).ok_or_else(|| self.must_be(name, "a whole number"))).transpose()
    }

    fn list(&mut self, name: &'static str) -> Result<Vec<JsValue>, UsageError> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        Ok(value.dyn_ref::<js_sys::Array>().ok_or_else(|| self.must_be(name, "a list"))?.to_vec())
    }

    fn texts(&mut self, name: &'static str) -> Result<Vec<String>, UsageError> {
        let mut texts = Vec::new();
        for value in self.list(name)? {
            texts.push(value.as_string().ok_or_else(|| self.must_be(name, "a list of texts"))?);
        }
        Ok(texts)
    }

    fn must_be(&self, name: &str, what: &str) -> UsageError {
        let separator = if self.of.is_empty() { "" } else { "." };
        UsageError(format!("option `{}{separator}{name}` must be {what}", self.of))
    }

    /// Whatever was not asked for is a mistake.
    fn end(self) -> Result<(), UsageError> {
        let what = if self.of.is_empty() { "option".to_owned() } else { format!("member of option {}", self.of) };
        self.rest.first().map_or(Ok(()), |(name, _)| Err(UsageError::unknown(&what, name, self.known.into_iter())))
    }
}

fn entries(of: &str, object: &JsValue) -> Result<Vec<(String, JsValue)>, UsageError> {
    let plain = object.dyn_ref::<js_sys::Object>().filter(|object| !object.is_array());
    let object = plain.ok_or_else(|| UsageError(format!("option `{of}` must be an object")))?;
    let pair = |pair: JsValue| {
        let pair: js_sys::Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    };
    Ok(js_sys::Object::entries(object).to_vec().into_iter().map(pair).collect())
}

fn named<T: Copy>(text: &str, what: &str, all: &[T], name_of: fn(T) -> &'static str) -> Result<T, UsageError> {
    let found = all.iter().copied().find(|value| name_of(*value) == text);
    found.ok_or_else(|| UsageError::unknown(what, text, all.iter().copied().map(name_of)))
}

/// A number without fraction that JavaScript holds exactly.
#[allow(clippy::cast_possible_truncation)]
fn whole(value: &JsValue) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT).map(|number| number as i64)
}

impl Options {
    /// Reads options.
    ///
    /// # Errors
    /// The first mistake, named with its place.
    pub(crate) fn from_js(given: &JsValue) -> Result<Self, UsageError> {
        let mut members = Members::new("", given)?;
        let profile = members.one_of("profile", &Profile::ALL, Profile::name)?.unwrap_or_default();
        let mut packs = Vec::new();
        for pack in members.texts("packs")? {
            packs.push(named(&pack, "pack", Pack::ALL, Pack::name)?);
        }
        let mut suppress = Vec::new();
        for given in members.list("suppress")? {
            suppress.push(suppression(&given)?);
        }
        let options = Self {
            profile,
            packs,
            suppress,
            now: members.text("now")?,
            from: members.text("from")?,
            overrides: members.take("overrides").map(|value| overrides(&value)).transpose()?.unwrap_or_default(),
            limits: members.take("limits").map(|value| limits(&value)).transpose()?.unwrap_or_default(),
        };
        members.end().map(|()| options)
    }
}

fn overrides(given: &JsValue) -> Result<Named<Override>, UsageError> {
    let mut overrides = Named::default();
    for (id, value) in entries("overrides", given)? {
        let of = format!("overrides.{id}");
        let mut members = Members::new(&of, &value)?;
        let severity = members.one_of("severity", &OverrideSeverity::ALL, OverrideSeverity::name)?;
        let settings = members.take("settings").map(|value| settings(&format!("{of}.settings"), &value)).transpose()?.unwrap_or_default();
        let words = members.take("words").map(|value| words(&format!("{of}.words"), &value)).transpose()?;
        members.end()?;
        overrides.0.push((id, Override { severity, settings, words }));
    }
    Ok(overrides)
}

fn words(of: &str, given: &JsValue) -> Result<WordChanges, UsageError> {
    let mut members = Members::new(of, given)?;
    let changes = WordChanges { add: members.texts("add")?, remove: members.texts("remove")?, allow: members.texts("allow")? };
    members.end().map(|()| changes)
}

fn settings(of: &str, given: &JsValue) -> Result<Named<i64>, UsageError> {
    let mut settings = Named::default();
    for (name, value) in entries(of, given)? {
        let number = whole(&value).ok_or_else(|| UsageError(format!("option `{of}.{name}` must be a whole number")))?;
        settings.0.push((name, number));
    }
    Ok(settings)
}

fn suppression(given: &JsValue) -> Result<Suppression, UsageError> {
    let mut members = Members::new("suppress", given)?;
    let suppression = Suppression {
        rule: members.needed("rule")?,
        pointer: members.text("pointer")?,
        reason: members.needed("reason")?,
        until: members.text("until")?,
    };
    members.end().map(|()| suppression)
}

fn limits(given: &JsValue) -> Result<Limits, UsageError> {
    let mut members = Members::new("limits", given)?;
    let mut limits = Limits::default();
    for (name, limit) in [
        ("max_bytes", &mut limits.max_bytes),
        ("max_depth", &mut limits.max_depth),
        ("max_items", &mut limits.max_items),
        ("max_findings", &mut limits.max_findings),
    ] {
        *limit = members.count(name)?.unwrap_or(*limit);
    }
    members.end().map(|()| limits)
}
