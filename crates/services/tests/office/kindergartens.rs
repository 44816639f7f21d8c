//! Groups, capacity, free places, and the lists everybody may see.

use domain::{Date, Refusal, accounts::Actor, accounts::Via};
use services::{
    Error,
    kindergartens::{self, Find, NewKindergarten, StateVacancies},
};

use crate::house::{House, administrator, head_of, houses};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn counts(house: &House, id: domain::ids::KindergartenId) -> (u32, u32, u32, u32, u32) {
    let view = kindergartens::detail(&house.app, &Actor::public(Via::Web), id).await.unwrap();
    let totals = view.totals();
    (totals.capacity, totals.children, totals.held, totals.vacant, totals.open)
}

#[tokio::test]
async fn capacity_is_hard_and_the_norm_is_a_warning() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 18).await;
        let head = head_of(kindergarten);

        let refusal = refused(kindergartens::change_capacity(&house.app, &head, None, group, 17).await);
        assert_eq!(refusal.code, "capacity-below-children");
        assert_eq!(counts(&house, kindergarten).await, (20, 18, 0, 2, 0), "a refusal changes nothing");

        let changed = kindergartens::change_capacity(&house.app, &head, None, group, 18).await.unwrap();
        assert_eq!((changed.capacity_before, changed.capacity, changed.warning), (20, 18, None));
        let changed = kindergartens::change_capacity(&house.app, &head, None, group, 25).await.unwrap();
        assert_eq!(changed.warning.unwrap().at_most, 20, "the norm for three-year-olds");

        let refusal = refused(kindergartens::change_capacity(&house.app, &head, None, group, 4_000).await);
        assert_eq!(refusal.code, "capacity-implausible");
    }
}

#[tokio::test]
async fn a_head_keeps_only_the_own_kindergarten() {
    for house in houses().await {
        let (_, own) = house.kindergarten("Садок 1").await;
        let (_, other) = house.kindergarten("Садок 2").await;
        let group = house.group(own, 20, 18).await;
        let stranger = head_of(other);
        let state = StateVacancies { group, count: 1, from_on: day("2027-04-01") };
        for result in [
            kindergartens::change_capacity(&house.app, &stranger, None, group, 30).await.map(|_| ()),
            kindergartens::correct_children(&house.app, &stranger, group, 3).await.map(|_| ()),
            kindergartens::archive_group(&house.app, &stranger, group).await,
            kindergartens::state_vacancies(&house.app, &stranger, None, state).await.map(|_| ()),
            kindergartens::withdraw_open_places(&house.app, &stranger, group, 1).await,
            kindergartens::state_vacancies(&house.app, &Actor::public(Via::Web), None, state)
                .await
                .map(|_| ()),
        ] {
            assert!(matches!(result, Err(Error::NotPermitted(_))), "{result:?}");
        }
    }
}

#[tokio::test]
async fn free_places_open_today_or_on_their_day_and_never_beyond_the_room() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 17).await;
        let head = head_of(kindergarten);
        let state = async |count, from_on| {
            let command = StateVacancies { group, count, from_on: day(from_on) };
            kindergartens::state_vacancies(&house.app, &head, None, command).await
        };

        assert_eq!(refused(state(4, "2027-04-01").await).code, "vacancy-over-capacity");
        assert_eq!(refused(state(0, "2027-04-01").await).code, "vacancy-none");
        assert_eq!(refused(state(1, "2227-04-01").await).code, "vacancy-too-far-ahead");

        let stated = state(2, "2027-04-01").await.unwrap();
        assert!(stated.opened);
        assert_eq!((stated.held, stated.open), (0, 2), "nobody waits, so they stay open");
        assert_eq!(refused(state(2, "2027-03-01").await).code, "vacancy-over-capacity", "one place is left");

        let later = state(5, "2027-09-01").await.unwrap();
        assert!(!later.opened, "children may leave until September");
        assert_eq!(refused(state(16, "2027-09-01").await).code, "vacancy-over-capacity");
        assert_eq!(counts(&house, kindergarten).await, (20, 17, 0, 3, 2));

        let due = kindergartens::vacancies_due(&house.app, day("2027-08-31"), 10).await.unwrap();
        assert_eq!(due, []);
        let due = kindergartens::vacancies_due(&house.app, day("2027-09-01"), 10).await.unwrap();
        assert_eq!(due, [(later.vacancy, day("2027-09-01"))]);

        kindergartens::withdraw_open_places(&house.app, &head, group, 1).await.unwrap();
        let refusal = refused(kindergartens::withdraw_open_places(&house.app, &head, group, 2).await);
        assert_eq!(refusal.arg("open"), Some("1"));
        kindergartens::withdraw_planned_places(&house.app, &head, later.vacancy).await.unwrap();
        let again = kindergartens::withdraw_planned_places(&house.app, &head, later.vacancy).await;
        assert_eq!(refused(again).code, "vacancy-settled");
        assert_eq!(
            house.journal().await[4..],
            [
                "vacancies_stated",
                "vacancies_opened",
                "vacancies_stated",
                "vacancies_withdrawn",
                "vacancies_withdrawn"
            ]
        );
    }
}

