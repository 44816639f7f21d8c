//! Lists with names that leave the program as a file: each is written down before it is given out.

use domain::{
    accounts::{Actor, Permission, Subject},
    time::Timestamp,
};
use storage::{
    journal::export,
    sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder, QuerySelect},
};

use crate::{App, Error};

/// The label under which the filter of an export is sealed.
const FILTER: &str = "export.filter";

/// A list that can leave as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportList {
    /// The register of children.
    Children,
    /// Invitations.
    Invitations,
}

impl ExportList {
    /// The list's name in the table and in message keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Invitations => "invitations",
        }
    }

    const fn permission(self) -> Permission {
        match self {
            Self::Children => Permission::EnrolmentRead,
            Self::Invitations => Permission::OffersRead,
        }
    }
}

/// An export that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportLine {
    /// When.
    pub at: Timestamp,
    /// In which role.
    pub role: String,
    /// Code of the list.
    pub list: String,
    /// What it was narrowed to, as the address says it; `None` once the time of keeping personal data is over.
    pub filter: Option<String>,
    /// How many lines it had.
    pub lines: u64,
}

/// Writes down that a list leaves as a file: by whom, in which role, narrowed to what, how many lines.
///
/// # Errors
/// `NotPermitted`; `NotFound("account")` for nobody; a fault when the database fails.
pub async fn note_export(
    app: &App,
    actor: &Actor,
    list: ExportList,
    filter: &str,
    lines: u64,
) -> Result<(), Error> {
    let account = actor.account.ok_or(Error::NotFound("account"))?;
    let role = actor.permitted(list.permission(), Subject::Anything)?;
    let filter = app.keyring().seal(FILTER, filter)?;
    app.write_aside(actor, list.permission(), move |change| {
        Box::pin(async move {
            let row = export::ActiveModel {
                id: Set(change.new_id()?),
                at: Set(change.now().into()),
                account_id: Set(account.uuid()),
                role: Set(role.code().to_owned()),
                list: Set(list.code().to_owned()),
                filter: Set(filter),
                lines: Set(i64::try_from(lines).unwrap_or(i64::MAX)),
            };
            export::Entity::insert(row).exec_without_returning(change.db()).await?;
            Ok(())
        })
    })
    .await
}

/// The exports there were, newest first, for whoever reads the audit.
///
/// # Errors
/// `NotPermitted`; faults of the database.
pub async fn exports(app: &App, actor: &Actor, offset: u64, limit: u64) -> Result<Vec<ExportLine>, Error> {
    actor.permitted(Permission::AuditRead, Subject::Anything)?;
    let rows = export::Entity::find()
        .order_by_desc(export::Column::At)
        .order_by_desc(export::Column::Id)
        .offset(offset)
        .limit(limit)
        .all(app.reader())
        .await?;
    let line = |row: export::Model| {
        Ok(ExportLine {
            at: row.at.instant(),
            role: row.role,
            list: row.list,
            filter: (!row.filter.is_empty()).then(|| app.keyring().open(FILTER, &row.filter)).transpose()?,
            lines: u64::try_from(row.lines).unwrap_or(0),
        })
    };
    rows.into_iter().map(line).collect()
}
