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
    enrolment::{self, Leaving},
    kindergartens::{self, StateVacancies},
    offers,
    queue::{self, File, Filed, NewClaim},
};
use storage::{
    benefits::claims_of,
    families::child,
    offers as offer_rows,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use crate::house::{House, head_of, houses, unique};

const CHORNOBYL: &str = "chornobyl";

struct Family {
    actor: Actor,
    filed: Filed,
}

async fn family(house: &House, name: &str, wishes: Vec<KindergartenId>) -> Family {
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

fn officer_of(district: DistrictId) -> Actor {
    let account = AccountId::new(uuid::Uuid::from_u128(3));
    Actor::with_role(account, Role::EducationOfficer, Scope::District(district), Via::Web)
}

fn claim() -> NewClaim {
    NewClaim {
        category: CHORNOBYL.into(),
        document_kind: "certificate".into(),
        document: "посвідчення А 000000".into(),
        kindergarten: None,
    }
}

async fn offer_of(house: &House, family: &Family) -> Option<OfferId> {
    let row = offer_rows::live_of(house.app.reader(), family.filed.id.uuid()).await.unwrap();
    row.map(|row| row.id.into())
}

async fn state(house: &House, count: u32, kindergarten: KindergartenId, group: domain::ids::GroupId) {
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
    }
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
        let register = enrolment::register(&house.app, &head, Some("перш"), 0, 10).await.unwrap();
        assert_eq!((register.total, register.items.len()), (1, 1));
        assert_eq!(enrolment::register(&house.app, &head_of(other), None, 0, 10).await.unwrap().total, 0);
        let below = kindergartens::correct_children(&house.app, &head, group, 0).await;
        assert!(matches!(&below, Err(Error::Refused(refusal)) if refusal.code == "fewer-than-registered"));

        let on =
            |text: &str| Leaving { enrolment: id, on: text.parse().unwrap(), reason: LeavingReason::Moved };
        for (day, code) in [("2027-03-31", "left-before-enrolment"), ("2027-04-02", "left-in-future")] {
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
async fn the_department_enters_a_direct_case_on_a_document_and_its_claim_counts_at_once() {
    use domain::families::{BirthDocumentKind, Sex};
    use services::{families::NewChild, queue::FileDirect};
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let first = family(&house, "Перший", vec![kindergarten]).await;
        let command = |basis: &str| FileDirect {
            guardian: "Олена Вигадана".into(),
            phone: "067 123 45 67".into(),
            email: String::new(),
            messages_in: "uk".into(),
            child: NewChild {
                surname: "Вигадана".into(),
                given_name: "Марта".into(),
                patronymic: String::new(),
                born_on: "2023-11-20".parse().unwrap(),
                sex: Sex::Female,
                document_kind: BirthDocumentKind::Certificate,
                document: "І-ДЕ 000001".into(),
            },
            wishes: vec![kindergarten],
            profile: Profile::General,
            language: None,
            desired_on: "2027-04-01".parse().unwrap(),
            claims: vec![NewClaim { category: "displaced".into(), ..claim() }],
            basis: basis.into(),
        };
        let file = async |actor: &Actor, basis: &str| {
            queue::file_direct(&house.app, actor, None, command(basis)).await
        };
        let officer = officer_of(district);
        let silent = file(&officer, " ").await;
        assert!(
            matches!(&silent, Err(Error::Refused(refusal)) if refusal.code == "basis-missing"),
            "{silent:?}"
        );
        for wrong in
            [officer_of(uuid::Uuid::from_u128(99).into()), head_of(kindergarten), first.actor.clone()]
        {
            let refused = file(&wrong, "довідка № 1").await;
            assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
        }
        let filed = file(&officer, "довідка № 1 від 01.03.2027").await.unwrap();
        let positions = queue::positions(&house.app, &filed.number).await.unwrap();
        assert_eq!(
            positions[0].position,
            Some(1),
            "a confirmed class goes before an earlier general application"
        );
        let again = file(&officer, "довідка № 1").await;
        assert!(
            matches!(&again, Err(Error::Refused(refusal)) if refusal.code == "child-already-applied"),
            "{again:?}"
        );
        let seven = |profile| {
            let mut case = command("висновок № 7");
            (case.profile, case.claims) = (profile, vec![]);
            case.child.born_on = "2019-11-20".parse().unwrap();
            case.child.document = "І-ДЕ 000002".into();
            queue::file_direct(&house.app, &officer, None, case)
        };
        let too_old = seven(Profile::General).await;
        assert!(matches!(&too_old, Err(Error::Refused(refusal)) if refusal.code == "too-old"), "{too_old:?}");
        seven(Profile::Compensating).await.expect("with a referral up to eight");
        let agree = services::upkeep::check(&house.app).await.unwrap();
        assert_eq!(agree, []);
    }
}
