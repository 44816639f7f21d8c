//! The queue's main job, end to end through the use cases: who is invited, who answers, what time does.

#[allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "shared with other tests and benchmarks, which use more of it"
)]
mod town;

use domain::{Refusal, kindergartens::Profile};
use futures::future::join_all;
use services::{Error, Once, offers, queue};
use storage::sea_orm::{EntityTrait, PaginatorTrait};
use town::{Town, both};

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

both!(the_first_in_line_is_invited_and_nobody_else, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let mut filed = Vec::new();
    for _ in 0..3 {
        let family = town.family("2023-09-01").await;
        filed.push(town.file(&family, &[garden.id]).await.unwrap());
    }
    let too_young = town.family("2025-09-01").await;
    let young = town.file(&too_young, &[garden.id]).await.unwrap();
    town.state(&garden, 2).await.unwrap();
    assert_eq!(town.standing(&filed[0].number).await.0, "invited");
    assert_eq!(town.standing(&filed[1].number).await.0, "invited");
    assert_eq!(town.standing(&filed[2].number).await.0, "queued");
    assert_eq!(town.standing(&young.number).await.0, "queued");
    assert_eq!(town.counters(&garden).await, (0, 2, 0));
    let places = queue::positions(&town.app, &filed[2].number).await.unwrap();
    assert_eq!((places[0].position, places[0].of), (Some(1), 1), "the invited left the line");
    assert!(queue::positions(&town.app, &young.number).await.unwrap().is_empty());
});

both!(a_place_stated_before_anybody_waits_goes_to_the_first_who_applies, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    town.state(&garden, 1).await.unwrap();
    assert_eq!(town.counters(&garden).await, (0, 0, 1));
    let family = town.family("2023-09-01").await;
    let filed = town.file(&family, &[garden.id]).await.unwrap();
    assert_eq!(town.standing(&filed.number).await.0, "invited");
});

both!(a_child_is_invited_on_the_day_it_reaches_the_age, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    town.state(&garden, 1).await.unwrap();
    let family = town.family("2024-03-10").await;
    let filed = town.file(&family, &[garden.id]).await.unwrap();
    town.until("2026-03-09T21:00:00Z").await;
    assert_eq!(town.standing(&filed.number).await.0, "queued", "the day before, in Kyiv");
    town.until("2026-03-09T22:30:00Z").await;
    assert_eq!(
        town.standing(&filed.number).await.0,
        "invited",
        "half past midnight of the birthday, in Kyiv"
    );
});

both!(
    a_birthday_is_counted_before_anybody_is_invited_even_when_the_daily_work_is_late,
    |town: Town| async move {
        let garden = town.garden("Сонечко", 24, 36, 10).await;
        let earlier = town.family("2024-03-10").await;
        let earlier = town.file(&earlier, &[garden.id]).await.unwrap();
        let later = town.family("2023-09-01").await;
        let later = town.file(&later, &[garden.id]).await.unwrap();
        town.clock.set("2026-03-10T10:00:00Z".parse().unwrap());
        town.state(&garden, 1).await.unwrap();
        assert_eq!(town.standing(&earlier.number).await.0, "invited", "it registered first and is two today");
        assert_eq!(town.standing(&later.number).await.0, "queued");
    }
);

both!(declining_drops_the_kindergarten_and_keeps_the_date_elsewhere, |town: Town| async move {
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    let (first, second) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let first_filed = town.file(&first, &[one.id, two.id]).await.unwrap();
    let second_filed = town.file(&second, &[one.id, two.id]).await.unwrap();
    let registered_at = town.application(&first_filed.number).await.registered_at;
    town.state(&one, 1).await.unwrap();
    let (_, offer) = town.standing(&first_filed.number).await;
    offers::decline(&town.app, &first.actor, None, offer.unwrap()).await.unwrap();
    assert_eq!(town.standing(&second_filed.number).await.0, "invited", "the next child, at once");
    assert_eq!(town.standing(&first_filed.number).await.0, "queued");
    let places = queue::positions(&town.app, &first_filed.number).await.unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!((places[0].kindergarten, places[0].position), (two.id, Some(1)));
    assert_eq!(town.application(&first_filed.number).await.registered_at, registered_at);
});

