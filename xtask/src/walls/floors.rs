//! Floors: a crate knows only the crates below it.

use crate::workspace::Package;

/// What each crate of the house may know of the house. A crate that is not here has no floor yet and is a breach.
const FLOORS: &[(&str, &[&str])] = &[
    ("allocation", &[]),
    ("domain", &["allocation"]),
    ("ledger", &[]),
    ("locale", &["domain"]),
    ("documents", &["domain", "locale"]),
    ("storage", &["domain"]),
    ("services", &["allocation", "documents", "domain", "ledger", "locale", "storage"]),
    ("integrations", &["domain", "services"]),
    ("web", &["documents", "domain", "locale", "services"]),
    (
        "sadok",
        &[
            "allocation",
            "documents",
            "domain",
            "integrations",
            "ledger",
            "locale",
            "services",
            "storage",
            "web",
        ],
    ),
    ("xtask", &[]),
];

/// Crates without input, output or a clock: all they may use from outside. Whoever adds a line says why it does neither.
const PURE: &[(&str, &[&str])] = &[
    ("allocation", &["hmac", "sha2", "thiserror", "serde", "rayon"]),
    ("domain", &["jiff", "serde", "serde_json", "thiserror", "toml", "toml_edit", "uuid", "sha2", "hex"]),
    ("ledger", &["serde", "serde_json", "sha2", "hex", "thiserror"]),
];

/// Packages that speak SQL, and the only crates that may know them.
const SQL: &[&str] = &["sea-orm", "sea-orm-migration", "sea-query", "sqlx", "rusqlite", "tokio-postgres"];
const SPEAKS_SQL: &[&str] = &["storage"];

/// Packages that speak HTTP to clients, and the only crates that may know them.
const HTTP: &[&str] = &["axum", "tower-http", "askama"];
const SPEAKS_HTTP: &[&str] = &["web", "sadok"];

/// Every edge between crates that must not be.
pub(crate) fn breaches(packages: &[Package]) -> Vec<String> {
    let house: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let mut out = Vec::new();
    for Package { name, dependencies } in packages {
        let Some((_, allowed)) = FLOORS.iter().find(|(floor, _)| floor == name) else {
            out.push(format!(
                "{name}: no floor; give it one in xtask/src/walls/floors.rs and in ARCHITECTURE.md"
            ));
            continue;
        };
        let pure = PURE.iter().find(|(pure, _)| pure == name);
        for dependency in dependencies.iter().map(String::as_str) {
            let inside = house.contains(&dependency);
            if inside && !allowed.contains(&dependency) {
                out.push(format!("{name} must not know {dependency}: an arrow only goes down"));
            }
            if !inside && pure.is_some_and(|(_, outside)| !outside.contains(&dependency)) {
                out.push(format!(
                    "{name} is pure and must not use {dependency} (the list is in xtask/src/walls/floors.rs)"
                ));
            }
            if SQL.contains(&dependency) && !SPEAKS_SQL.contains(&name.as_str()) {
                out.push(format!("{name} must not speak SQL ({dependency})"));
            }
            if HTTP.contains(&dependency) && !SPEAKS_HTTP.contains(&name.as_str()) {
                out.push(format!("{name} must not speak HTTP or HTML ({dependency})"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, dependencies: &[&str]) -> Package {
        let dependencies = dependencies.iter().map(|name| (*name).to_owned()).collect();
        Package { name: name.to_owned(), dependencies }
    }

    #[test]
    fn arrows_up_are_found() {
        let house = [
            package("domain", &["serde", "storage"]),
            package("storage", &["domain", "sea-orm"]),
            package("web", &["services", "sqlx"]),
            package("services", &["storage", "axum"]),
            package("ledger", &["tokio"]),
            package("attic", &[]),
        ];
        let found = breaches(&house);
        for part in [
            "domain must not know storage",
            "web must not speak SQL (sqlx)",
            "services must not speak HTTP",
            "ledger is pure and must not use tokio",
            "attic: no floor",
        ] {
            assert_eq!(found.iter().filter(|breach| breach.contains(part)).count(), 1, "{part}: {found:?}");
        }
        assert_eq!(found.len(), 5, "{found:?}");
    }

    #[test]
    fn every_floor_is_above_what_it_knows() {
        for (index, (name, allowed)) in FLOORS.iter().enumerate() {
            for below in *allowed {
                let place = FLOORS.iter().position(|(floor, _)| floor == below);
                assert!(place.is_some_and(|place| place < index), "{name} knows {below}");
            }
        }
    }
}
