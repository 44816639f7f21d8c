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

use crate::house::{administrator, head_of, houses};

const VILNIUS: &str = include_str!("../../../../data/mappings/vilnius.toml");

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
async fn a_real_city_comes_in_whole_and_a_second_time_changes_nothing() {
    let Some(bytes) = data_file("vilnius-kindergarten-groups-2026-03.csv") else { return };
    let plan = Arc::new(plan(VILNIUS, "vilnius.csv", &bytes));
    let totals = plan.totals();
    for house in houses().await {
        let dry = kindergartens::import(&house.app, &administrator(), Arc::clone(&plan), true).await.unwrap();
        let none =
            kindergartens::list(&house.app, &administrator(), &Find::default(), None, 1).await.unwrap();
        assert_eq!(none.total, 0, "a dry run keeps nothing");
        assert_eq!(house.journal().await, ["policy_applied"]);

        let done =
            kindergartens::import(&house.app, &administrator(), Arc::clone(&plan), false).await.unwrap();
        assert_eq!(dry, done, "a dry run says what the real one does");
        assert_eq!(u64::from(done.kindergartens_registered), totals.kindergartens);
        assert_eq!(u64::from(done.groups_registered), totals.groups);
        let all =
            kindergartens::list(&house.app, &administrator(), &Find::default(), None, 500).await.unwrap();
        let sum = all.items.iter().map(|view| u64::from(view.totals().capacity)).sum::<u64>();
        let children = all.items.iter().map(|view| u64::from(view.totals().children)).sum::<u64>();
        let vacant = all.items.iter().map(|view| u64::from(view.totals().vacant)).sum::<u64>();
        assert_eq!((sum, children, vacant), (totals.capacity, totals.children, totals.vacant));

        let again =
            kindergartens::import(&house.app, &administrator(), Arc::clone(&plan), false).await.unwrap();
        assert_eq!((again.kindergartens_registered, again.groups_registered), (0, 0));
        assert_eq!((again.differences.len(), again.kept.len(), again.not_in_file.len()), (0, 0, 0));
        assert_eq!(u64::from(again.groups_unchanged), totals.groups);
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
