//! One end of an offer, one message; and what a family must hear reaches it.

use services::{
    accounts::{self, Channels},
    benefits, offers, queue, schedule,
};
use storage::{
    accounts::account,
    notifications::message,
    sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder},
};

use crate::{
    switch,
    town::{Family, Town, both},
};

/// Gives a family an e-mail address and a phone, as registration would.
async fn reachable(town: &Town, family: &Family, email: bool, phone: bool) {
    let keyring = town.app.keyring();
    let sealed = |label: &str, text: &str| Some(keyring.seal(label, text).unwrap());
    let row = account::ActiveModel {
        id: Set(family.account.uuid()),
        email: Set(sealed("account.email", "family@example.com").filter(|_| email)),
        phone: Set(sealed("account.phone", "380671234567").filter(|_| phone)),
        ..Default::default()
    };
    let write = town.store.write(move |db| Box::pin(async move { row.update(db).await.map(|_| ()) }));
    write.await.unwrap().unwrap();
}

/// The kinds of the messages about an application by a channel, sorted: the clock stands still between some of them.
async fn told(town: &Town, number: &str, channel: &str) -> Vec<String> {
    let about = town.application(number).await.id;
    let found = message::Entity::find()
        .filter(message::Column::ApplicationId.eq(about))
        .filter(message::Column::Channel.eq(channel))
        .order_by_asc(message::Column::Kind);
    found.all(town.app.reader()).await.unwrap().into_iter().map(|row| row.kind).collect()
}

/// What is told of an end beyond what was told before; who is first in line still may be invited anew by it.
fn new(before: &[String], mut after: Vec<String>) -> Vec<String> {
    for kind in before {
        let at = after.iter().position(|known| known == kind);
        after.remove(at.expect("no message goes away"));
    }
    after.retain(|kind| kind != "invitation");
    after
}

#[derive(Clone, Copy)]
enum End {
    Declined,
    Ignored,
    Overdue,
    Withdrawn,
}

const DECLINE: &str = "on_decline = \"drop_kindergarten\"";
const IGNORE: &str = "on_ignore = \"suspend\" ";
const OVERDUE: &str = "on_overdue = \"suspend\"";

/// An end, what is changed in Kyiv's pack, and the message.
type Told = (End, &'static [(&'static str, &'static str)], &'static str);

/// Each end under each rule of a pack, and the one message that a family gets of it by SMS and in its cabinet.
const ENDS: &[Told] = &[
    (End::Declined, &[], "offer_declined"),
    (End::Declined, &[(DECLINE, "on_decline = \"keep\"")], "offer_declined"),
    (End::Declined, &[(DECLINE, "on_decline = \"withdraw\"")], "offer_declined"),
    (End::Ignored, &[], "suspended"),
    (End::Ignored, &[(IGNORE, "on_ignore = \"as_decline\" ")], "offer_expired"),
    (
        End::Ignored,
        &[(IGNORE, "on_ignore = \"as_decline\" "), (DECLINE, "on_decline = \"withdraw\"")],
        "offer_expired",
    ),
    (End::Overdue, &[], "suspended"),
    (End::Overdue, &[(OVERDUE, "on_overdue = \"requeue\"")], "documents_overdue"),
    (End::Overdue, &[(OVERDUE, "on_overdue = \"withdraw\"")], "documents_overdue"),
    (End::Withdrawn, &[], "withdrawn"),
];

