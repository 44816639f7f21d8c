//! Every word a person reads, in every language: Fluent messages embedded in the binary.
