//! The storage suite: every promise of this crate, kept on SQLite and on PostgreSQL.
//!
//! PostgreSQL runs where `SADOK_TEST_POSTGRES` names a server on which databases may be made (`cargo xtask test`
//! starts one); elsewhere those tests say that they were skipped.

#[allow(dead_code, reason = "shared with the tests of lines, which use more of it")]
mod scene;

use std::sync::Arc;

use futures::future::join_all;
use scene::{Scene, both};
use storage::{
    At, ConnectionTrait, DbErr, StoreError,
    journal::Start,
    kindergartens::{self, Shift, kindergarten_group},
    notifications::message,
    platform, queue,
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, SqlErr},
};

/// Reads a number and then writes the next one: only turns keep others from reading the same.
async fn count_up<C: ConnectionTrait>(db: &C, name: &str) -> Result<u32, DbErr> {
    let next = platform::setting(db, name).await?.map_or(0, |value| value.parse().unwrap()) + 1;
    platform::keep_setting(db, name, &next.to_string()).await?;
    Ok(next)
}

both!(a_write_is_seen_by_readers_when_it_has_answered, |scene: Scene| async move {
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "a", "1").await })).await.unwrap();
    assert_eq!(platform::setting(scene.store.reader(), "a").await.unwrap().as_deref(), Some("1"));
});

both!(a_refused_write_leaves_nothing_and_hurts_nobody_beside_it, |scene: Scene| async move {
    let store = scene.store.clone();
    let jobs = (0..200).map(|n: u32| {
        let store = store.clone();
        async move {
            let job = store.write(move |db| {
                Box::pin(async move {
                    count_up(db, "jobs").await.unwrap();
                    platform::keep_setting(db, &format!("job-{n}"), "done").await.unwrap();
                    if n.is_multiple_of(3) { Err("refused") } else { Ok(n) }
                })
            });
            job.await.unwrap()
        }
    });
    let answers = join_all(jobs).await;
    let refused = answers.iter().filter(|answer| answer.is_err()).count();
    assert_eq!(refused, 67);
    for n in 0..200_u32 {
        let kept = platform::setting(store.reader(), &format!("job-{n}")).await.unwrap();
        assert_eq!(kept.is_some(), !n.is_multiple_of(3), "job {n}");
    }
    let next = scene.write(|db| Box::pin(async move { count_up(db, "jobs").await })).await.unwrap();
    assert_eq!(next, 134, "numbers taken by refused jobs were given back: 133 were kept");
});

both!(a_write_that_stops_with_a_bug_is_undone_and_the_writer_goes_on, |scene: Scene| async move {
    let outcome: Result<Result<(), ()>, StoreError> = scene
        .store
        .write(|db| {
            Box::pin(async move {
                platform::keep_setting(db, "half", "1").await.unwrap();
                panic!("a bug")
            })
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Panicked(text)) if text == "a bug"));
    assert_eq!(platform::setting(scene.store.reader(), "half").await.unwrap(), None);
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "after", "1").await })).await.unwrap();
});

both!(a_write_that_hides_a_fault_is_told_of_as_it_is, |scene: Scene| async move {
    let outcome: Result<Result<(), DbErr>, StoreError> = scene
        .store
        .write(|db| {
            Box::pin(async move {
                platform::keep_setting(db, "hidden", "1").await?;
                let fault = db.execute_unprepared("INSERT INTO no_such_table VALUES (1)").await;
                assert!(fault.is_err(), "there is no such table");
                Ok::<_, DbErr>(())
            })
        })
        .await;
    let kept = platform::setting(scene.store.reader(), "hidden").await.unwrap();
    let told = matches!(outcome, Ok(Ok(())));
    assert_eq!(told, kept.is_some(), "{outcome:?}: what is said to have happened is there");
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "after", "1").await })).await.unwrap();
});

