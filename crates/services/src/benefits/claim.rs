//! A benefit is claimed for an application that was filed before.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::ClaimId,
    policy::NotificationEvent,
};
use locale::Args;

use crate::{
    App, Error, Once,
    queue::{self, NewClaim, case::Case},
    reach,
};

/// Claims a benefit: the family for its own application, or an officer on a paper shown in person. It moves nothing
/// until it is confirmed.
///
/// # Errors
/// `NotFound("application")`, `NotPermitted`; `application-closed`, `claim-without-document` and what
/// [`domain::benefits::claim`] refuses.
pub async fn claim(
    app: &App,
    actor: &Actor,
    once: Option<Once>,
    number: String,
    new: NewClaim,
) -> Result<ClaimId, Error> {
    app.write_once(actor, Permission::ClaimsMake, once, move |change| {
        Box::pin(async move {
            let case = Case::by_number(change, &number).await?;
            reach::permit(change, &case.row, "application").await?;
            if !case.state.is_live() {
                return Err(Refusal::new("refusal-application-closed").into());
            }
            let wishes = case.wishes(change).await?;
            let claim = queue::make_claim(change, &case, &wishes, &new).await?;
            case.tell(change, NotificationEvent::ClaimMade, Args::new()).await?;
            Ok(claim)
        })
    })
    .await
}
