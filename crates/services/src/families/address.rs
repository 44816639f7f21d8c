//! Where a child lives.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::{ChildId, DistrictId},
};
use serde::{Deserialize, Serialize};
use storage::{
    kindergartens::district,
    sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel},
};

use super::{ADDRESS, edit::own};
use crate::{App, Error};

/// The most characters of an address.
const LONGEST: usize = 300;

/// Where a child lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street, house, flat, as the guardian writes it.
    pub text: String,
    /// The district of the region.
    pub district: DistrictId,
}

/// Keeps the address of a child of the actor's own family.
///
/// # Errors
/// `refusal-address-missing`, `refusal-address-long`; `NotFound` for the child or the district.
pub async fn keep_address(app: &App, actor: &Actor, id: ChildId, address: Address) -> Result<(), Error> {
    let text = address.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refusal::new("refusal-address-missing").into());
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::new("refusal-address-long").with("most", LONGEST).into());
    }
    let sealed = app.keyring().seal(ADDRESS, &text)?;
    app.write_aside(actor, Permission::FamiliesOwn, move |change| {
        Box::pin(async move {
            let row = own(change, id).await?;
            let district = district::Entity::find_by_id(address.district.uuid()).one(change.db()).await?;
            let district = district.ok_or(Error::NotFound("district"))?;
            let mut row = row.into_active_model();
            row.address = Set(Some(sealed));
            row.district_id = Set(Some(district.id));
            row.update(change.db()).await?;
            Ok(())
        })
    })
    .await
}
