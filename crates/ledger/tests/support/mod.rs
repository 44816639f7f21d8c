//! A small city that keeps its own queue the plain way (sorted lists, no index, no key comparison) and journals it. Its
//! histories are legal by construction; the tests bend them.

#![expect(clippy::expect_used, reason = "a test stops where its assumption fails")]

use domain::{
    BenefitClass, OrderFacts, OrderKey,
    accounts::Role,
    enrolment::LeavingReason,
    ids::{
        ApplicationId, ChildId, ClaimId, EnrolmentId, GroupId, KindergartenId, OfferId, PolicyVersionId,
        ProgrammeId, VacancyId,
    },
    journal::{AnnulReason, EntryKey, Event, JournalActor, RecomputeReason, Record},
    kindergartens::Profile,
    order::OrderComponent,
    queue::SuspensionReason,
};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

const ORDER: [OrderComponent; 2] = [OrderComponent::Class, OrderComponent::RegistrationTime];

#[derive(Clone, Copy, PartialEq)]
enum Stand {
    Queued,
    Invited(usize),
    Accepted(usize),
    Suspended,
    Closed,
    Enrolled,
}

struct Child {
    id: ApplicationId,
    number: String,
    class: BenefitClass,
    registered_at: Timestamp,
    wishes: Vec<usize>,
    stand: Stand,
    claim: Option<ClaimId>,
    /// The kindergarten in which the claim counts and nowhere else, and the class it gives there.
    local: Option<(usize, BenefitClass)>,
}

struct Seat {
    id: OfferId,
    group: usize,
    answer_by: Timestamp,
    documents_by: Timestamp,
}

struct Group {
    id: GroupId,
    capacity: u32,
    children: u32,
    held: u32,
    open: u32,
}

/// The city. Kindergarten `n` has programme `n` with group `n`.
pub(crate) struct City {
    pub(crate) journal: Vec<Record>,
    now: Timestamp,
    policy: PolicyVersionId,
    groups: Vec<Group>,
    children: Vec<Child>,
    seats: Vec<Seat>,
    enrolled: Vec<(EnrolmentId, usize)>,
    next_id: u128,
}

impl City {
    pub(crate) fn new(groups: usize) -> Self {
        let mut city = Self {
            journal: Vec::new(),
            now: "2026-03-01T06:00:00Z".parse().expect("an instant"),
            policy: PolicyVersionId::new(Uuid::from_u128(1)),
            groups: Vec::new(),
            children: Vec::new(),
            seats: Vec::new(),
            enrolled: Vec::new(),
            next_id: 1_000,
        };
        let applied = Event::PolicyApplied {
            pack: "kyiv".into(),
            version: city.policy,
            digest: "00".into(),
            order: ORDER.to_vec(),
        };
        city.record(applied);
        for n in 0..groups {
            let capacity = 2 + u32::try_from(n % 3).expect("small");
            let group = Group { id: GroupId::new(city.id()), capacity, children: 0, held: 0, open: 0 };
            city.record(Event::KindergartenRegistered { kindergarten: kindergarten(n) });
            city.record(Event::ProgrammeOpened {
                programme: programme(n),
                kindergarten: kindergarten(n),
                age_group: "nursery".into(),
                from_months: 24,
                to_months: 36,
                language: "uk".into(),
                profile: Profile::General,
            });
            let registered =
                Event::GroupRegistered { group: group.id, programme: programme(n), capacity, children: 0 };
            city.record(registered);
            city.groups.push(group);
        }
        city
    }

    fn id(&mut self) -> Uuid {
        self.next_id += 1;
        Uuid::from_u128(self.next_id)
    }

    fn record(&mut self, event: Event) {
        self.journal.push(Record {
            seq: u64::try_from(self.journal.len()).expect("small") + 1,
            at: self.now,
            actor: JournalActor { role: Role::System, id: None },
            policy_version: (!self.journal.is_empty()).then_some(self.policy),
            number: None,
            event,
        });
    }

