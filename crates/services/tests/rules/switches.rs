//! Switches of a pack: one test for each.

use domain::{
    families::{BirthDocumentKind, Sex},
    ids::ApplicationId,
    kindergartens::Profile,
};
use services::{
    benefits,
    families::NewChild,
    queue::{self, FileAtDesk, NewClaim, drafts},
};
use storage::{
    benefits::claims_of,
    notifications::message,
    sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter},
};

use crate::{
    officer, refusal, switch,
    town::{Town, both},
};

const CAMPAIGN: (&str, &str) = ("rolling = true\ncampaign = false", "rolling = false\ncampaign = true");

fn claim(category: &str) -> NewClaim {
    NewClaim {
        category: category.into(),
        document_kind: "certificate".into(),
        document: "АА 1".into(),
        kindergarten: None,
    }
}

/// Confirms the claims of an application.
async fn confirm(town: &Town, application: ApplicationId) {
    for row in claims_of(town.app.reader(), application.uuid()).await.unwrap() {
        benefits::confirm(&town.app, &officer(), None, row.id.into()).await.unwrap();
    }
}

both!(where_only_a_commission_gives_places_nobody_is_invited, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    switch(&town, &[CAMPAIGN]).await;
    town.state(&garden, 1).await.unwrap();
    let filed = town.file(&town.family("2023-09-01").await, &[garden.id]).await.unwrap();
    assert_eq!(town.standing(&filed.number).await.0, "queued");
    assert_eq!(town.counters(&garden).await, (0, 0, 1), "the place stays open until the commission's run");
    switch(&town, &[("version = \"2026-1\"", "version = \"2026-2\"")]).await;
    assert_eq!(town.standing(&filed.number).await.0, "invited", "places are given all year round again");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(a_way_that_the_pack_closes_takes_no_applications, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    drafts::may_apply(&town.app, &family.actor, family.child).await.unwrap();
    let only = |channel: &str| format!("channels = [\"{channel}\"]");
    let open = "channels = [\"portal\", \"department\", \"kindergarten\"]";
    switch(&town, &[(open, &only("department"))]).await;
    assert_eq!(refusal(town.file(&family, &[garden.id]).await).code, "channel-closed");
    let asked = drafts::may_apply(&town.app, &family.actor, family.child).await;
    assert_eq!(refusal(asked).code, "channel-closed", "said before the family fills in the form");
    let direct = FileAtDesk {
        guardian: "Вигадана Особа".into(),
        phone: String::new(),
        email: String::new(),
        messages_in: "uk".into(),
        child: NewChild {
            surname: "Вигадана".into(),
            given_name: "Дитина".into(),
            patronymic: String::new(),
            born_on: "2023-09-01".parse().unwrap(),
            sex: Sex::Female,
            document_kind: BirthDocumentKind::Certificate,
            document: "І-ВЛ 112233".into(),
        },
        wishes: vec![garden.id],
        profile: Profile::General,
        language: None,
        desired_on: town.today(),
        claims: vec![claim("displaced")],
    };
    queue::file_direct(&town.app, &officer(), None, direct.clone(), "довідка № 1").await.unwrap();
    switch(&town, &[(open, &only("portal"))]).await;
    town.file(&family, &[garden.id]).await.unwrap();
    let mut another = direct;
    another.child.document = "І-ВЛ 112234".into();
    let refused = refusal(queue::file_direct(&town.app, &officer(), None, another, "довідка № 2").await);
    assert_eq!(refused.code, "channel-closed");
});

both!(a_benefit_that_runs_out_counts_to_its_last_day, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let earlier = town.file(&town.family("2023-09-01").await, &[garden.id]).await.unwrap();
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &["serviceman"]);
    let privileged = queue::file(&town.app, &family.actor, None, command).await.unwrap();
    confirm(&town, privileged.id).await;
    let until = "code = \"serviceman\"\nvalid_to_on = 2026-03-05";
    switch(&town, &[("code = \"serviceman\"", until)]).await;
    town.until("2026-03-05T21:59:00Z").await;
    assert_eq!(town.application(&privileged.number).await.class, "first_priority", "the last day, in Kyiv");
    let (_, seq) = town.journal_after(0).await;
    town.until("2026-03-05T22:00:00Z").await;
    assert_eq!(town.application(&privileged.number).await.class, "general");
    let rows = storage::journal::after(town.app.reader(), seq, 10).await.unwrap();
    let events: Vec<_> = rows.iter().map(|row| (&*row.kind, row.event["reason"].as_str())).collect();
    assert_eq!(events, [("entries_recomputed", Some("claim"))]);
    let moved = message::Entity::find().filter(message::Column::Kind.eq("age_group_changed"));
    assert_eq!(moved.count(town.app.reader()).await.unwrap(), 0, "it is still in its age group");
    town.state(&garden, 1).await.unwrap();
    assert_eq!(town.standing(&earlier.number).await.0, "invited", "the earlier of two general applications");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(what_the_department_enters_a_family_cannot_claim, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let filed = town.file(&family, &[garden.id]).await.unwrap();
    let number = &filed.number;
    let own = benefits::claim(&town.app, &family.actor, None, number.clone(), claim("displaced")).await;
    assert_eq!(refusal(own).code, "benefit-by-department");
    benefits::claim(&town.app, &officer(), None, number.clone(), claim("displaced")).await.unwrap();
    let again = benefits::claim(&town.app, &officer(), None, number.clone(), claim("displaced")).await;
    assert_eq!(refusal(again).code, "claimed-twice");
    let twice = town.command(&town.family("2023-09-01").await, &[garden.id], &["serviceman", "serviceman"]);
    let other = crate::town::Family::of(twice.account.uuid());
    assert_eq!(refusal(queue::file(&town.app, &other.actor, None, twice).await).code, "claimed-twice");
    confirm(&town, filed.id).await;
    assert_eq!(town.application(number).await.class, "guaranteed");
});

both!(a_benefit_before_its_first_day_cannot_be_claimed, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let from = "code = \"serviceman\"\nvalid_from_on = 2026-04-01";
    switch(&town, &[("code = \"serviceman\"", from)]).await;
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &["serviceman"]);
    let early = queue::file(&town.app, &family.actor, None, command.clone()).await;
    assert_eq!(refusal(early).code, "benefit-not-in-force");
    town.until("2026-03-31T21:00:00Z").await;
    queue::file(&town.app, &family.actor, None, command).await.unwrap();
});
