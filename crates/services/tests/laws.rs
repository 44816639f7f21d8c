//! A long random life of a town keeps every promise, on both databases: the replay of the journal by separate code
//! finds nothing, counters agree with offers, children stand in line where a simple model says.

#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "shared with other tests and benchmarks, which use more of it"
)]
mod town;

use domain::{
    accounts::{Actor, Role, Scope, Via},
    enrolment::LeavingReason,
    ids::{AccountId, ClaimId, OfferId},
};
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use services::{Error, benefits, enrolment, kindergartens, offers, queue};
use storage::{
    benefits::claim,
    enrolment::enrolment as enrolment_row,
    offers::offer,
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};
use town::{Family, Garden, Town};
use uuid::Uuid;

const STEPS: usize = 300;

struct Life {
    town: Town,
    random: ChaCha8Rng,
    gardens: Vec<Garden>,
    families: Vec<(Family, String)>,
    done: usize,
    refused: usize,
}

impl Life {
    async fn begin(town: Town, seed: u64) -> Self {
        let bands = [(12, 24), (18, 36), (24, 36), (24, 48), (36, 48), (36, 72)];
        let mut gardens = Vec::new();
        for (n, (from, to)) in bands.into_iter().enumerate() {
            gardens.push(town.garden(&format!("Садок {n}"), from, to, 4).await);
        }
        Self {
            town,
            random: ChaCha8Rng::seed_from_u64(seed),
            gardens,
            families: Vec::new(),
            done: 0,
            refused: 0,
        }
    }

    /// The rules may say no to a random step; a fault or a broken promise ends the test.
    fn count<T>(&mut self, outcome: Result<T, Error>) {
        match outcome {
            Ok(_) => self.done += 1,
            Err(Error::Fault(fault)) => panic!("{fault}"),
            Err(_) => self.refused += 1,
        }
    }

    async fn step(&mut self) {
        match self.random.random_range(0..100) {
            0..30 => self.file().await,
            30..45 => self.state().await,
            45..65 => self.answer().await,
            65..72 => self.bring_papers().await,
            72..76 => self.leave().await,
            76..82 => self.change_wishes().await,
            82..88 => self.decide_claim().await,
            88..93 => self.come_and_go().await,
            _ => self.wait().await,
        }
    }

    async fn file(&mut self) {
        let born_on = format!(
            "202{}-{:02}-{:02}",
            self.random.random_range(2..5),
            self.random.random_range(1..13),
            self.random.random_range(1..29)
        );
        let family = self.town.family(&born_on).await;
        let wishes = self.some_gardens();
        let claims: &[&str] = if self.random.random_bool(0.3) { &[CATEGORY] } else { &[] };
        let command = self.town.command(&family, &wishes, claims);
        let filed = queue::file(&self.town.app, &family.actor, None, command).await;
        if let Ok(filed) = &filed {
            self.families.push((family, filed.number.clone()));
        }
        self.count(filed);
    }

    fn some_gardens(&mut self) -> Vec<domain::ids::KindergartenId> {
        let count = self.random.random_range(1..=self.gardens.len());
        self.gardens.choose_multiple(&mut self.random, count).map(|garden| garden.id).collect()
    }

    async fn state(&mut self) {
        let garden = *self.gardens.choose(&mut self.random).unwrap();
        let from_on =
            self.town.today().checked_add(jiff::Span::new().days(self.random.random_range(0..6))).unwrap();
        let count = self.random.random_range(1..3);
        let state = kindergartens::StateVacancies { group: garden.group, count, from_on };
        let outcome =
            kindergartens::state_vacancies(&self.town.app, &self.town.head(&garden), None, state).await;
        self.count(outcome);
    }

    async fn offer(&mut self, state: &str) -> Option<(OfferId, Actor, Garden)> {
        let find = offer::Entity::find().filter(offer::Column::State.eq(state));
        let all = find.all(self.town.app.reader()).await.unwrap();
        let row = all.choose(&mut self.random)?;
        let application = storage::queue::application::Entity::find_by_id(row.application_id);
        let application = application.one(self.town.app.reader()).await.unwrap().unwrap();
        let garden = self.gardens.iter().find(|garden| garden.group.uuid() == row.group_id).unwrap();
        Some((row.id.into(), Family::of(application.account_id).actor, *garden))
    }

