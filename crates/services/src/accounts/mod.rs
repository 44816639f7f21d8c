//! People who sign in: registering, sessions, what they may do, their own settings.

/// The label under which e-mail addresses of accounts are sealed and indexed.
pub(crate) const EMAIL: &str = "account.email";
/// The label under which phone numbers of accounts are sealed and indexed.
pub(crate) const PHONE: &str = "account.phone";
