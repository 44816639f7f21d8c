//! Offers: each to the first in line, each seat once, each answer in its time.

use super::Replay;
use crate::{
    wire::{Event, Id, Made},
    world::{Offer, OfferRef, OfferStand, Stand},
};

impl Replay {
    pub(super) fn offer_event(&mut self, event: Event) {
        match event {
            Event::OfferMade(made) => self.make_offer(&made),
            Event::OfferReminded { offer } => {
                self.in_time(offer, OfferStand::Invited, "offer_reminded");
            }
            Event::OfferAccepted { offer, documents_by } => {
                self.report.counts.accepted += 1;
                let Some(found) = self.in_time(offer, OfferStand::Invited, "offer_accepted") else { return };
                let of = &mut self.world.offers[found.0];
                (of.stand, of.documents_by) = (OfferStand::Accepted, Some(documents_by));
                let application = of.application;
                self.moves(application, "offer_accepted", &["invited"], Stand::Accepted(found));
            }
            Event::OfferDeclined { offer, reopened } => {
                self.report.counts.declined += 1;
                self.in_time(offer, OfferStand::Invited, "offer_declined");
                self.end_offer(offer, reopened);
            }
            Event::OfferExpired { offer, reopened } => {
                self.report.counts.expired += 1;
                self.too_late(offer, OfferStand::Invited, "offer_expired");
                self.end_offer(offer, reopened);
            }
            Event::DocumentsExtended { offer, documents_by } => {
                let Some(found) = self.in_time(offer, OfferStand::Accepted, "documents_extended") else {
                    return;
                };
                let of = &mut self.world.offers[found.0];
                if of.documents_by.replace(documents_by).is_some_and(|before| before >= documents_by) {
                    self.violation("deadline", format!("offer {offer}: an extension must move the end on"));
                }
            }
            Event::DocumentsOverdue { offer, reopened } => {
                self.report.counts.documents_overdue += 1;
                self.too_late(offer, OfferStand::Accepted, "documents_overdue");
                self.end_offer(offer, reopened);
            }
            Event::OfferAnnulled { offer, reopened } => {
                self.report.counts.annulled += 1;
                self.end_offer(offer, reopened);
            }
            Event::Enrolled { offer, application, group, enrolment } => {
                self.enrol(offer, application, group, enrolment);
            }
            _ => {}
        }
    }

    /// The heart of it: an open place of the programme went to the smallest key that waits for it.
    fn make_offer(&mut self, made: &Made) {
        self.report.counts.invited += 1;
        self.check_line(made);
        self.check_seat(made);
        if made.answer_by <= self.now() {
            self.violation("deadline", format!("offer {} leaves no time to answer", made.offer));
        }
        let found = OfferRef(self.world.offers.len());
        self.world.offers.push(Offer {
            application: made.application,
            group: made.group,
            stand: OfferStand::Invited,
            answer_by: made.answer_by,
            documents_by: None,
        });
        if self.world.offer_by_id.insert(made.offer, found).is_some() {
            self.violation("twice", format!("offer {} is made twice", made.offer));
        }
        self.moves(made.application, "offer_made", &["queued"], Stand::Invited(found));
    }

    fn check_line(&mut self, made: &Made) {
        let Some(programme) = self.world.programmes.get(&made.programme) else {
            return self.violation("unknown", format!("programme {} is not open", made.programme));
        };
        let number = |id: Id| {
            let application = self.world.applications.get(&id);
            application.map_or_else(|| id.to_string(), |application| application.number.clone())
        };
        let wrong = match programme.line.first_key_value() {
            None => Some(("nobody-waits", format!("{} is invited, nobody waits", number(made.application)))),
            Some((key, first)) if *first == made.application => (*key != made.key).then(|| {
                ("key", format!("{} is invited with another key than it waits with", number(*first)))
            }),
            Some((_, first)) => Some((
                "out-of-order",
                format!(
                    "{} is invited before {}, who is first in line",
                    number(made.application),
                    number(*first)
                ),
            )),
        };
        if let Some((code, message)) = wrong {
            self.violation(code, message);
        }
    }

