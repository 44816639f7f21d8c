//! The search on every staff page: an application by its number or the guardian's telephone, a child by its name, a
//! kindergarten by its name.

use domain::{
    accounts::{Actor, Permission, Subject},
    families::{Phone, search_key},
};
use storage::queue::{self as rows, Found, Sought};

use crate::reach::reached;
use crate::{App, Error, accounts};

/// A case that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Public number of the application.
    pub application: String,
    /// The child's name, where the actor may see this family.
    pub child: Option<String>,
    /// Code of the state.
    pub state: String,
}

/// The most cases one search shows: whoever sees more has not asked precisely enough.
const LIMIT: u64 = 50;

/// Cases whose number contains the text or whose guardian has it as telephone, of applications in the hands of a
/// kindergarten the actor reaches; and cases whose child's name contains it, as far as the actor may see families. A name is shown case by case: an actor with several roles sees it where the role that finds families reaches.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn search(app: &App, actor: &Actor, text: &str) -> Result<Vec<Hit>, Error> {
    actor.permitted(Permission::QueueRead, Subject::Anything)?;
    let number = text.trim().to_uppercase();
    if number.chars().count() < 3 {
        return Ok(Vec::new());
    }
    let ids = reached(app, actor, Permission::QueueRead).await?;
    // Who may see no family anywhere reaches none of them.
    let named = if actor.may_somewhere(Permission::FamiliesRead) {
        reached(app, actor, Permission::FamiliesRead).await?
    } else {
        Some(Vec::new())
    };
    let key = search_key(text);
    let sought = Sought {
        number: &number,
        name_key: named.as_ref().is_none_or(|ids| !ids.is_empty()).then_some(key.as_str()),
        phone_index: phone_index(app, text),
        within: ids.as_deref(),
        named_within: named.as_deref(),
    };
    let found = rows::search(app.reader(), &sought, LIMIT).await?;
    let seen = match &named {
        None => None,
        Some(ids) => Some(rows::in_hands_among(app.reader(), found.iter().map(|row| row.id), ids).await?),
    };
    let hit = |row: Found| {
        let named = seen.as_ref().is_none_or(|seen| seen.contains(&row.id));
        Hit {
            child: named.then(|| format!("{} {}", row.surname, row.given_name)),
            application: row.number,
            state: row.state,
        }
    };
    Ok(found.into_iter().map(hit).collect())
}

/// The keyed hash of a telephone number, when the text is a whole one: a part of a sealed value cannot be searched.
fn phone_index(app: &App, text: &str) -> Option<Vec<u8>> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let phone = Phone::read(text).ok().filter(|_| digits >= 9)?;
    Some(app.keyring().index(accounts::PHONE, phone.digits()))
}
