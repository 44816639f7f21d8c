//! A version of the rules that applies from a later day.

use std::sync::Arc;

use services::{App, Error, MovableClock, Settings, policies, queue, schedule};
use storage::{Location, Store};

use crate::{
    kyiv_with, refusal,
    town::{START, Town, admin, both},
};

async fn places(town: &Town, numbers: [&str; 2]) -> [Option<u64>; 2] {
    let mut places = [None; 2];
    for (place, number) in places.iter_mut().zip(numbers) {
        let found = queue::positions(&town.app, number).await.unwrap();
        *place = found.first().and_then(|position| position.position);
    }
    places
}

both!(a_version_of_a_later_day_is_announced_and_switched_on_as_its_day_begins, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let younger = town.file(&town.family("2023-12-01").await, &[garden.id]).await.unwrap().number;
    let older = town.file(&town.family("2023-09-01").await, &[garden.id]).await.unwrap().number;
    let text = kyiv_with(&[
        ("version = \"2026-1\"", "version = \"2026-2\""),
        ("applies_from_on = 2026-01-01", "applies_from_on = 2026-03-10"),
        ("by = [\"class\", \"registration_time\"]", "by = [\"class\", \"birth_date\"]"),
    ]);
    let would = policies::would_do(&town.app, &admin(), text.clone()).await.unwrap();
    assert_eq!((would.applications, would.moved), (2, 2), "what it would do is shown before");
    let announced = policies::apply(&town.app, &admin(), text.clone()).await.unwrap();
    assert_eq!(announced.coming_on, Some("2026-03-10".parse().unwrap()));
    let again = policies::apply(&town.app, &admin(), text).await;
    assert!(matches!(again, Err(Error::Conflict("policy-already-coming"))), "{again:?}");
    let coming = policies::coming(&town.app, &admin()).await.unwrap();
    assert_eq!(coming.iter().map(|version| &version.digest).collect::<Vec<_>>(), [&announced.digest]);

    town.until("2026-03-09T21:59:59Z").await;
    assert_eq!(places(&town, [&younger, &older]).await, [Some(1), Some(2)], "the day before, in Kyiv");
    assert_eq!(policies::versions(&town.app, &admin()).await.unwrap().len(), 1);
    let (_, seq) = town.journal_after(0).await;
    town.until("2026-03-12T08:00:00Z").await;
    assert_eq!(places(&town, [&younger, &older]).await, [Some(2), Some(1)]);
    let rows = storage::journal::after(town.app.reader(), seq, 10).await.unwrap();
    let kinds: Vec<_> = rows.iter().map(|row| (&*row.kind, row.event["reason"].as_str())).collect();
    let moved = ("entries_recomputed", Some("policy"));
    assert_eq!(kinds, [("policy_applied", None), moved, moved]);
    assert_eq!(rows[0].at.instant().to_string(), "2026-03-09T22:00:00Z", "at its instant");
    assert_eq!(policies::coming(&town.app, &admin()).await.unwrap(), []);
    assert_eq!(policies::versions(&town.app, &admin()).await.unwrap()[0].digest, announced.digest);
    assert_eq!(schedule::run_due(&town.app).await.unwrap(), schedule::Done::default(), "once");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

#[tokio::test]
async fn a_first_version_of_a_later_day_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Location::Folder(folder.path().join("data"))).await.unwrap();
    let clock = Arc::new(MovableClock::stopped(START.parse().unwrap()));
    let settings = Settings { public_url: "https://sadok.example".into(), demo: false };
    let app = App::new(store, clock, settings);
    let text = kyiv_with(&[("applies_from_on = 2026-01-01", "applies_from_on = 2026-03-10")]);
    let refused = refusal(policies::apply(&app, &admin(), text).await);
    assert_eq!(refused.code, "policy-not-yet", "until then nothing could be decided");
}
