//! Lists of kindergartens: for the public list, the map, the choice of wishes and the API.

use domain::{
    accounts::{Actor, Permission, Subject},
    families::search_key,
    ids::{DistrictId, KindergartenId},
};
use storage::{
    Reader,
    kindergartens::{self as tables, KindergartenFilter, district},
};

use super::load::{self, KindergartenView};
use crate::{App, Error};

/// What to look for. The default finds all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Find {
    /// Part of the name, as typed.
    pub name: Option<String>,
    /// In this district.
    pub district: Option<DistrictId>,
    /// With a group of this age group.
    pub age_group: Option<String>,
    /// With a group that takes a child of so many completed months.
    pub age_months: Option<u16>,
    /// With a group in this language.
    pub language: Option<String>,
    /// With a vacant place.
    pub vacant: bool,
    /// Within south, west, north, east, in degrees.
    pub bbox: Option<[f64; 4]>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The kindergartens of this page.
    pub items: Vec<KindergartenView>,
    /// How many there are on all pages.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<KindergartenId>,
}

impl Find {
    /// As the tables are asked.
    pub(crate) fn filter(&self) -> KindergartenFilter {
        let key = self.name.as_deref().map(search_key).unwrap_or_default();
        // `%` and `_` mean something to the database and nothing in a name.
        let key = key.replace(['%', '_', '\\'], "");
        KindergartenFilter {
            district: self.district.map(DistrictId::uuid),
            ids: None,
            age_group: self.age_group.clone(),
            age_months: self.age_months.map(i32::from),
            language: self.language.clone(),
            vacant: self.vacant,
            over_norm: None,
            name_key: (!key.is_empty()).then_some(key),
            bbox: self.bbox,
        }
    }
}

/// A page of at most `limit` kindergartens in the order of their names. The cursor is the last kindergarten of the page
/// before, so that a page neither repeats nor skips one when another is registered meanwhile.
///
/// # Errors
/// `NotPermitted`; `NotFound("cursor")` when the cursor names no kindergarten.
pub async fn list(
    app: &App,
    actor: &Actor,
    find: &Find,
    after: Option<KindergartenId>,
    limit: u32,
) -> Result<Page, Error> {
    actor.permitted(Permission::KindergartensRead, Subject::Anything)?;
    page(app.reader(), &find.filter(), after, limit).await
}

/// A page of the kindergartens that pass a filter.
pub(crate) async fn page(
    db: &Reader,
    filter: &KindergartenFilter,
    after: Option<KindergartenId>,
    limit: u32,
) -> Result<Page, Error> {
    let cursor = match after {
        Some(id) => Some(load::kindergarten(db, id).await.map_err(|_| Error::NotFound("cursor"))?),
        None => None,
    };
    let cursor = cursor.as_ref().map(|row| (row.name_key.as_str(), row.id));
    let mut rows = tables::find(db, filter, cursor, u64::from(limit) + 1).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.into());
    Ok(Page { items: load::views(db, rows).await?, total: tables::count(db, filter).await?, next })
}

/// The given kindergartens in the order of their names; ids that name none are left out.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn find_by_ids(
    app: &App,
    actor: &Actor,
    ids: &[KindergartenId],
) -> Result<Vec<KindergartenView>, Error> {
    actor.permitted(Permission::KindergartensRead, Subject::Anything)?;
    let filter =
        KindergartenFilter { ids: Some(ids.iter().map(|id| id.uuid()).collect()), ..Default::default() };
    let rows = tables::find(app.reader(), &filter, None, ids.len() as u64).await?;
    load::views(app.reader(), rows).await
}

/// The districts in the order of their names.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn districts(app: &App, actor: &Actor) -> Result<Vec<district::Model>, Error> {
    actor.permitted(Permission::KindergartensRead, Subject::Anything)?;
    Ok(tables::districts(app.reader()).await?)
}
