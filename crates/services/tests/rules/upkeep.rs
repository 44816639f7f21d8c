//! What time does by itself, and that one broken row stops nothing else.

use domain::{
    accounts::{Actor, Role, Scope, Via},
    enrolment::LeavingReason,
    ids::{AccountId, ApplicationId},
};
use services::{
    App, Once, accounts,
    enrolment::{self, Leaving},
    families, offers,
    office::{self, ExportList},
    queue, schedule, upkeep,
};
use storage::{
    benefits::claims_of,
    families::child,
    notifications::message,
    platform::idempotency,
    queue::application,
    sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter},
};

use crate::{
    officer, switch,
    town::{Family, Town, both, unique},
};

async fn child_of(app: &App, family: &Family) -> child::Model {
    child::Entity::find_by_id(family.child.uuid()).one(app.reader()).await.unwrap().unwrap()
}

async fn messages(app: &App, application: ApplicationId) -> u64 {
    let about = message::Entity::find().filter(message::Column::ApplicationId.eq(application.uuid()));
    about.count(app.reader()).await.unwrap()
}

fn auditor() -> Actor {
    Actor::with_role(AccountId::new(unique()), Role::Auditor, Scope::Region, Via::Web)
}

async fn notes(app: &App, number: &str) -> Vec<Option<String>> {
    let case = office::case(app, &auditor(), number).await.unwrap();
    case.looked.into_iter().map(|look| look.note).collect()
}

both!(what_is_personal_in_a_closed_application_is_erased_when_its_time_is_over, |town: Town| async move {
    switch(&town, &[("keep_closed_days = 1095", "keep_closed_days = 10")]).await;
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let (gone, left, again) =
        (town.family("2023-09-01").await, town.family("2023-08-15").await, town.family("2023-07-01").await);
    let command = town.command(&gone, &[garden.id], &["serviceman"]);
    let withdrawn = queue::file(&town.app, &gone.actor, None, command).await.unwrap();
    let officer = officer();
    let shown = "паспорт 000000001";
    accounts::hand_over(&town.app, &officer, None, &withdrawn.number, shown).await.unwrap();
    queue::withdraw(&town.app, &gone.actor, None, &withdrawn.number).await.unwrap();
    let first = town.file(&again, &[garden.id]).await.unwrap();
    queue::withdraw(&town.app, &again.actor, None, &first.number).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    let attended = town.file(&left, &[garden.id]).await.unwrap();
    let live = town.file(&again, &[garden.id]).await.unwrap();
    let offer = town.standing(&attended.number).await.1.unwrap();
    offers::accept(&town.app, &left.actor, None, offer).await.unwrap();
    let enrolled = enrolment::enrol(&town.app, &town.head(&garden), None, offer).await.unwrap();
    let leaving = Leaving { enrolment: enrolled, on: town.today(), reason: LeavingReason::Moved };
    enrolment::leave(&town.app, &town.head(&garden), None, leaving).await.unwrap();

    // Ten whole days after the day it was closed, in Kyiv.
    town.until("2026-03-12T21:59:00Z").await;
    assert_eq!(town.application(&withdrawn.number).await.erased_at, None);
    assert_eq!(child_of(&town.app, &gone).await.surname, "Тестова");
    assert_eq!(notes(&town.app, &withdrawn.number).await, [Some(shown.to_owned())]);
    let (_, seq) = town.journal_after(0).await;
    town.until("2026-03-12T22:00:00Z").await;
    assert_eq!(town.journal_after(seq).await.0, ["personal_data_erased"; 3]);
    for (filed, family) in [(&withdrawn, &gone), (&attended, &left)] {
        let row = town.application(&filed.number).await;
        assert!(row.erased_at.is_some() && row.basis.is_none());
        assert_eq!(row.born_on.day().to_string(), "2023-01-01");
        let child = child_of(&town.app, family).await;
        assert_eq!((&*child.surname, &*child.given_name, &*child.name_key), ("", "", ""));
        assert_eq!(child.born_on.day().to_string(), "2023-01-01");
        assert_eq!(messages(&town.app, filed.id).await, 0);
        assert!(families::children(&town.app, &family.actor).await.unwrap().is_empty());
        let view = queue::case_view(&town.app, &family.actor, &filed.number).await.unwrap();
        assert_eq!(view.child.surname, "—");
    }
    let claims = claims_of(town.app.reader(), withdrawn.id.uuid()).await.unwrap();
    assert_eq!(town.app.keyring().open(queue::CLAIM_DOCUMENT, &claims[0].document).unwrap(), "");
    assert_eq!(notes(&town.app, &withdrawn.number).await, [None], "who looked stays");
    assert!(town.application(&first.number).await.erased_at.is_some());
    assert_eq!(town.application(&live.number).await.erased_at, None);
    let needed = child_of(&town.app, &again).await;
    assert_eq!(needed.surname, "Тестова", "a live application needs it");
    assert_eq!(needed.born_on.day().to_string(), "2023-07-01");
    assert_eq!(schedule::run_due(&town.app).await.unwrap(), schedule::Done::default(), "once");
    assert_eq!(upkeep::check(&town.app).await.unwrap(), []);
    assert_eq!(town.replay().await.violations, [], "the journal still proves every place");
    let refused = town.file(&gone, &[garden.id]).await;
    assert!(matches!(refused, Err(services::Error::NotFound("child"))), "{refused:?}");
});

