//! One record after the other: could it have happened?

mod applications;
mod groups;
mod offers;

use crate::{
    report::Report,
    wire::{Event, Head, Id, Instant},
    world::{Stand, World},
};

/// A replay under way: feed it lines, then ask for the report.
#[derive(Default)]
pub struct Replay {
    world: World,
    report: Report,
    /// The record being read.
    seq: u64,
    at: Option<Instant>,
    policy: Option<Id>,
}

impl Replay {
    /// Reads one record. Empty lines are passed over.
    pub fn feed(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        self.report.counts.records += 1;
        let head: Head = match serde_json::from_str(line) {
            Ok(head) => head,
            Err(error) => {
                self.seq += 1;
                return self.violation("unreadable", format!("not a record: {error}"));
            }
        };
        let expected = self.seq + 1;
        self.seq = head.seq;
        if head.seq != expected {
            self.violation("gap", format!("expected record {expected}, found {}", head.seq));
        }
        self.clock(head.at);
        match serde_json::from_str(line) {
            Ok(Event::Unknown) => {
                self.violation("unknown-event", format!("this verifier does not know `{}`", head.kind))
            }
            Ok(event) => {
                self.policy(&head, &event);
                self.apply(event);
            }
            Err(error) => self.violation("unreadable", format!("`{}`: {error}", head.kind)),
        }
    }

    /// The report over everything fed so far.
    #[must_use]
    pub fn finish(mut self) -> Report {
        self.end_of_instant();
        let counts = &mut self.report.counts;
        counts.places_open = self.world.groups.values().map(|group| group.open).sum();
        for application in self.world.applications.values() {
            match application.stand {
                Stand::Invited(_) | Stand::Accepted(_) => counts.offers_live += 1,
                Stand::Suspended => counts.suspended_now += 1,
                Stand::Queued if !application.entries.is_empty() => counts.waiting += 1,
                _ => {}
            }
        }
        self.report
    }

    /// Time never runs backwards. When it moves on, everything of the instant before is done.
    fn clock(&mut self, at: Instant) {
        match self.at {
            Some(before) if at < before => {
                self.violation("clock-backwards", "the record is earlier than the one before it".into());
            }
            Some(before) if at == before => {}
            _ => {
                self.end_of_instant();
                self.at = Some(at);
            }
        }
    }

    fn end_of_instant(&mut self) {
        for programme in std::mem::take(&mut self.world.touched) {
            if self.world.withholds(programme) {
                self.report.counts.places_withheld += 1;
            }
        }
    }

    /// Every decision names a policy version that was applied before.
    fn policy(&mut self, head: &Head, event: &Event) {
        if matches!(event, Event::PolicyApplied { .. }) {
            return;
        }
        match head.policy_version {
            Some(version) if !self.world.orders.contains_key(&version) => {
                self.violation("unknown-policy", format!("policy version {version} was never applied"));
            }
            Some(version) => self.policy = Some(version),
            None => {}
        }
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::PolicyApplied { version, order } => {
                self.world.orders.insert(version, order);
                self.policy = Some(version);
            }
            Event::KindergartenRegistered { .. }
            | Event::ProgrammeOpened { .. }
            | Event::GroupRegistered { .. }
            | Event::GroupChanged { .. }
            | Event::VacanciesStated { .. }
            | Event::VacanciesOpened { .. }
            | Event::VacanciesWithdrawn { .. }
            | Event::LeavingAnnounced { .. }
            | Event::LeavingRevoked { .. }
            | Event::Left { .. } => self.group_event(event),
            Event::OfferMade(_)
            | Event::OfferReminded { .. }
            | Event::OfferAccepted { .. }
            | Event::OfferDeclined { .. }
            | Event::OfferExpired { .. }
            | Event::DocumentsExtended { .. }
            | Event::DocumentsOverdue { .. }
            | Event::OfferAnnulled { .. }
            | Event::Enrolled { .. } => self.offer_event(event),
            other => self.application_event(other),
        }
    }

    fn violation(&mut self, code: &'static str, message: String) {
        self.report.add(self.seq, code, message);
    }

    /// The instant of the record being read.
    fn now(&self) -> Instant {
        self.at.unwrap_or(Instant(i64::MIN))
    }
}
