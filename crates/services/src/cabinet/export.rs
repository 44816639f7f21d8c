//! All data of a family as one file (GDPR article 20; Law of Ukraine 2297-VI, article 8).

use domain::{
    accounts::{Actor, Permission, Subject},
    time::Timestamp,
};
use serde::Serialize;
use storage::queue as rows;

use super::{
    case::{Case, Happened, case, timeline},
    home::home,
};
use crate::{
    App, Error, accounts,
    families::{self, Opened},
    notifications::{self, MessageLine},
};

/// Messages in a file of own data.
const MESSAGES_MAX: u64 = 10_000;

/// Everything that is kept of an account.
#[derive(Debug, Clone, Serialize)]
pub struct Export {
    /// As of when.
    pub as_of: Timestamp,
    /// The account.
    pub account: AccountPart,
    /// Children with their papers and addresses.
    pub children: Vec<Opened>,
    /// Applications in full.
    pub applications: Vec<ApplicationPart>,
    /// Answers of applications begun and not filed.
    pub drafts: Vec<crate::queue::drafts::Answers>,
    /// Messages in the cabinet.
    pub messages: Vec<MessageLine>,
}

/// The account in a file of own data.
#[derive(Debug, Clone, Serialize)]
pub struct AccountPart {
    /// Name to sign in with.
    pub login: String,
    /// Name for people.
    pub display_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Language.
    pub language: String,
    /// Open sessions: browser, begin, last use.
    pub sessions: Vec<(String, Timestamp, Timestamp)>,
}

/// An application in a file of own data.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationPart {
    /// As it stands.
    #[serde(flatten)]
    pub case: Case,
    /// What happened to it.
    pub history: Vec<Happened>,
}

/// Everything that is kept of the actor's own account. Passwords, tokens and keyed hashes are left out: they are no
/// use to anybody honest.
///
/// # Errors
/// `NotPermitted`; a fault when the database fails.
pub async fn export(app: &App, actor: &Actor) -> Result<Export, Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    actor.permitted(Permission::AccountsOwn, Subject::Family(account))?;
    let profile = accounts::profile(app, actor).await?;
    let sessions = accounts::sessions(app, actor).await?;
    let mut export = Export {
        as_of: app.now(),
        account: AccountPart {
            login: profile.login,
            display_name: profile.details.display_name,
            email: profile.details.email,
            phone: profile.details.phone,
            language: profile.language.code().to_owned(),
            sessions: sessions.into_iter().map(|line| (line.agent, line.created_at, line.seen_at)).collect(),
        },
        children: Vec::new(),
        applications: Vec::new(),
        drafts: Vec::new(),
        messages: notifications::messages(app, actor, None, MESSAGES_MAX).await?,
    };
    if actor.permitted(Permission::QueueOwn, Subject::Family(account)).is_ok() {
        let home = home(app, actor).await?;
        for child in home.children {
            export.children.push(families::open(app, actor, child.id).await?);
        }
        for row in rows::of_account(app.reader(), account.uuid()).await? {
            let history = timeline(app, actor, &row.number).await?;
            export.applications.push(ApplicationPart { case: case(app, actor, &row.number).await?, history });
        }
        export.drafts = home.drafts.into_iter().map(|draft| draft.answers).collect();
    }
    Ok(export)
}
