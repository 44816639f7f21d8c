//! Children of a family: entering, correcting, who may see what.

use domain::{
    accounts::{Actor, Role, Scope, Via},
    families::{BirthDocumentKind, Sex},
    ids::{AccountId, ChildId},
};
use jiff::civil::date;
use services::{
    Error,
    families::{self, Address, NewChild},
};
use storage::{families::child, sea_orm::EntityTrait};
use uuid::Uuid;

use crate::stage::{DISTRICT, on_both, own, refused};

/// An invented child.
pub(crate) fn new_child(document: &str) -> NewChild {
    NewChild {
        surname: "Вигадана".into(),
        given_name: "Марʼяна".into(),
        patronymic: "Іванівна".into(),
        born_on: date(2024, 2, 29),
        sex: Sex::Female,
        document_kind: BirthDocumentKind::Certificate,
        document: document.into(),
    }
}

#[tokio::test]
async fn a_guardian_enters_and_sees_a_child() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let id = families::add(&stage.app, &parent, None, new_child("1-вл №112233")).await.unwrap();
        let opened = families::open(&stage.app, &parent, id).await.unwrap();
        assert_eq!(opened.document, "I-ВЛ 112233");
        assert_eq!(opened.child.given_name, "Мар’яна");
        assert_eq!((opened.address.as_deref(), opened.in_use), (None, false));
        let address = Address { text: " вул.  Вигадана, 1 ".into(), district: DISTRICT.into() };
        families::keep_address(&stage.app, &parent, id, address).await.unwrap();
        let opened = families::open(&stage.app, &parent, id).await.unwrap();
        assert_eq!(opened.address.as_deref(), Some("вул. Вигадана, 1"));
        assert_eq!(opened.child.district, Some(DISTRICT.into()));
        let row = child::Entity::find().one(stage.app.reader()).await.unwrap().unwrap();
        assert_eq!(row.name_key, "вигадана маряна іванівна");
        let text = format!("{:?} {:?}", String::from_utf8_lossy(&row.certificate), row.address);
        assert!(!text.contains("112233"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn one_paper_stands_once_in_a_family_however_it_is_typed() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let id = families::add(&stage.app, &parent, None, new_child("I-ВЛ 112233")).await.unwrap();
        for typed in ["І-ВЛ112233", "i-вл 112233", "1 ВЛ № 112233"] {
            let again = families::add(&stage.app, &parent, None, new_child(typed)).await;
            assert_eq!(refused(again), "child-already-entered", "{typed}");
        }
        families::edit(&stage.app, &parent, id, new_child("II-ВЛ 112233")).await.unwrap();
        families::add(&stage.app, &parent, None, new_child("I-ВЛ 112233")).await.unwrap();
        let onto = families::edit(&stage.app, &parent, id, new_child("I-ВЛ 112233")).await;
        assert_eq!(refused(onto), "child-already-entered");
        let second_guardian = stage.parent("taras").await;
        families::add(&stage.app, &second_guardian, None, new_child("I-ВЛ 112233")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_with_its_reason() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        for (edit, code) in [
            ((|new| new.surname = " ".into()) as fn(&mut NewChild), "name-empty"),
            (|new| new.given_name = "М4ря".into(), "name-not-understood"),
            (|new| new.born_on = date(2026, 11, 23), "born-in-future"),
            (|new| new.born_on = date(1990, 1, 1), "born-too-long-ago"),
            (|new| new.document = "112233".into(), "certificate-not-understood"),
        ] {
            let mut new = new_child("I-ВЛ 112233");
            edit(&mut new);
            assert_eq!(refused(families::add(&stage.app, &parent, None, new).await), code);
        }
        // In Kyiv it is still the day before when the machine's day in UTC has begun there, and the other way round.
        stage.clock.set("2026-11-22T22:30:00Z".parse().unwrap());
        let mut newborn = new_child("I-ВЛ 112233");
        newborn.born_on = date(2026, 11, 23);
        families::add(&stage.app, &parent, None, newborn).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_reaches_into_another_family() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let parent = stage.parent("olena").await;
        let stranger = stage.parent("taras").await;
        let id = families::add(&stage.app, &parent, None, new_child("I-ВЛ 112233")).await.unwrap();
        let gone = |answer: Result<(), Error>| matches!(answer, Err(Error::NotFound("child")));
        let app = &stage.app;
        assert!(gone(families::open(app, &stranger, id).await.map(|_| ())));
        assert!(gone(families::edit(app, &stranger, id, new_child("I-ВЛ 112234")).await));
        assert!(gone(families::remove(app, &stranger, id).await));
        let address = Address { text: "вул. Вигадана, 1".into(), district: DISTRICT.into() };
        assert!(gone(families::keep_address(app, &stranger, id, address.clone()).await));
        assert!(gone(families::open(app, &parent, ChildId::new(Uuid::from_u128(9))).await.map(|_| ())));
        assert_eq!(families::children(app, &stranger).await.unwrap(), []);
        let head = Actor::with_role(own(&stranger), Role::Head, Scope::Region, Via::Web);
        assert!(matches!(families::children(app, &head).await, Err(Error::NotPermitted(_))));
        let nobody = families::add(app, &Actor::public(Via::Web), None, new_child("I-ВЛ 112239")).await;
        assert!(matches!(nobody, Err(Error::NotFound("account"))));
        let no_district = Address { district: Uuid::from_u128(77).into(), ..address };
        let answer = families::keep_address(app, &parent, id, no_district).await;
        assert!(matches!(answer, Err(Error::NotFound("district"))));
        families::remove(app, &parent, id).await.unwrap();
        assert!(gone(families::remove(app, &parent, id).await));
    })
    .await;
}

#[tokio::test]
async fn staff_see_no_family_without_a_case() {
    on_both(async |stage| {
        let stage = stage.with_rules().await;
        let officer = Actor::with_role(
            AccountId::new(Uuid::from_u128(5)),
            Role::EducationOfficer,
            Scope::District(DISTRICT.into()),
            Via::Web,
        );
        let answer = families::disclose(&stage.app, &officer, "2026-000001-1").await;
        assert!(matches!(answer, Err(Error::NotFound("application"))));
    })
    .await;
}
