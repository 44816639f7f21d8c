//! The JSON API as a program meets it: every call with what it is for, what is not permitted, and bad input.
//! On SQLite, and on PostgreSQL where `SADOK_TEST_POSTGRES` names a server.

mod demo;
mod document;
mod doors;
mod filing;
mod input;
mod keys;
mod limits;
mod offers;
mod paging;
mod reading;
mod roles;
mod stage;
mod vacancies;
