//! The fuzz bodies on plain random bytes, with the stable compiler: a law whose body panics on odd input is found here
//! and not only by the fuzzer.

#[path = "../fuzz/laws/mod.rs"]
#[expect(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a law panics when it is broken; the fuzz crate sees it"
)]
mod laws;

/// A small generator with a fixed start, so that a failure can be repeated.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    let length = usize::from(next()) * 3;
    (0..length).map(|_| next()).collect()
}

type Law = fn(&[u8]);

#[test]
fn laws_hold_on_random_bytes() {
    let all: [(&str, Law); 10] = [
        ("placements_pass_the_verifier", laws::placements_pass_the_verifier),
        ("brute_force", laws::brute_force),
        ("a_seat_more_hurts_nobody", laws::a_seat_more_hurts_nobody),
        ("a_better_key_never_hurts_its_child", laws::a_better_key_never_hurts_its_child),
        ("a_child_less_hurts_nobody", laws::a_child_less_hurts_nobody),
        ("misreporting_never_helps", laws::misreporting_never_helps),
        ("the_other_side_fills_the_same", laws::the_other_side_fills_the_same),
        ("row_order_means_nothing", laws::row_order_means_nothing),
        ("refusals_are_repaired", laws::refusals_are_repaired),
        ("families_are_told_the_truth", laws::families_are_told_the_truth),
    ];
    for seed in 0..200 {
        let data = bytes(seed);
        for (name, law) in all {
            let outcome = std::panic::catch_unwind(|| law(&data));
            assert!(outcome.is_ok(), "{name} on the bytes of seed {seed}");
        }
    }
}
