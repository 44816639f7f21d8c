//! The import: real files where they are at hand, all or nothing, as often as one likes.

use std::{path::PathBuf, sync::Arc};

use documents::{
    import::{ImportPlan, Mapping, read},
    tables,
};
use services::{
    Error,
    kindergartens::{self, Find, StateVacancies},
};

use crate::house::{House, administrator, head_of, houses};

/// Real files, each with its mapping. Vilnius has many groups a kindergarten, Toronto the longer list.
const CITIES: [(&str, &str); 2] = [
    ("vilnius-kindergarten-groups-2026-03.csv", include_str!("../../../../data/mappings/vilnius.toml")),
    ("toronto-licensed-child-care-2024-12.csv", include_str!("../../../../data/mappings/toronto.toml")),
];

const SMALL: &str = "\
title = \"A small file\"
tolerate = [\"over-capacity\"]

[kindergarten]
identity = \"id\"
rows = \"many\"
name = \"name\"
address = \"address\"
district = \"district\"

[group]
identity = \"group_id\"
name = \"group\"
age = { from = \"from\", to = \"to\", unit = \"months\" }
language = { constant = \"uk\" }
capacity = \"places\"
children = \"children\"
";

fn plan(mapping: &str, file: &str, bytes: &[u8]) -> ImportPlan {
    let mapping = Mapping::parse("map.toml", mapping).unwrap();
    let table = tables::read(file, bytes, &mapping.options()).unwrap();
    read(&mapping, &table)
}

fn small(rows: &str) -> Arc<ImportPlan> {
    let csv = format!("id,name,address,district,group_id,group,from,to,places,children\n{rows}");
    let plan = plan(SMALL, "small.csv", csv.as_bytes());
    assert_eq!(plan.errors, []);
    Arc::new(plan)
}

fn data_file(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var("SADOK_DATA_DIR").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        eprintln!("skipped: {name} is not at hand");
    }
    bytes
}

#[tokio::test]
async fn real_cities_come_in_whole_and_a_second_time_change_nothing() {
    for (file, mapping) in CITIES {
        let Some(bytes) = data_file(file) else { continue };
        let plan = Arc::new(plan(mapping, file, &bytes));
        for house in houses().await {
            comes_in_whole(&house, &plan).await;
        }
    }
}

async fn comes_in_whole(house: &House, plan: &Arc<ImportPlan>) {
    let totals = plan.totals();
    let import =
        async |dry| kindergartens::import(&house.app, &administrator(), Arc::clone(plan), dry).await.unwrap();
    let dry = import(true).await;
    assert_eq!(all(house).await.len(), 0, "a dry run keeps nothing");
    assert_eq!(house.journal().await, ["policy_applied"]);

    let done = import(false).await;
    assert_eq!(dry, done, "a dry run says what the real one does");
    assert_eq!(u64::from(done.kindergartens_registered), totals.kindergartens);
    assert_eq!(u64::from(done.groups_registered), totals.groups);
    let (mut places, mut children, mut vacant) = (0, 0, 0);
    for view in all(house).await {
        places += u64::from(view.totals().capacity);
        children += u64::from(view.totals().children);
        vacant += u64::from(view.totals().vacant);
    }
    assert_eq!((places, children), (totals.capacity, totals.children));
    // A file that does not say who attends leaves every place vacant until the heads enter their children.
    assert_eq!(vacant, if totals.children == 0 { totals.capacity } else { totals.vacant });

    let again = import(false).await;
    assert_eq!((again.kindergartens_registered, again.groups_registered), (0, 0));
    assert_eq!((again.differences.len(), again.kept.len(), again.not_in_file.len()), (0, 0, 0));
    assert_eq!(u64::from(again.groups_unchanged), totals.groups);
}

/// Every kindergarten, page by page.
async fn all(house: &House) -> Vec<kindergartens::KindergartenView> {
    let (mut found, mut from) = (Vec::new(), None);
    loop {
        let page =
            kindergartens::list(&house.app, &administrator(), &Find::default(), from, 500).await.unwrap();
        found.extend(page.items);
        match page.next {
            Some(next) => from = Some(next),
            None => return found,
        }
    }
}

#[tokio::test]
async fn a_second_file_updates_and_leaves_alone_what_the_queue_counts() {
    for house in houses().await {
        let first = small(
            "K1,Садок 1,вул. А 1,Поділ,G1,Сонечко,36,48,20,17\nK2,Садок 2,вул. Б 2,Поділ,G2,Зірка,36,48,20,10\n",
        );
        kindergartens::import(&house.app, &administrator(), first, false).await.unwrap();
        let all = kindergartens::list(&house.app, &administrator(), &Find::default(), None, 9).await.unwrap();
        let in_use = &all.items[0];
        let state =
            StateVacancies { group: in_use.groups[0].id, count: 2, from_on: "2027-04-01".parse().unwrap() };
        kindergartens::state_vacancies(&house.app, &head_of(in_use.id()), None, state).await.unwrap();

        let second = small("K1,Садок № 1,вул. А 1,Поділ,G1,Сонечко,36,48,25,19\n");
        let report = kindergartens::import(&house.app, &administrator(), second, false).await.unwrap();
        assert_eq!((report.kindergartens_changed, report.groups_unchanged), (1, 1));
        assert_eq!(report.differences.len(), 1, "{report:?}");
        assert_eq!((report.kept[0].what, report.kept[0].because), ("places", "group-gives-places"));
        assert_eq!(report.not_in_file, ["K2"]);

        let third = small("K2,Садок 2,вул. Б 2,Поділ,G2,Зірочка,36,60,22,24\n");
        let report = kindergartens::import(&house.app, &administrator(), third, false).await.unwrap();
        assert_eq!(report.groups_changed, 1);
        assert_eq!(report.kept[0].because, "programme-has-a-queue");
        let after =
            kindergartens::list(&house.app, &administrator(), &Find::default(), None, 9).await.unwrap();
        let group = &after.items.iter().find(|view| view.kindergarten.name == "Садок 2").unwrap().groups[0];
        assert_eq!(
            (group.name.as_str(), group.capacity, group.children, group.vacant()),
            ("Зірочка", 22, 24, 0)
        );
    }
}

#[tokio::test]
async fn a_plan_with_errors_imports_nothing_and_strangers_import_nothing() {
    for house in houses().await {
        let broken =
            "id,name,address,district,group_id,group,from,to,places,children\nK1,С,а,П,G1,г,36,48,багато,1\n";
        let broken = plan(SMALL, "broken.csv", broken.as_bytes());
        let refused = kindergartens::import(&house.app, &administrator(), Arc::new(broken), false).await;
        assert!(matches!(refused, Err(Error::Conflict("import-has-errors"))), "{refused:?}");
        let (_, kindergarten) = house.kindergarten("Садок 9").await;
        let plan = small("K1,Садок 1,вул. А 1,Поділ,G1,Сонечко,36,48,20,17\n");
        let refused = kindergartens::import(&house.app, &head_of(kindergarten), plan, false).await;
        assert!(matches!(refused, Err(Error::NotPermitted(_))), "{refused:?}");
    }
}
