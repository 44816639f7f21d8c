//! Demo data, drawn from a seed: a believable city, and a queue shaped like a real one.
//!
//! Pure: the same seed, day and files give the same people, whom nobody has ever met. Names are put together
//! from lists of common names; certificates have the series «ДЕ», phones the code 11 and mail
//! addresses the domain `example.org`, none of which belongs to anybody. Loading it through the use cases is
//! somebody else's work.

pub(crate) mod city;
pub(crate) mod districts;
pub(crate) mod draw;
pub(crate) mod families;
pub(crate) mod names;
pub(crate) mod queue;

#[cfg(test)]
mod tests;
