//! Checks every vector natively and prints one JSON line for each vector and language: `{"id", "locale", "report"}`.

use serde::Deserialize;
use serde_json::{Value, json};
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tradelint::report::text::Locale;
use tradelint::{Checker, Options, RecordKind, Report};

/// One vector: options beside the input, of which one spelling is given.
#[derive(Deserialize)]
struct Vector {
    id: String,
    record: String,
    input: Option<Value>,
    input_text: Option<String>,
    input_hex: Option<String>,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

const OPTIONS: [&str; 7] = ["profile", "packs", "now", "from", "overrides", "suppress", "limits"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files = Vec::new();
    collect(&root, true, &mut files)?;
    files.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let vectors: Vec<Vector> = serde_json::from_slice(&std::fs::read(&file)?).map_err(|error| format!("{}: {error}", file.display()))?;
        for vector in vectors {
            let kind = RecordKind::named(&vector.record)?;
            let report = check(&vector, kind).map_err(|error| format!("{}: {error}", vector.id))?;
            for locale in Locale::ALL {
                writeln!(out, "{}", json!({"id": vector.id, "locale": locale.name(), "report": report.to_json(kind, locale)}))?;
            }
        }
    }
    Ok(())
}

/// Vector files stand in one folder a record kind; what stands beside the folders describes them.
fn collect(folder: &Path, top: bool, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, false, files)?;
        } else if path.extension().is_some_and(|extension| extension == "json") && !top {
            files.push(path);
        }
    }
    Ok(())
}

fn check(vector: &Vector, kind: RecordKind) -> Result<Report, Box<dyn Error>> {
    let options: serde_json::Map<_, _> =
        vector.rest.iter().filter(|(name, _)| OPTIONS.contains(&name.as_str())).map(|(name, value)| (name.clone(), value.clone())).collect();
    let options: Options = serde_json::from_value(Value::Object(options))?;
    let mut checker = Checker::new(kind, options)?;
    let bytes = match (&vector.input, &vector.input_text, &vector.input_hex) {
        (Some(value), None, None) => value.to_string().into_bytes(),
        (None, Some(text), None) => text.clone().into_bytes(),
        (None, None, Some(hex)) => unhex(hex)?,
        _ => return Err("give one of input, input_text, input_hex".into()),
    };
    Ok(checker.check(&bytes))
}

fn unhex(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Ok(u8::from_str_radix(core::str::from_utf8(pair)?, 16)?)).collect()
}
