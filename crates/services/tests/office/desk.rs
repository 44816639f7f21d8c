//! What the desk enters, hands out, opens and takes away.

use domain::{
    accounts::{Actor, Grant, Role, Scope, Via},
    families::{BirthDocumentKind, Sex},
    ids::{AccountId, KindergartenId},
    kindergartens::Profile,
};
use services::{
    Error, Once,
    accounts::{self, Appointment, SignedIn},
    enrolment,
    families::NewChild,
    offers,
    office::{self, ExportList},
    policies,
    queue::{self, FileAtDesk, NewClaim},
};
use storage::benefits::claims_of;

use crate::{
    house::{House, KYIV, administrator, head_of, houses, unique},
    places::{claim, family, offer_of, officer_of, state},
};

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

fn at_desk(kindergarten: KindergartenId) -> FileAtDesk {
    FileAtDesk {
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
        claims: Vec::new(),
    }
}

fn displaced() -> NewClaim {
    NewClaim { category: "displaced".into(), ..claim() }
}

fn auditor() -> Actor {
    Actor::with_role(AccountId::new(unique()), Role::Auditor, Scope::Region, Via::Web)
}

async fn sign_in(house: &House, login: &str, password: &str) -> Result<SignedIn, Error> {
    accounts::sign_in(&house.app, login, password.to_owned(), None, "test").await
}

#[tokio::test]
async fn the_department_enters_a_direct_case_on_a_document_and_its_claim_counts_at_once() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let first = family(&house, "Перший", vec![kindergarten]).await;
        let command = || FileAtDesk { claims: vec![displaced()], ..at_desk(kindergarten) };
        let file = async |actor: &Actor, basis: &str| {
            queue::file_direct(&house.app, actor, None, command(), basis).await
        };
        let officer = officer_of(district);
        assert_eq!(refused(file(&officer, " ").await), "basis-missing");
        for wrong in
            [officer_of(uuid::Uuid::from_u128(99).into()), head_of(kindergarten), first.actor.clone()]
        {
            let refused = file(&wrong, "довідка № 1").await;
            assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
        }
        let filed = file(&officer, "довідка № 1 від 01.03.2027").await.unwrap().filed;
        let positions = queue::positions(&house.app, &filed.number).await.unwrap();
        assert_eq!(
            positions[0].position,
            Some(1),
            "a confirmed class goes before an earlier general application"
        );
        assert_eq!(refused(file(&officer, "довідка № 1").await), "child-already-applied");
        let seven = |profile| {
            let mut case = at_desk(kindergarten);
            case.profile = profile;
            case.child.born_on = "2019-11-20".parse().unwrap();
            case.child.document = "І-ДЕ 000002".into();
            queue::file_direct(&house.app, &officer, None, case, "висновок № 7")
        };
        assert_eq!(refused(seven(Profile::General).await), "too-old");
        seven(Profile::Compensating).await.expect("with a referral up to eight");
        let agree = services::upkeep::check(&house.app).await.unwrap();
        assert_eq!(agree, []);
    }
}

#[tokio::test]
async fn only_what_the_department_alone_enters_is_confirmed_with_a_direct_case() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let command = FileAtDesk { claims: vec![displaced(), claim()], ..at_desk(kindergarten) };
        let officer = officer_of(district);
        let entered = queue::file_direct(&house.app, &officer, None, command, "довідка № 1").await.unwrap();
        let claims = claims_of(house.app.reader(), entered.filed.id.uuid()).await.unwrap();
        let state =
            |category: &str| claims.iter().find(|row| row.category == category).map(|row| row.state.as_str());
        assert_eq!((state("displaced"), state("chornobyl")), (Some("confirmed"), Some("claimed")));
    }
}

