//! Claims, invitations and enrolment together: who comes first, and what becomes of a place.

use domain::{
    accounts::{Actor, Role, Scope, Via},
    enrolment::LeavingReason,
    ids::{AccountId, DistrictId, KindergartenId, OfferId},
    kindergartens::Profile,
    policy::Channel,
};
use services::{
    Error,
    accounts::{self, NewAccount},
    benefits,
    enrolment::{self, Leaving, Period, RegisterFind},
    kindergartens::{self, StateVacancies},
    offers,
    queue::{self, File, Filed, NewClaim},
    schedule,
};
use storage::{
    benefits::claims_of,
    families::child,
    offers as offer_rows,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use crate::house::{House, head_of, houses, unique};

const CHORNOBYL: &str = "chornobyl";

pub(crate) struct Family {
    pub(crate) actor: Actor,
    pub(crate) filed: Filed,
}

pub(crate) async fn family(house: &House, name: &str, wishes: Vec<KindergartenId>) -> Family {
    let new = NewAccount {
        login: name.to_owned(),
        display_name: name.to_owned(),
        password: "три слова разом".to_owned(),
        email: String::new(),
        phone: String::new(),
        language: locale::Language::Uk,
    };
    let account = accounts::register(&house.app, new, None).await.unwrap();
    let actor = Actor::with_role(account, Role::Parent, Scope::Own, Via::Web);
    let keyring = house.app.keyring();
    let row = child::ActiveModel {
        id: Set(unique()),
        account_id: Set(account.uuid()),
        surname: Set("Вигаданий".into()),
        given_name: Set(name.into()),
        patronymic: Set(None),
        name_key: Set(domain::families::search_key(name)),
        born_on: Set("2023-11-20".parse::<domain::Date>().unwrap().into()),
        sex: Set(9),
        certificate: Set(keyring.seal("child.certificate", name).unwrap()),
        certificate_index: Set(keyring.index("child.certificate", name)),
        address: Set(None),
        district_id: Set(None),
        created_at: Set(house.app.now().into()),
    };
    let id = row.id.clone().unwrap();
    let kept = house.app.write_aside(&actor, domain::accounts::Permission::FamiliesOwn, move |change| {
        Box::pin(async move {
            child::Entity::insert(row).exec_without_returning(change.db()).await?;
            Ok(())
        })
    });
    kept.await.unwrap();
    let command = File {
        account,
        child: id.into(),
        wishes,
        profile: Profile::General,
        language: None,
        desired_on: "2027-04-01".parse().unwrap(),
        claims: Vec::new(),
        channel: Channel::Portal,
        basis: None,
    };
    let filed = queue::file(&house.app, &actor, None, command).await.unwrap();
    Family { actor, filed }
}

pub(crate) fn officer_of(district: DistrictId) -> Actor {
    let account = AccountId::new(uuid::Uuid::from_u128(3));
    Actor::with_role(account, Role::EducationOfficer, Scope::District(district), Via::Web)
}

pub(crate) fn claim() -> NewClaim {
    NewClaim {
        category: CHORNOBYL.into(),
        document_kind: "certificate".into(),
        document: "посвідчення А 000000".into(),
        kindergarten: None,
    }
}

pub(crate) async fn offer_of(house: &House, family: &Family) -> Option<OfferId> {
    let row = offer_rows::live_of(house.app.reader(), family.filed.id.uuid()).await.unwrap();
    row.map(|row| row.id.into())
}

pub(crate) async fn state(
    house: &House,
    count: u32,
    kindergarten: KindergartenId,
    group: domain::ids::GroupId,
) {
    let from_on = "2027-04-01".parse().unwrap();
    let command = StateVacancies { group, count, from_on };
    kindergartens::state_vacancies(&house.app, &head_of(kindergarten), None, command).await.unwrap();
}

#[tokio::test]
async fn a_claim_moves_the_place_only_when_the_own_district_confirms_it() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 18).await;
        let first = family(&house, "Перший", vec![kindergarten]).await;
        let second = family(&house, "Друга", vec![kindergarten]).await;
        let place = async |family: &Family| {
            queue::positions(&house.app, &family.filed.number).await.unwrap()[0].position
        };
        let number = second.filed.number.clone();
        let id = benefits::claim(&house.app, &second.actor, None, number.clone(), claim()).await.unwrap();
        assert_eq!(place(&second).await, Some(2), "a claim alone moves nothing");

        let twice = benefits::claim(&house.app, &second.actor, None, number.clone(), claim()).await;
        assert!(
            matches!(&twice, Err(Error::Refused(refusal)) if refusal.code == "claimed-twice"),
            "{twice:?}"
        );
        let stranger = benefits::claim(&house.app, &first.actor, None, number, claim()).await;
        assert!(matches!(stranger, Err(Error::NotFound("application"))), "{stranger:?}");
        let far = officer_of(uuid::Uuid::from_u128(99).into());
        let unseen = benefits::confirm(&house.app, &far, None, id).await;
        assert!(matches!(unseen, Err(Error::NotFound("claim"))), "{unseen:?}");
        for wrong in [head_of(kindergarten), second.actor.clone()] {
            let refused = benefits::confirm(&house.app, &wrong, None, id).await;
            assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
        }

        let officer = officer_of(district);
        benefits::confirm(&house.app, &officer, None, id).await.unwrap();
        assert_eq!((place(&second).await, place(&first).await), (Some(1), Some(2)));
        let again = benefits::confirm(&house.app, &officer, None, id).await;
        assert!(
            matches!(&again, Err(Error::Refused(refusal)) if refusal.code == "claim-decided"),
            "{again:?}"
        );

        let silent = benefits::reject(&house.app, &officer, None, id, " ".into()).await;
        assert!(
            matches!(&silent, Err(Error::Refused(refusal)) if refusal.code == "reason-missing"),
            "{silent:?}"
        );
        benefits::reject(&house.app, &officer, None, id, "Посвідчення недійсне".into()).await.unwrap();
        assert_eq!((place(&second).await, place(&first).await), (Some(2), Some(1)), "back by time");
        let rows = claims_of(house.app.reader(), second.filed.id.uuid()).await.unwrap();
        assert_eq!(rows[0].reason.as_deref(), Some("Посвідчення недійсне"));

        state(&house, 1, kindergarten, group).await;
        assert!(offer_of(&house, &first).await.is_some() && offer_of(&house, &second).await.is_none());
    }
}

