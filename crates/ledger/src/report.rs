//! What a replay found.

use serde::Serialize;

/// Something that must not have happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// The record that cannot be right.
    pub seq: u64,
    /// What kind of wrong it is: a stable code in kebab case.
    pub code: &'static str,
    /// What is wrong, in English, with the ids concerned.
    pub message: String,
}

/// How often what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Records read.
    pub records: u64,
    /// Applications filed.
    pub filed: u64,
    /// Offers made.
    pub invited: u64,
    /// Offers accepted.
    pub accepted: u64,
    /// Children enrolled.
    pub enrolled: u64,
    /// Offers declined.
    pub declined: u64,
    /// Offers not answered in time.
    pub expired: u64,
    /// Offers ended because the papers did not come in time.
    pub documents_overdue: u64,
    /// Offers taken back.
    pub annulled: u64,
    /// Times an application was suspended.
    pub suspended: u64,
    /// Times an application came back.
    pub reactivated: u64,
    /// Applications taken back.
    pub withdrawn: u64,
    /// Applications closed without a place, or refused.
    pub closed: u64,
    /// Children who left a group.
    pub left: u64,
    /// Places opened.
    pub places_opened: u64,
    /// The most seats held by offers at one moment, in the whole region.
    pub most_seats_held: u64,
    /// Offers that still wait for an answer or for papers at the end.
    pub offers_live: u64,
    /// Places that are still open at the end.
    pub places_open: u64,
    /// Applications that stand in at least one line at the end.
    pub waiting: u64,
    /// Applications suspended at the end.
    pub suspended_now: u64,
    /// Times a group was registered or corrected with more children than places, as real cities have them.
    pub groups_over_capacity: u64,
    /// Moments at which a place stayed open although a child waited for it. Not out of order, but somebody should ask.
    pub places_withheld: u64,
}

/// What a replay found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Everything that must not have happened, the first thousand.
    pub violations: Vec<Violation>,
    /// How many violations there are in all.
    pub violations_in_all: u64,
    /// How often what happened.
    pub counts: Counts,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub const fn ok(&self) -> bool {
        self.violations_in_all == 0
    }

    pub(crate) fn add(&mut self, seq: u64, code: &'static str, message: String) {
        self.violations_in_all += 1;
        if self.violations.len() < 1_000 {
            self.violations.push(Violation { seq, code, message });
        }
    }
}
