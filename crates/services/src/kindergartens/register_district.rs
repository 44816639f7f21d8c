//! Registering a district of the region.

use domain::{
    accounts::{Actor, Permission},
    families::search_key,
    ids::DistrictId,
};
use storage::{
    kindergartens::district,
    sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter},
};

use crate::{App, Change, Error};

/// A district to register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDistrict {
    /// KATOTTH code where there is one, else a code of the region's own; unique.
    pub code: String,
    /// Name in Ukrainian.
    pub name_uk: String,
    /// Name in English.
    pub name_en: String,
}

/// Registers a district. It moves no queue, so it leaves no journal record.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn register_district(app: &App, actor: &Actor, new: NewDistrict) -> Result<DistrictId, Error> {
    app.write_aside(actor, Permission::KindergartensManage, move |change| {
        Box::pin(async move { register_district_in(change, new).await })
    })
    .await
}

/// Registers a district inside a change; the district that already has the code is returned instead of a second one.
///
/// # Errors
/// Faults of the database.
pub async fn register_district_in(change: &mut Change<'_>, new: NewDistrict) -> Result<DistrictId, Error> {
    let known =
        district::Entity::find().filter(district::Column::Code.eq(&new.code)).one(change.db()).await?;
    if let Some(row) = known {
        return Ok(row.id.into());
    }
    let id = change.new_id()?;
    let row = district::ActiveModel {
        id: Set(id),
        code: Set(new.code),
        name_key: Set(search_key(&new.name_uk)),
        name_uk: Set(new.name_uk),
        name_en: Set(new.name_en),
    };
    district::Entity::insert(row).exec_without_returning(change.db()).await?;
    Ok(id.into())
}