    async fn answer(&mut self) {
        let Some((offer, family, _)) = self.offer("invited").await else { return };
        let outcome = if self.random.random_bool(0.7) {
            offers::accept(&self.town.app, &family, None, offer).await
        } else {
            offers::decline(&self.town.app, &family, None, offer).await
        };
        self.count(outcome);
    }

    async fn bring_papers(&mut self) {
        let Some((offer, family, garden)) = self.offer("accepted").await else { return };
        if self.random.random_bool(0.2) {
            let outcome = offers::extend(&self.town.app, &family, None, offer).await;
            return self.count(outcome);
        }
        let outcome = enrolment::enrol(&self.town.app, &self.town.head(&garden), None, offer).await;
        self.count(outcome);
    }

    async fn leave(&mut self) {
        let find = enrolment_row::Entity::find().filter(enrolment_row::Column::LeftOn.is_null());
        let all = find.all(self.town.app.reader()).await.unwrap();
        let Some(row) = all.choose(&mut self.random) else { return };
        let garden = *self.gardens.iter().find(|garden| garden.group.uuid() == row.group_id).unwrap();
        let leaving = enrolment::Leaving {
            enrolment: row.id.into(),
            on: self.town.today(),
            reason: LeavingReason::Moved,
        };
        let outcome = enrolment::leave(&self.town.app, &self.town.head(&garden), None, leaving).await;
        self.count(outcome);
    }

    async fn change_wishes(&mut self) {
        let Some((family, number)) = self.families.choose(&mut self.random).cloned() else { return };
        let new = queue::NewWishes { number, wishes: self.some_gardens(), revision: None };
        let outcome = queue::change_wishes(&self.town.app, &family.actor, None, new).await;
        self.count(outcome);
    }

    async fn decide_claim(&mut self) {
        let find = claim::Entity::find().filter(claim::Column::State.eq("claimed"));
        let all = find.all(self.town.app.reader()).await.unwrap();
        let Some(row) = all.choose(&mut self.random) else { return };
        let id = ClaimId::from(row.id);
        let outcome = if self.random.random_bool(0.7) {
            benefits::confirm(&self.town.app, &officer(), None, id).await
        } else {
            benefits::reject(&self.town.app, &officer(), None, id, "Довідка прострочена".into()).await
        };
        self.count(outcome);
    }

    async fn come_and_go(&mut self) {
        let Some((family, number)) = self.families.choose(&mut self.random).cloned() else { return };
        let outcome = match self.random.random_range(0..3) {
            0 => queue::suspend(&self.town.app, &family.actor, None, &number).await,
            1 => queue::reactivate(&self.town.app, &family.actor, None, &number).await,
            _ => queue::withdraw(&self.town.app, &family.actor, None, &number).await,
        };
        self.count(outcome);
    }

    async fn wait(&mut self) {
        let hours = self.random.random_range(1..120);
        let to = self.town.now().checked_add(jiff::Span::new().hours(hours)).unwrap();
        self.town.until(&to.to_string()).await;
    }
}

/// A category of the Kyiv pack that a family may claim.
const CATEGORY: &str = "serviceman";

fn officer() -> Actor {
    Actor::with_role(AccountId::new(Uuid::from_u128(9)), Role::EducationOfficer, Scope::Region, Via::Web)
}

async fn live(town: Town, seed: u64) {
    let mut life = Life::begin(town, seed).await;
    for _ in 0..STEPS {
        life.step().await;
    }
    let wrongs = life.town.wrongs().await;
    assert!(wrongs.is_empty(), "seed {seed}: {wrongs:#?}");
    let counts = life.town.replay().await.counts;
    assert!(
        life.done > STEPS / 3,
        "a life in which something happens: {} done, {} refused",
        life.done,
        life.refused
    );
    assert_eq!(counts.places_withheld, 0, "no place stayed open while a child waited for it");
}

#[tokio::test]
async fn sqlite() {
    for seed in 0..6 {
        live(Town::sqlite().await, seed).await;
    }
}

#[tokio::test]
async fn postgres() {
    for seed in 100..103 {
        if let Some(town) = Town::postgres().await {
            live(town, seed).await;
        }
    }
}