both!(a_write_whose_messages_cannot_be_kept_did_not_happen, |scene: Scene| async move {
    let orphan = message::ActiveModel {
        id: Set(uuid::Uuid::from_u128(1)),
        account_id: Set(uuid::Uuid::from_u128(2)),
        kind: Set("filed".into()),
        channel: Set("cabinet".into()),
        language: Set("uk".into()),
        subject: Set("Нікому".into()),
        text: Set("Такої родини немає".into()),
        state: Set("kept".into()),
        attempts: Set(0),
        created_at: Set(At::from("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap())),
        ..Default::default()
    };
    let outcome: Result<Result<(), DbErr>, StoreError> = scene
        .store
        .write_on(|db, baton| {
            Box::pin(async move {
                platform::keep_setting(db, "told", "1").await?;
                baton.leave(Start::default(), Vec::new(), vec![orphan]);
                Ok(())
            })
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Database(_))), "{outcome:?}");
    assert_eq!(platform::setting(scene.store.reader(), "told").await.unwrap(), None);
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "after", "1").await })).await.unwrap();
});

both!(a_write_whose_caller_went_away_still_happens_whole, |scene: Scene| async move {
    let store = scene.store.clone();
    let caller = tokio::spawn(async move {
        let job = store.write(|db| {
            Box::pin(async move {
                platform::keep_setting(db, "first", "1").await?;
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                platform::keep_setting(db, "second", "1").await
            })
        });
        job.await
    });
    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    caller.abort();
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "after", "1").await })).await.unwrap();
    let reader = scene.store.reader();
    let (first, second) = (
        platform::setting(reader, "first").await.unwrap(),
        platform::setting(reader, "second").await.unwrap(),
    );
    assert_eq!(first, second, "all of it or nothing");
});

both!(two_nodes_take_turns, |scene: Scene| async move {
    let other = scene.second_node().await;
    let nodes = [Arc::new(scene.store.clone()), Arc::new(other)];
    let jobs = (0..100).map(|n: usize| {
        let node = Arc::clone(&nodes[n % 2]);
        async move {
            let job = node.write(|db| Box::pin(async move { count_up(db, "turns").await }));
            job.await.unwrap().unwrap()
        }
    });
    let mut numbers = join_all(jobs).await;
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<u32>>());
});

both!(a_group_never_promises_more_places_than_it_has, |scene: Scene| async move {
    let town = scene.town().await;
    let group = town.group(&scene, 10, 8, 0).await;
    let shift = async |by: Shift| {
        scene.write(move |db| Box::pin(async move { kindergartens::shift(db, group, by).await })).await
    };
    shift(Shift { open: 2, ..Shift::default() }).await.unwrap();
    let over = shift(Shift { open: 1, ..Shift::default() }).await.unwrap_err();
    assert!(over.to_string().contains("group_never_overfilled"), "{over}");
    shift(Shift { held: 1, open: -1, ..Shift::default() }).await.unwrap();
    assert!(shift(Shift { held: -2, ..Shift::default() }).await.is_err(), "no counter below zero");
    shift(Shift { children: 1, held: -1, ..Shift::default() }).await.unwrap();
    let now = kindergarten_group::Entity::find_by_id(group).one(scene.store.reader()).await.unwrap().unwrap();
    assert_eq!((now.children, now.held, now.open), (9, 0, 1));
});

both!(an_inherited_excess_shrinks_and_no_seat_is_promised_before_it_is_gone, |scene: Scene| async move {
    let town = scene.town().await;
    let group = town.group(&scene, 10, 12, 2).await;
    let shift = async |by: Shift| {
        scene.write(move |db| Box::pin(async move { kindergartens::shift(db, group, by).await })).await
    };
    assert!(shift(Shift { open: 1, ..Shift::default() }).await.is_err());
    assert!(shift(Shift { children: 1, ..Shift::default() }).await.is_err());
    shift(Shift { children: -3, ..Shift::default() }).await.unwrap();
    let now = kindergarten_group::Entity::find_by_id(group).one(scene.store.reader()).await.unwrap().unwrap();
    assert_eq!((now.children, now.inherited_excess), (9, 0));
    shift(Shift { open: 1, ..Shift::default() }).await.unwrap();
    assert!(shift(Shift { children: 1, ..Shift::default() }).await.is_err(), "the excess does not come back");
});

both!(a_child_has_one_live_application_and_may_apply_again_after_it_ends, |scene: Scene| async move {
    let town = scene.town().await;
    let (first, _) = town.application(&scene, b"certificate-1", 1).await.unwrap();
    let again = town.application(&scene, b"certificate-1", 2).await.unwrap_err();
    assert!(matches!(again.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))), "{again}");
    scene
        .write(move |db| {
            Box::pin(async move {
                use queue::application::{ActiveModel, Column, Entity};
                Entity::update_many()
                    .set(ActiveModel { state: Set("withdrawn".into()), ..Default::default() })
                    .filter(Column::Id.eq(first))
                    .exec(db)
                    .await
                    .map(|_| ())
            })
        })
        .await
        .unwrap();
    town.application(&scene, b"certificate-1", 3).await.unwrap();
});

