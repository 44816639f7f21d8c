//! Kindergartens: districts, institutions, programmes, groups, the free places heads state, and what everybody may see.
//!
//! One verb a file. Each verb comes twice: as a whole use case (`register_kindergarten(app, actor, …)`), and as a step
//! of a larger change (`…_in(change, …)`), which the import and the demo city put together.

mod archive_group;
mod change_group;
mod detail;
mod import;
mod list;
pub(crate) mod load;
mod open_programme;
mod open_vacancies;
mod register_district;
mod register_group;
mod register_kindergarten;
mod rules;
mod state_vacancies;
mod withdraw_vacancies;

use domain::{ids::KindergartenId, journal::RecomputeReason};

use crate::{Change, Error, queue};

pub use archive_group::archive_group;
pub use change_group::{GroupChanged, change_capacity, correct_children};
pub use detail::detail;
pub use import::{Difference, ImportReport, Kept, import};
pub(crate) use list::page;
pub use list::{Find, Page, districts, find_by_ids, list};
pub use load::{GroupCounts, KindergartenView, PlannedPlaces, Totals};
pub use open_programme::{NewProgramme, open_programme, open_programme_in};
pub use open_vacancies::{open_vacancy_in, vacancies_due};
pub use register_district::{NewDistrict, register_district, register_district_in};
pub use register_group::{NewGroup, register_group, register_group_in};
pub use register_kindergarten::{
    NewKindergarten, change_kindergarten_in, register_kindergarten, register_kindergarten_in,
};
pub use rules::NormWarning;
pub use state_vacancies::{StateVacancies, StatedPlaces, state_vacancies, state_vacancies_in};
pub use storage::kindergartens::district::Model as District;
pub use withdraw_vacancies::{withdraw_open_places, withdraw_planned_places};

/// Gives the applications that wish for a kindergarten their places in a programme that was opened there.
async fn requeue_wishing(change: &mut Change<'_>, kindergarten: KindergartenId) -> Result<(), Error> {
    for application in storage::queue::live_wishing(change.db(), kindergarten.uuid()).await? {
        queue::recompute(change, application.into(), RecomputeReason::Group).await?;
    }
    Ok(())
}
