//! Rooms: inside a crate a room knows only the rooms before it.

use super::Source;

/// The rooms that know each other, each with the rooms it may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("accounts", &[]),
    ("kindergartens", &[]),
    ("families", &[]),
    ("benefits", &["accounts", "kindergartens", "families"]),
    ("queue", &["accounts", "kindergartens", "families", "benefits"]),
    ("offers", &["accounts", "kindergartens", "families", "benefits", "queue"]),
    ("placement", &["accounts", "kindergartens", "families", "benefits", "queue", "offers"]),
    ("enrolment", &["accounts", "kindergartens", "families", "benefits", "queue", "offers", "placement"]),
];

/// The crates that are built of rooms that must not know each other backwards.
const CRATES: &[&str] = &["domain"];

/// Every use of a room by a room that comes before it.
pub(crate) fn breaches(files: &[Source]) -> Vec<String> {
    let mut out = Vec::new();
    for file in files.iter().filter(|file| file.kind() == "rs") {
        let Some((_, known)) =
            room_of(&file.path).and_then(|room| ROOMS.iter().find(|(name, _)| *name == room))
        else {
            continue;
        };
        let Some(own) = room_of(&file.path) else { continue };
        for (number, line) in file.program().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (other, _) in ROOMS.iter().filter(|(other, _)| *other != own && !known.contains(other)) {
                if names(code, other) {
                    out.push(format!("{}:{}: {own} must not know {other}", file.path, number + 1));
                }
            }
        }
    }
    out
}

/// The room a file belongs to: `crates/domain/src/queue.rs` or anything in `crates/domain/src/queue/`.
fn room_of(path: &str) -> Option<&str> {
    let mut parts = path.strip_prefix("crates/")?.split('/');
    let house = parts.next()?;
    if !CRATES.contains(&house) || parts.next()? != "src" {
        return None;
    }
    let room = parts.next()?;
    Some(room.strip_suffix(".rs").unwrap_or(room))
}

/// Whether a line of code names the room as `crate::room`, `super::room` or inside `use crate::{…}`.
fn names(code: &str, room: &str) -> bool {
    for start in ["crate::", "super::", "crate::{", "domain::"] {
        if let Some((_, rest)) = code.split_once(start) {
            let mut words = rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let found = if start.ends_with('{') || rest.starts_with('{') {
                words.any(|word| word == room)
            } else {
                words.next() == Some(room)
            };
            if found {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        breaches(&[Source { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn a_room_knows_only_the_rooms_before_it() {
        assert_eq!(found("crates/domain/src/queue/file.rs", "use crate::offers::Offer;\n"), 1);
        assert_eq!(found("crates/domain/src/queue.rs", "use crate::{age, offers};\n"), 1);
        assert_eq!(found("crates/domain/src/queue.rs", "let x = crate::enrolment::Left;\n"), 1);
        assert_eq!(found("crates/domain/src/queue.rs", "use super::offers;\n"), 1);
        assert_eq!(found("crates/domain/src/offers/accept.rs", "use crate::queue::Application;\n"), 0);
        assert_eq!(found("crates/domain/src/queue.rs", "// see crate::offers\n"), 0);
        assert_eq!(found("crates/domain/src/queue.rs", "use crate::offers_count;\nlet offers = 1;\n"), 0);
        assert_eq!(found("crates/domain/src/policy/offers.rs", "use crate::enrolment;\n"), 0);
        assert_eq!(
            found(
                "crates/domain/src/queue.rs",
                "fn a() {}\n\n#[cfg(test)]\nmod tests {\n use crate::offers;\n}\n"
            ),
            0
        );
    }
}