#[tokio::test]
async fn a_family_entered_by_the_department_signs_in_accepts_and_is_enrolled() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 18).await;
        let officer = officer_of(district);
        let enter = async || {
            let once = Once::new("one", &"entry").unwrap();
            let command = at_desk(kindergarten);
            queue::file_direct(&house.app, &officer, Some(once), command, "довідка № 1").await.unwrap()
        };
        let entered = enter().await;
        assert_eq!(enter().await, entered, "a form sent twice gives the same paper");
        let paper = entered.handover.clone().unwrap();
        assert!(!format!("{paper:?}").contains(&paper.password), "no log shows the password");

        let signed = sign_in(&house, &paper.login, &paper.password).await.unwrap();
        assert!(signed.password_handed);
        let found = accounts::find_session(&house.app, &signed.token, Via::Web).await.unwrap().unwrap();
        let parent = found.actor;
        let choose = async |new: &str| {
            accounts::choose_password(&house.app, &parent, new.to_owned(), Some(&signed.token)).await
        };
        assert_eq!(refused(choose(&paper.password).await), "password-handed-again");
        assert_eq!(refused(choose("коротко").await), "password-short");
        choose("чотири слова зовсім інші").await.unwrap();
        let twice = choose("ще чотири інші слова").await;
        assert!(matches!(twice, Err(Error::Conflict("password-is-own"))), "{twice:?}");
        assert_eq!(refused(sign_in(&house, &paper.login, &paper.password).await), "sign-in-failed");
        let own = sign_in(&house, &paper.login, "чотири слова зовсім інші").await.unwrap();
        assert!(!own.password_handed);

        state(&house, 1, kindergarten, group).await;
        let row = storage::offers::live_of(house.app.reader(), entered.filed.id.uuid()).await.unwrap();
        let offer = row.expect("the family is invited").id.into();
        offers::accept(&house.app, &parent, None, offer).await.unwrap();
        enrolment::enrol(&house.app, &head_of(kindergarten), None, offer).await.unwrap();
    }
}

#[tokio::test]
async fn a_new_password_is_handed_over_at_the_desk_recorded_and_told() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let family = family(&house, "forgetful", vec![kindergarten]).await;
        let number = family.filed.number.clone();
        let officer = officer_of(district);
        let hand = async |actor: &Actor, identity: &str| {
            accounts::hand_over(&house.app, actor, None, &number, identity).await
        };
        assert_eq!(refused(hand(&officer, " ").await), "identity-missing");
        let far = hand(&officer_of(uuid::Uuid::from_u128(99).into()), "паспорт 000000001").await;
        assert!(matches!(far, Err(Error::NotFound("application"))), "{far:?}");
        for wrong in [head_of(kindergarten), family.actor.clone(), administrator()] {
            let refused = hand(&wrong, "паспорт 000000001").await;
            assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
        }
        let before = sign_in(&house, "forgetful", "три слова разом").await.unwrap();
        let paper = hand(&officer, "паспорт 000000001").await.unwrap();
        assert_eq!(paper.login, "forgetful");
        assert_eq!(refused(sign_in(&house, "forgetful", "три слова разом").await), "sign-in-failed");
        let ended = accounts::find_session(&house.app, &before.token, Via::Web).await.unwrap();
        assert!(ended.is_none(), "what was begun with the old password is over");
        assert!(sign_in(&house, "forgetful", &paper.password).await.unwrap().password_handed);

        let looked = office::case(&house.app, &auditor(), &number).await.unwrap().looked;
        assert_eq!(looked.len(), 1);
        assert_eq!((looked[0].what.as_str(), looked[0].role.as_str()), ("password", "education_officer"));
        assert_eq!(looked[0].note.as_deref(), Some("паспорт 000000001"));
        let told = services::notifications::messages(&house.app, &family.actor, None, 10).await.unwrap();
        assert!(told.iter().any(|line| line.kind == "password_handed"), "{told:?}");

        let appointment = Appointment { role: Role::Head, kindergarten: Some(kindergarten), district: None };
        let account = family.actor.account.unwrap();
        accounts::appoint(&house.app, &administrator(), account, appointment).await.unwrap();
        assert_eq!(refused(hand(&officer, "паспорт 000000001").await), "account-is-staff");
    }
}

