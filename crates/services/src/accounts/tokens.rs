//! Tokens of machines: sessions that do not idle out, count below `/api` only, and are shown once.

use domain::{
    Refusal,
    accounts::{Actor, Permission, Subject},
    ids::AccountId,
};
use jiff::ToSpan;

use super::sign_in;
use crate::{App, Error};

/// What the browser's name of a machine's session begins with.
pub(super) const MACHINE: &str = "token: ";
/// The longest a token may live.
const DAYS_MAX: u16 = 731;

/// Issues a token for an account, under a name by which its owner recognises it in the list of sessions. It has all
/// roles of the account, and ends with the days, with the account, or when the session is ended.
///
/// # Errors
/// `NotPermitted`; `NotFound("account")`; `refusal-name-missing`, `refusal-token-too-long`.
pub async fn issue_token(
    app: &App,
    actor: &Actor,
    account: AccountId,
    name: &str,
    days: u16,
) -> Result<String, Error> {
    let name = super::register::name(name)?;
    if days == 0 || days > DAYS_MAX {
        return Err(Refusal::new("refusal-token-too-long").with("most", DAYS_MAX).into());
    }
    let agent: String = format!("{MACHINE}{name}").chars().take(60).collect();
    app.write_aside(actor, Permission::AccountsManage, move |change| {
        Box::pin(async move {
            change.permit(Subject::Anything)?;
            let now = change.app().now();
            let ends = now.checked_add((i64::from(days) * 24).hours());
            let ends = ends.map_err(|_| Error::broken("the token ends after all time"))?;
            sign_in::open_until(change, account, agent, ends).await
        })
    })
    .await
}
