//! What a step would do to the places is what it does.

use services::{benefits, queue};
use storage::benefits::claims_of;

use crate::{
    officer, refusal,
    town::{Town, both},
};

async fn place(town: &Town, number: &str) -> Option<u64> {
    queue::positions(&town.app, number).await.unwrap().first().and_then(|position| position.position)
}

both!(the_effects_of_taking_a_claim_back_are_the_ones_it_has, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let earlier = town.file(&town.family("2023-09-01").await, &[garden.id]).await.unwrap();
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &["serviceman", "chornobyl"]);
    let number = queue::file(&town.app, &family.actor, None, command).await.unwrap().number;
    let row = town.application(&number).await;
    let claims = claims_of(town.app.reader(), row.id).await.unwrap();
    let of = |category: &str| claims.iter().find(|claim| claim.category == category).unwrap().id.into();
    let effects =
        async |id| queue::effects_of_claim_withdrawal(&town.app, &family.actor, &number, id).await.unwrap();
    assert_eq!(effects(of("chornobyl")).await, queue::Places::default(), "nobody has confirmed it");
    for claim in &claims {
        benefits::confirm(&town.app, &officer(), None, claim.id.into()).await.unwrap();
    }
    assert_eq!(place(&town, &number).await, Some(1));
    for (category, before, after) in [("chornobyl", 1, 1), ("serviceman", 1, 2)] {
        let id = of(category);
        let would = effects(id).await;
        assert_eq!(would.moved, [(garden.programme, before, after)]);
        benefits::withdraw(&town.app, &family.actor, None, id).await.unwrap();
        assert_eq!(place(&town, &number).await, Some(after));
    }
    assert_eq!(place(&town, &earlier.number).await, Some(1));
    let theirs =
        queue::effects_of_claim_withdrawal(&town.app, &family.actor, &earlier.number, claims[0].id.into());
    assert!(matches!(theirs.await, Err(services::Error::NotFound("application"))));
});

both!(the_effects_of_coming_back_are_the_ones_it_has, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let number = town.file(&family, &[garden.id]).await.unwrap().number;
    let in_line = queue::effects_of_reactivation(&town.app, &family.actor, &number).await;
    assert_eq!(refusal(in_line).code, "not-suspended");
    queue::suspend(&town.app, &family.actor, None, &number).await.unwrap();
    town.clock.set("2026-03-03T08:00:00Z".parse().unwrap());
    town.file(&town.family("2023-09-01").await, &[garden.id]).await.unwrap();
    let would = queue::effects_of_reactivation(&town.app, &family.actor, &number).await.unwrap();
    assert_eq!(would.gained, [(garden.programme, 1)], "its date is kept");
    queue::reactivate(&town.app, &family.actor, None, &number).await.unwrap();
    assert_eq!(place(&town, &number).await, Some(1));
});
