//! Answers lines `name⇥text` with lines `certain`, `likely`, or `wrong⇥part⇥expected`, for tests against other implementations.

use std::error::Error;
use std::io::{BufRead as _, Write as _};
use tradelint::identifiers::{self, Certainty};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        let tab = line.iter().position(|byte| *byte == b'\t').ok_or("a line without a tab")?;
        let name = core::str::from_utf8(&line[..tab])?;
        let identifier = identifiers::named(name).ok_or_else(|| format!("no identifier {name}"))?;
        match (identifier.check)(&line[tab + 1..]) {
            Ok(Certainty::Certain) => writeln!(out, "certain")?,
            Ok(Certainty::Likely) => writeln!(out, "likely")?,
            Err(wrong) => writeln!(out, "wrong\t{}\t{}", wrong.part.word(), wrong.expected.map_or(String::new(), String::from))?,
        }
    }
    Ok(out.flush()?)
}
