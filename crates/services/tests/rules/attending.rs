//! A child that attends stands in no line a second time, whoever enters it.

use domain::{enrolment::LeavingReason, ids::EnrolmentId};
use services::{
    Error,
    enrolment::{self, Leaving},
    offers,
    queue::drafts,
};
use storage::{
    families::child,
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use crate::{
    refusal,
    town::{Family, Garden, Town, both},
};

/// Files, accepts and enrols.
async fn enrol(town: &Town, family: &Family, garden: &Garden) -> EnrolmentId {
    let filed = town.file(family, &[garden.id]).await.unwrap();
    let (_, offer) = town.standing(&filed.number).await;
    offers::accept(&town.app, &family.actor, None, offer.unwrap()).await.unwrap();
    enrolment::enrol(&town.app, &town.head(garden), None, offer.unwrap()).await.unwrap()
}

/// Another account that has entered the same child: the other parent's.
async fn other_parent(town: &Town, family: &Family) -> Family {
    let other = town.family("2023-09-01").await;
    let find =
        async |id: uuid::Uuid| child::Entity::find_by_id(id).one(town.app.reader()).await.unwrap().unwrap();
    let index = find(family.child.uuid()).await.certificate_index;
    let mut theirs = find(other.child.uuid()).await.into_active_model();
    theirs.certificate_index = Set(index);
    let write = town.store.write(move |db| Box::pin(async move { theirs.update(db).await.map(|_| ()) }));
    write.await.unwrap().unwrap();
    other
}

both!(an_attending_child_takes_no_second_place_and_may_apply_again_when_it_left, |town: Town| async move {
    let (first, second) = (town.garden("Сонечко", 24, 36, 10).await, town.garden("Зірка", 24, 36, 10).await);
    town.state(&first, 1).await.unwrap();
    let family = town.family("2023-09-01").await;
    let other = other_parent(&town, &family).await;
    let enrolled = enrol(&town, &family, &first).await;
    for family in [&family, &other] {
        assert_eq!(refusal(town.file(family, &[second.id]).await).code, "child-attends");
        let asked = drafts::may_apply(&town.app, &family.actor, family.child).await;
        assert_eq!(refusal(asked).code, "child-attends", "said before the family fills in the form");
    }
    town.until("2026-03-10T08:00:00Z").await;
    let leaving = Leaving { enrolment: enrolled, on: town.today(), reason: LeavingReason::Moved };
    enrolment::leave(&town.app, &town.head(&first), None, leaving).await.unwrap();
    town.state(&second, 1).await.unwrap();
    enrol(&town, &other, &second).await;
    assert_eq!(refusal(town.file(&family, &[first.id]).await).code, "child-attends");
    assert_eq!(town.wrongs().await, Vec::<String>::new());
});

both!(the_database_itself_holds_one_present_enrolment_of_a_child, |town: Town| async move {
    let garden = town.garden("Сонечко", 24, 36, 10).await;
    let (family, third) = (town.family("2023-09-01").await, town.family("2023-09-01").await);
    // The other parent's child is given the same document only after it has applied: as a mistake might.
    for family in [&family, &third] {
        town.file(family, &[garden.id]).await.unwrap();
    }
    let rows = storage::queue::application::Entity::find().all(town.app.reader()).await.unwrap();
    town.state(&garden, 2).await.unwrap();
    let mut offered = Vec::new();
    for row in &rows {
        let (_, offer) = town.standing(&row.number).await;
        let actor = Family::of(row.account_id).actor;
        offers::accept(&town.app, &actor, None, offer.unwrap()).await.unwrap();
        offered.push(offer.unwrap());
    }
    enrolment::enrol(&town.app, &town.head(&garden), None, offered[0]).await.unwrap();
    let (one, mut two) = (rows[0].clone(), town.application(&rows[1].number).await.into_active_model());
    two.certificate_index = Set(one.certificate_index);
    let write = town.store.write(move |db| Box::pin(async move { two.update(db).await.map(|_| ()) }));
    write.await.unwrap().unwrap();
    let second = enrolment::enrol(&town.app, &town.head(&garden), None, offered[1]).await;
    assert!(matches!(second, Err(Error::Conflict("child-attends-already"))), "{second:?}");
});
