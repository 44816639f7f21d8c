//! Every route goes through a door: pages add routes through `shell::Routes` only, which asks for a permission.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn only_the_shell_makes_routers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 20, "the sources were not found");
    for file in files {
        if file.starts_with(root.join("shell")) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        for forbidden in ["Router::new", "axum::routing", "MethodRouter"] {
            assert!(
                !text.contains(forbidden),
                "{}: {forbidden} makes a route without a permission; use shell::Routes",
                file.display()
            );
        }
    }
}

#[test]
fn no_two_routes_are_the_same() {
    let routes = web::routes(true);
    let mut seen = std::collections::HashSet::new();
    for route in routes.list() {
        assert!(route.path.starts_with('/'), "{route:?}");
        assert!(seen.insert((route.method.clone(), route.path)), "twice: {route:?}");
    }
}
