//! One program for a whole region: serve, demo, import, allocate, verify.

fn main() {}
