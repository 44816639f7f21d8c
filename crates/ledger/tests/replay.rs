//! Legal histories pass; each way of bending one is found.

mod support;

use domain::{
    BenefitClass,
    journal::{Event, Record},
    order::OrderKey,
};
use ledger::replay;
use proptest::prelude::*;
use support::{City, lines};

fn steps() -> impl Strategy<Value = (usize, Vec<(u8, usize, usize)>)> {
    (2_usize..5, proptest::collection::vec((any::<u8>(), 0_usize..1_000, 0_usize..1_000), 20..100))
}

fn city((groups, steps): &(usize, Vec<(u8, usize, usize)>)) -> City {
    let mut city = City::new(*groups);
    for (kind, a, b) in steps {
        city.step(*kind, *a, *b);
    }
    city
}

/// A city whose queue has certainly moved: families file faster than places open.
fn busy() -> City {
    let mut city = City::new(3);
    for n in 0..60 {
        city.step(0, n * 13, n * 5);
        city.step([3, 7, 4, 5, 6, 8, 9, 10][n % 8], n * 7 + n / 8, n);
    }
    city
}

fn codes(journal: &[Record]) -> Vec<&'static str> {
    replay(lines(journal)).violations.iter().map(|violation| violation.code).collect()
}

/// Bends every record for which `bend` does something, one at a time, and expects each bent journal to be found out
/// with the code.
fn each_bent(bend: impl Fn(&mut Event) -> bool, code: &str) {
    let city = busy();
    let mut bent = 0;
    for at in 0..city.journal.len() {
        let mut journal = city.journal.clone();
        if bend(&mut journal[at].event) {
            bent += 1;
            let found = codes(&journal);
            assert!(found.contains(&code), "record {}: {:?} gave {found:?}", at + 1, journal[at].event);
        }
    }
    assert!(bent > 0, "something was bent");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_legal_history_passes(drawn in steps()) {
        let city = city(&drawn);
        let report = replay(city.lines());
        prop_assert!(report.ok(), "{:#?}", report.violations);
        let count = |wanted: fn(&Event) -> bool| -> u64 {
            city.journal.iter().filter(|record| wanted(&record.event)).count().try_into().expect("small")
        };
        prop_assert_eq!(report.counts.invited, count(|event| matches!(event, Event::OfferMade { .. })));
        prop_assert_eq!(report.counts.enrolled, count(|event| matches!(event, Event::Enrolled { .. })));
        prop_assert_eq!(report.counts.declined, count(|event| matches!(event, Event::OfferDeclined { .. })));
        prop_assert_eq!(report.counts.expired, count(|event| matches!(event, Event::OfferExpired { .. })));
        prop_assert_eq!(report.counts.suspended, count(|event| matches!(event, Event::ApplicationSuspended { .. })));
        prop_assert_eq!(report.counts.places_withheld, 0, "the city fills places at once");
        let ended = report.counts.declined + report.counts.expired + report.counts.annulled
            + report.counts.documents_overdue + report.counts.enrolled;
        prop_assert_eq!(report.counts.invited, ended + report.counts.offers_live);
    }

    #[test]
    fn a_missing_or_doubled_record_is_found(drawn in steps(), at in any::<prop::sample::Index>()) {
        let city = city(&drawn);
        let at = at.index(city.journal.len() - 1);
        let mut missing = city.lines();
        missing.remove(at);
        prop_assert!(replay(&missing).violations.iter().any(|violation| violation.code == "gap"));
        let mut doubled = city.lines();
        doubled.insert(at, doubled[at].clone());
        prop_assert!(!replay(&doubled).ok());
    }

    #[test]
    fn swapped_children_are_found(drawn in steps(), at in any::<prop::sample::Index>()) {
        let city = city(&drawn);
        let offers: Vec<usize> = (0..city.journal.len())
            .filter(|at| matches!(city.journal[*at].event, Event::OfferMade { .. })).collect();
        prop_assume!(offers.len() >= 2);
        let first = offers[at.index(offers.len() - 1)];
        // Give the place to whom a later offer of the same programme went.
        let Event::OfferMade { programme, application, .. } = city.journal[first].event.clone() else { unreachable!() };
        let other = offers.iter().filter(|later| **later > first).find_map(|later| match &city.journal[*later].event {
            Event::OfferMade { programme: of, application: to, key, .. } if *of == programme && *to != application => Some((*to, key.clone())),
            _ => None,
        });
        prop_assume!(other.is_some());
        let (to, with) = other.expect("just asked");
        let mut journal = city.journal.clone();
        if let Event::OfferMade { application, key, .. } = &mut journal[first].event {
            (*application, *key) = (to, with);
        }
        let report = replay(lines(&journal));
        let seq = journal[first].seq;
        prop_assert!(report.violations.iter().any(|violation| violation.seq == seq
            && ["out-of-order", "nobody-waits", "state", "unknown", "key"].contains(&violation.code)),
            "{:?} {:#?}", city.number(to), report.violations);
    }

    #[test]
    fn what_is_no_journal_is_found(junk in "\\PC{1,60}") {
        prop_assume!(!junk.trim().is_empty());
        prop_assert!(!replay([junk]).ok());
    }
}

