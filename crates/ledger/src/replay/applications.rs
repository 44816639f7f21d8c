//! Applications: who stands in which line, by which right.

use super::Replay;
use crate::{
    key::Claimed,
    wire::{Entry, Event, Filed, Id},
    world::{Application, Claim, ClaimStand, Stand, class_rank},
};
use std::collections::{BTreeMap, BTreeSet};

impl Replay {
    pub(super) fn application_event(&mut self, event: Event) {
        match event {
            Event::ApplicationFiled(filed) => self.file(filed),
            Event::ApplicationQueued { application, entries } => {
                self.moves(application, "application_queued", &["checking"], Stand::Queued);
                self.place(application, entries);
            }
            Event::ConfirmationNeeded { application } => {
                self.moves(application, "confirmation_needed", &["checking"], Stand::Checking);
            }
            Event::WishesChanged { application, wishes, entries } => {
                self.change_wishes(application, wishes, entries)
            }
            Event::DetailsChanged { application } => {
                self.live(application);
            }
            Event::EntriesRecomputed { application, reason, class, entries } => {
                self.reclass(application, &class, reason == "policy");
                self.place(application, entries);
            }
            Event::ClaimMade { application, claim, kindergarten } => {
                self.live(application);
                let made = Claim { application, stand: ClaimStand::Made, kindergarten };
                if self.world.claims.insert(claim, made).is_some() {
                    self.violation("twice", format!("claim {claim} is made twice"));
                }
            }
            Event::ClaimConfirmed { application, claim, class, entries } => {
                self.claim(application, claim, ClaimStand::Confirmed);
                self.reclass(application, &class, false);
                self.place(application, entries);
            }
            Event::ClaimRejected { application, claim } => self.claim(application, claim, ClaimStand::Ended),
            Event::ClaimWithdrawn { application, claim, class, entries } => {
                self.claim(application, claim, ClaimStand::Ended);
                self.reclass(application, &class, false);
                self.place(application, entries);
            }
            Event::ApplicationSuspended { application } => {
                self.report.counts.suspended += 1;
                self.moves(application, "application_suspended", &["queued"], Stand::Suspended);
            }
            Event::ApplicationReactivated { application, entries } => {
                self.report.counts.reactivated += 1;
                self.moves(application, "application_reactivated", &["suspended"], Stand::Queued);
                self.reactivated(application, &entries);
                self.place(application, entries);
            }
            Event::ApplicationWithdrawn { application } => {
                self.report.counts.withdrawn += 1;
                let from = ["checking", "queued", "suspended"];
                self.moves(application, "application_withdrawn", &from, Stand::Closed);
            }
            Event::ApplicationRefused { application } | Event::ApplicationArchived { application } => {
                self.report.counts.closed += 1;
                let from = ["checking", "queued", "suspended"];
                self.moves(application, "closing an application", &from, Stand::Closed);
            }
            Event::PersonalDataErased { application } => self.erased(application),
            _ => {}
        }
    }

    /// Erasing changes no line; who still takes part in the queue must not be forgotten.
    fn erased(&mut self, id: Id) {
        match self.world.applications.get(&id) {
            None => self.violation("unknown", format!("application {id} was not filed")),
            Some(application) if application.stand.is_live() => {
                let (number, stand) = (application.number.clone(), application.stand.word());
                self.violation("state", format!("the data of {number} are erased while it is {stand}"));
            }
            Some(_) => {}
        }
    }

    fn file(&mut self, filed: Filed) {
        let id = filed.application;
        self.report.counts.filed += 1;
        if filed.registered_at > self.now() {
            self.violation("registration-time", format!("{} is registered in the future", filed.number));
        }
        if !self.world.numbers.insert(filed.number.clone()) {
            self.violation("twice", format!("the number {} is given twice", filed.number));
        }
        if !self.world.sequences.insert(filed.sequence) {
            self.violation(
                "twice",
                format!("{}: the sequence {} is given twice", filed.number, filed.sequence),
            );
        }
        let before = self.world.last_of_child.insert(filed.child, id);
        let before = before.and_then(|before| self.world.applications.get(&before));
        if let Some(before) = before.filter(|before| before.stand.is_live()) {
            let message =
                format!("{} and {} are live applications of one child", before.number, filed.number);
            self.violation("two-applications", message);
        }
        let class = self.rank(&filed.class);
        let application = Application {
            child: filed.child,
            number: filed.number,
            sequence: filed.sequence,
            registered_at: filed.registered_at,
            class,
            wishes: filed.wishes.into_iter().collect(),
            entries: Vec::new(),
            stand: if filed.checking { Stand::Checking } else { Stand::Queued },
            confirmed: BTreeMap::new(),
        };
        if self.world.applications.insert(id, application).is_some() {
            self.violation("twice", format!("application {id} is filed twice"));
        }
        self.place(id, filed.entries);
    }