both!(an_answer_is_remembered_for_ninety_days, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &[]);
    let once = Once::new("form-1", &command).unwrap();
    queue::file(&town.app, &family.actor, Some(once), command).await.unwrap();
    let kept = async || idempotency::Entity::find().count(town.app.reader()).await.unwrap();
    town.until("2026-05-31T08:00:00Z").await;
    assert_eq!(kept().await, 1);
    town.until("2026-05-31T08:00:01Z").await;
    assert_eq!(kept().await, 0);
});

both!(what_an_export_was_narrowed_to_is_kept_as_long_as_personal_data, |town: Town| async move {
    switch(&town, &[("keep_closed_days = 1095", "keep_closed_days = 10")]).await;
    let officer = officer();
    office::note_export(&town.app, &officer, ExportList::Children, "name=Вигад", 7).await.unwrap();
    let filter = async || {
        let lines = office::exports(&town.app, &auditor(), 0, 10).await.unwrap();
        assert_eq!((lines.len(), lines[0].lines), (1, 7));
        lines[0].filter.clone()
    };
    town.until("2026-03-12T21:59:00Z").await;
    assert_eq!(filter().await.as_deref(), Some("name=Вигад"));
    town.until("2026-03-12T22:00:00Z").await;
    assert_eq!(filter().await, None);
});

/// Breaks the row of an application as no use case would.
async fn break_row(town: &Town, number: &str) {
    let broken = application::ActiveModel {
        id: Set(town.application(number).await.id),
        profile: Set("no-such-profile".to_owned()),
        ..Default::default()
    };
    let write = town.store.write(move |db| Box::pin(async move { broken.update(db).await.map(|_| ()) }));
    write.await.unwrap().unwrap();
}

both!(a_broken_row_is_passed_over_and_everything_else_is_done, |town: Town| async move {
    let (garden, other) = (town.garden("Сонечко", 24, 36, 10).await, town.garden("Зірка", 24, 36, 10).await);
    let (broken, ignoring) = (town.family("2024-03-10").await, town.family("2023-09-01").await);
    let broken = town.file(&broken, &[other.id]).await.unwrap();
    let ignored = town.file(&ignoring, &[garden.id]).await.unwrap();
    town.state(&garden, 1).await.unwrap();
    break_row(&town, &broken.number).await;
    town.clock.set("2026-04-01T08:00:00Z".parse().unwrap());
    let done = schedule::run_due(&town.app).await.unwrap();
    assert_eq!((done.expired, done.failed), (1, 1), "{done:?}");
    assert_eq!(town.standing(&ignored.number).await.0, "suspended");
    let again = schedule::run_due(&town.app).await.unwrap();
    assert_eq!((again.total(), again.failed), (0, 1), "it is tried again, once a call: {again:?}");
});

both!(the_check_names_what_does_not_agree, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    town.state(&garden, 2).await.unwrap();
    let mut children = Vec::new();
    for _ in 0..2 {
        let family = town.family("2023-09-01").await;
        let number = town.file(&family, &[garden.id]).await.unwrap().number;
        let offer = town.standing(&number).await.1.unwrap();
        offers::accept(&town.app, &family.actor, None, offer).await.unwrap();
        enrolment::enrol(&town.app, &town.head(&garden), None, offer).await.unwrap();
        children.push(child_of(&town.app, &family).await);
    }
    let family = town.family("2023-09-01").await;
    let closed = town.file(&family, &[garden.id]).await.unwrap().number;
    queue::withdraw(&town.app, &family.actor, None, &closed).await.unwrap();
    assert_eq!(upkeep::check(&town.app).await.unwrap(), []);
    let waits = application::ActiveModel {
        id: Set(town.application(&closed).await.id),
        review_on: Set(Some(town.today().into())),
        ..Default::default()
    };
    let twin = child::ActiveModel {
        id: Set(children[1].id),
        certificate_index: Set(children[0].certificate_index.clone()),
        ..Default::default()
    };
    let write = town.store.write(move |db| {
        Box::pin(async move {
            waits.update(db).await?;
            twin.update(db).await.map(|_| ())
        })
    });
    write.await.unwrap().unwrap();
    let found = upkeep::check(&town.app).await.unwrap();
    let checks: Vec<_> = found.iter().map(|finding| finding.check).collect();
    assert_eq!(checks, ["a child attends one group", "closed applications wait for no day"], "{found:?}");
    assert!(found[1].what.starts_with(&closed), "{found:?}");
});
