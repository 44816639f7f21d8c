//! What a region's pack may switch, and what time does by itself: each rule that is shown to the public is followed.

mod attending;
mod coming;
mod conflicts;
mod effects;
mod hands;
mod messages;
mod switches;
#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "shared with other tests and benchmarks, which use more of it"
)]
#[path = "../town/mod.rs"]
mod town;
mod upkeep;

use domain::{
    Refusal,
    accounts::{Actor, Role, Scope, Via},
    ids::AccountId,
};
use services::{Error, policies};
use town::Town;

/// The refusal that an outcome must be.
fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The Kyiv pack with some of its lines changed.
fn kyiv_with(changes: &[(&str, &str)]) -> String {
    let mut pack = include_str!("../../../../policies/kyiv.toml").to_owned();
    for (line, replaced_by) in changes {
        assert_eq!(pack.matches(line).count(), 1, "`{line}` stands once in the pack");
        pack = pack.replace(line, replaced_by);
    }
    pack
}

/// Switches on the Kyiv pack with some of its lines changed.
async fn switch(town: &Town, changes: &[(&str, &str)]) {
    policies::apply(&town.app, &town::admin(), kyiv_with(changes)).await.unwrap();
}

/// An officer of the department who reaches the whole region.
fn officer() -> Actor {
    Actor::with_role(AccountId::new(town::unique()), Role::EducationOfficer, Scope::Region, Via::Web)
}
