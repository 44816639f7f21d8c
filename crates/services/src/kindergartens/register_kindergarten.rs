//! Registering a kindergarten, and changing what its page says.

use domain::{
    accounts::{Actor, Permission, Subject},
    families::search_key,
    ids::{DistrictId, KindergartenId},
    journal::Event,
};
use storage::{
    kindergartens::kindergarten,
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use crate::{About, App, Change, Error};

/// A kindergarten to register, or what its page shall say from now on.
#[derive(Debug, Clone, PartialEq)]
pub struct NewKindergarten {
    /// Its id in the file or system it comes from; unique.
    pub external_id: Option<String>,
    /// Name.
    pub name: String,
    /// District.
    pub district: DistrictId,
    /// Address.
    pub address: String,
    /// Latitude and longitude in degrees (WGS 84); none: it does not stand on the map.
    pub location: Option<(f64, f64)>,
    /// Public telephone.
    pub phone: Option<String>,
    /// Public e-mail.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// EDRPOU code.
    pub edrpou: Option<String>,
}

/// Registers a kindergarten.
///
/// # Errors
/// `NotPermitted` outside the actor's districts; `Conflict("already-there")` when the external id is taken.
pub async fn register_kindergarten(
    app: &App,
    actor: &Actor,
    new: NewKindergarten,
) -> Result<KindergartenId, Error> {
    app.write(actor, Permission::KindergartensManage, move |change| {
        Box::pin(async move { register_kindergarten_in(change, new).await })
    })
    .await
}

/// Registers a kindergarten inside a change.
///
/// # Errors
/// As [`register_kindergarten`].
pub async fn register_kindergarten_in(
    change: &mut Change<'_>,
    new: NewKindergarten,
) -> Result<KindergartenId, Error> {
    change.permit(Subject::District(new.district))?;
    let id = change.new_id()?;
    let mut row = row(new);
    row.id = Set(id);
    row.created_at = Set(change.now().into());
    kindergarten::Entity::insert(row).exec_without_returning(change.db()).await?;
    change.record(About::kindergarten(id), Event::KindergartenRegistered { kindergarten: id.into() });
    Ok(id.into())
}

/// Changes what the page of a kindergarten says. It moves no queue and leaves no journal record of its own.
///
/// # Errors
/// `NotPermitted` outside the actor's districts.
pub async fn change_kindergarten_in(
    change: &mut Change<'_>,
    id: KindergartenId,
    new: NewKindergarten,
) -> Result<(), Error> {
    change.permit(Subject::Kindergarten(id, Some(new.district)))?;
    let mut row = row(new);
    row.id = Set(id.uuid());
    kindergarten::Entity::update(row).exec(change.db()).await?;
    Ok(())
}

fn row(new: NewKindergarten) -> kindergarten::ActiveModel {
    kindergarten::ActiveModel {
        external_id: Set(new.external_id),
        name_key: Set(search_key(&new.name)),
        name: Set(new.name),
        district_id: Set(new.district.uuid()),
        address: Set(new.address),
        lat: Set(new.location.map(|(lat, _)| lat)),
        lon: Set(new.location.map(|(_, lon)| lon)),
        phone: Set(new.phone),
        email: Set(new.email),
        website: Set(new.website),
        edrpou: Set(new.edrpou),
        ..Default::default()
    }
}