#[tokio::test]
async fn a_head_files_for_a_family_and_its_claim_waits_for_the_department() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        let (_, other) = house.kindergarten("Садок 2").await;
        house.group(kindergarten, 20, 18).await;
        let head = head_of(kindergarten);
        let file = async |actor: &Actor, command: FileAtDesk| {
            queue::file_for_family(&house.app, actor, None, command).await
        };
        let strange = file(&head_of(other), at_desk(kindergarten)).await;
        assert!(matches!(strange, Err(Error::NotPermitted(_))), "{strange:?}");
        let special = FileAtDesk { profile: Profile::Compensating, ..at_desk(kindergarten) };
        assert_eq!(refused(file(&head, special).await), "referral-needed");
        let moved = FileAtDesk { claims: vec![displaced()], ..at_desk(kindergarten) };
        assert_eq!(refused(file(&head, moved).await), "benefit-by-department");

        let command = FileAtDesk { claims: vec![claim()], ..at_desk(kindergarten) };
        let entered = file(&head, command).await.unwrap();
        let row =
            storage::queue::by_number(house.app.reader(), &entered.filed.number).await.unwrap().unwrap();
        assert_eq!((row.channel.as_str(), row.basis), ("kindergarten", None));
        let lines = queue::public_queue(
            &house.app,
            &Actor::public(Via::Web),
            kindergarten,
            None,
            &queue::From::Position(0),
            10,
        )
        .await
        .unwrap();
        let mark = lines[0].items.iter().find(|item| item.application == entered.filed.number).unwrap();
        assert!(mark.entered_by_staff && !mark.on_basis, "the public list marks it: {mark:?}");
        let claims = claims_of(house.app.reader(), row.id).await.unwrap();
        assert_eq!(claims[0].state, "claimed", "the department decides");
        let paper = entered.handover.unwrap();
        assert!(sign_in(&house, &paper.login, &paper.password).await.is_ok());

        let mut second = at_desk(kindergarten);
        second.child.document = "І-ДЕ 000002".into();
        file(&officer_of(district), second.clone()).await.expect("the department files for families as well");
        let closed = KYIV.replacen(r#", "kindergarten"]"#, "]", 1);
        assert_ne!(closed, KYIV);
        policies::apply(&house.app, &administrator(), closed).await.unwrap();
        second.child.document = "І-ДЕ 000003".into();
        assert_eq!(refused(file(&head, second).await), "channel-closed");
    }
}

#[tokio::test]
async fn a_family_that_has_an_account_gets_no_second_one_at_the_desk() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let new = accounts::NewAccount {
            login: "has-one".into(),
            display_name: "Вигадана  Олена".into(),
            password: "три слова разом".into(),
            email: "has.one@example.org".into(),
            phone: "067 000 00 01".into(),
            language: locale::Language::Uk,
        };
        let account = accounts::register(&house.app, new, None).await.unwrap();
        let own = Actor::with_role(account, Role::Parent, Scope::Own, Via::Web);
        let officer = officer_of(district);
        let file = async |document: &str, guardian: &str, phone: &str, email: &str| {
            let (guardian, phone, email) = (guardian.to_owned(), phone.to_owned(), email.to_owned());
            let mut command = FileAtDesk { guardian, phone, email, ..at_desk(kindergarten) };
            command.child.document = document.into();
            queue::file_for_family(&house.app, &officer, None, command).await.unwrap()
        };
        let by_phone = file("І-ДЕ 000011", "вигадана олена", "+380 67 000 0001", "").await;
        let by_mail = file("І-ДЕ 000012", "Вигадана Олена", "", "has.one@example.org").await;
        assert_eq!((by_phone.handover, by_mail.handover), (None, None));
        let seen = queue::own(&house.app, &own).await.unwrap();
        assert_eq!(seen.len(), 2, "both are in its cabinet");

        // Somebody else of the name, or somebody else on the telephone, gets an account of their own.
        for (document, guardian, phone) in [
            ("І-ДЕ 000013", "Вигадана Олена", "067 000 00 02"),
            ("І-ДЕ 000014", "Вигадана Ірина", "067 000 00 01"),
            ("І-ДЕ 000015", "Вигадана Олена", ""),
        ] {
            assert!(file(document, guardian, phone, "").await.handover.is_some(), "{document}");
        }
        // A child that the family has entered is not entered twice.
        queue::withdraw(&house.app, &own, None, &by_mail.filed.number).await.unwrap();
        let again = file("І-ДЕ 000012", "Вигадана Олена", "067 000 00 01", "").await;
        assert_eq!(again.handover, None);
        assert_eq!(services::families::children(&house.app, &own).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn papers_are_opened_for_whoever_may_see_claims_and_each_look_is_recorded() {
    for house in houses().await {
        let (district, kindergarten) = house.kindergarten("Садок 1").await;
        house.group(kindergarten, 20, 18).await;
        let officer = officer_of(district);
        let command = FileAtDesk { claims: vec![displaced()], ..at_desk(kindergarten) };
        let basis = "довідка № 1 від 01.03.2027";
        let filed = queue::file_direct(&house.app, &officer, None, command, basis).await.unwrap().filed;
        let case = office::case(&house.app, &officer, &filed.number).await.unwrap();
        assert!(case.has_papers && case.may_see_papers && case.looked.is_empty());

        let open = async |actor: &Actor| office::papers(&house.app, actor, &filed.number).await;
        for stranger in [officer_of(uuid::Uuid::from_u128(99).into()), head_of(kindergarten)] {
            let unseen = open(&stranger).await;
            assert!(matches!(unseen, Err(Error::NotFound("application"))), "{unseen:?}");
        }
        let papers = open(&officer).await.unwrap();
        assert_eq!(papers.basis.as_deref(), Some(basis));
        assert_eq!(papers.claims, [(case.claims[0].id, "посвідчення А 000000".to_owned())]);
        let looked = office::case(&house.app, &auditor(), &filed.number).await.unwrap().looked;
        let mut what: Vec<_> = looked.iter().map(|look| look.what.as_str()).collect();
        what.sort_unstable();
        assert_eq!(what, ["basis", "claim"], "a look that was refused opened nothing and left nothing");
    }
}

#[tokio::test]
async fn a_list_that_leaves_as_a_file_is_recorded() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let head = head_of(kindergarten);
        office::note_export(&house.app, &head, ExportList::Children, "name=Вигад", 7).await.unwrap();
        let lines = office::exports(&house.app, &auditor(), 0, 10).await.unwrap();
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert_eq!((line.role.as_str(), line.list.as_str(), line.lines), ("head", "children", 7));
        assert_eq!(line.filter.as_deref(), Some("name=Вигад"));
        let parent = Actor::with_role(AccountId::new(unique()), Role::Parent, Scope::Own, Via::Web);
        let refused = office::note_export(&house.app, &parent, ExportList::Children, "", 1).await;
        assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
        let unseen = office::exports(&house.app, &head, 0, 10).await;
        assert!(matches!(unseen, Err(Error::NotPermitted(_))), "{unseen:?}");
    }
}

