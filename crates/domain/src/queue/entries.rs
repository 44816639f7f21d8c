//! Which programmes an application stands in line for today, and with which key.

use crate::{
    age::{self, Band},
    benefits::{self, BenefitClass, ClaimFacts, Standing},
    ids::{KindergartenId, ProgrammeId},
    journal::EntryKey,
    kindergartens::Profile,
    order::{OrderFacts, OrderKey},
    policy::Policy,
    time::{Date, Timestamp},
};

/// What the queue needs to know of an application. Nothing else may influence its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationFacts {
    /// The child's date of birth.
    pub born_on: Date,
    /// The profile the child needs.
    pub profile: Profile,
    /// The language the family insists on; none: any.
    pub language: Option<String>,
    /// No invitation before this day.
    pub desired_on: Date,
    /// Best confirmed class.
    pub class: BenefitClass,
    /// Sum of confirmed points.
    pub points: u32,
    /// Class and points in the kindergartens where claims were confirmed that count nowhere else.
    pub standings: Vec<(KindergartenId, Standing)>,
    /// Whether residence in the municipality is confirmed.
    pub resident: bool,
    /// When the application was registered. Never changes.
    pub registered_at: Timestamp,
    /// Number drawn in a lottery, 0 where there is none.
    pub lottery: u64,
    /// Sequence number of the application in the region.
    pub sequence: u64,
}

/// What the queue needs to know of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeFacts {
    /// The programme.
    pub id: ProgrammeId,
    /// Whose it is.
    pub kindergarten: KindergartenId,
    /// Ages it takes.
    pub band: Band,
    /// Language of the groups.
    pub language: String,
    /// Profile of the groups.
    pub profile: Profile,
}

impl ApplicationFacts {
    /// Class and points that count in a kindergarten.
    #[must_use]
    pub fn standing_in(&self, kindergarten: KindergartenId) -> Standing {
        let there = self.standings.iter().find(|(at, _)| *at == kindergarten);
        there.map_or(Standing { class: self.class, points: self.points }, |(_, standing)| *standing)
    }
}

impl ProgrammeFacts {
    /// Whether a child that needs this profile and language would be admitted at some age.
    #[must_use]
    pub fn suits(&self, facts: &ApplicationFacts) -> bool {
        self.profile == facts.profile
            && facts.language.as_ref().is_none_or(|language| *language == self.language)
    }
}

/// Whether the application may be invited to the programme today: profile, language, age and desired day.
#[must_use]
pub fn fits(policy: &Policy, facts: &ApplicationFacts, programme: &ProgrammeFacts, today: Date) -> bool {
    programme.suits(facts)
        && facts.desired_on <= today
        && age::fits(programme.band, facts.born_on, age::reference_day(policy, today))
}

/// The first day from `today` on which the application may be invited to the programme; none when it never may again.
#[must_use]
pub fn fits_from(
    policy: &Policy,
    facts: &ApplicationFacts,
    programme: &ProgrammeFacts,
    today: Date,
) -> Option<Date> {
    let mut day = today.max(facts.desired_on);
    // A band has two ends, so two changes decide by age today; by a day of the year it takes as many as years.
    for _ in 0..32 {
        if fits(policy, facts, programme, day) {
            return Some(day);
        }
        day = age::next_change_on(policy, &[programme.band], facts.born_on, day)?;
    }
    None
}

/// The places in line of an application today, in the order of the programmes given. `wishes` are the kindergartens in
/// the family's order; the rank enters the key only when the policy says that the order of wishes counts.
#[must_use]
pub fn entries_for(
    policy: &Policy,
    facts: &ApplicationFacts,
    wishes: &[KindergartenId],
    programmes: &[ProgrammeFacts],
    today: Date,
) -> Vec<EntryKey> {
    programmes
        .iter()
        .filter(|programme| fits(policy, facts, programme, today))
        .filter_map(|programme| {
            let rank = wishes.iter().position(|wish| *wish == programme.kindergarten)?;
            Some(EntryKey { programme: programme.id, key: key(policy, facts, programme, rank) })
        })
        .collect()
}

fn key(policy: &Policy, facts: &ApplicationFacts, programme: &ProgrammeFacts, rank: usize) -> OrderKey {
    let Standing { class, points } = facts.standing_in(programme.kindergarten);
    let counted_rank = if policy.wishes.order_counts { rank + 1 } else { 1 };
    let order = OrderFacts {
        class,
        points,
        resident: facts.resident,
        registered_at: facts.registered_at,
        born_on: facts.born_on,
        wish_rank: u16::try_from(counted_rank).unwrap_or(u16::MAX),
        lottery: facts.lottery,
        sequence: facts.sequence,
    };
    OrderKey::of(&policy.order.by, &order)
}

/// The next day after `today` on which [`entries_for`] may answer differently without anybody changing anything: by the
/// child's age, the desired day, or because a benefit that was confirmed comes into force or runs out.
#[must_use]
pub fn next_review_on(
    policy: &Policy,
    facts: &ApplicationFacts,
    programmes: &[ProgrammeFacts],
    claims: &[ClaimFacts],
    today: Date,
) -> Option<Date> {
    let mut bands: Vec<Band> = programmes
        .iter()
        .filter(|programme| programme.suits(facts))
        .map(|programme| programme.band)
        .collect();
    let to_months = policy.registration.to_months_for(facts.profile);
    bands.push(Band { from_months: 0, to_months });
    let by_age = age::next_change_on(policy, &bands, facts.born_on, today);
    let too_old = age::completes_on(facts.born_on, to_months);
    let starts = facts.desired_on;
    let by_benefit = benefits::standing_changes_on(policy, claims, today);
    [by_age, (too_old > today).then_some(too_old), (starts > today).then_some(starts), by_benefit]
        .into_iter()
        .flatten()
        .min()
}