    fn change_wishes(&mut self, id: Id, wishes: Vec<Id>, entries: Vec<Entry>) {
        if let Some(application) = self.live(id) {
            if matches!(application.stand, Stand::Accepted(_)) {
                let number = application.number.clone();
                self.violation("state", format!("{number} changes its wishes while its offer is accepted"));
            }
            if let Some(application) = self.world.applications.get_mut(&id) {
                application.wishes = wishes.into_iter().collect();
            }
        }
        self.place(id, entries);
    }

    /// New places in line: only in programmes of wished kindergartens, and only with keys that tell the truth.
    fn place(&mut self, id: Id, entries: Vec<Entry>) {
        self.world.leave_lines(id);
        for entry in &entries {
            self.check_entry(id, entry);
        }
        self.check_points(id, &entries);
        let Some(application) = self.world.applications.get_mut(&id) else { return };
        application.entries = entries.into_iter().map(|entry| (entry.programme, entry.key)).collect();
        if let Some(programme) = self.world.enter_lines(id) {
            self.violation("same-key", format!("two applications have one key in programme {programme}"));
        }
    }

    fn check_entry(&mut self, id: Id, entry: &Entry) {
        let Some(application) = self.world.applications.get(&id) else { return };
        let number = application.number.clone();
        match self.world.programmes.get(&entry.programme) {
            None => self.violation("unknown", format!("{number}: programme {} is not open", entry.programme)),
            Some(programme) if !application.wishes.contains(&programme.kindergarten) => {
                self.violation("not-wished", format!("{number} stands in a line it did not wish for"));
            }
            Some(_) => {}
        }
        let Some(order) = self.policy.and_then(|version| self.world.orders.get(&version)) else { return };
        let Some(application) = self.world.applications.get(&id) else { return };
        let wrong = match entry.key.claims(order) {
            None => Some("has another form than the policy's order"),
            Some(claimed) => {
                let kindergarten =
                    self.world.programmes.get(&entry.programme).map(|found| found.kindergarten);
                let local = kindergarten.is_some_and(|at| application.is_privileged_at(at));
                untrue(application, claimed, local)
            }
        };
        if let Some(wrong) = wrong {
            self.violation("key", format!("{number}: the key in programme {} {wrong}", entry.programme));
        }
    }

    /// Points come from confirmed claims; they are the same in every line but those of a kindergarten for which a claim
    /// was confirmed that counts nowhere else, where there may be more.
    fn check_points(&mut self, id: Id, entries: &[Entry]) {
        let Some(order) = self.policy.and_then(|version| self.world.orders.get(&version)) else { return };
        let Some(application) = self.world.applications.get(&id) else { return };
        let (mut everywhere, mut local) = (BTreeSet::new(), BTreeSet::new());
        for entry in entries {
            let points = entry.key.claims(order).and_then(|claimed| claimed.points);
            let programme = self.world.programmes.get(&entry.programme);
            let here = programme.is_some_and(|found| application.is_privileged_at(found.kindergarten));
            if here { &mut local } else { &mut everywhere }.extend(points);
        }
        let unfounded = !application.is_privileged() && everywhere.iter().any(|points| *points > 0);
        let fewer = everywhere.last().is_some_and(|most| local.iter().any(|points| points < most));
        if unfounded || everywhere.len() > 1 || fewer {
            let message =
                format!("{}: the points in its keys rest on no confirmed claim", application.number);
            self.violation("points", message);
        }
    }

