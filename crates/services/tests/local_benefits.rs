//! Benefits that count in one kindergarten only: a sibling there, a home in its catchment.

#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "shared with other tests and benchmarks, which use more of it"
)]
mod town;

use std::collections::BTreeSet;

use domain::{
    accounts::{Actor, Role, Scope, Via},
    ids::{AccountId, KindergartenId},
};
use services::{
    Error, benefits,
    queue::{self, NewClaim, NewWishes},
};
use town::{Family, Town, both};
use uuid::Uuid;

/// Kyiv's rules and two benefits that Kyiv does not have.
fn pack() -> String {
    let kyiv = include_str!("../../../policies/kyiv.toml");
    let benefit = |code: &str, scope: &str| {
        format!(
            "\n[[benefit]]\ncode = \"{code}\"\ntitle = {{ uk = \"{code}\", en = \"{code}\" }}\nclass = \"preferential\"\n\
             basis = \"test\"\nscope = \"{scope}\"\nevidence = [{{ uk = \"папір\", en = \"paper\" }}]\n\
             confirmed_by = \"department\"\n"
        )
    };
    format!("{kyiv}{}{}", benefit("sibling", "kindergarten"), benefit("near", "catchment"))
}

fn officer() -> Actor {
    Actor::with_role(AccountId::new(Uuid::from_u128(9)), Role::EducationOfficer, Scope::Region, Via::Web)
}

fn sibling(at: Option<KindergartenId>) -> NewClaim {
    NewClaim {
        category: "sibling".into(),
        document_kind: "certificate".into(),
        document: "довідка 1".into(),
        kindergarten: at,
    }
}

async fn claim(
    town: &Town,
    family: &Family,
    number: &str,
    new: NewClaim,
) -> Result<domain::ids::ClaimId, Error> {
    benefits::claim(&town.app, &family.actor, None, number.to_owned(), new).await
}

fn code<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// The place in each kindergarten's line, in the order asked for.
async fn places(town: &Town, number: &str, at: &[KindergartenId]) -> Vec<Option<u64>> {
    let found = queue::positions(&town.app, number).await.unwrap();
    at.iter().map(|id| found.iter().find(|place| place.kindergarten == *id)?.position).collect()
}