#[test]
fn the_busy_city_is_busy_and_legal() {
    let report = replay(busy().lines());
    assert!(report.ok(), "{:#?}", report.violations);
    let counts = &report.counts;
    for (what, count) in [
        ("invited", counts.invited),
        ("accepted", counts.accepted),
        ("enrolled", counts.enrolled),
        ("declined", counts.declined),
        ("expired", counts.expired),
        ("suspended", counts.suspended),
        ("reactivated", counts.reactivated),
        ("withdrawn", counts.withdrawn),
        ("annulled or left", counts.annulled + counts.left),
        ("held", counts.most_seats_held),
    ] {
        assert!(count > 0, "{what}: {counts:?}");
    }
}

#[test]
fn a_bent_registration_time_is_found() {
    each_bent(
        |event| match event {
            Event::ApplicationFiled { entries, .. } if !entries.is_empty() => {
                // An hour earlier in the key, not in the facts.
                let mut bytes = entries[0].key.as_bytes().to_vec();
                let moved = u64::from_be_bytes(bytes[1..9].try_into().expect("eight bytes")) - 3_600_000_000;
                bytes[1..9].copy_from_slice(&moved.to_be_bytes());
                entries[0].key = OrderKey::from_bytes(bytes);
                true
            }
            _ => false,
        },
        "key",
    );
}

#[test]
fn a_class_without_a_claim_is_found() {
    each_bent(
        |event| match event {
            Event::WishesChanged { entries, .. } | Event::ApplicationReactivated { entries, .. } => {
                let general =
                    entries.iter_mut().find(|entry| entry.key.as_bytes()[0] == BenefitClass::General.rank());
                general.is_some_and(|entry| {
                    let mut bytes = entry.key.as_bytes().to_vec();
                    bytes[0] = BenefitClass::OutOfTurn.rank();
                    entry.key = OrderKey::from_bytes(bytes);
                    true
                })
            }
            _ => false,
        },
        "key",
    );
}

/// A benefit of one kindergarten moves the child nowhere else: the claim that was made for another kindergarten, or for
/// none, does not carry the better key.
#[test]
fn a_claim_that_counts_in_another_kindergarten_is_found() {
    let city = busy();
    let mut bent = 0;
    for at in 0..city.journal.len() {
        let Event::ClaimMade { kindergarten: Some(_), claim: made, .. } = &city.journal[at].event else {
            continue;
        };
        let confirmed = |record: &Record| match &record.event {
            Event::ClaimConfirmed { claim, entries, class, .. } => {
                claim == made && entries.iter().any(|entry| entry.key.as_bytes()[0] < class.rank())
            }
            _ => false,
        };
        if !city.journal.iter().any(confirmed) {
            continue;
        }
        bent += 1;
        let elsewhere = domain::ids::KindergartenId::new(uuid::Uuid::from_u128(99));
        for other in [Some(elsewhere), None] {
            let mut journal = city.journal.clone();
            if let Event::ClaimMade { kindergarten, .. } = &mut journal[at].event {
                *kindergarten = other;
            }
            assert!(codes(&journal).contains(&"key"), "record {} for {other:?}", at + 1);
        }
    }
    assert!(bent > 0, "the city has benefits of one kindergarten");
}

