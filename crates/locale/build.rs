//! Lists the message files of `locales/` as `include_str!` lines, so that the binary carries them and a build notices
//! a changed, new or removed file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let root = manifest.join("../../locales");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut listing = String::from("&[\n");
    for language in ["uk", "en"] {
        let folder = root.join(language);
        println!("cargo::rerun-if-changed={}", folder.display());
        for file in message_files(&folder)? {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let path = file.canonicalize()?;
            let _ =
                writeln!(listing, "    (Language::{}, {name:?}, include_str!({path:?})),", variant(language));
        }
    }
    listing.push_str("]\n");
    fs::write(out.join("messages.rs"), listing)
}

fn message_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn variant(language: &str) -> &'static str {
    if language == "uk" { "Uk" } else { "En" }
}