both!(a_confirmed_claim_moves_the_child_in_its_kindergarten_and_nowhere_else, |town: Town| async move {
    services::policies::apply(&town.app, &town::admin(), pack()).await.unwrap();
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    for _ in 0..2 {
        let other = town.family("2023-09-01").await;
        town.file(&other, &[one.id, two.id]).await.unwrap();
    }
    let family = town.family("2023-09-01").await;
    let filed = town.file(&family, &[one.id, two.id]).await.unwrap();
    let number = filed.number.as_str();
    let at = [one.id, two.id];
    assert_eq!(places(&town, number, &at).await, [Some(3), Some(3)]);
    let made = claim(&town, &family, number, sibling(Some(two.id))).await.unwrap();
    assert_eq!(
        places(&town, number, &at).await,
        [Some(3), Some(3)],
        "a claim moves nothing before it is confirmed"
    );
    benefits::confirm(&town.app, &officer(), None, made).await.unwrap();
    assert_eq!(places(&town, number, &at).await, [Some(3), Some(1)]);
    assert_eq!(
        town.application(number).await.class,
        "general",
        "the class of the whole application is as it was"
    );
    let behind = town.family("2023-09-01").await;
    let behind = town.file(&behind, &[two.id]).await.unwrap();
    let place = queue::positions(&town.app, &behind.number).await.unwrap().remove(0);
    assert_eq!(
        place.ahead.iter().map(|one| (one.class.code(), one.count)).collect::<Vec<_>>(),
        [("preferential", 1), ("general", 2)]
    );

    // The list is written anew, and the kindergarten leaves it and comes back: the claim goes with its kindergarten.
    let wishes = |list: &[KindergartenId]| NewWishes {
        number: number.to_owned(),
        wishes: list.to_vec(),
        revision: None,
    };
    let seen = queue::effects_of_wishes(&town.app, &family.actor, &wishes(&[two.id, one.id])).await.unwrap();
    assert!(seen.moved.is_empty() && seen.gained.is_empty(), "{seen:?}");
    queue::change_wishes(&town.app, &family.actor, None, wishes(&[one.id])).await.unwrap();
    let seen = queue::effects_of_wishes(&town.app, &family.actor, &wishes(&at)).await.unwrap();
    assert_eq!(seen.gained, [(two.programme, 1)], "what is shown before saving counts the claim");
    queue::change_wishes(&town.app, &family.actor, None, wishes(&at)).await.unwrap();
    assert_eq!(places(&town, number, &at).await, [Some(3), Some(1)]);

    town.state(&two, 1).await.unwrap();
    assert_eq!(town.standing(number).await.0, "invited", "the first in that line");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(a_claim_taken_back_gives_the_place_back, |town: Town| async move {
    services::policies::apply(&town.app, &town::admin(), pack()).await.unwrap();
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    let at = [one.id, two.id];
    let other = town.family("2023-09-01").await;
    town.file(&other, &at).await.unwrap();
    let family = town.family("2023-09-01").await;
    let number = town.file(&family, &at).await.unwrap().number;
    let made = claim(&town, &family, &number, sibling(Some(one.id))).await.unwrap();
    benefits::confirm(&town.app, &officer(), None, made).await.unwrap();
    let second = claim(&town, &family, &number, sibling(Some(two.id))).await.unwrap();
    benefits::confirm(&town.app, &officer(), None, second).await.unwrap();
    assert_eq!(places(&town, &number, &at).await, [Some(1), Some(1)]);
    benefits::withdraw(&town.app, &family.actor, None, made).await.unwrap();
    assert_eq!(places(&town, &number, &at).await, [Some(2), Some(1)]);
    benefits::reject(&town.app, &officer(), None, second, "папір не той".into()).await.unwrap();
    assert_eq!(places(&town, &number, &at).await, [Some(2), Some(2)]);
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(a_claim_names_one_of_the_wished_kindergartens_and_each_once, |town: Town| async move {
    services::policies::apply(&town.app, &town::admin(), pack()).await.unwrap();
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    let three = town.garden("Третій", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let number = town.file(&family, &[one.id, two.id]).await.unwrap().number;
    assert_eq!(code(claim(&town, &family, &number, sibling(None)).await), "benefit-needs-kindergarten");
    let near = NewClaim { category: "near".into(), ..sibling(None) };
    assert_eq!(code(claim(&town, &family, &number, near).await), "benefit-needs-kindergarten");
    let unwished = claim(&town, &family, &number, sibling(Some(three.id))).await;
    assert_eq!(code(unwished), "benefit-kindergarten-not-wished");
    claim(&town, &family, &number, sibling(Some(one.id))).await.unwrap();
    assert_eq!(code(claim(&town, &family, &number, sibling(Some(one.id))).await), "claimed-twice");
    claim(&town, &family, &number, sibling(Some(two.id))).await.unwrap();
    // A benefit that counts everywhere names none, whatever was sent.
    let serviceman = NewClaim { category: "serviceman".into(), ..sibling(Some(one.id)) };
    claim(&town, &family, &number, serviceman.clone()).await.unwrap();
    assert_eq!(code(claim(&town, &family, &number, serviceman).await), "claimed-twice");
    let view = queue::case_view(&town.app, &family.actor, &number).await.unwrap();
    // Claims of one instant come in no order of their own.
    let named: BTreeSet<_> = view.claims.iter().map(|claim| claim.kindergarten.as_deref()).collect();
    let places = BTreeSet::from([None, Some("Другий"), Some("Перший")]);
    assert_eq!((named, view.claims.len()), (places.clone(), 3));
    let case = services::office::case(&town.app, &officer(), &number).await.unwrap();
    let named: BTreeSet<_> = case.claims.iter().map(|claim| claim.kindergarten.as_deref()).collect();
    assert_eq!((named, case.claims.len()), (places, 3));
    let at = BTreeSet::from([None, Some(one.id), Some(two.id)]);
    let seen = queue::overview(&town.app, &officer(), &number).await.unwrap();
    assert_eq!(seen.claims.iter().map(|claim| claim.kindergarten).collect::<BTreeSet<_>>(), at);
    let listed = services::office::claims(&town.app, &officer(), 0, 10).await.unwrap();
    assert_eq!(listed.total, 3);
    let places = listed.items.into_iter().map(|line| line.kindergarten).collect::<BTreeSet<_>>();
    let named = [None, Some((one.id, "Перший".to_owned())), Some((two.id, "Другий".to_owned()))];
    assert_eq!(places, BTreeSet::from(named));
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});