/// Points that no claim gave, and points that differ between lines without a claim for one of them.
#[test]
fn points_that_rest_on_no_claim_are_found() {
    use domain::{OrderFacts, order::OrderComponent};
    let order = [OrderComponent::Points, OrderComponent::RegistrationTime];
    let city = busy();
    let with_points = |points: &dyn Fn(usize) -> u32| {
        let mut journal = city.journal.clone();
        journal.truncate(1 + journal.iter().position(|record| {
            matches!(&record.event, Event::ApplicationFiled { wishes, .. } if wishes.len() > 1)
        }).expect("somebody wishes for two"));
        for record in &mut journal {
            match &mut record.event {
                Event::PolicyApplied { order: by, .. } => *by = order.to_vec(),
                Event::ApplicationFiled { entries, registered_at, sequence, .. } => {
                    for (n, entry) in entries.iter_mut().enumerate() {
                        let facts = OrderFacts {
                            class: BenefitClass::General,
                            points: points(n),
                            resident: false,
                            registered_at: *registered_at,
                            born_on: "2024-01-01".parse().expect("a date"),
                            wish_rank: 1,
                            lottery: 0,
                            sequence: *sequence,
                        };
                        entry.key = OrderKey::of(&order, &facts);
                    }
                }
                _ => {}
            }
        }
        codes(&journal)
    };
    assert!(!with_points(&|_| 0).contains(&"points"));
    assert!(with_points(&|_| 5).contains(&"points"), "points without a claim");
    assert!(with_points(&|n| u32::from(n == 0)).contains(&"points"), "points in one line only");
}

#[test]
fn a_claim_nobody_made_is_found() {
    each_bent(
        |event| match event {
            Event::ClaimConfirmed { claim, .. } => {
                *claim = domain::ids::ClaimId::new(uuid::Uuid::from_u128(7));
                true
            }
            _ => false,
        },
        "claim",
    );
}

#[test]
fn a_place_that_was_not_stated_is_found() {
    each_bent(
        |event| {
            if let Event::VacanciesOpened { count, .. } = event {
                *count += 40;
                true
            } else {
                false
            }
        },
        "over-capacity",
    );
    each_bent(
        |event| {
            if let Event::VacanciesOpened { count, .. } = event {
                *count += 1;
                true
            } else {
                false
            }
        },
        "vacancy",
    );
}

#[test]
fn a_place_in_another_group_or_a_full_one_is_found() {
    let city = busy();
    let groups: Vec<_> = city
        .journal
        .iter()
        .filter_map(|record| match record.event {
            Event::GroupRegistered { group, .. } => Some(group),
            _ => None,
        })
        .collect();
    each_bent(
        |event| match event {
            Event::OfferMade { group, .. } => {
                let other = groups.iter().find(|other| *other != group).expect("several groups");
                *group = *other;
                true
            }
            _ => false,
        },
        "group",
    );
}

#[test]
fn answers_out_of_time_are_found() {
    let late: jiff::Timestamp = "2020-01-01T00:00:00Z".parse().expect("an instant");
    each_bent(
        |event| {
            if let Event::OfferMade { answer_by, .. } = event {
                *answer_by = late;
                true
            } else {
                false
            }
        },
        "deadline",
    );
    let never: jiff::Timestamp = "2100-01-01T00:00:00Z".parse().expect("an instant");
    // Only offers that expire later show it: a family that answers is in time either way.
    let city = busy();
    let expired: Vec<_> = city
        .journal
        .iter()
        .filter_map(|record| match record.event {
            Event::OfferExpired { offer, .. } => Some(offer),
            _ => None,
        })
        .collect();
    each_bent(
        |event| match event {
            Event::OfferMade { answer_by, offer, .. } if expired.contains(offer) => {
                *answer_by = never;
                true
            }
            _ => false,
        },
        "deadline",
    );
}

#[test]
fn a_suppressed_answer_and_an_invented_one_are_found() {
    let city = busy();
    for at in 0..city.journal.len() {
        if !matches!(
            city.journal[at].event,
            Event::OfferDeclined { .. } | Event::OfferExpired { .. } | Event::OfferAnnulled { .. }
        ) {
            continue;
        }
        // Taken out, and the numbers closed up, so that only the meaning is wrong.
        let mut journal = city.journal.clone();
        journal.remove(at);
        (1..).zip(&mut journal).for_each(|(seq, record)| record.seq = seq);
        assert!(!codes(&journal).is_empty(), "record {} was left out unseen", at + 1);
        // And put in twice.
        let mut journal = city.journal.clone();
        journal.insert(at, journal[at].clone());
        (1..).zip(&mut journal).for_each(|(seq, record)| record.seq = seq);
        assert!(codes(&journal).contains(&"offer"), "record {} was doubled unseen", at + 1);
    }
}

