//! The walls of the house (ARCHITECTURE.md): which crate may know which, which room may know which, what no source may
//! hold. The tests run them too, so a wall cannot fall between two `cargo xtask check`s.

mod capabilities;
mod floors;
mod rooms;
mod sources;

use std::path::PathBuf;

use anyhow::Result;

use crate::processes::say;
use crate::workspace::{packages, root};

/// Looks at every wall; prints what stands where it must not; says whether nothing does.
pub(crate) fn run() -> Result<bool> {
    say("walls: floors, rooms, sizes, names, links, capabilities");
    let breaches = breaches()?;
    for breach in &breaches {
        println!("{breach}");
    }
    Ok(breaches.is_empty())
}

fn breaches() -> Result<Vec<String>> {
    let files = sources::read(&root())?;
    let mut breaches = floors::breaches(&packages()?);
    breaches.extend(rooms::breaches(&files));
    breaches.extend(sources::breaches(&files));
    breaches.extend(capabilities::breaches(&files));
    Ok(breaches)
}

/// A source file: its path within the repository and its text.
#[derive(Debug)]
pub(crate) struct Source {
    /// Where it is, with forward slashes.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl Source {
    /// The text before the file's unit tests, which by custom stand at its end.
    pub(crate) fn program(&self) -> &str {
        let tests = self.text.find("\n#[cfg(test)]\nmod ");
        let end = tests.filter(|at| self.text[*at..].lines().nth(2).is_some_and(|line| line.ends_with('{')));
        &self.text[..end.unwrap_or(self.text.len())]
    }

    /// The extension of the file's name.
    pub(crate) fn kind(&self) -> String {
        let extension = PathBuf::from(&self.path).extension().map(|kind| kind.to_string_lossy().into_owned());
        extension.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_stands() {
        let breaches = breaches().unwrap();
        assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    }

    #[test]
    fn unit_tests_at_the_end_of_a_file_are_no_part_of_the_program() {
        let source = |text: &str| Source { path: "a.rs".to_owned(), text: text.to_owned() };
        assert_eq!(source("fn a() {}\n\n#[cfg(test)]\nmod tests {\n}\n").program(), "fn a() {}\n");
        assert_eq!(
            source("#[cfg(test)]\nmod tests;\nfn b() {}").program(),
            "#[cfg(test)]\nmod tests;\nfn b() {}"
        );
        assert_eq!(
            source("a\n#[cfg(test)]\nmod tests;\nfn b() {}").program(),
            "a\n#[cfg(test)]\nmod tests;\nfn b() {}"
        );
    }
}