    /// The class that counts in a kindergarten.
    fn class(&self, child: usize, at: usize) -> BenefitClass {
        let of = &self.children[child];
        of.local.filter(|(only, _)| *only == at).map_or(of.class, |(_, class)| class)
    }

    fn key(&self, child: usize, at: usize) -> OrderKey {
        let of = &self.children[child];
        OrderKey::of(
            &ORDER,
            &OrderFacts {
                class: self.class(child, at),
                points: 0,
                resident: false,
                registered_at: of.registered_at,
                born_on: "2024-01-01".parse().expect("a date"),
                wish_rank: 1,
                lottery: 0,
                sequence: u64::try_from(child).expect("small"),
            },
        )
    }

    fn entries(&self, child: usize) -> Vec<EntryKey> {
        let wishes = self.children[child].wishes.iter();
        wishes.map(|wish| EntryKey { programme: programme(*wish), key: self.key(child, *wish) }).collect()
    }

    /// One step drawn by numbers; a step that is not possible now does nothing.
    pub(crate) fn step(&mut self, kind: u8, a: usize, b: usize) {
        self.now += i64::try_from(b % 50).expect("small").hours();
        self.clock();
        match kind % 11 {
            0..=2 => self.file(a, b),
            3 => self.state_places(a % self.groups.len(), 1 + u32::try_from(b % 3).expect("small")),
            4 => self.answer(a, |city, child, seat| city.accept(child, seat)),
            5 => self.answer(a, |city, child, seat| city.decline(child, seat)),
            6 => self.accepted(a),
            7 => self.confirm(a, b),
            8 => self.come_and_go(a),
            9 => self.withdraw(a),
            _ => self.leave(a),
        }
        self.fill();
    }

    fn pick(&self, a: usize, wanted: impl Fn(&Child) -> bool) -> Option<usize> {
        let fitting: Vec<usize> =
            (0..self.children.len()).filter(|child| wanted(&self.children[*child])).collect();
        (!fitting.is_empty()).then(|| fitting[a % fitting.len()])
    }

    fn file(&mut self, a: usize, b: usize) {
        let child = self.children.len();
        let mut wishes: Vec<usize> = [a, a / 7, b].iter().map(|wish| wish % self.groups.len()).collect();
        wishes.sort_unstable();
        wishes.dedup();
        let number = format!("К-2026-{child:06}");
        let id = ApplicationId::new(self.id());
        let class = BenefitClass::General;
        let (registered_at, stand) = (self.now, Stand::Queued);
        self.children.push(Child {
            id,
            number: number.clone(),
            class,
            registered_at,
            wishes,
            stand,
            claim: None,
            local: None,
        });
        let wishes = self.children[child].wishes.iter().map(|wish| kindergarten(*wish)).collect();
        let (sequence, entries) = (u64::try_from(child).expect("small"), self.entries(child));
        let filed = Event::ApplicationFiled {
            application: id,
            child: ChildId::new(Uuid::from_u128(9_000_000 + u128::from(sequence))),
            number,
            sequence,
            registered_at,
            class,
            wishes,
            entries,
            checking: false,
        };
        self.record(filed);
    }

    fn state_places(&mut self, at: usize, wanted: u32) {
        let group = &self.groups[at];
        let count = wanted.min(group.capacity - group.children - group.held - group.open);
        if count == 0 {
            return;
        }
        let (group, from_on) = (group.id, "2026-03-01".parse().expect("a date"));
        let vacancy = VacancyId::new(self.id());
        self.record(Event::VacanciesStated { group, vacancy, count, from_on });
        self.record(Event::VacanciesOpened { group, vacancy, count });
        self.groups[at].open += count;
    }

    /// The rule in its plainest words: of all who wait and wished for it, the smallest (class, time, number).
    fn fill(&mut self) {
        for at in 0..self.groups.len() {
            while self.groups[at].open > 0 {
                let waits = |child: &usize| {
                    self.children[*child].stand == Stand::Queued && self.children[*child].wishes.contains(&at)
                };
                let order =
                    |child: &usize| (self.class(*child, at), self.children[*child].registered_at, *child);
                let Some(child) = (0..self.children.len()).filter(waits).min_by_key(order) else { break };
                self.invite(child, at);
            }
        }
    }

