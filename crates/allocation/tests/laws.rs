//! The laws of placement on random markets: the bodies of the fuzz targets, run on bytes from proptest.

#[path = "../fuzz/laws/mod.rs"]
#[expect(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a law panics when it is broken; the fuzz crate sees it"
)]
mod laws;

use proptest::prelude::*;

macro_rules! laws {
    ($($law:ident),* $(,)?) => {
        proptest! {
            #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]
            $(#[test]
            fn $law(data in prop::collection::vec(any::<u8>(), 0..600)) {
                laws::$law(&data);
            })*
        }
    };
}

/// `PROPTEST_CASES` asks for more; the default keeps the suite to some seconds.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

laws!(
    placements_pass_the_verifier,
    brute_force,
    a_seat_more_hurts_nobody,
    a_better_key_never_hurts_its_child,
    a_child_less_hurts_nobody,
    misreporting_never_helps,
    the_other_side_fills_the_same,
    row_order_means_nothing,
    refusals_are_repaired,
    families_are_told_the_truth,
);
