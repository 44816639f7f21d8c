//! Closing a group.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::GroupId,
    journal::Event,
};
use storage::{
    kindergartens::{self as tables, kindergarten_group},
    sea_orm::{ActiveValue::Set, EntityTrait},
};

use super::{load::permitted_group, withdraw_vacancies};
use crate::{About, App, Error};

/// Closes a group that has no children and no seat promised to a child. Places stated as free are taken back first.
/// The journal says it as a group without places.
///
/// # Errors
/// `NotPermitted`, `NotFound("group")`; a refusal while children attend or invitations are open.
pub async fn archive_group(app: &App, actor: &Actor, group: GroupId) -> Result<(), Error> {
    app.write(actor, Permission::GroupsManage, move |change| {
        Box::pin(async move {
            let row = permitted_group(change, group).await?;
            if row.children > 0 || row.held > 0 {
                return Err(Refusal::new("refusal-group-not-empty")
                    .with("children", row.children)
                    .with("promised", row.held)
                    .into());
            }
            for vacancy in tables::vacancies_ahead(change.db(), &[row.id]).await? {
                withdraw_vacancies::planned(change, &row, &vacancy).await?;
            }
            if row.open > 0 {
                withdraw_vacancies::open(change, &row, row.open).await?;
            }
            let update = kindergarten_group::ActiveModel {
                id: Set(row.id),
                capacity: Set(0),
                archived_at: Set(Some(change.now().into())),
                ..Default::default()
            };
            kindergarten_group::Entity::update(update).exec(change.db()).await?;
            let event = Event::GroupChanged { group, capacity: 0, children: 0 };
            change.record(About::kindergarten(row.kindergarten_id), event);
            Ok(())
        })
    })
    .await
}
