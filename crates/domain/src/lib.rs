//! The rules of the queue: pure functions of state, command, policy and time.