#[tokio::test]
async fn a_withdrawn_claim_gives_the_place_by_time_again() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let first = family(&house, "Перший", vec![kindergarten]).await;
        let second = family(&house, "Друга", vec![kindergarten]).await;
        let number = second.filed.number.clone();
        let id = benefits::claim(&house.app, &second.actor, None, number, claim()).await.unwrap();
        benefits::confirm(&house.app, &officer_of(district), None, id).await.unwrap();
        benefits::withdraw(&house.app, &second.actor, None, id).await.unwrap();
        let positions = queue::positions(&house.app, &first.filed.number).await.unwrap();
        assert_eq!(positions[0].position, Some(1));
        assert_eq!(house.journal().await.last().unwrap(), "claim_withdrawn");

        let number = second.filed.number.clone();
        let again = benefits::claim(&house.app, &second.actor, None, number.clone(), claim()).await.unwrap();
        queue::withdraw(&house.app, &second.actor, None, &number).await.unwrap();
        let late = benefits::withdraw(&house.app, &second.actor, None, again).await;
        assert!(
            matches!(&late, Err(Error::Refused(refusal)) if refusal.code == "application-closed"),
            "{late:?}"
        );
    }
}

fn named(name: &str) -> RegisterFind {
    RegisterFind { name: Some(name.to_owned()), period: Period::Present }
}

