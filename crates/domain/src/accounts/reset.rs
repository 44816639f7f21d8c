//! The link by which somebody who forgot the password chooses a new one.
//!
//! It follows the OWASP guidance: it lives an hour, works once, and says nothing of who has an account.

use jiff::ToSpan;

use crate::{refusal::Refusal, time::Timestamp};

/// How long a link works, in minutes.
pub const RESET_MINUTES: i64 = 60;

/// When a link that is asked for at `now` stops working.
#[must_use]
pub fn reset_ends_at(now: Timestamp) -> Timestamp {
    now.checked_add(RESET_MINUTES.minutes()).unwrap_or(Timestamp::MAX)
}

/// Whether a link still opens the account: it has not ended, and the account was not blocked since.
///
/// # Errors
/// `refusal-reset-link-void`, the same for every reason: whoever holds a link that does not work learns nothing from it.
pub fn check_reset(expires_at: Timestamp, account_is_active: bool, now: Timestamp) -> Result<(), Refusal> {
    if account_is_active && now < expires_at { Ok(()) } else { Err(reset_is_void()) }
}

/// The refusal of a link that does not work, or that there never was.
#[must_use]
pub fn reset_is_void() -> Refusal {
    Refusal::new("refusal-reset-link-void")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_for_an_hour_and_for_an_active_account_only() {
        let asked: Timestamp = "2026-11-22T08:00:00Z".parse().unwrap();
        let ends = reset_ends_at(asked);
        assert_eq!(ends, "2026-11-22T09:00:00Z".parse().unwrap());
        assert!(check_reset(ends, true, asked).is_ok());
        assert!(check_reset(ends, true, ends - 1.microseconds()).is_ok());
        assert_eq!(check_reset(ends, true, ends).unwrap_err().code, "reset-link-void");
        assert_eq!(check_reset(ends, false, asked).unwrap_err().code, "reset-link-void");
        assert_eq!(reset_ends_at(Timestamp::MAX), Timestamp::MAX);
    }
}