    fn invite(&mut self, child: usize, at: usize) {
        let offer = OfferId::new(self.id());
        let answer_by = self.now + 240.hours();
        self.groups[at].open -= 1;
        self.groups[at].held += 1;
        self.children[child].stand = Stand::Invited(self.seats.len());
        self.seats.push(Seat { id: offer, group: at, answer_by, documents_by: answer_by });
        let made = Event::OfferMade {
            offer,
            application: self.children[child].id,
            programme: programme(at),
            group: self.groups[at].id,
            key: self.key(child, at),
            answer_by,
        };
        self.record(made);
    }

    /// What time does by itself: offers expire, papers are overdue.
    fn clock(&mut self) {
        for child in 0..self.children.len() {
            let (offer, event): (usize, fn(OfferId) -> Event) = match self.children[child].stand {
                Stand::Invited(seat) if self.now > self.seats[seat].answer_by => {
                    (seat, |offer| Event::OfferExpired { offer, reopened: true })
                }
                Stand::Accepted(seat) if self.now > self.seats[seat].documents_by => {
                    (seat, |offer| Event::DocumentsOverdue { offer, reopened: true })
                }
                _ => continue,
            };
            self.record(event(self.seats[offer].id));
            self.reopen(offer);
            self.suspend(child, SuspensionReason::Ignored);
        }
        self.fill();
    }

    fn reopen(&mut self, seat: usize) {
        let group = &mut self.groups[self.seats[seat].group];
        group.held -= 1;
        group.open += 1;
    }

    fn suspend(&mut self, child: usize, reason: SuspensionReason) {
        self.children[child].stand = Stand::Suspended;
        self.record(Event::ApplicationSuspended { application: self.children[child].id, reason });
    }

    fn answer(&mut self, a: usize, with: fn(&mut Self, usize, usize)) {
        let Some(child) = self.pick(a, |child| matches!(child.stand, Stand::Invited(_))) else { return };
        if let Stand::Invited(seat) = self.children[child].stand {
            with(self, child, seat);
        }
    }

    fn accept(&mut self, child: usize, seat: usize) {
        let documents_by = self.now + 120.hours();
        self.children[child].stand = Stand::Accepted(seat);
        self.seats[seat].documents_by = documents_by;
        self.record(Event::OfferAccepted { offer: self.seats[seat].id, documents_by });
    }

    fn decline(&mut self, child: usize, seat: usize) {
        self.record(Event::OfferDeclined { offer: self.seats[seat].id, reopened: true });
        self.reopen(seat);
        self.children[child].stand = Stand::Queued;
        let declined = self.seats[seat].group;
        self.children[child].wishes.retain(|wish| *wish != declined);
        let wishes = self.children[child].wishes.iter().map(|wish| kindergarten(*wish)).collect();
        let entries = self.entries(child);
        self.record(Event::WishesChanged { application: self.children[child].id, wishes, entries });
    }

    fn accepted(&mut self, a: usize) {
        let Some(child) = self.pick(a, |child| matches!(child.stand, Stand::Accepted(_))) else { return };
        let Stand::Accepted(seat) = self.children[child].stand else { return };
        let (offer, at) = (self.seats[seat].id, self.seats[seat].group);
        if a.is_multiple_of(3) {
            let documents_by = self.seats[seat].documents_by + 120.hours();
            self.seats[seat].documents_by = documents_by;
            return self.record(Event::DocumentsExtended { offer, documents_by });
        }
        let enrolment = EnrolmentId::new(self.id());
        self.groups[at].held -= 1;
        self.groups[at].children += 1;
        self.children[child].stand = Stand::Enrolled;
        self.enrolled.push((enrolment, at));
        let (application, group) = (self.children[child].id, self.groups[at].id);
        self.record(Event::Enrolled { offer, application, group, enrolment });
    }