#[tokio::test]
async fn an_accepted_invitation_becomes_a_child_in_the_list_and_leaving_frees_the_place() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let (_, other) = house.kindergarten("Садок 2").await;
        let group = house.group(kindergarten, 20, 19).await;
        let family = family(&house, "Перший", vec![kindergarten]).await;
        let head = head_of(kindergarten);
        state(&house, 1, kindergarten, group).await;
        let offer = offer_of(&house, &family).await.unwrap();

        let early = enrolment::enrol(&house.app, &head, None, offer).await;
        assert!(
            matches!(&early, Err(Error::Refused(refusal)) if refusal.code == "offer-not-accepted"),
            "{early:?}"
        );
        offers::accept(&house.app, &family.actor, None, offer).await.unwrap();
        let stranger = enrolment::enrol(&house.app, &head_of(other), None, offer).await;
        assert!(matches!(stranger, Err(Error::NotFound("offer"))), "{stranger:?}");
        let id = enrolment::enrol(&house.app, &head, None, offer).await.unwrap();
        let twice = enrolment::enrol(&house.app, &head, None, offer).await;
        assert!(matches!(twice, Err(Error::Refused(_))), "{twice:?}");

        let list = enrolment::group_list(&house.app, &head, group).await.unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].enrolment, &list[0].application), (id, &family.filed.number));
        let strangers = enrolment::group_list(&house.app, &head_of(other), group).await;
        assert!(matches!(strangers, Err(Error::NotPermitted(_))), "{strangers:?}");
        let register = enrolment::register(&house.app, &head, &named("перш"), 0, 10).await.unwrap();
        assert_eq!((register.total, register.items.len()), (1, 1));
        assert_eq!(
            enrolment::register(&house.app, &head_of(other), &RegisterFind::default(), 0, 10)
                .await
                .unwrap()
                .total,
            0
        );
        let below = kindergartens::correct_children(&house.app, &head, group, 0).await;
        assert!(matches!(&below, Err(Error::Refused(refusal)) if refusal.code == "fewer-than-registered"));

        let on =
            |text: &str| Leaving { enrolment: id, on: text.parse().unwrap(), reason: LeavingReason::Moved };
        for (day, code) in [("2027-03-31", "left-before-enrolment"), ("2028-04-02", "leaving-far")] {
            let refused = enrolment::leave(&house.app, &head, None, on(day)).await;
            assert!(matches!(&refused, Err(Error::Refused(refusal)) if refusal.code == code), "{refused:?}");
        }
        enrolment::leave(&house.app, &head, None, on("2027-04-01")).await.unwrap();
        let again = enrolment::leave(&house.app, &head, None, on("2027-04-01")).await;
        assert!(
            matches!(&again, Err(Error::Refused(refusal)) if refusal.code == "left-already"),
            "{again:?}"
        );
        let view = kindergartens::detail(&house.app, &head, kindergarten).await.unwrap();
        assert_eq!((view.totals().children, view.totals().held, view.totals().vacant), (19, 0, 1));
        assert_eq!(enrolment::group_list(&house.app, &head, group).await.unwrap(), []);
        assert_eq!(
            house.journal().await[house.journal().await.len() - 4..],
            ["offer_made", "offer_accepted", "enrolled", "left"]
        );
    }
}

#[tokio::test]
async fn the_register_shows_who_came_and_who_left_this_month() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let (_, other) = house.kindergarten("Садок 2").await;
        let group = house.group(kindergarten, 20, 19).await;
        let family = family(&house, "Перший", vec![kindergarten]).await;
        let head = head_of(kindergarten);
        state(&house, 1, kindergarten, group).await;
        let offer = offer_of(&house, &family).await.unwrap();
        offers::accept(&house.app, &family.actor, None, offer).await.unwrap();
        let id = enrolment::enrol(&house.app, &head, None, offer).await.unwrap();

        let find = |period| RegisterFind { name: None, period };
        let count =
            async |actor: &Actor, period| enrolment::count(&house.app, actor, &find(period)).await.unwrap();
        assert_eq!(count(&head, Period::Starting).await, 1);
        assert_eq!(count(&head_of(other), Period::Starting).await, 0);
        let seen = enrolment::attending_child(&house.app, &head, id).await.unwrap();
        assert_eq!((seen.enrolment, seen.group), (id, group));
        let unseen = enrolment::attending_child(&house.app, &head_of(other), id).await;
        assert!(matches!(unseen, Err(Error::NotFound("enrolment"))), "{unseen:?}");

        let leaving =
            Leaving { enrolment: id, on: "2027-04-01".parse().unwrap(), reason: LeavingReason::Moved };
        enrolment::leave(&house.app, &head, None, leaving).await.unwrap();
        let gone = enrolment::attending_child(&house.app, &head, id).await;
        assert!(matches!(gone, Err(Error::NotFound("enrolment"))), "{gone:?}");
        assert_eq!((count(&head, Period::Starting).await, count(&head, Period::Present).await), (0, 0));
        let left = enrolment::register(&house.app, &head, &find(Period::Leaving), 0, 10).await.unwrap();
        assert_eq!(left.items[0].left_reason.as_deref(), Some("moved"), "the list says who left, and why");
        house.clock.set("2027-05-01T08:00:00Z".parse().unwrap());
        assert_eq!(count(&head, Period::Leaving).await, 0, "that was last month");
    }
}

