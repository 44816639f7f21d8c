//! A permission that nothing asks for is a promise of the golden table that nobody keeps.

use std::{fs, path::Path};

use domain::accounts::Permission;

fn sources(folder: &Path, text: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn each_permission_is_named_by_a_use_case() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let whole = |name: &str| {
        text.match_indices(&format!("Permission::{name}")).any(|(at, found)| {
            !text[at + found.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '_')
        })
    };
    let idle: Vec<_> = Permission::ALL
        .iter()
        .map(|permission| format!("{permission:?}"))
        .filter(|name| !whole(name))
        .collect();
    assert_eq!(idle, Vec::<String>::new(), "permissions that no use case asks for");
}
