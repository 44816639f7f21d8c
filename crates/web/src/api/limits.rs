//! How often one may ask. Counted in this node's memory, by account or by address; nothing is kept.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::accounts::household;
use crate::shell::{Failure, Visit};

/// The span of time that is counted over.
const SPAN: Duration = Duration::from_secs(60);
/// Askers that are remembered before those whose time is over are forgotten.
const REMEMBERED: usize = 10_000;

/// How often one may ask in a minute; 0: as often as one likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// Changes by one account.
    pub changes: u32,
    /// Look-ups by one address that is not signed in.
    pub lookups: u32,
}

/// Counts who asked how often.
#[derive(Debug, Default)]
pub(crate) struct Limiter {
    limits: Limits,
    counts: Mutex<HashMap<String, (Instant, u32)>>,
}

impl Limiter {
    /// A counter with these limits.
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, counts: Mutex::default() }
    }

    /// Counts one more; says for how many seconds nothing more is answered, if so.
    fn count(&self, asker: String, most: u32, now: Instant) -> Option<u32> {
        if most == 0 {
            return None;
        }
        // A poisoned count is a count all the same.
        let mut counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if counts.len() > REMEMBERED {
            counts.retain(|_, (since, _)| now.duration_since(*since) < SPAN);
        }
        let (since, count) = counts.entry(asker).or_insert((now, 0));
        if now.duration_since(*since) >= SPAN {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        let left = SPAN.saturating_sub(now.duration_since(*since)).as_secs();
        (*count > most).then(|| u32::try_from(left).unwrap_or(60).max(1))
    }

    fn check(&self, request: &Request, visit: &Visit) -> Option<u32> {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        match (visit.actor().account, reads) {
            (Some(account), false) => self.count(account.to_string(), self.limits.changes, Instant::now()),
            (Some(_), true) => None,
            (None, _) => {
                let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
                let address = peer.map(|ConnectInfo(peer)| household(peer.ip())).unwrap_or_default();
                self.count(address, self.limits.lookups, Instant::now())
            }
        }
    }
}

/// The layer that counts calls.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let wait =
        request.extensions().get::<Visit>().and_then(|visit| visit.state().limiter().check(&request, visit));
    match wait {
        Some(seconds) => Failure::TooMany(seconds).into_response(),
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_too_often_waits_and_others_do_not() {
        let limiter = Limiter::new(Limits { changes: 2, lookups: 0 });
        let start = Instant::now();
        let ask =
            |who: &str, after: u64| limiter.count(who.to_owned(), 2, start + Duration::from_secs(after));
        assert_eq!((ask("a", 0), ask("a", 1)), (None, None));
        assert_eq!(ask("a", 10), Some(50));
        assert_eq!(ask("b", 10), None);
        assert_eq!(ask("a", 60), None);
        assert_eq!(limiter.count("a".to_owned(), 0, start), None);
    }
}
