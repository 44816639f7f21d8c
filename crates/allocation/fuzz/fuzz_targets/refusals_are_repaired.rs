#![no_main]

#[path = "../laws/mod.rs"]
#[allow(dead_code, reason = "each target runs one of the laws")]
mod laws;

libfuzzer_sys::fuzz_target!(|data: &[u8]| laws::refusals_are_repaired(data));
