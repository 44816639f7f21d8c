//! The packs that ship inside the program.

use std::path::Path;

use anyhow::{Context as _, Result};

/// Name and text of each shipped pack.
const SHIPPED: &[(&str, &str)] = &[("kyiv", include_str!("../../../../policies/kyiv.toml"))];

/// The text of a pack: a shipped one by its name, else a file.
pub(crate) fn pack_text(name: &str) -> Result<String> {
    if let Some((_, text)) = SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
        return Ok((*text).to_owned());
    }
    let known: Vec<&str> = SHIPPED.iter().map(|(shipped, _)| *shipped).collect();
    std::fs::read_to_string(Path::new(name)).with_context(|| {
        format!("{name:?} is neither a shipped pack ({}) nor a file that can be read", known.join(", "))
    })
}