both!(ignoring_suspends_after_ten_days_and_a_reminder_and_can_be_undone, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let (first, second) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let first_filed = town.file(&first, &[garden.id]).await.unwrap();
    let second_filed = town.file(&second, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let (_, offer) = town.standing(&first_filed.number).await;
    let (_, before) = town.journal_after(0).await;
    town.until("2026-03-08T21:59:00Z").await;
    assert!(town.journal_after(before).await.0.is_empty(), "nothing before the third day from the end");
    town.until("2026-03-08T22:00:00Z").await;
    assert_eq!(town.journal_after(before).await.0, ["offer_reminded"]);
    town.until("2026-03-12T21:59:59.999999Z").await;
    assert_eq!(
        town.standing(&first_filed.number).await.0,
        "invited",
        "until the last moment of the tenth day"
    );
    town.until("2026-03-12T22:00:00Z").await;
    assert_eq!(town.standing(&first_filed.number).await.0, "suspended");
    assert_eq!(town.standing(&second_filed.number).await.0, "invited");
    let late = refusal(offers::accept(&town.app, &first.actor, None, offer.unwrap()).await);
    assert_eq!(late.code, "answer-too-late");
    queue::reactivate(&town.app, &first.actor, None, &first_filed.number).await.unwrap();
    let (state, _) = town.standing(&first_filed.number).await;
    assert_eq!(state, "queued");
    let third = town.family("2023-09-01").await;
    let third = town.file(&third, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    assert_eq!(
        town.standing(&first_filed.number).await.0,
        "invited",
        "back with its old date, before the third"
    );
    assert_eq!(town.standing(&third.number).await.0, "queued");
});

both!(where_the_pack_says_so_the_head_extends_and_the_family_does_not, |town: Town| async move {
    let pack = include_str!("../../../policies/kyiv.toml");
    let pack = pack.replace("extension_by = \"parent\"", "extension_by = \"head\"");
    services::policies::apply(&town.app, &town::admin(), pack).await.unwrap();
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    let family = town.family("2023-09-01").await;
    let filed = town.file(&family, &[one.id]).await.unwrap();
    town.state(&one, 1).await.unwrap();
    let (_, offer) = town.standing(&filed.number).await;
    let offer = offer.unwrap();
    offers::accept(&town.app, &family.actor, None, offer).await.unwrap();
    let refused = refusal(offers::extend(&town.app, &family.actor, None, offer).await);
    assert_eq!(refused.code, "extension-by-head");
    let shown = offers::family_offer(&town.app, &family.actor, offer).await.unwrap();
    assert!(shown.extended_to.is_none() && shown.extended_by_head_to.is_some());
    let seen = services::office::invitation(&town.app, &town.head(&one), offer).await.unwrap();
    assert_eq!(seen.extended_to, shown.extended_by_head_to);
    let strange = services::office::invitation(&town.app, &town.head(&two), offer).await;
    assert!(matches!(strange, Err(Error::NotFound("offer"))), "{strange:?}");
    let unseen = offers::extend(&town.app, &town.head(&two), None, offer).await;
    assert!(matches!(unseen, Err(Error::NotFound("offer"))), "{unseen:?}");
    offers::extend(&town.app, &town.head(&one), None, offer).await.unwrap();
    assert_eq!(town.offers_of(filed.id).await.remove(0).extensions, 1);
});

both!(papers_have_five_working_days_and_once_five_more, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let filed = town.file(&family, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let (_, offer) = town.standing(&filed.number).await;
    let offer = offer.unwrap();
    offers::accept(&town.app, &family.actor, None, offer).await.unwrap();
    let row = town.offers_of(filed.id).await.remove(0);
    assert_eq!(row.documents_by.unwrap().instant().to_string(), "2026-03-09T21:59:59.999999Z");
    let by_head = refusal(offers::extend(&town.app, &town.head(&garden), None, offer).await);
    assert_eq!(by_head.code, "extension-by-family");
    offers::extend(&town.app, &family.actor, None, offer).await.unwrap();
    let row = town.offers_of(filed.id).await.remove(0);
    assert_eq!(row.documents_by.unwrap().instant().to_string(), "2026-03-16T21:59:59.999999Z");
    let twice = refusal(offers::extend(&town.app, &family.actor, None, offer).await);
    assert_eq!(twice.code, "no-more-extensions");
    town.until("2026-03-17T00:00:00Z").await;
    assert_eq!(town.standing(&filed.number).await, ("suspended".to_owned(), None));
    assert_eq!(town.counters(&garden).await, (0, 0, 1), "the seat is open again");
});

both!(
    a_child_that_turns_seven_with_an_accepted_place_leaves_the_queue_when_the_place_lapses,
    |town: Town| async move {
        let garden = town.garden("Сонечко", 60, 96, 10).await;
        let (grown, next) = (town.family("2019-03-05").await, town.family("2020-09-01").await);
        let grown_filed = town.file(&grown, &[garden.id]).await.unwrap();
        let next = town.file(&next, &[garden.id]).await.unwrap();
        town.state(&garden, 1).await.unwrap();
        let (_, offer) = town.standing(&grown_filed.number).await;
        offers::accept(&town.app, &grown.actor, None, offer.unwrap()).await.unwrap();
        town.until("2026-03-06T00:00:00Z").await;
        assert_eq!(
            town.standing(&grown_filed.number).await.0,
            "accepted",
            "seven, and the place is still theirs"
        );
        town.until("2026-03-10T00:00:00Z").await;
        assert_eq!(
            town.standing(&grown_filed.number).await,
            ("archived".to_owned(), None),
            "the papers never came"
        );
        assert_eq!(town.standing(&next.number).await.0, "invited");
        assert_eq!(town.wrongs().await, Vec::<String>::new());
    }
);

both!(
    an_invitation_that_the_child_outgrows_is_taken_back_and_the_place_in_line_kept,
    |town: Town| async move {
        let (young, older) =
            (town.garden("Ясла", 24, 36, 10).await, town.garden("Молодша", 36, 48, 10).await);
        let (first, second) = (town.family("2023-03-05").await, town.family("2024-01-01").await);
        let first_filed = town.file(&first, &[young.id, older.id]).await.unwrap();
        let second_filed = town.file(&second, &[young.id]).await.unwrap();
        town.state(&young, 1).await.unwrap();
        assert_eq!(town.standing(&first_filed.number).await.0, "invited");
        town.until("2026-03-05T10:00:00Z").await;
        assert_eq!(
            town.standing(&first_filed.number).await,
            ("queued".to_owned(), None),
            "three years old today"
        );
        assert_eq!(
            town.standing(&second_filed.number).await.0,
            "invited",
            "the seat goes to the next child at once"
        );
        let places = queue::positions(&town.app, &first_filed.number).await.unwrap();
        assert_eq!((places[0].kindergarten, places[0].position), (older.id, Some(1)));
    }
);

both!(withdrawing_gives_the_seat_to_the_next_child, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let (first, second) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let first_filed = town.file(&first, &[garden.id]).await.unwrap();
    let second_filed = town.file(&second, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    queue::withdraw(&town.app, &first.actor, None, &first_filed.number).await.unwrap();
    assert_eq!(town.standing(&first_filed.number).await, ("withdrawn".to_owned(), None));
    assert_eq!(town.standing(&second_filed.number).await.0, "invited");
    assert_eq!(
        refusal(queue::withdraw(&town.app, &first.actor, None, &first_filed.number).await).code,
        "application-closed"
    );
    town.file(&first, &[garden.id]).await.expect("a new application may follow");
});

both!(bad_input_is_refused_in_words, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let code = async |family: &town::Family, wishes: &[domain::ids::KindergartenId]| {
        refusal(town.file(family, wishes).await).code
    };
    assert_eq!(code(&family, &[]).await, "no-wishes");
    assert_eq!(code(&family, &[garden.id, garden.id]).await, "wish-twice");
    assert_eq!(code(&family, &[town::unique().into()]).await, "unknown-kindergarten");
    assert_eq!(code(&town.family("2026-03-03").await, &[garden.id]).await, "born-in-future");
    assert_eq!(code(&town.family("2010-03-03").await, &[garden.id]).await, "too-old");
    let mut referral = town.command(&family, &[garden.id], &[]);
    referral.profile = Profile::Compensating;
    assert_eq!(refusal(queue::file(&town.app, &family.actor, None, referral).await).code, "referral-needed");
    let benefit = town.command(&family, &[garden.id], &["no-such-benefit"]);
    assert_eq!(refusal(queue::file(&town.app, &family.actor, None, benefit).await).code, "unknown-benefit");
    assert!(town.journal_after(0).await.0.iter().all(|kind| kind != "application_filed"), "nothing was kept");
    town.file(&family, &[garden.id]).await.unwrap();
    assert_eq!(code(&family, &[garden.id]).await, "child-already-applied");
    let other = town.family("2023-09-01").await;
    let theirs = town.file(&other, &[garden.id]).await.unwrap();
    let not_mine = queue::withdraw(&town.app, &family.actor, None, &theirs.number).await;
    assert!(matches!(not_mine, Err(Error::NotFound("application"))), "{not_mine:?}");
});

