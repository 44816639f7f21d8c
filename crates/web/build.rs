//! Warns when the styles and scripts are not built: the program still compiles without Node, only plainer.

use std::path::Path;

fn main() {
    let dist = Path::new("../../frontend/dist");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=../../frontend/dist/manifest.json");
    if !dist.join("manifest.json").is_file() {
        println!(
            "cargo:warning=frontend/dist is not built: pages will have no styles, scripts or map. \
             Run `npm ci && npm run build` in frontend/ (cargo xtask demo does it for you)."
        );
    }
}