#[test]
fn a_skipped_child_is_named() {
    let city = busy();
    // Every offer whose child is moved to the end of the line by leaving its own filing out of the programme: the next
    // in line is then "first", and the true first is reported as passed over.
    let mut seen = 0;
    for at in 0..city.journal.len() {
        let Event::OfferMade { programme, application, .. } = city.journal[at].event.clone() else {
            continue;
        };
        let waiting = city.journal[..at].iter().filter_map(|record| match &record.event {
            Event::ApplicationFiled { application: other, entries, .. } if *other != application => entries
                .iter()
                .find(|entry| entry.programme == programme)
                .map(|entry| (*other, entry.key.clone())),
            _ => None,
        });
        for (other, key) in waiting.step_by(4).collect::<Vec<_>>() {
            let mut journal = city.journal[..=at].to_vec();
            if let Event::OfferMade { application, key: with, .. } = &mut journal[at].event {
                (*application, *with) = (other, key);
            }
            let report = replay(lines(&journal));
            let found = report.violations.iter().find(|violation| violation.code == "out-of-order");
            if let Some(found) = found {
                seen += 1;
                assert!(found.message.contains(city.number(application)), "{}", found.message);
                assert!(found.message.starts_with(city.number(other)), "{}", found.message);
            } else {
                assert!(!report.ok());
            }
        }
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn a_clock_that_runs_backwards_and_an_unknown_policy_are_found() {
    let city = busy();
    let mut journal = city.journal.clone();
    let last = journal.len() - 1;
    journal[last].at = journal[0].at;
    assert!(codes(&journal).contains(&"clock-backwards"));
    let mut journal = city.journal.clone();
    journal[last].policy_version = Some(domain::ids::PolicyVersionId::new(uuid::Uuid::from_u128(9)));
    assert!(codes(&journal).contains(&"unknown-policy"));
}

#[test]
fn two_live_applications_of_one_child_are_found() {
    let city = busy();
    let mut journal = city.journal.clone();
    let mut children = journal.iter_mut().filter_map(|record| match &mut record.event {
        Event::ApplicationFiled { child, .. } => Some(child),
        _ => None,
    });
    let first = *children.next().expect("a child");
    *children.next().expect("another child") = first;
    assert!(codes(&journal).contains(&"two-applications"));
}

#[test]
fn a_child_that_attends_twice_is_found() {
    let mut city = City::new(3);
    for n in 0..60 {
        city.step(0, n * 13, n * 5);
        city.step([3, 4, 6][n % 3], n * 7, n);
    }
    let mut attending = Vec::new();
    let at = city.journal.iter().position(|record| {
        match record.event {
            Event::Enrolled { application, enrolment, .. } => attending.push((enrolment, application)),
            Event::Left { enrolment, .. } => attending.retain(|(known, _)| *known != enrolment),
            _ => {}
        }
        attending.len() == 2
    });
    let mut journal = city.journal[..=at.expect("two children attend at once")].to_vec();
    assert_eq!(codes(&journal), Vec::<&str>::new());
    let mut one = None;
    for record in &mut journal {
        if let Event::ApplicationFiled { application, child, .. } = &mut record.event
            && attending.iter().any(|(_, known)| known == application)
        {
            *child = *one.get_or_insert(*child);
        }
    }
    assert!(codes(&journal).contains(&"attends-twice"));
}

#[test]
fn only_a_child_that_attends_is_to_leave_and_only_one_that_is_to_leave_stays() {
    let city = busy();
    let ending = |at: usize, events: &[Event]| {
        let mut journal = city.journal[..=at].to_vec();
        let last = journal[at].clone();
        for (event, seq) in events.iter().zip(last.seq + 1..) {
            journal.push(Record { seq, event: event.clone(), ..last.clone() });
        }
        codes(&journal)
    };
    let announced = |enrolment, group| {
        let on = "2030-01-01".parse().expect("a day");
        Event::LeavingAnnounced { enrolment, group, on, reason: domain::enrolment::LeavingReason::School }
    };
    let at = |what: fn(&Event) -> bool| city.journal.iter().position(|record| what(&record.event));
    let enrolled = at(|event| matches!(event, Event::Enrolled { .. })).expect("somebody is enrolled");
    let Event::Enrolled { group, enrolment, .. } = city.journal[enrolled].event else { unreachable!() };
    let (leaves, stays) = (announced(enrolment, group), Event::LeavingRevoked { enrolment, group });
    assert_eq!(ending(enrolled, &[leaves.clone(), leaves.clone(), stays.clone()]), Vec::<&str>::new());
    assert_eq!(ending(enrolled, std::slice::from_ref(&stays)), ["enrolment"]);
    assert_eq!(ending(enrolled, &[leaves, stays.clone(), stays]), ["enrolment"]);
    let left = at(|event| matches!(event, Event::Left { .. })).expect("somebody leaves");
    let Event::Left { group, enrolment, .. } = city.journal[left].event else { unreachable!() };
    assert_eq!(ending(left, &[announced(enrolment, group)]), ["enrolment"]);
}

#[test]
fn data_are_erased_of_closed_applications_only() {
    let city = busy();
    let last = city.journal.last().expect("a record").clone();
    let erased = |application| {
        let mut journal = city.journal.clone();
        journal.push(Record {
            seq: last.seq + 1,
            event: Event::PersonalDataErased { application },
            ..last.clone()
        });
        codes(&journal)
    };
    let withdrawn = city.journal.iter().find_map(|record| match record.event {
        Event::ApplicationWithdrawn { application } => Some(application),
        _ => None,
    });
    let withdrawn = withdrawn.expect("somebody withdrew");
    assert_eq!(erased(withdrawn), Vec::<&str>::new());
    let mut until = city.journal.clone();
    let at = until.iter().position(|record| {
        matches!(record.event, Event::ApplicationWithdrawn { application } if application == withdrawn)
    });
    until[at.expect("it is there")].event = Event::PersonalDataErased { application: withdrawn };
    assert!(codes(&until).contains(&"state"), "it is still in line");
    assert!(erased(uuid::Uuid::from_u128(1).into()).contains(&"unknown"));
}

#[test]
fn part_of_a_statement_may_lapse_and_the_rest_open_but_no_more() {
    let city = busy();
    let at = city
        .journal
        .iter()
        .position(|record| matches!(record.event, Event::VacanciesStated { count: 2.., .. }));
    let at = at.expect("two places stated");
    let Event::VacanciesStated { group, vacancy, .. } = city.journal[at].event else { unreachable!() };
    let lapse = |count| Event::VacanciesWithdrawn { group, vacancy: Some(vacancy), count };
    let with = |count: u32, opened: u32| {
        let mut journal = city.journal[..=at + 1].to_vec();
        let stated = journal[at].clone();
        journal.insert(at + 1, Record { event: lapse(count), ..stated });
        if let Event::VacanciesOpened { count, .. } = &mut journal[at + 2].event {
            *count = opened;
        }
        (1..).zip(&mut journal).for_each(|(seq, record)| record.seq = seq);
        codes(&journal)
    };
    assert_eq!(with(1, 1), Vec::<&str>::new());
    assert!(with(1, 60).contains(&"vacancy"));
    assert!(with(50, 1).contains(&"vacancy"));
}

#[test]
fn a_later_event_is_not_passed_over_in_silence() {
    let line =
        r#"{"seq":1,"at":"2026-03-01T08:00:00Z","actor":{"role":"system"},"kind":"seat_swapped","a":1}"#;
    let report = replay([line]);
    assert_eq!(report.violations[0].code, "unknown-event");
}

#[test]
fn a_place_that_stays_open_while_somebody_waits_is_counted() {
    let mut city = busy();
    let before = replay(city.lines()).counts.places_withheld;
    // Leave the last offer and everything after it out: the place stays open, the child waits.
    let last = city
        .journal
        .iter()
        .rposition(|record| matches!(record.event, Event::OfferMade { .. }))
        .expect("offers");
    city.journal.truncate(last);
    assert_eq!(replay(city.lines()).counts.places_withheld, before + 1);
}