    fn confirm(&mut self, a: usize, b: usize) {
        let Some(child) = self.pick(a, |child| child.stand == Stand::Queued) else { return };
        let application = self.children[child].id;
        if let Some(claim) = self.children[child].claim.take() {
            self.record(Event::ClaimRejected { application, claim });
            self.children[child].class = BenefitClass::General;
            self.children[child].local = None;
            let (class, entries) = (BenefitClass::General, self.entries(child));
            return self.record(Event::EntriesRecomputed {
                application,
                reason: RecomputeReason::Claim,
                class,
                entries,
            });
        }
        let claim = ClaimId::new(self.id());
        let given = BenefitClass::ALL[b % 4];
        // Every second benefit counts in one kindergarten only, which the family names among its wishes.
        let only = self.children[child].wishes.first().copied().filter(|_| a.is_multiple_of(2));
        let kindergarten = only.map(kindergarten);
        let category = if only.is_some() { "sibling" } else { "serviceman" }.into();
        self.record(Event::ClaimMade { application, claim, category, kindergarten });
        match only {
            Some(at) => self.children[child].local = Some((at, given)),
            None => self.children[child].class = given,
        }
        self.children[child].claim = Some(claim);
        let class = self.children[child].class;
        let entries = self.entries(child);
        self.record(Event::ClaimConfirmed { application, claim, class, entries });
    }

    fn come_and_go(&mut self, a: usize) {
        if a.is_multiple_of(2)
            && let Some(child) = self.pick(a, |child| child.stand == Stand::Queued)
        {
            return self.suspend(child, SuspensionReason::ByParent);
        }
        let Some(child) = self.pick(a, |child| child.stand == Stand::Suspended) else { return };
        self.children[child].stand = Stand::Queued;
        if a.is_multiple_of(3) {
            // As under a pack that takes the place away.
            self.children[child].registered_at = self.now;
        }
        let (application, entries) = (self.children[child].id, self.entries(child));
        self.record(Event::ApplicationReactivated { application, entries });
    }

    fn withdraw(&mut self, a: usize) {
        let live = |child: &Child| !matches!(child.stand, Stand::Closed | Stand::Enrolled);
        let Some(child) = self.pick(a, live).filter(|_| a.is_multiple_of(4)) else { return };
        if let Stand::Invited(seat) | Stand::Accepted(seat) = self.children[child].stand {
            let (offer, reason) = (self.seats[seat].id, AnnulReason::Withdrawn);
            self.record(Event::OfferAnnulled { offer, reason, reopened: true });
            self.reopen(seat);
        }
        self.children[child].stand = Stand::Closed;
        self.record(Event::ApplicationWithdrawn { application: self.children[child].id });
    }

    fn leave(&mut self, a: usize) {
        if self.enrolled.is_empty() {
            return;
        }
        let (enrolment, at) = self.enrolled.swap_remove(a % self.enrolled.len());
        self.groups[at].children -= 1;
        let (group, reason) = (self.groups[at].id, LeavingReason::Moved);
        self.record(Event::Left { enrolment, group, reason, reopened: false });
    }

    /// The journal as JSON lines.
    pub(crate) fn lines(&self) -> Vec<String> {
        lines(&self.journal)
    }

    /// Public numbers of all applications, by id: so that a test can say who should have been invited.
    pub(crate) fn number(&self, id: ApplicationId) -> &str {
        self.children.iter().find(|child| child.id == id).map_or("", |child| &child.number)
    }
}

pub(crate) fn lines(journal: &[Record]) -> Vec<String> {
    journal.iter().map(|record| serde_json::to_string(record).expect("a record is JSON")).collect()
}

fn kindergarten(n: usize) -> KindergartenId {
    KindergartenId::new(Uuid::from_u128(100 + u128::try_from(n).expect("small")))
}

fn programme(n: usize) -> ProgrammeId {
    ProgrammeId::new(Uuid::from_u128(200 + u128::try_from(n).expect("small")))
}
