//! Adapters to the outside world: mail, SMS; each with a simulator.