    fn check_seat(&mut self, made: &Made) {
        let Some(group) = self.group(made.group) else { return };
        let other = group.programme != made.programme;
        let none_open = group.open == 0;
        group.open = group.open.saturating_sub(1);
        group.held += 1;
        let (taken, capacity) = (group.children + group.held, group.capacity);
        if other {
            self.violation("group", format!("group {} is not of programme {}", made.group, made.programme));
        }
        if none_open {
            self.violation("no-place", format!("group {} has no open place", made.group));
        }
        if taken > capacity {
            let message = format!("group {}: {taken} children and held seats, {capacity} places", made.group);
            self.violation("over-capacity", message);
        }
        self.world.held += 1;
        let most = &mut self.report.counts.most_seats_held;
        *most = (*most).max(self.world.held);
        self.world.touched.insert(made.programme);
    }

    fn enrol(&mut self, offer: Id, application: Id, group: Id, enrolment: Id) {
        self.report.counts.enrolled += 1;
        let Some(found) = self.in_time(offer, OfferStand::Accepted, "enrolled") else { return };
        let of = &mut self.world.offers[found.0];
        of.stand = OfferStand::Ended;
        if of.application != application || of.group != group {
            self.violation("enrolment", format!("offer {offer} is for another child or another group"));
        }
        self.release(found);
        if let Some(group) = self.group(group) {
            group.children += 1;
        }
        self.moves(application, "enrolled", &["accepted"], Stand::Enrolled);
        if self.world.enrolments.insert(enrolment, (group, true)).is_some() {
            self.violation("twice", format!("enrolment {enrolment} is made twice"));
        }
        let Some(child) = self.world.applications.get(&application).map(|found| found.child) else { return };
        self.world.enrolled.insert(enrolment, child);
        if let Some(other) = self.world.attending.insert(child, enrolment) {
            self.violation("attends-twice", format!("{enrolment} is of a child that attends by {other}"));
        }
    }

    /// The offer ends without a place; the application waits on until the journal says otherwise.
    fn end_offer(&mut self, offer: Id, reopened: bool) {
        let Some(found) = self.offer(offer) else { return };
        let of = &mut self.world.offers[found.0];
        if of.stand == OfferStand::Ended {
            return self.violation("offer", format!("offer {offer} has ended already"));
        }
        of.stand = OfferStand::Ended;
        let (application, group) = (of.application, of.group);
        self.release(found);
        if reopened && let Some(group) = self.group(group) {
            group.open += 1;
            let programme = group.programme;
            self.world.touched.insert(programme);
        }
        self.moves(application, "the end of an offer", &["invited", "accepted"], Stand::Queued);
    }

    fn release(&mut self, offer: OfferRef) {
        let group = self.world.offers[offer.0].group;
        self.world.held = self.world.held.saturating_sub(1);
        if let Some(group) = self.group(group) {
            group.held = group.held.saturating_sub(1);
        }
    }

    /// An offer that must stand so, and whose time must not be over.
    fn in_time(&mut self, offer: Id, stand: OfferStand, what: &str) -> Option<OfferRef> {
        let now = self.now();
        let (found, end) = self.standing(offer, stand, what)?;
        if now > end {
            self.violation("deadline", format!("{what}: the time of offer {offer} was over"));
        }
        Some(found)
    }

    /// An offer that must stand so, and whose time must be over.
    fn too_late(&mut self, offer: Id, stand: OfferStand, what: &str) {
        let now = self.now();
        if let Some((_, end)) = self.standing(offer, stand, what)
            && now <= end
        {
            self.violation("deadline", format!("{what}: the time of offer {offer} was not over"));
        }
    }

    fn standing(
        &mut self,
        offer: Id,
        stand: OfferStand,
        what: &str,
    ) -> Option<(OfferRef, crate::wire::Instant)> {
        let found = self.offer(offer)?;
        let of = &self.world.offers[found.0];
        let end = if stand == OfferStand::Accepted {
            of.documents_by.unwrap_or(of.answer_by)
        } else {
            of.answer_by
        };
        if of.stand != stand {
            self.violation("offer", format!("{what}: offer {offer} does not stand so"));
        }
        Some((found, end))
    }

    fn offer(&mut self, id: Id) -> Option<OfferRef> {
        let found = self.world.offer_by_id.get(&id).copied();
        if found.is_none() {
            self.violation("unknown", format!("offer {id} was not made"));
        }
        found
    }
}