#[tokio::test]
async fn on_its_day_a_statement_opens_what_fits_and_the_rest_lapses() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 17).await;
        let head = head_of(kindergarten);
        let command = StateVacancies { group, count: 5, from_on: day("2027-09-01") };
        let stated = kindergartens::state_vacancies(&house.app, &head, None, command).await.unwrap();
        house.clock.set("2027-09-01T00:00:00Z".parse().unwrap());
        for _ in 0..2 {
            let system = Actor::system();
            let opening =
                house.app.write_aside(&system, domain::accounts::Permission::ScheduleRun, move |change| {
                    Box::pin(kindergartens::open_vacancy_in(change, stated.vacancy))
                });
            opening.await.unwrap();
            assert_eq!(counts(&house, kindergarten).await, (20, 17, 0, 3, 3), "also when it runs twice");
        }
        assert_eq!(
            house.journal().await[4..],
            ["vacancies_stated", "vacancies_withdrawn", "vacancies_opened"]
        );
    }
}

#[tokio::test]
async fn a_group_closes_when_it_is_empty_and_takes_its_stated_places_along() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 1).await;
        let head = head_of(kindergarten);
        let refusal = refused(kindergartens::archive_group(&house.app, &head, group).await);
        assert_eq!(refusal.code, "group-not-empty");
        kindergartens::correct_children(&house.app, &head, group, 0).await.unwrap();
        for from_on in ["2027-04-01", "2027-09-01"] {
            let command = StateVacancies { group, count: 3, from_on: day(from_on) };
            kindergartens::state_vacancies(&house.app, &head, None, command).await.unwrap();
        }
        kindergartens::archive_group(&house.app, &head, group).await.unwrap();
        assert_eq!(counts(&house, kindergarten).await, (0, 0, 0, 0, 0));
        assert_eq!(kindergartens::vacancies_due(&house.app, day("2028-01-01"), 10).await.unwrap(), []);
        let gone = kindergartens::change_capacity(&house.app, &head, None, group, 10).await;
        assert!(matches!(gone, Err(Error::NotFound("group"))), "{gone:?}");
    }
}

#[tokio::test]
async fn children_cannot_be_corrected_beyond_the_places() {
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let group = house.group(kindergarten, 20, 10).await;
        let head = head_of(kindergarten);
        let command = StateVacancies { group, count: 5, from_on: day("2027-04-01") };
        kindergartens::state_vacancies(&house.app, &head, None, command).await.unwrap();
        let refusal = refused(kindergartens::correct_children(&house.app, &head, group, 21).await);
        assert_eq!(refusal.code, "capacity-below-children");
        let changed = kindergartens::correct_children(&house.app, &head, group, 18).await.unwrap();
        assert_eq!(changed.open_withdrawn, 3, "open places that are no longer there");
        assert_eq!(counts(&house, kindergarten).await, (20, 18, 0, 2, 2));
    }
}