both!(a_place_is_the_number_of_smaller_keys_plus_one, |scene: Scene| async move {
    let town = scene.town().await;
    let group = town.group(&scene, 10, 0, 0).await;
    let programme = town.programme_of(&scene, group).await;
    let keys: Vec<[u8; 4]> = (0..50_u32).map(|n| (n * 7919 % 1000).to_be_bytes()).collect();
    for (n, key) in keys.iter().enumerate() {
        town.entry(&scene, programme, n, key, n % 5 != 0).await;
    }
    let mut waiting: Vec<_> = (0..50).filter(|n| n % 5 != 0).map(|n| keys[n]).collect();
    waiting.sort_unstable();
    for (place, key) in waiting.iter().enumerate() {
        let ahead = queue::line::ahead(scene.store.reader(), programme, key).await.unwrap();
        assert_eq!(ahead, place as u64);
    }
    let first = queue::first(scene.store.reader(), programme).await.unwrap().unwrap();
    assert_eq!(first.entry.order_key, waiting[0]);
    assert_eq!(queue::line::length(scene.store.reader(), programme).await.unwrap(), 40);
});

both!(an_account_has_one_link_to_a_new_password_and_only_the_last_is_found, |scene: Scene| async move {
    use storage::accounts::password_reset::{self as rows, Model};
    let town = scene.town().await;
    let at = |text: &str| At::from(text.parse::<jiff::Timestamp>().unwrap());
    let link = |token: u8, expires: &str| Model {
        account_id: town.account(),
        token_hash: vec![token; 32],
        asked_at: at("2026-01-01T00:00:00Z"),
        expires_at: at(expires),
    };
    let (first, second) = (link(1, "2026-01-01T01:00:00Z"), link(2, "2026-01-01T02:00:00Z"));
    scene.write(|db| Box::pin(async move { rows::keep(db, first).await })).await.unwrap();
    let kept = second.clone();
    scene.write(|db| Box::pin(async move { rows::keep(db, kept).await })).await.unwrap();
    let db = scene.store.reader();
    assert!(rows::find(db, &[1; 32]).await.unwrap().is_none(), "the older link is void");
    let (found, account) = rows::find(db, &[2; 32]).await.unwrap().unwrap();
    assert_eq!((found, account.login_key.as_str()), (second, "family"));
    let now = at("2026-01-01T02:00:00Z");
    scene.write(move |db| Box::pin(async move { rows::forget_ended(db, now).await })).await.unwrap();
    assert!(rows::find(db, &[2; 32]).await.unwrap().is_some(), "it ends at its instant, not before");
    let later = at("2026-01-01T02:00:00.000001Z");
    scene.write(move |db| Box::pin(async move { rows::forget_ended(db, later).await })).await.unwrap();
    assert!(rows::find(db, &[2; 32]).await.unwrap().is_none());
    let named = rows::candidates(db, Some("family"), None, 5).await.unwrap();
    assert!(named.is_empty(), "nobody without an address is sent a link");
});

both!(kindergartens_with_a_group_over_its_norm_are_found, |scene: Scene| async move {
    use kindergartens::{KindergartenFilter, OverNorm, ProgrammeKind};
    let town = scene.town().await;
    town.group(&scene, 20, 16, 0).await;
    let db = scene.store.reader();
    let kinds = kindergartens::programme_kinds(db).await.unwrap();
    assert_eq!(kinds, [ProgrammeKind { from_months: 24, to_months: 36, profile: "general".into() }]);
    let count = async |over: Vec<OverNorm>| {
        let filter = KindergartenFilter { over_norm: Some(over), ..KindergartenFilter::default() };
        kindergartens::count(db, &filter).await.unwrap()
    };
    let norm = |at_most| vec![OverNorm { kind: kinds[0].clone(), at_most }];
    assert_eq!((count(norm(15)).await, count(norm(16)).await, count(Vec::new()).await), (1, 0, 0));
});