    /// A policy may take the old place away: then the new registration time is the moment of coming back, no other.
    fn reactivated(&mut self, id: Id, entries: &[Entry]) {
        let now = self.now();
        let Some(order) = self.policy.and_then(|version| self.world.orders.get(&version)) else { return };
        let claimed = entries
            .first()
            .and_then(|entry| entry.key.claims(order))
            .and_then(|claimed| claimed.registered_at);
        if claimed == Some(now.0)
            && let Some(application) = self.world.applications.get_mut(&id)
        {
            application.registered_at = now;
        }
    }

    /// A class may get better only on a confirmed claim, or when a new policy says so.
    fn reclass(&mut self, id: Id, class: &str, by_policy: bool) {
        let rank = self.rank(class);
        let Some(application) = self.live(id) else { return };
        let number = application.number.clone();
        let better = rank < application.class;
        application.class = rank;
        let unfounded = !application.is_privileged();
        if better && unfounded && !by_policy {
            self.violation("class", format!("{number} moves up to `{class}` without a confirmed claim"));
        }
    }

    fn claim(&mut self, application: Id, claim: Id, to: ClaimStand) {
        let from = self.world.claims.get(&claim).copied();
        let kindergarten = from.and_then(|from| from.kindergarten);
        self.world.claims.insert(claim, Claim { application, stand: to, kindergarten });
        let legal = from.is_some_and(|from| {
            let next = match from.stand {
                ClaimStand::Made => true,
                ClaimStand::Confirmed => to == ClaimStand::Ended,
                ClaimStand::Ended => false,
            };
            next && from.application == application
        });
        if !legal {
            self.violation(
                "claim",
                format!("claim {claim} was not made for this application, or is decided"),
            );
        }
        if let Some(application) = self.world.applications.get_mut(&application) {
            match to {
                ClaimStand::Confirmed => application.confirmed.insert(claim, kindergarten),
                _ => application.confirmed.remove(&claim),
            };
        }
    }

    fn rank(&mut self, class: &str) -> u8 {
        class_rank(class).unwrap_or_else(|| {
            self.violation("class", format!("there is no class `{class}`"));
            u8::MAX
        })
    }

    /// A live application, or a violation.
    fn live(&mut self, id: Id) -> Option<&mut Application> {
        let wrong = match self.world.applications.get(&id) {
            None => Some(("unknown", format!("application {id} was not filed"))),
            Some(application) if !application.stand.is_live() => {
                Some(("state", format!("{} is {} already", application.number, application.stand.word())))
            }
            Some(_) => None,
        };
        if let Some((code, message)) = wrong {
            self.violation(code, message);
        }
        self.world.applications.get_mut(&id)
    }

    /// Moves an application from one of the states named to another, and in or out of its lines.
    pub(super) fn moves(&mut self, id: Id, what: &str, from: &[&str], to: Stand) {
        let Some(application) = self.world.applications.get(&id) else {
            return self.violation("unknown", format!("application {id} was not filed"));
        };
        if !from.contains(&application.stand.word()) {
            let (number, stand) = (application.number.clone(), application.stand.word());
            self.violation("state", format!("{what}: {number} is {stand}, not {}", from.join(" or ")));
        }
        self.world.leave_lines(id);
        if let Some(application) = self.world.applications.get_mut(&id) {
            application.stand = to;
        }
        if let Some(programme) = self.world.enter_lines(id) {
            self.violation("same-key", format!("two applications have one key in programme {programme}"));
        }
    }
}

/// What a key claims that the journal knows better.
fn untrue(application: &Application, claimed: Claimed, local: bool) -> Option<&'static str> {
    if claimed.sequence != application.sequence {
        return Some("has another sequence than the application");
    }
    if claimed.registered_at.is_some_and(|at| at != application.registered_at.0) {
        return Some("has another registration time than the application");
    }
    // A benefit of one kindergarten may give a better class there than everywhere, never without a claim for it.
    if claimed.class.is_some_and(|class| class < application.class && !local) {
        return Some("has a better class than the application");
    }
    if claimed.class.is_some_and(|class| class > application.class) {
        return Some("has a worse class than the application");
    }
    None
}
