//! A benefit is claimed for an application that was filed before.

use domain::{
    Refusal,
    accounts::{Actor, Permission},
    ids::ClaimId,
};
use storage::benefits;

use crate::{
    App, Error, Once,
    queue::{self, NewClaim, case::Case},
    reach,
};

/// Claims a benefit: the family for its own application, or an officer on a paper shown in person. It moves nothing
/// until it is confirmed.
///
/// # Errors
/// `NotFound("application")`, `NotPermitted`; `application-closed`, `claimed-twice`, `unknown-benefit`,
/// `claim-without-document` and what else the rules of claims refuse.
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
            let already = benefits::claims_of(change.db(), case.row.id).await?;
            let live = |state: &str| matches!(state, "claimed" | "confirmed");
            let same = |claim: &&benefits::claim::Model| {
                let kindergarten = claim.kindergarten_id.map(Into::into);
                claim.category == new.category && (kindergarten.is_none() || kindergarten == new.kindergarten)
            };
            if already.iter().filter(same).any(|claim| live(&claim.state)) {
                return Err(Refusal::new("refusal-claimed-twice").into());
            }
            queue::make_claim(change, &case, &new).await
        })
    })
    .await
}
