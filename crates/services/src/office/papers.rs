//! The sealed papers of a case: the basis of a staff entry and the proofs of claims. Whoever opens them is written down
//! first.

use domain::{
    accounts::{Actor, Permission},
    ids::ClaimId,
};
use storage::{benefits::claims_of, queue as rows};

use crate::{
    App, Error, families,
    queue::{BASIS, CLAIM_DOCUMENT},
    reach,
};

/// The papers of a case, open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    /// The document on which a staff entry rests.
    pub basis: Option<String>,
    /// The proof of each claim.
    pub claims: Vec<(ClaimId, String)>,
}

/// Opens the papers of a case for whoever may see claims of it. That the basis and the proofs were looked at is
/// committed before anything is shown.
///
/// # Errors
/// `NotFound("application")` also for a case in whose hands it does not lie.
pub async fn papers(app: &App, actor: &Actor, number: &str) -> Result<Papers, Error> {
    let permission = Permission::ClaimsRead;
    let row = rows::by_number(app.reader(), number).await?.ok_or(Error::NotFound("application"))?;
    let role = reach::role(app.reader(), actor, permission, &row).await;
    let role = role.map_err(|_| Error::NotFound("application"))?;
    let claims = claims_of(app.reader(), row.id).await?;
    let (application, has_basis, has_claims) = (row.id, row.basis.is_some(), !claims.is_empty());
    app.write_aside(actor, permission, move |change| {
        Box::pin(async move {
            for (there, what) in [(has_basis, "basis"), (has_claims, "claim")] {
                if there {
                    families::note_look(change, role, application, what, None).await?;
                }
            }
            Ok(())
        })
    })
    .await?;
    let basis = row.basis.as_ref().map(|basis| app.keyring().open(BASIS, basis)).transpose()?;
    let opened = claims
        .iter()
        .map(|claim| Ok((ClaimId::from(claim.id), app.keyring().open(CLAIM_DOCUMENT, &claim.document)?)));
    Ok(Papers { basis, claims: opened.collect::<Result<_, Error>>()? })
}