both!(a_claim_of_one_kindergarten_is_live_once_there, |scene: Scene| async move {
    use storage::benefits::{claim, claimed_places};
    let town = scene.town().await;
    let (application, _) = town.application(&scene, b"certificate-1", 1).await.unwrap();
    let row = |id: u128, at: Option<uuid::Uuid>, state: &str| claim::ActiveModel {
        id: Set(uuid::Uuid::from_u128(id)),
        application_id: Set(application),
        category: Set("sibling".into()),
        state: Set(state.into()),
        document_kind: Set("certificate".into()),
        document: Set(vec![0]),
        made_at: Set("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().into()),
        made_by: Set(town.account()),
        policy_version: Set(uuid::Uuid::nil()),
        kindergarten_id: Set(at),
        ..Default::default()
    };
    let there = Some(town.kindergarten());
    scene.insert(row(1, there, "confirmed")).await;
    scene.insert(row(2, None, "claimed")).await;
    for (id, at) in [(3, there), (4, None)] {
        let twice = scene.try_insert(row(id, at, "claimed")).await.unwrap_err();
        assert!(matches!(twice.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))), "{twice}");
        scene.insert(row(id, at, "rejected")).await;
    }
    let claims = storage::benefits::claims_of(scene.store.reader(), application).await.unwrap();
    let names = claimed_places(scene.store.reader(), &claims).await.unwrap();
    assert_eq!((claims.len(), names.len()), (4, 1));
});

both!(the_first_in_line_comes_with_its_application_and_a_group_with_its_owner, |scene: Scene| async move {
    let (town, db) = (scene.town().await, scene.store.reader());
    let group = town.group(&scene, 10, 0, 0).await;
    let programme = town.programme_of(&scene, group).await;
    assert_eq!(queue::first(db, programme).await.unwrap(), None);
    for (n, key, waiting) in [(1, b"b", true), (2, b"a", false), (3, b"c", true)] {
        town.entry(&scene, programme, n, key, waiting).await;
    }
    let first = queue::first(db, programme).await.unwrap().unwrap();
    let found = (first.entry.order_key.as_slice(), first.application.number.as_str());
    assert_eq!(found, (b"b".as_slice(), "T-101"));
    assert_eq!(first.account.id, first.application.account_id);
    let (found, owner) = kindergartens::group_with_owner(db, group).await.unwrap().unwrap();
    assert_eq!((found.id, owner.id), (group, town.kindergarten()));
    assert_eq!(kindergartens::group_with_owner(db, programme).await.unwrap(), None);
    assert!(kindergartens::groups_with_open_places(db, &[programme]).await.unwrap().is_empty());
    let open = kindergartens::Shift { open: 1, ..kindergartens::Shift::default() };
    scene
        .write(move |db| Box::pin(async move { kindergartens::shift(db, group, open).await }))
        .await
        .unwrap();
    let open = kindergartens::groups_with_open_places(db, &[programme, group]).await.unwrap();
    let found: Vec<_> = open.iter().map(|open| (open.group.id, open.group.open, open.programme.id)).collect();
    assert_eq!(found, [(group, 1, programme)]);
    assert_eq!(open[0].kindergarten, owner.name);
});

