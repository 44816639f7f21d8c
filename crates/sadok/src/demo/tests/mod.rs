mod city;
mod queue;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::families::{BenefitShare, Scene};

fn scene(seed: u64) -> Scene {
    let benefits = [("serviceman", 0.08), ("displaced", 0.04), ("chornobyl", 0.02)];
    Scene {
        seed,
        now: "2026-03-16T10:00:00Z".parse::<Timestamp>().unwrap(),
        zone: TimeZone::get("Europe/Kyiv").unwrap(),
        benefits: benefits
            .map(|(category, share)| BenefitShare { category: category.to_owned(), share })
            .to_vec(),
    }
}

/// Whole months from one day to another, counted without the date library's spans.
fn months_between(from: jiff::civil::Date, to: jiff::civil::Date) -> i32 {
    let months = 12 * i32::from(to.year() - from.year()) + i32::from(to.month() - from.month());
    months - i32::from(to.day() < from.day())
}
