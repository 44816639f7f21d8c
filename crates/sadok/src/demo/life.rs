//! Some weeks of the city's life: heads state places, families answer or do not, children are enrolled. Everything
//! goes through the use cases, at the hour at which it would happen.

use anyhow::Result;
use domain::accounts::{Actor, Role, Scope, Via};
use domain::offers::OfferState;
use jiff::{Timestamp, ToSpan as _};
use services::demo::move_clock;
use services::kindergartens::{StateVacancies, state_vacancies};
use services::offers::{self, FindOffers, OfferLine};
use services::{Error, MovableClock, enrolment};

use super::draw::Draw;
use super::load::{Place, Plan, days_before};
use crate::house::House;

/// Days of life before the city is shown: time for an invitation to be ignored and the next child to be invited.
const DAYS: i64 = 25;
/// Of the places that could be stated, how many are by the end; the rest is left for the visitor.
const STATED: f64 = 0.6;
/// Of those who are invited, how many accept and how many decline; the others never answer.
const ACCEPT: f64 = 0.8;
const DECLINE: f64 = 0.1;
/// How likely an answer comes on a given day, and the papers after it.
const ANSWERS_TODAY: f64 = 0.35;
const PAPERS_TODAY: f64 = 0.3;

// Stream of the seed.
const LIFE: u64 = 21;

/// When life begins: some weeks before the city is shown, but not before its rules apply.
pub(crate) fn begins_at(plan: &Plan) -> Result<Timestamp> {
    let zone = &plan.policy.calendar.time_zone;
    let rules = plan.policy.pack.applies_from_on.to_zoned(zone.clone())?.timestamp();
    Ok(days_before(plan, plan.now, DAYS)?.max(rules).min(plan.now))
}

/// Lives from where the clock stands to the plan's instant.
pub(crate) async fn live(house: &House, clock: &MovableClock, plan: &Plan, places: &[Place]) -> Result<()> {
    let mut draw = Draw::new(plan.seed, LIFE);
    let zone = plan.policy.calendar.time_zone.clone();
    let begins = begins_at(plan)?;
    let days = (plan.now.as_second() - begins.as_second()) / 86_400;
    let statements = statements(&mut draw, places, days);
    for day in 0..days {
        let morning = begins.to_zoned(zone.clone()).checked_add(day.days())?.timestamp();
        walk(house, clock, morning).await?;
        for (_, place, group, count) in statements.iter().filter(|(on, ..)| *on == day) {
            let today = zone.to_datetime(house.app.now()).date();
            let command = StateVacancies { group: *group, count: *count, from_on: today };
            state_vacancies(&house.app, &head(place), None, command).await?;
        }
        answers(house, &mut draw).await?;
        enrolments(house, &mut draw, places).await?;
    }
    walk(house, clock, plan.now).await
}

async fn walk(house: &House, clock: &MovableClock, to: Timestamp) -> Result<()> {
    // The clock runs while the city is moved in: by the first morning it may already be later.
    if to <= services::Clock::now(clock) {
        return Ok(());
    }
    move_clock(&house.app, clock, to, house.mail.as_ref(), house.sms.as_ref()).await?;
    Ok(())
}

type Statement<'a> = (i64, &'a Place, domain::ids::GroupId, u32);

/// Who states how many places on which day.
fn statements<'a>(draw: &mut Draw, places: &'a [Place], days: i64) -> Vec<Statement<'a>> {
    let mut statements = Vec::new();
    for place in places {
        for (group, vacant) in &place.groups {
            if *vacant > 0 && days > 0 && draw.chance(STATED) {
                statements.push((draw.between(0, days - 1), place, *group, *vacant));
            }
        }
    }
    statements
}

fn head(place: &Place) -> Actor {
    Actor::with_role(place.head, Role::Head, Scope::Kindergarten(place.id), Via::Web)
}

/// Everything in one state, as an auditor sees it.
async fn in_state(house: &House, state: OfferState) -> Result<Vec<OfferLine>> {
    let auditor = Actor { account: None, grants: vec![auditor()], via: Via::System };
    let find = FindOffers { state: Some(state), ..FindOffers::default() };
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = offers::list(&house.app, &auditor, &find, before, 500).await?;
        before = page.last().map(|offer| offer.id);
        let last = page.len() < 500;
        all.extend(page);
        if last {
            // The oldest first, as people come.
            all.reverse();
            return Ok(all);
        }
    }
}

fn auditor() -> domain::accounts::Grant {
    domain::accounts::Grant { role: Role::Auditor, scope: Scope::Region }
}

async fn answers(house: &House, draw: &mut Draw) -> Result<()> {
    for offer in in_state(house, OfferState::Invited).await? {
        // What a family will do is settled by its invitation, when it does it by chance.
        let mind = Draw::new(offer.id.uuid().as_u64_pair().1, LIFE).fraction();
        if mind >= ACCEPT + DECLINE || !draw.chance(ANSWERS_TODAY) {
            continue;
        }
        let parent = Actor::with_role(offer.account, Role::Parent, Scope::Own, Via::Web);
        let answered = if mind < ACCEPT {
            offers::accept(&house.app, &parent, None, offer.id).await
        } else {
            offers::decline(&house.app, &parent, None, offer.id).await
        };
        tolerate(answered)?;
    }
    Ok(())
}

async fn enrolments(house: &House, draw: &mut Draw, places: &[Place]) -> Result<()> {
    for offer in in_state(house, OfferState::Accepted).await? {
        if !draw.chance(PAPERS_TODAY) {
            continue;
        }
        if let Some(place) = places.iter().find(|place| place.id == offer.kindergarten) {
            tolerate(enrolment::enrol(&house.app, &head(place), None, offer.id).await.map(|_| ()))?;
        }
    }
    Ok(())
}

/// What the rules refuse does not happen in life either; only a fault stops it.
fn tolerate(answer: Result<(), Error>) -> Result<()> {
    match answer {
        Ok(()) | Err(Error::Refused(_) | Error::Conflict(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