both!(filing_and_places_ask_what_belongs_together_at_once, |scene: Scene| async move {
    use storage::{families, journal, queue::line};
    let (town, db) = (scene.town().await, scene.store.reader());
    let group = town.group(&scene, 10, 0, 0).await;
    let programme = town.programme_of(&scene, group).await;
    let now = At::from("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap());
    assert_eq!(journal::start(db, now).await.unwrap(), Start::default());

    let (_, child) = town.application(&scene, b"certificate-1", 7).await.unwrap();
    assert_eq!(journal::start(db, now).await.unwrap(), Start { sequence: Some(7), ..Start::default() });
    let own = families::own(db, town.account(), child).await.unwrap().unwrap();
    assert_eq!((own.child.id, own.account.id, own.attends), (child, town.account(), false));
    assert_eq!(families::own(db, group, child).await.unwrap(), None, "of another account");

    let keys: Vec<_> = (0..20_u8).map(|n| (4, vec![n])).collect();
    let entered = town.enter(&scene, programme, 100, &keys).await;
    let places = queue::entries_with_programmes(db, entered[3]).await.unwrap();
    let found: Vec<_> = places.iter().map(|(entry, of)| (entry.order_key.clone(), of.id)).collect();
    assert_eq!(found, [(vec![3], programme)]);
    let wished = async || kindergartens::wished(db, &[town.kindergarten()]).await.unwrap();
    let seen = |wished: &[kindergartens::Wished]| (wished[0].programme.id, wished[0].open, wished[0].marked);
    assert_eq!(seen(&wished().await), (programme, false, false));
    let whole = line::Stretch { programme_id: programme, level: 1, from_key: None };
    let near = line::Distances { near: 4, far: 2 };
    scene
        .write(move |db| {
            Box::pin(async move {
                kindergartens::shift(db, group, Shift { open: 1, ..Shift::default() }).await?;
                line::mark(db, &whole, near).await
            })
        })
        .await
        .unwrap();
    assert_eq!(seen(&wished().await), (programme, true, true));
});

both!(a_declined_and_unwished_application_stays_in_the_hands_that_invited_it, |scene: Scene| async move {
    use storage::{On, benefits, enrolment, offers::offer};
    let (town, db) = (scene.town().await, scene.store.reader());
    let group = town.group(&scene, 10, 0, 0).await;
    let programme = town.programme_of(&scene, group).await;
    let (application, child) = town.application(&scene, b"certificate-1", 1).await.unwrap();
    let here = [town.kindergarten()];
    assert!(queue::hands(db, application).await.unwrap().is_empty());
    let now = At::from("2026-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap());
    let id = uuid::Uuid::from_u128(1);
    scene
        .insert(offer::ActiveModel {
            id: Set(id),
            application_id: Set(application),
            child_id: Set(child),
            kindergarten_id: Set(here[0]),
            programme_id: Set(programme),
            group_id: Set(group),
            order_key: Set(vec![1]),
            state: Set("declined".into()),
            invited_at: Set(now),
            answer_by: Set(now),
            policy_version: Set(uuid::Uuid::nil()),
            ..Default::default()
        })
        .await;
    assert_eq!(queue::hands(db, application).await.unwrap(), here);
    let among = async |at: &[uuid::Uuid]| queue::in_hands_among(db, [application], at).await.unwrap().len();
    assert_eq!((among(&here).await, among(&[id]).await), (1, 0));
    assert!(benefits::claims_waiting(db, Some(&here), 0, 10).await.unwrap().is_empty());

    let day = |text: &str| On::from(text.parse::<jiff::civil::Date>().unwrap());
    scene
        .insert(enrolment::enrolment::ActiveModel {
            id: Set(id),
            child_id: Set(child),
            application_id: Set(application),
            offer_id: Set(id),
            kindergarten_id: Set(here[0]),
            group_id: Set(group),
            enrolled_on: Set(day("2026-01-01")),
            enrolled_at: Set(now),
            leaves_on: Set(Some(day("2026-05-20"))),
            leaves_reason: Set(Some("school".into())),
            certificate_index: Set(Some(b"certificate-1".to_vec())),
            ..Default::default()
        })
        .await;
    let own = storage::families::own(db, town.account(), child).await.unwrap().unwrap();
    assert!(own.attends && enrolment::attends(db, b"certificate-1").await.unwrap());
    assert_eq!(enrolment::next_leaving(db).await.unwrap(), Some(day("2026-05-20")));
    assert!(enrolment::to_leave(db, day("2026-05-19"), 10).await.unwrap().is_empty());
    assert_eq!(enrolment::to_leave(db, day("2026-05-20"), 10).await.unwrap(), [id]);
    let when = enrolment::When::LeavingSince(day("2026-05-01"));
    let filter = enrolment::PresentFilter { when, ..enrolment::PresentFilter::default() };
    assert_eq!(enrolment::count_present(db, &filter).await.unwrap(), 1);
    let reached = storage::accounts::parents_reached_by(db, Some(vec![1]), Some(vec![2])).await.unwrap();
    assert_eq!(reached, [], "no parent has either");
});

both!(instants_sort_as_time_goes, |scene: Scene| async move {
    // Text in SQLite, timestamptz in PostgreSQL: both must compare like the instants, whatever the fraction.
    let instants = [
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.000001Z",
        "2026-01-01T00:00:00.1Z",
        "2026-01-01T00:00:00.100001Z",
        "2026-01-01T00:00:01Z",
        "2026-10-25T00:59:59.999999Z",
        "2026-10-25T01:00:00Z",
    ];
    let instants: Vec<At> =
        instants.iter().map(|text| At::from(text.parse::<jiff::Timestamp>().unwrap())).collect();
    for (n, at) in instants.iter().enumerate().rev() {
        scene.policy_version(n, *at).await;
    }
    for (n, at) in instants.iter().enumerate() {
        let found = platform::policy_at(scene.store.reader(), *at).await.unwrap().unwrap();
        assert_eq!(found.digest, n.to_string(), "in force at {at:?}");
        assert_eq!(found.applies_from, *at);
    }
});

both!(what_is_over_is_found_once_and_taken_out, |scene: Scene| async move {
    use storage::{On, enrolment, erasing, families::child};
    let at = |text: &str| At::from(text.parse::<jiff::Timestamp>().unwrap());
    let (town, reader) = (scene.town().await, scene.store.reader());
    let (id, child) = town.application(&scene, b"certificate-1", 1).await.unwrap();
    let (live, _) = town.application(&scene, b"certificate-2", 2).await.unwrap();
    let closed = queue::application::ActiveModel {
        state: Set("withdrawn".into()),
        state_at: Set(at("2026-01-02T00:00:00Z")),
        ..Default::default()
    };
    scene
        .write(move |db| {
            Box::pin(async move {
                let one = queue::application::Entity::update_many().set(closed);
                one.filter(queue::application::Column::Id.eq(id)).exec(db).await.map(|_| ())
            })
        })
        .await
        .unwrap();
    let day: On = "2026-01-01".parse::<jiff::civil::Date>().unwrap().into();
    let due = async |before: &str| erasing::to_erase(reader, at(before), day, 10).await.unwrap();
    assert!(due("2026-01-02T00:00:00Z").await.is_empty());
    assert_eq!(due("2026-01-02T00:00:00.000001Z").await, [id]);
    let row = queue::application::Entity::find_by_id(id).one(reader).await.unwrap().unwrap();
    let now = at("2027-01-01T00:00:00Z");
    let blank = erasing::Blank { proof: vec![1], paper: vec![2], born_on: day };
    scene.write(move |db| Box::pin(async move { erasing::erase(db, &row, blank, now).await })).await.unwrap();
    assert!(due("2028-01-01T00:00:00Z").await.is_empty());
    let erased = child::Entity::find_by_id(child).one(reader).await.unwrap().unwrap();
    assert_eq!((erased.surname.as_str(), erased.certificate.as_slice()), ("", [2].as_slice()));
    let kept = queue::application::Entity::find_by_id(live).one(reader).await.unwrap().unwrap();
    assert_eq!(kept.erased_at, None);
    assert!(!enrolment::attends(reader, b"certificate-1").await.unwrap());
    let kept = erasing::Kept { now, answered_before: now, exported_before: now };
    assert!(!erasing::holds_expired(reader, kept).await.unwrap());
    assert_eq!(platform::policies_coming(reader).await.unwrap(), []);
    let forgotten = scene.write(move |db| {
        Box::pin(async move {
            let answers = erasing::forget_answers(db, now).await?;
            Ok(answers + erasing::forget_drafts(db, now).await? + erasing::forget_filters(db, now).await?)
        })
    });
    assert_eq!(forgotten.await.unwrap(), 0);
});

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    let Some(postgres) = Scene::postgres().await else { return };
    let sqlite = Scene::sqlite().await;
    assert_eq!(sqlite.tables().await, postgres.tables().await);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_not_opened() {
    let scene = Scene::sqlite().await;
    scene.write(|db| Box::pin(async move { scene::pretend_newer(db).await })).await.unwrap();
    let again = scene.open_again().await;
    assert!(matches!(again, Err(StoreError::Database(DbErr::Custom(text))) if text.contains("9999_future")));
}

#[tokio::test]
async fn all_is_still_there_after_opening_again() {
    let scene = Scene::sqlite().await;
    scene.write(|db| Box::pin(async move { platform::keep_setting(db, "kept", "yes").await })).await.unwrap();
    let again = scene.open_again().await.unwrap();
    assert_eq!(platform::setting(again.reader(), "kept").await.unwrap().as_deref(), Some("yes"));
}
