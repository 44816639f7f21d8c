//! What Cargo knows about the workspace.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::processes::answer;

/// The repository's root: asked at run time, because a shared target folder may hold this program from another checkout.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// The cargo that runs this program, so that the same toolchain builds everything.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// `cargo metadata` of the workspace's own packages.
pub(crate) fn metadata() -> Result<Value> {
    let manifest = root().join("Cargo.toml");
    let args = ["metadata", "--no-deps", "--format-version", "1", "--manifest-path"];
    let text = answer(&cargo(), args.map(str::to_owned).into_iter().chain([manifest.display().to_string()]))
        .context("cargo metadata failed")?;
    serde_json::from_str(&text).context("cargo metadata cannot be read")
}

/// Where cargo builds.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = metadata()?;
    let folder = metadata["target_directory"].as_str().context("cargo names no target directory")?;
    Ok(PathBuf::from(folder))
}

/// One package of the workspace and the names of what it depends on.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// What it depends on outside its tests.
    pub(crate) dependencies: Vec<String>,
}

/// The packages of the workspace.
pub(crate) fn packages() -> Result<Vec<Package>> {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    Ok(packages.iter().map(package).collect())
}

fn package(package: &Value) -> Package {
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let dependencies = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    // The kind is null for an ordinary dependency, "dev" or "build" for the others.
    let ordinary = dependencies.iter().filter(|dependency| dependency["kind"].is_null());
    Package { name: name(package), dependencies: ordinary.map(name).collect() }
}