#[tokio::test]
async fn a_leaving_is_announced_revoked_and_happens_by_itself_on_its_day() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 19).await;
        let family = family(&house, "Перший", vec![kindergarten]).await;
        let head = head_of(kindergarten);
        state(&house, 1, kindergarten, group).await;
        let offer = offer_of(&house, &family).await.unwrap();
        offers::accept(&house.app, &family.actor, None, offer).await.unwrap();
        let id = enrolment::enrol(&house.app, &head, None, offer).await.unwrap();
        let on =
            |day: &str| Leaving { enrolment: id, on: day.parse().unwrap(), reason: LeavingReason::School };
        let announce = async |day: &str| enrolment::leave(&house.app, &head, None, on(day)).await;
        let listed = async || {
            let find = RegisterFind { name: None, period: Period::Leaving };
            let found = enrolment::register(&house.app, &head, &find, 0, 10).await.unwrap().items;
            found.into_iter().map(|child| (child.left_on, child.leaves)).collect::<Vec<_>>()
        };
        let nothing = enrolment::stay(&house.app, &head, None, id).await;
        assert!(matches!(nothing, Err(Error::Conflict("leaving-not-announced"))), "{nothing:?}");
        announce("2027-06-01").await.unwrap();
        announce("2027-05-20").await.unwrap();
        let leaves = |day: &str| Some((day.parse().unwrap(), "school".to_owned()));
        assert_eq!(listed().await, [(None, leaves("2027-05-20"))], "the last word counts");
        let stranger = enrolment::stay(&house.app, &head_of(uuid::Uuid::from_u128(9).into()), None, id).await;
        assert!(matches!(stranger, Err(Error::NotPermitted(_))), "{stranger:?}");
        enrolment::stay(&house.app, &head, None, id).await.unwrap();
        assert_eq!(listed().await, []);

        announce("2027-05-20").await.unwrap();
        let next = schedule::next_due_at(&house.app).await.unwrap().unwrap();
        assert_eq!(next.to_string(), "2027-05-19T21:00:00Z", "as the day begins in Kyiv");
        house.clock.set("2027-05-19T20:59:59Z".parse().unwrap());
        assert_eq!(schedule::run_due(&house.app).await.unwrap().left, 0);
        house.clock.set("2027-05-21T08:00:00Z".parse().unwrap());
        assert_eq!(schedule::run_due(&house.app).await.unwrap().left, 1, "also when the work is late");
        assert_eq!(listed().await, [(Some("2027-05-20".parse().unwrap()), None)], "on its day");
        assert_eq!(schedule::run_due(&house.app).await.unwrap().total(), 0, "once");
        let view = kindergartens::detail(&house.app, &head, kindergarten).await.unwrap();
        assert_eq!((view.totals().children, view.totals().vacant), (19, 1));
        let journal = house.journal().await;
        let told = ["leaving_announced", "leaving_announced", "leaving_revoked", "leaving_announced", "left"];
        assert_eq!(journal[journal.len() - 5..], told);
        assert_eq!(services::upkeep::check(&house.app).await.unwrap(), []);
    }
}