both!(every_end_of_an_offer_is_told_once, |town: Town| async move {
    let sms = ("offer_declined = [\"cabinet\", \"email\"]", "offer_declined = [\"cabinet\", \"sms\"]");
    let withdrawn = ("\nwithdrawn = [\"cabinet\", \"email\"]", "\nwithdrawn = [\"cabinet\", \"sms\"]");
    for (n, (end, rules, expected)) in ENDS.iter().enumerate() {
        let version = format!("version = \"table-{n}\"");
        let mut changes = vec![sms, withdrawn, ("version = \"2026-1\"", version.as_str())];
        changes.extend_from_slice(rules);
        switch(&town, &changes).await;
        let garden = town.garden(&format!("Садок {n}"), 24, 36, 10).await;
        let family = town.family("2023-09-01").await;
        reachable(&town, &family, true, true).await;
        town.state(&garden, 1).await.unwrap();
        let number = town.file(&family, &[garden.id]).await.unwrap().number;
        let offer = town.standing(&number).await.1.unwrap();
        let mut before = (told(&town, &number, "cabinet").await, told(&town, &number, "sms").await);
        let days = |days: i64| {
            let later = town.now().checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap();
            town.clock.set(later);
        };
        match end {
            End::Declined => offers::decline(&town.app, &family.actor, None, offer).await.unwrap(),
            End::Withdrawn => queue::withdraw(&town.app, &family.actor, None, &number).await.unwrap(),
            End::Ignored => days(12),
            End::Overdue => {
                offers::accept(&town.app, &family.actor, None, offer).await.unwrap();
                before = (told(&town, &number, "cabinet").await, told(&town, &number, "sms").await);
                days(12);
            }
        }
        schedule::run_due(&town.app).await.unwrap();
        assert_eq!(new(&before.1, told(&town, &number, "sms").await), [*expected], "{n}: by SMS");
        assert_eq!(new(&before.0, told(&town, &number, "cabinet").await), [*expected], "{n}: in the cabinet");
    }
});

both!(what_loses_a_place_is_heard_although_both_channels_are_off, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    for (email, phone, expected) in
        [(true, true, ["email", ""]), (false, true, ["", "sms"]), (false, false, ["", ""])]
    {
        let family = town.family("2023-09-01").await;
        reachable(&town, &family, email, phone).await;
        let off = Channels { email: false, sms: false };
        accounts::change_channels(&town.app, &family.actor, off).await.unwrap();
        let number = town.file(&family, &[garden.id]).await.unwrap().number;
        town.state(&garden, 1).await.unwrap();
        for (channel, expected) in ["email", "sms"].into_iter().zip(expected) {
            let kinds = told(&town, &number, channel).await;
            let invited: &[&str] = if expected == channel { &["invitation"] } else { &[] };
            assert_eq!(kinds, invited, "{channel}: filing is not told, the invitation is");
        }
        queue::withdraw(&town.app, &family.actor, None, &number).await.unwrap();
        assert!(!told(&town, &number, "email").await.contains(&"withdrawn".to_owned()));
        town.state(&garden, 1).await.ok();
    }
});

both!(every_stage_of_a_claim_and_of_a_change_is_told_once, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let family = town.family("2023-09-01").await;
    let command = town.command(&family, &[garden.id], &["serviceman"]);
    let filed = queue::file(&town.app, &family.actor, None, command).await.unwrap();
    let claims = storage::benefits::claims_of(town.app.reader(), filed.id.uuid()).await.unwrap();
    benefits::confirm(&town.app, &crate::officer(), None, claims[0].id.into()).await.unwrap();
    assert_eq!(told(&town, &filed.number, "cabinet").await, ["claim_confirmed", "filed"]);
    benefits::withdraw(&town.app, &family.actor, None, claims[0].id.into()).await.unwrap();
    let again = services::queue::NewClaim {
        category: "chornobyl".into(),
        document_kind: "certificate".into(),
        document: "АА 1".into(),
        kindergarten: None,
    };
    benefits::claim(&town.app, &family.actor, None, filed.number.clone(), again).await.unwrap();
    let later = services::queue::NewDetails {
        number: filed.number.clone(),
        desired_on: "2026-06-01".parse().unwrap(),
        language: None,
        revision: None,
    };
    queue::change_details(&town.app, &family.actor, None, later).await.unwrap();
    let all = ["claim_confirmed", "claim_made", "claim_withdrawn", "details_changed", "filed"];
    assert_eq!(told(&town, &filed.number, "cabinet").await, all, "every stage");
});