#[tokio::test]
async fn the_list_is_paged_without_gaps_and_narrowed_by_every_filter() {
    for house in houses().await {
        let mut first = None;
        for number in ["Б-2", "А-1", "В-3", "Д'Артаньян"] {
            let (district, id) = house.kindergarten(number).await;
            first.get_or_insert((district, id));
            house.group(id, 10, if number == "Б-2" { 9 } else { 10 }).await;
        }
        let (district, with_place) = first.unwrap();
        let public = Actor::public(Via::Web);
        let mut names = Vec::new();
        let mut after = None;
        loop {
            let page = kindergartens::list(&house.app, &public, &Find::default(), after, 2).await.unwrap();
            assert_eq!(page.total, 4);
            names.extend(page.items.iter().map(|view| view.kindergarten.name.clone()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(names, ["А-1", "Б-2", "В-3", "Д'Артаньян"]);

        let find = async |find: Find| {
            let page = kindergartens::list(&house.app, &public, &find, None, 10).await.unwrap();
            assert_eq!(page.total, page.items.len() as u64);
            page.items.into_iter().map(|view| view.kindergarten.name).collect::<Vec<_>>()
        };
        let named = |name: &str| Find { name: Some(name.into()), ..Find::default() };
        assert_eq!(find(named("  дартаньян ")).await, ["Д'Артаньян"]);
        assert_eq!(find(named("%")).await.len(), 4, "a wildcard is no wildcard");
        assert_eq!(find(named("нема такого")).await, Vec::<String>::new());
        let vacant = find(Find { vacant: true, ..Find::default() }).await;
        assert_eq!(vacant, ["Б-2"]);
        let group = kindergartens::detail(&house.app, &public, with_place).await.unwrap().groups[0].clone();
        let aged = |months: u16| Find { age_months: Some(months), ..Find::default() };
        let (from, to) = (group.from_months, group.to_months);
        for (months, count) in [(from - 1, 0), (from, 4), (to - 1, 4), (to, 0)] {
            assert_eq!(find(aged(months)).await.len(), count, "{months} months");
        }
        let label = group.age_group.clone();
        let there =
            Find { vacant: true, age_group: Some(label), district: Some(district), ..Find::default() };
        assert_eq!(find(there).await, ["Б-2"]);
        let other_age = Find { age_group: Some("nobody".into()), ..Find::default() };
        assert_eq!(find(other_age).await, Vec::<String>::new());
        assert_eq!(find(Find { bbox: Some([50.0, 30.0, 51.0, 31.0]), ..Find::default() }).await.len(), 4);
        assert_eq!(find(Find { bbox: Some([51.0, 30.0, 52.0, 31.0]), ..Find::default() }).await.len(), 0);
    }
}

#[tokio::test]
async fn a_head_opens_a_group_once_with_a_warning_for_the_norm() {
    use domain::kindergartens::Profile;
    use services::{
        Once,
        kindergartens::{NewGroup, NewProgramme},
    };
    for house in houses().await {
        let (_, kindergarten) = house.kindergarten("Садок 1").await;
        let head = head_of(kindergarten);
        let open = async |name: &str, language: &str, ages: (u16, u16), capacity: u32, key: &str| {
            let programme = NewProgramme {
                kindergarten,
                from_months: ages.0,
                to_months: ages.1,
                language: language.to_owned(),
                profile: Profile::General,
            };
            let group = NewGroup { external_id: None, name: name.to_owned(), capacity, children: 0 };
            let once = Once::new(key, &(&programme, &group)).unwrap();
            kindergartens::register_group(&house.app, &head, Some(once), programme, group).await
        };
        assert_eq!(refused(open(" ", "uk", (36, 48), 20, "1").await).code, "group-without-name");
        assert_eq!(refused(open("Зірочка", "uk", (36, 48), 0, "2").await).code, "group-without-places");
        assert_eq!(refused(open("Зірочка", "xx", (36, 48), 20, "3").await).code, "language-not-taught");
        assert_eq!(refused(open("Зірочка", "uk", (48, 48), 20, "4").await).code, "empty-age-band");
        let (first, warning) = open("Зірочка", "uk", (36, 48), 25, "5").await.unwrap();
        assert_eq!(warning.unwrap().at_most, 20);
        assert_eq!(
            open("Зірочка", "uk", (36, 48), 25, "5").await.unwrap().0,
            first,
            "a double click opens one"
        );
        assert_eq!(counts(&house, kindergarten).await.0, 25);
        let stranger = head_of(house.kindergarten("Садок 2").await.1);
        let programme = NewProgramme {
            kindergarten,
            from_months: 36,
            to_months: 48,
            language: "uk".into(),
            profile: Profile::General,
        };
        let group = NewGroup { external_id: None, name: "Чужа".into(), capacity: 5, children: 0 };
        let foreign = kindergartens::register_group(&house.app, &stranger, None, programme, group).await;
        assert!(matches!(foreign, Err(Error::NotPermitted(_))), "{foreign:?}");
    }
}

#[tokio::test]
async fn a_city_finds_groups_by_name_district_vacancies_and_norm_and_a_head_sees_its_own() {
    use services::office::{self, FindGroups, GroupsWith};
    for house in houses().await {
        let (district, full) = house.kindergarten("Садок «Ромашка»").await;
        // The norm of Kyiv's pack for three-year-olds is 20.
        house.group(full, 20, 20).await;
        let mut ids = vec![full];
        for (name, capacity, children) in [("Садок «Барвінок»", 25, 22), ("Садок «Ялинка»", 20, 15)]
        {
            let new = NewKindergarten {
                external_id: Some(name.to_owned()),
                name: name.to_owned(),
                district,
                address: String::new(),
                location: None,
                phone: None,
                email: None,
                website: None,
                edrpou: None,
            };
            let id = kindergartens::register_kindergarten(&house.app, &administrator(), new).await.unwrap();
            house.group(id, capacity, children).await;
            ids.push(id);
        }
        let ask = async |find: FindGroups| {
            office::groups(&house.app, &administrator(), &find, None, 10).await.unwrap()
        };
        let names = |list: &office::GroupList| -> Vec<String> {
            list.items.iter().map(|view| view.kindergarten.name.clone()).collect()
        };
        let all = ask(FindGroups::default()).await;
        assert_eq!(names(&all), ["Садок «Барвінок»", "Садок «Ромашка»", "Садок «Ялинка»"]);
        assert_eq!((all.kept, all.anything, all.vacancies, all.over_norm), (3, 3, 2, 1));
        let vacant = ask(FindGroups { with: GroupsWith::Vacancies, ..FindGroups::default() }).await;
        assert_eq!(names(&vacant), ["Садок «Барвінок»", "Садок «Ялинка»"]);
        let over = ask(FindGroups { with: GroupsWith::OverNorm, ..FindGroups::default() }).await;
        assert_eq!(names(&over), ["Садок «Барвінок»"]);
        let policy = house.app.policy().await.unwrap();
        assert_eq!(office::norm_exceeded(&policy, &over.items[0].groups[0]), Some(20));
        let named =
            FindGroups { name: Some("ялин".into()), district: Some(district), ..FindGroups::default() };
        let named = ask(named).await;
        assert_eq!((names(&named), named.over_norm), (vec!["Садок «Ялинка»".to_owned()], 0));
        let elsewhere = domain::ids::DistrictId::new(crate::house::unique());
        let none = ask(FindGroups { district: Some(elsewhere), ..FindGroups::default() }).await;
        assert_eq!((none.items.len(), none.kept), (0, 3));

        let first =
            office::groups(&house.app, &administrator(), &FindGroups::default(), None, 2).await.unwrap();
        assert_eq!((first.items.len(), first.total), (2, 3));
        let rest = office::groups(&house.app, &administrator(), &FindGroups::default(), first.next, 2).await;
        let rest = rest.unwrap();
        assert_eq!((names(&rest), rest.next), (vec!["Садок «Ялинка»".to_owned()], None));

        let head = head_of(ids[1]);
        let own = office::groups(&house.app, &head, &FindGroups::default(), None, 10).await.unwrap();
        assert_eq!((names(&own), own.kept), (vec!["Садок «Барвінок»".to_owned()], 1));
        let group = own.items[0].groups[0].id;
        assert_eq!(office::group(&house.app, &head, group).await.unwrap().1.id, group);
        let strange = office::group(&house.app, &head_of(ids[0]), group).await;
        assert!(matches!(strange, Err(Error::NotFound("group"))), "{strange:?}");
        let nobody =
            office::groups(&house.app, &Actor::public(Via::Web), &FindGroups::default(), None, 2).await;
        assert!(matches!(nobody, Err(Error::NotPermitted(_))), "{nobody:?}");
    }
}
