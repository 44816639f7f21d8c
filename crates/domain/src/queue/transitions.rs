//! What a family or the clock may do to an application, by the state it is in.

use crate::{
    Refusal, age,
    kindergartens::Profile,
    policy::{Channel, Policy},
    queue::{ApplicationState, Step, SuspensionReason, next},
    time::{Date, Timestamp},
};

/// Whether a child of this birth date may be registered at `now` for a profile (children with a referral may be older),
/// and registration is open.
///
/// # Errors
/// `refusal-born-in-future`, `refusal-too-young`, `refusal-too-old`, `refusal-registration-closed`.
pub fn may_file(policy: &Policy, profile: Profile, born_on: Date, now: Timestamp) -> Result<(), Refusal> {
    let today = policy.calendar.local_date(now);
    let rules = &policy.registration;
    if rules.opens_at.is_some_and(|opens_at| now < opens_at)
        || rules.closes_at.is_some_and(|closes_at| now >= closes_at)
    {
        return Err(Refusal::new("refusal-registration-closed"));
    }
    let months = age::months_on(born_on, today).ok_or_else(|| Refusal::new("refusal-born-in-future"))?;
    if months < rules.from_months {
        return Err(Refusal::new("refusal-too-young").with("months", rules.from_months));
    }
    let to_months = rules.to_months_for(profile);
    if months >= to_months {
        return Err(Refusal::new("refusal-too-old").with("months", to_months));
    }
    Ok(())
}

/// Whether the pack lets applications in by this way.
///
/// # Errors
/// `refusal-channel-closed`.
pub fn takes_in_by(policy: &Policy, channel: Channel) -> Result<(), Refusal> {
    if policy.registration.channels.contains(&channel) {
        return Ok(());
    }
    Err(Refusal::new("refusal-channel-closed"))
}

/// Checks a list of wished kindergartens: not empty, none twice, not longer than the policy allows.
///
/// # Errors
/// `refusal-no-wishes`, `refusal-wish-twice`, `refusal-too-many-wishes`.
pub fn may_wish<T: Ord>(policy: &Policy, wishes: &[T]) -> Result<(), Refusal> {
    if wishes.is_empty() {
        return Err(Refusal::new("refusal-no-wishes"));
    }
    if let Some(most) = policy.wishes.at_most.filter(|most| wishes.len() > usize::from(*most)) {
        return Err(Refusal::new("refusal-too-many-wishes").with("most", most));
    }
    let mut sorted: Vec<&T> = wishes.iter().collect();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Refusal::new("refusal-wish-twice"));
    }
    Ok(())
}

/// Whether the family may change its wishes or details now. An accepted offer must be settled first; an unanswered one
/// may stand (a change that drops its kindergarten takes the offer back, which the effects say before saving).
///
/// # Errors
/// `refusal-application-closed`, `refusal-offer-accepted`.
pub fn may_change(state: &ApplicationState) -> Result<(), Refusal> {
    match state {
        ApplicationState::Accepted { .. } => Err(Refusal::new("refusal-offer-accepted")),
        state if state.is_live() => Ok(()),
        _ => Err(Refusal::new("refusal-application-closed")),
    }
}

/// Whether the family may take the application back: while it is live, whatever else is under way.
///
/// # Errors
/// `refusal-application-closed`.
pub fn may_withdraw(state: &ApplicationState) -> Result<(), Refusal> {
    next(state, Step::Withdraw).map(|_| ())
}

/// Suspension at the family's wish: only from the line, and where the policy knows it.
///
/// # Errors
/// `refusal-suspension-not-allowed`, `refusal-not-in-line`, `refusal-offer-accepted`, `refusal-application-closed`.
pub fn suspend_by_parent(
    policy: &Policy,
    state: &ApplicationState,
    now: Timestamp,
) -> Result<ApplicationState, Refusal> {
    if !policy.registration.parent_may_suspend {
        return Err(Refusal::new("refusal-suspension-not-allowed"));
    }
    next(state, Step::Suspend { since: now, reason: SuspensionReason::ByParent })
}

/// A suspended application comes back. Returns the registration time it stands by from now on: its own, or `now` when
/// the policy takes the place away.
///
/// # Errors
/// `refusal-not-suspended`, `refusal-reactivation-too-late`.
pub fn reactivate(
    policy: &Policy,
    state: &ApplicationState,
    registered_at: Timestamp,
    now: Timestamp,
) -> Result<Timestamp, Refusal> {
    let ApplicationState::Suspended { since, reason } = state else {
        return Err(Refusal::new("refusal-not-suspended"));
    };
    let rules = &policy.invitations;
    if let Some(within) = rules.reactivate_within {
        let ends_at = policy.calendar.add(within, *since);
        if now > ends_at {
            return Err(Refusal::new("refusal-reactivation-too-late").with("ends_at", ends_at));
        }
    }
    let keeps = rules.reactivation_keeps_place || *reason == SuspensionReason::ByParent;
    Ok(if keeps { registered_at } else { now })
}