#[tokio::test]
async fn the_search_names_children_case_by_case_and_finds_a_whole_telephone() {
    for house in houses().await {
        let (district, mine) = house.kindergarten("Садок 1").await;
        let (_, other) = house.kindergarten("Садок 2").await;
        house.group(mine, 20, 18).await;
        house.group(other, 20, 18).await;
        let near = family(&house, "Близька", vec![mine]).await;
        let far = family(&house, "Далека", vec![other]).await;
        // Somebody who answers the region's telephone and heads one kindergarten.
        let mut both = head_of(mine);
        both.grants.push(Grant { role: Role::CallCentre, scope: Scope::Region });
        let named = async |actor: &Actor, text: &str| {
            let hits = office::search(&house.app, actor, text).await.unwrap();
            hits.into_iter().map(|hit| (hit.application, hit.child.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(named(&both, &near.filed.number).await, [(near.filed.number.clone(), true)]);
        assert_eq!(named(&both, &far.filed.number).await, [(far.filed.number.clone(), false)]);
        assert_eq!(named(&both, "близьк").await, [(near.filed.number.clone(), true)]);
        assert_eq!(named(&both, "далек").await, [], "no name is searched where none may be seen");
        assert_eq!(named(&head_of(mine), &far.filed.number).await, [], "outside the own kindergarten");

        let mut command = at_desk(other);
        command.phone = "+38 (067) 765-43-21".into();
        let officer = officer_of(district);
        let filed = queue::file_for_family(&house.app, &officer, None, command).await.unwrap().filed;
        let centre = Actor::with_role(AccountId::new(unique()), Role::CallCentre, Scope::Region, Via::Web);
        assert_eq!(named(&centre, "067 765 43 21").await, [(filed.number.clone(), false)]);
        assert_eq!(named(&officer, "0677654321").await, [(filed.number, true)]);
        assert_eq!(named(&head_of(mine), "0677654321").await, []);
        assert_eq!(named(&centre, "7654321").await, [], "a part of a telephone finds nothing");
    }
}

#[tokio::test]
async fn the_desk_of_a_head_says_who_is_due() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 18).await;
        let family = family(&house, "Перший", vec![kindergarten]).await;
        state(&house, 1, kindergarten, group).await;
        let head = head_of(kindergarten);
        let count = async |word: &str| {
            let desk = office::desk(&house.app, &head).await.unwrap();
            desk.works.iter().find(|work| work.word == word).map(|work| work.count)
        };
        assert_eq!((count("due").await, count("papers-due").await), (Some(0), Some(0)));
        house.clock.set("2027-04-09T08:00:00Z".parse().unwrap());
        assert_eq!((count("due").await, count("papers-due").await), (Some(1), Some(0)));
        let offer = offer_of(&house, &family).await.unwrap();
        offers::accept(&house.app, &family.actor, None, offer).await.unwrap();
        assert_eq!((count("due").await, count("papers-due").await), (Some(0), Some(0)));
        house.clock.set("2027-04-14T08:00:00Z".parse().unwrap());
        assert_eq!((count("due").await, count("papers-due").await), (Some(0), Some(1)));
    }
}
