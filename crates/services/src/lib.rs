//! Use cases: one file a verb; each one transaction with journal and outbox.
