//! Demo data, drawn from a seed: a believable city, and a queue shaped like a real one.
//!
//! Pure: the same seed, day and files give the same people, whom nobody has ever met. Names are put together
//! from lists of common names; certificates have the series «ДЕ», phones the code 11 and mail
//! addresses the domain `example.org`, none of which belongs to anybody. Loading it through the use cases is
//! somebody else's work.

pub(crate) mod city;
mod command;
pub(crate) mod districts;
pub(crate) mod draw;
pub(crate) mod families;
mod life;
mod load;
pub(crate) mod names;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the queue over an imported city is drawn by the main job's trial")
)]
pub(crate) mod queue;

pub(crate) use command::{Args, run};

#[cfg(test)]
mod tests;
