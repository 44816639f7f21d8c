//! The groups of one kindergarten of a plan.

use std::collections::HashMap;

use documents::import::{PlannedGroup, PlannedKindergarten};
use domain::{
    ids::{KindergartenId, ProgrammeId},
    journal::Event,
};
use storage::{
    enrolment,
    kindergartens::{self as tables, kindergarten_group as table, programme},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{Difference, ImportReport, Kept};
use crate::{
    About, Change, Error,
    kindergartens::{
        NewGroup, NewProgramme,
        load::{count, stored},
        open_programme_in, register_group_in,
    },
};

pub(super) async fn apply(
    change: &mut Change<'_>,
    kindergarten: KindergartenId,
    planned: &PlannedKindergarten,
    report: &mut ImportReport,
) -> Result<(), Error> {
    let known: HashMap<String, (table::Model, programme::Model)> =
        tables::groups_of(change.db(), &[kindergarten.uuid()])
            .await?
            .into_iter()
            .filter_map(|(group, programme)| group.external_id.clone().map(|id| (id, (group, programme))))
            .collect();
    let mut programmes: HashMap<NewProgramme, ProgrammeId> = HashMap::new();
    for group in &planned.groups {
        if let Some((row, programme)) = known.get(&group.external_id) {
            bring_up_to_date(change, row, programme, group, report).await?;
            continue;
        }
        let wanted = programme_of(kindergarten, group);
        let programme = match programmes.get(&wanted) {
            Some(id) => *id,
            None => open_programme_in(change, wanted.clone()).await?,
        };
        programmes.insert(wanted, programme);
        let new = NewGroup {
            external_id: Some(group.external_id.clone()),
            name: group.name.clone(),
            capacity: group.capacity,
            children: group.children,
        };
        let (_, warning) = register_group_in(change, programme, new).await?;
        report.groups_registered += 1;
        report.above_norm += u32::from(warning.is_some());
    }
    Ok(())
}

fn programme_of(kindergarten: KindergartenId, group: &PlannedGroup) -> NewProgramme {
    NewProgramme {
        kindergarten,
        from_months: group.from_months,
        to_months: group.to_months,
        language: group.language.clone(),
        profile: group.profile,
    }
}

/// Takes over the name, and the counts while the group has not begun to give places through the queue: from then on
/// the queue counts better than any file.
async fn bring_up_to_date(
    change: &mut Change<'_>,
    row: &table::Model,
    programme: &programme::Model,
    group: &PlannedGroup,
    report: &mut ImportReport,
) -> Result<(), Error> {
    let kept = |what, is: String, file_says: String, because| Kept {
        external_id: group.external_id.clone(),
        what,
        is,
        file_says,
        because,
    };
    let ages =
        |from: i64, to: i64, language: &str, profile: &str| format!("{from}–{to} {language} {profile}");
    let is = ages(
        programme.from_months.into(),
        programme.to_months.into(),
        &programme.language,
        &programme.profile,
    );
    let says = ages(group.from_months.into(), group.to_months.into(), &group.language, group.profile.code());
    if is != says {
        // Children stand in line for the programme as it was published; only the head may open another one.
        report.kept.push(kept("programme", is, says, "programme-has-a-queue"));
    }
    let counts = (count(row.capacity), count(row.children));
    let wanted = (group.capacity, group.children);
    let in_use = row.held + row.open > 0 || enrolment::present_in_group(change.db(), row.id).await? > 0;
    if counts != wanted && in_use {
        let text = |(capacity, children)| format!("{children}/{capacity}");
        report.kept.push(kept("places", text(counts), text(wanted), "group-gives-places"));
    }
    let take_counts = counts != wanted && !in_use;
    if row.name == group.name && !take_counts {
        report.groups_unchanged += 1;
        return Ok(());
    }
    report.groups_changed += 1;
    save(change, row, group, take_counts, report).await
}

async fn save(
    change: &mut Change<'_>,
    row: &table::Model,
    group: &PlannedGroup,
    take_counts: bool,
    report: &mut ImportReport,
) -> Result<(), Error> {
    let mut update =
        table::ActiveModel { id: Set(row.id), name: Set(group.name.clone()), ..Default::default() };
    let mut differ = |what, from: String, to: String| {
        if from != to {
            report.differences.push(Difference { external_id: group.external_id.clone(), what, from, to });
        }
    };
    differ("name", row.name.clone(), group.name.clone());
    if take_counts {
        differ("capacity", row.capacity.to_string(), group.capacity.to_string());
        differ("children", row.children.to_string(), group.children.to_string());
        update.capacity = Set(stored(group.capacity));
        update.children = Set(stored(group.children));
        update.inherited_excess = Set(stored(group.children.saturating_sub(group.capacity)));
        let event =
            Event::GroupChanged { group: row.id.into(), capacity: group.capacity, children: group.children };
        change.record(About::kindergarten(row.kindergarten_id), event);
    }
    table::Entity::update(update).exec(change.db()).await?;
    Ok(())
}
