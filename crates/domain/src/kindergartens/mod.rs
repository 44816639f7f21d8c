//! Kindergartens: programmes, groups, capacity and stated vacancies.

mod groups;
mod profile;
mod vacancies;

pub use groups::{
    GroupChange, GroupFacts, NormWarning, age_group_of, change_group, new_group, norm_of, norm_warning,
};
pub use profile::Profile;
pub use vacancies::{VacancyState, VacancyStep, next, open, state, withdraw_open};