both!(the_same_key_is_the_same_application, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &[]);
    let once = Once::new("form-1", &command).unwrap();
    let clicks = (0..8).map(|_| queue::file(&town.app, &family.actor, Some(once.clone()), command.clone()));
    let answers: Vec<_> = join_all(clicks).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let other = Once::new("form-1", &"another request").unwrap();
    let reused = queue::file(&town.app, &family.actor, Some(other), command).await;
    assert!(matches!(reused, Err(Error::Conflict("idempotency-key-reused"))), "{reused:?}");
    let kinds = town.journal_after(0).await.0;
    assert_eq!(kinds.iter().filter(|kind| *kind == "application_filed").count(), 1);
});

both!(a_repetition_that_could_be_done_again_is_answered_as_before_and_undone, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let head = town.head(&garden);
    let state =
        services::kindergartens::StateVacancies { group: garden.group, count: 2, from_on: town.today() };
    let once = Once::new("form-1", &state).unwrap();
    let clicks =
        (0..4).map(|_| services::kindergartens::state_vacancies(&town.app, &head, Some(once.clone()), state));
    let answers: Vec<_> = join_all(clicks).await.into_iter().map(Result::unwrap).collect();
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    assert_eq!((answers[0].held, answers[0].open), (0, 2));
    assert_eq!(town.counters(&garden).await, (0, 0, 2), "stated once");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(filings_that_share_a_commit_are_numbered_without_gaps_around_a_refused_one, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let unknown = domain::ids::KindergartenId::from(uuid::Uuid::from_u128(7));
    let mut commands = Vec::new();
    for n in 0..40 {
        let family = town.family("2023-09-01").await;
        let wish = if n % 4 == 1 { unknown } else { garden.id };
        commands.push((family.actor.clone(), town.command(&family, &[wish], &[])));
    }
    let filing = commands.into_iter().map(|(actor, command)| {
        let app = town.app.clone();
        async move { queue::file(&app, &actor, None, command).await }
    });
    let answers = join_all(filing).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 10);
    let rows = storage::queue::application::Entity::find().all(town.app.reader()).await.unwrap();
    let mut sequences: Vec<_> = rows.iter().map(|row| row.sequence).collect();
    sequences.sort_unstable();
    assert_eq!(sequences, (1..=30).collect::<Vec<i64>>());
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(who_files_into_a_marked_line_is_counted_into_its_marks, |town: Town| async move {
    use storage::queue::{line, line_mark};
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let file = async || {
        let family = town.family("2023-09-01").await;
        town.file(&family, &[garden.id]).await.unwrap()
    };
    for _ in 0..20 {
        file().await;
    }
    let programme = garden.programme.uuid();
    let whole = line::Stretch { programme_id: programme, level: 1, from_key: None };
    let near = line::Distances { near: 4, far: 2 };
    let write = town.store.write(move |db| Box::pin(async move { line::mark(db, &whole, near).await }));
    write.await.unwrap().unwrap();
    let last = file().await;
    let marks = line_mark::Entity::find().all(town.app.reader()).await.unwrap();
    for level in [0, 1] {
        let counted = marks.iter().filter(|mark| mark.level == level).map(|mark| mark.waiting).sum::<i64>();
        assert_eq!(counted, 21, "level {level}");
    }
    let places = queue::positions(&town.app, &last.number).await.unwrap();
    assert_eq!((places[0].position, places[0].of), (Some(21), 21));
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(sixteen_heads_at_once_never_give_one_child_two_offers_or_one_seat_twice, |town: Town| async move {
    let other_node = town.second_node().await;
    let mut gardens = Vec::new();
    for n in 0..16 {
        gardens.push(town.garden(&format!("Садок {n}"), 24, 36, 3).await);
    }
    let wishes: Vec<_> = gardens.iter().map(|garden| garden.id).collect();
    for _ in 0..30 {
        let family = town.family("2023-09-01").await;
        town.file(&family, &wishes).await.unwrap();
    }
    let nodes = [town.app.clone(), other_node];
    let states = gardens.iter().enumerate().map(|(n, garden)| {
        let state =
            services::kindergartens::StateVacancies { group: garden.group, count: 2, from_on: town.today() };
        let (node, head) = (nodes[n % 2].clone(), town.head(garden));
        async move { services::kindergartens::state_vacancies(&node, &head, None, state).await }
    });
    join_all(states).await.into_iter().for_each(|outcome| _ = outcome.unwrap());
    let offers = storage::offers::offer::Entity::find().all(town.app.reader()).await.unwrap();
    assert_eq!(offers.len(), 30);
    let mut children: Vec<_> = offers.iter().map(|offer| offer.child_id).collect();
    children.sort_unstable();
    children.dedup();
    assert_eq!(children.len(), 30, "one offer a child");
    let mut promised = 0;
    for garden in &gardens {
        let (children, held, open) = town.counters(garden).await;
        assert_eq!((children, held + open), (0, 2));
        promised += held;
    }
    assert_eq!(promised, 30);
});

both!(a_clock_moved_backwards_disorders_nothing, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let (first, second) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let first_filed = town.file(&first, &[garden.id]).await.unwrap();
    town.clock.set("2026-02-01T00:00:00Z".parse().unwrap());
    let behind = services::journal::clock_behind(&town.app).await.unwrap();
    assert_eq!(
        behind.map(|behind| behind.as_hours()),
        Some(29 * 24 + 8),
        "and it is said how far it is behind"
    );
    let second_filed = town.file(&second, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    town.clock.set(town::START.parse().unwrap());
    assert_eq!(services::journal::clock_behind(&town.app).await.unwrap(), None);
    assert_eq!(town.standing(&first_filed.number).await.0, "invited", "the earlier stays earlier");
    assert_eq!(town.standing(&second_filed.number).await.0, "queued");
    let rows = storage::journal::after(town.app.reader(), 0, 1000).await.unwrap();
    assert!(rows.windows(2).all(|pair| pair[0].at <= pair[1].at && pair[0].seq + 1 == pair[1].seq));
});

both!(changing_wishes_shows_its_effect_first_and_keeps_the_date, |town: Town| async move {
    let (one, two) = (town.garden("Перший", 24, 36, 10).await, town.garden("Другий", 24, 36, 10).await);
    let (first, second) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    let first_filed = town.file(&first, &[one.id]).await.unwrap();
    let second_filed = town.file(&second, &[two.id]).await.unwrap();
    town.state(&one, 1).await.unwrap();
    let new = queue::NewWishes { number: first_filed.number.clone(), wishes: vec![two.id], revision: None };
    let effects = queue::effects_of_wishes(&town.app, &first.actor, &new).await.unwrap();
    assert!(effects.offer_taken_back && effects.registration_kept);
    assert_eq!((effects.gained, effects.lost), (vec![(two.programme, 1)], vec![(one.programme, 1)]));
    queue::change_wishes(&town.app, &first.actor, None, new.clone()).await.unwrap();
    assert_eq!(town.standing(&first_filed.number).await, ("queued".to_owned(), None));
    assert_eq!(town.counters(&one).await, (0, 0, 1));
    let place = queue::positions(&town.app, &second_filed.number).await.unwrap();
    assert_eq!(
        place[0].position,
        Some(2),
        "the first registered earlier and stands before it in the new line too"
    );
    let stale = queue::NewWishes { revision: Some(1), ..new };
    let stale = queue::change_wishes(&town.app, &first.actor, None, stale).await;
    assert!(matches!(stale, Err(Error::Conflict("application-changed-meanwhile"))), "{stale:?}");
});

both!(messages_are_written_with_the_change_and_name_no_child, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    town.file(&family, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let messages = storage::notifications::message::Entity::find().all(town.app.reader()).await.unwrap();
    let kinds: Vec<_> = messages.iter().map(|message| message.kind.as_str()).collect();
    assert!(kinds.contains(&"filed") && kinds.contains(&"invitation"), "{kinds:?}");
    assert!(
        messages.iter().all(|message| !message.text.contains("Тестова") && !message.text.contains("Дитина"))
    );
    let before = storage::notifications::message::Entity::find().count(town.app.reader()).await.unwrap();
    assert!(town.file(&family, &[garden.id]).await.is_err());
    let after = storage::notifications::message::Entity::find().count(town.app.reader()).await.unwrap();
    assert_eq!(before, after, "a refused change writes no message");
});
