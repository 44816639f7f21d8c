//! The use cases of kindergartens, benefits and enrolment, on both databases.

mod desk;
mod house;
mod import;
mod kindergartens;
mod places;
mod policies;
