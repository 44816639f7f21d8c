//! Placement of children by mechanism, and its verifier: pure, on flat arrays.
