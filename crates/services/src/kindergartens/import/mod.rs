//! Applying an import plan: all of it or nothing, in one change, as often as one likes.

mod groups;
mod report;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex},
};

use documents::import::{ImportPlan, PlannedKindergarten};
use domain::{
    accounts::{Actor, Permission},
    families::search_key,
    ids::DistrictId,
};
use storage::{
    kindergartens::{self as tables, kindergarten},
    sea_orm::{ColumnTrait, EntityTrait, QueryFilter},
};

pub use report::{Difference, ImportReport, Kept};

use super::{
    NewDistrict, NewKindergarten, change_kindergarten_in, register_district_in, register_kindergarten_in,
};
use crate::{App, Change, Error};

/// The district of kindergartens for which the file names none.
const UNNAMED_DISTRICT: &str = "—";

/// Applies a plan. What the register already has is found by its external id and brought up to date where the rules
/// allow it; a second import of the same file changes nothing. With `dry_run` everything is done and then undone.
///
/// # Errors
/// `Conflict("import-has-errors")` when the plan holds errors; `NotPermitted`; faults of the database.
pub async fn import(
    app: &App,
    actor: &Actor,
    plan: Arc<ImportPlan>,
    dry_run: bool,
) -> Result<ImportReport, Error> {
    if plan.accepted().is_err() {
        return Err(Error::Conflict("import-has-errors"));
    }
    let slot = Arc::new(Mutex::new(None));
    let keep = Arc::clone(&slot);
    // Not `write`: an import that finds everything in place records no event, and that is no fault.
    let written = app
        .write_aside(actor, Permission::KindergartensManage, move |change| {
            Box::pin(async move {
                let report = apply(change, &plan).await?;
                if !dry_run {
                    return Ok(report);
                }
                if let Ok(mut slot) = keep.lock() {
                    *slot = Some(report);
                }
                Err(Error::Conflict(DRY_RUN))
            })
        })
        .await;
    match written {
        Err(Error::Conflict(DRY_RUN)) => {
            let report = slot.lock().ok().and_then(|mut slot| slot.take());
            report.ok_or_else(|| Error::broken("a dry run left no report"))
        }
        other => other,
    }
}

/// How a dry run makes its transaction be undone; never seen outside.
const DRY_RUN: &str = "dry-run";

async fn apply(change: &mut Change<'_>, plan: &ImportPlan) -> Result<ImportReport, Error> {
    let mut report = ImportReport::default();
    let mut districts = Districts::load(change).await?;
    let ids: Vec<&str> = plan.kindergartens.iter().map(|planned| planned.external_id.as_str()).collect();
    let known = known(change, &ids).await?;
    for planned in &plan.kindergartens {
        let district = districts.find_or_register(change, planned, &mut report).await?;
        let wanted = wanted(planned, district);
        let id = match known.get(&planned.external_id) {
            None => {
                report.kindergartens_registered += 1;
                register_kindergarten_in(change, wanted).await?
            }
            Some(row) => {
                bring_up_to_date(change, row, wanted, &mut report).await?;
                row.id.into()
            }
        };
        groups::apply(change, id, planned, &mut report).await?;
    }
    let named: BTreeSet<&str> = ids.into_iter().collect();
    report.not_in_file = not_in_file(change, &named).await?;
    Ok(report)
}

async fn known(change: &Change<'_>, ids: &[&str]) -> Result<HashMap<String, kindergarten::Model>, Error> {
    let mut known = HashMap::new();
    // Both databases limit how many values one statement may carry.
    for ids in ids.chunks(500) {
        let rows = kindergarten::Entity::find()
            .filter(kindergarten::Column::ExternalId.is_in(ids.iter().copied()))
            .all(change.db())
            .await?;
        known.extend(rows.into_iter().filter_map(|row| row.external_id.clone().map(|id| (id, row))));
    }
    Ok(known)
}

/// Imported kindergartens that the file no longer names. They are reported, never closed: a file may be partial.
async fn not_in_file(change: &Change<'_>, named: &BTreeSet<&str>) -> Result<Vec<String>, Error> {
    let rows = kindergarten::Entity::find()
        .filter(kindergarten::Column::ExternalId.is_not_null())
        .all(change.db())
        .await?;
    let mut missing: Vec<String> = rows
        .into_iter()
        .filter_map(|row| row.external_id)
        .filter(|id| !named.contains(id.as_str()))
        .collect();
    missing.sort();
    Ok(missing)
}

fn wanted(planned: &PlannedKindergarten, district: DistrictId) -> NewKindergarten {
    NewKindergarten {
        external_id: Some(planned.external_id.clone()),
        name: planned.name.clone(),
        district,
        address: planned.address.clone().unwrap_or_default(),
        location: planned.location.map(|place| (place.lat, place.lon)),
        phone: None,
        email: None,
        website: None,
        edrpou: None,
    }
}

/// Brings name, district, address and location to what the file says. Contacts, which files do not carry, stay.
async fn bring_up_to_date(
    change: &mut Change<'_>,
    row: &kindergarten::Model,
    mut wanted: NewKindergarten,
    report: &mut ImportReport,
) -> Result<(), Error> {
    let id = row.external_id.clone().unwrap_or_default();
    let place = |location: Option<(f64, f64)>| {
        location.map_or_else(String::new, |(lat, lon)| format!("{lat}, {lon}"))
    };
    let before = [
        ("name", row.name.clone()),
        ("address", row.address.clone()),
        ("location", place(row.lat.zip(row.lon))),
        ("district", row.district_id.to_string()),
    ];
    let after =
        [wanted.name.clone(), wanted.address.clone(), place(wanted.location), wanted.district.to_string()];
    let differences: Vec<Difference> = before
        .into_iter()
        .zip(after)
        .filter(|((_, before), after)| before != after)
        .map(|((what, from), to)| Difference { external_id: id.clone(), what, from, to })
        .collect();
    if differences.is_empty() {
        report.kindergartens_unchanged += 1;
        return Ok(());
    }
    report.kindergartens_changed += 1;
    report.differences.extend(differences);
    wanted.phone.clone_from(&row.phone);
    wanted.email.clone_from(&row.email);
    wanted.website.clone_from(&row.website);
    wanted.edrpou.clone_from(&row.edrpou);
    change_kindergarten_in(change, row.id.into(), wanted).await
}

/// The districts by what files call them.
struct Districts(HashMap<String, DistrictId>);

impl Districts {
    async fn load(change: &Change<'_>) -> Result<Self, Error> {
        let mut by_key = HashMap::new();
        for row in tables::districts(change.db()).await? {
            let id = DistrictId::from(row.id);
            by_key.insert(search_key(&row.code), id);
            by_key.insert(search_key(&row.name_en), id);
            by_key.insert(row.name_key, id);
        }
        Ok(Self(by_key))
    }

    /// The district by its code or name; a new name registers a new district.
    async fn find_or_register(
        &mut self,
        change: &mut Change<'_>,
        planned: &PlannedKindergarten,
        report: &mut ImportReport,
    ) -> Result<DistrictId, Error> {
        let name = planned.district.as_deref().unwrap_or(UNNAMED_DISTRICT);
        let key = search_key(name);
        if let Some(id) = self.0.get(&key) {
            return Ok(*id);
        }
        let new = NewDistrict { code: key.clone(), name_uk: name.to_owned(), name_en: name.to_owned() };
        let id = register_district_in(change, new).await?;
        report.districts_registered += 1;
        self.0.insert(key, id);
        Ok(id)
    }
}
