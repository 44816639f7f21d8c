//! The verifier's answer in words and as JSON, with names in place of numbers.

use allocation::verify::{Certificate, Changes, Metrics, Reason, Report, Turn, Witness};
use allocation::{Mechanism, NOWHERE};
use serde_json::{Value, json};

use crate::placement_files::Problem;

/// How many witnesses and changes are printed in words; JSON has them all.
const SHOWN: usize = 20;

/// Names for the numbers of a report.
pub(super) struct Words<'a> {
    pub(super) problem: &'a Problem,
    pub(super) mechanism: Mechanism,
}

impl Words<'_> {
    fn child(&self, child: u32) -> String {
        self.problem.applicants.show(child)
    }

    fn programme(&self, programme: u32) -> String {
        if (programme as usize) < self.problem.programmes.len() {
            self.problem.programmes.show(programme)
        } else {
            "nowhere".to_owned()
        }
    }

    /// The rank that the choices file gives a wish. Not its position in the list: ranks may have gaps, and wishes that were
    /// refused or waived are not in the list that is judged.
    fn rank(&self, child: u32, programme: u32) -> String {
        self.problem.rank_of_seat(child, programme).map_or_else(|| "?".to_owned(), |rank| rank.to_string())
    }

    fn programme_or_null(&self, programme: u32) -> Value {
        if programme == NOWHERE { Value::Null } else { self.programme(programme).into() }
    }

    /// A key as a person reads it.
    fn key(&self, key: u64) -> String {
        match self.mechanism {
            Mechanism::Immediate => format!("wish {}, priority {}", (key >> 32) + 1, key & 0xFFFF_FFFF),
            Mechanism::Serial => format!("place {key} in the order of all"),
            _ => format!("priority {key}"),
        }
    }

    /// The counts and witnesses as JSON.
    pub(super) fn report(&self, report: &Report) -> Value {
        json!({
            "ok": report.holds(),
            "blocking_pairs": report.blocking_pairs(),
            "justified_envy": report.justified_envy,
            "wasted_seats": report.wasted_seats,
            "over_capacity": report.over_capacity,
            "unwished": report.unwished,
            "lost_transfers": report.lost_transfers,
            "reserves_broken": report.reserves_broken,
            "improving_cycles": report.improving_cycles,
            "envy_by_priority": report.envy_by_priority,
            "witnesses": report.witnesses.iter().map(|witness| json!({
                "kind": kind(witness), "says": self.witness(witness),
            })).collect::<Vec<_>>(),
        })
    }

    /// The verdict in words.
    pub(super) fn lines(&self, report: &Report, ok: bool, wrong_ranks: u64) -> Vec<String> {
        let verdict = if ok {
            "the placement keeps what its mechanism promises"
        } else {
            "the placement is NOT what its mechanism promises"
        };
        let mut lines = vec![verdict.to_owned()];
        let counts = [
            ("children seated where they did not ask to sit", report.unwished),
            ("programmes over their seats", report.over_capacity),
            ("children who lost the seat they held", report.lost_transfers),
            ("programmes whose reserves are broken", report.reserves_broken),
            ("free seats that a child would rather have", report.wasted_seats),
            ("pairs of justified envy", report.justified_envy),
            ("circles of children who would gain by exchanging", report.improving_cycles),
            ("rows with a rank that the wishes do not have", wrong_ranks),
        ];
        lines.extend(counts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("  {what}: {n}")));
        if report.envy_by_priority > report.justified_envy {
            lines.push(format!("  pairs of envy by the programmes' own priorities: {} (this mechanism does not promise none)", report.envy_by_priority));
        }
        lines.extend(
            report.witnesses.iter().take(SHOWN).map(|witness| format!("  - {}", self.witness(witness))),
        );
        if report.witnesses.len() > SHOWN {
            lines.push("  - … more in --json".to_owned());
        }
        lines
    }

    fn witness(&self, witness: &Witness) -> String {
        match *witness {
            Witness::Unwished { child, programme } => {
                format!(
                    "{} sits in {}, which it did not ask for",
                    self.child(child),
                    self.programme(programme)
                )
            }
            Witness::OverCapacity { programme, seated, seats } => {
                format!("{} has {seats} seats and {seated} children", self.programme(programme))
            }
            Witness::LostTransfer { child, held, programme } => {
                format!(
                    "{} held a seat in {} and now sits in {}",
                    self.child(child),
                    self.programme(held),
                    self.programme(programme)
                )
            }
            Witness::ReserveBroken { child, programme } => {
                format!(
                    "{} sits in {} on a seat that the reserves close to it",
                    self.child(child),
                    self.programme(programme)
                )
            }
            Witness::WastedSeat { child, programme, .. } => {
                format!(
                    "{} would rather have its wish {}, {}, which has a free seat for it",
                    self.child(child),
                    self.rank(child, programme),
                    self.programme(programme)
                )
            }
            Witness::JustifiedEnvy { child, programme, key, seated, seated_key, .. } => format!(
                "{} would rather have its wish {}, {}: it has {}, but {} with {} sits there",
                self.child(child),
                self.rank(child, programme),
                self.programme(programme),
                self.key(key),
                self.child(seated),
                self.key(seated_key)
            ),
            Witness::ImprovingCycle { ref children } => {
                let names: Vec<String> = children.iter().map(|child| self.child(*child)).collect();
                format!("would all gain by passing their seats around: {}", names.join(" ← "))
            }
        }
    }

    /// One child's certificate as JSON.
    pub(super) fn certificate(&self, certificate: &Certificate) -> Value {
        json!({
            "applicant": self.child(certificate.child),
            "programme": self.programme_or_null(certificate.programme),
            "rank": self.problem.rank_of_seat(certificate.child, certificate.programme),
            "kept": certificate.kept,
            "better": certificate.better.iter().map(|reason| json!({
                "programme": self.programme(reason.programme),
                "rank": self.problem.rank_of_seat(certificate.child, reason.programme),
                "seats": reason.seats,
                "seated": reason.seated,
                "kept_by_present_children": reason.at_home,
                "your_key": reason.yours,
                "last_admitted_key": reason.last.map(|last| last.key),
                "holds": reason.holds,
                "says": self.reason(reason),
            })).collect::<Vec<_>>(),
        })
    }

    fn reason(&self, reason: &Reason) -> String {
        if !reason.holds {
            return format!("should have been given: {} was enough", self.key(reason.yours));
        }
        let full = format!("full, {} of {} seats", reason.seated, reason.seats);
        match reason.last {
            _ if self.mechanism == Mechanism::TopTradingCycles => {
                format!("{full}, all traded before this child's turn")
            }
            Some(last) if reason.needed > last.key || reason.yours < last.key => {
                format!(
                    "{full}; the seats open to this child's class went to earlier children, this child has {}",
                    self.key(reason.yours)
                )
            }
            Some(last) => format!(
                "{full}; the last admitted has {}, this child has {}",
                self.key(last.key),
                self.key(reason.yours)
            ),
            None => format!("{full}; no seat was free for new children"),
        }
    }

    /// One child's certificate in words.
    pub(super) fn certificate_lines(&self, certificate: &Certificate) -> Vec<String> {
        let rank = self.problem.rank_of_seat(certificate.child, certificate.programme);
        let seat = match (certificate.programme, rank) {
            (NOWHERE, _) => "no seat".to_owned(),
            (programme, Some(rank)) => format!("{}, wish {rank}", self.programme(programme)),
            (programme, None) => self.programme(programme),
        };
        let kept = if certificate.kept { ", the seat it held" } else { "" };
        let mut lines = vec![format!("{}: {seat}{kept}", self.child(certificate.child))];
        lines.extend(certificate.better.iter().map(|reason| {
            let rank = self.rank(certificate.child, reason.programme);
            format!("  wish {rank}, {}: {}", self.programme(reason.programme), self.reason(reason))
        }));
        lines
    }

    /// Figures as JSON.
    pub(super) fn metrics(&self, metrics: &Metrics) -> Value {
        json!({
            "applicants": metrics.children,
            "placed": metrics.placed,
            "unplaced": metrics.unplaced(),
            "first_choice": metrics.at_first,
            "share_first": share(metrics.at_first, metrics.children),
            "share_within_three": share(metrics.within_third, metrics.children),
            "mean_rank": metrics.mean_rank,
            "by_rank": metrics.by_rank,
            "moved": metrics.moved,
            "kept": metrics.kept,
            "classes": metrics.by_class.iter().map(|(class, outcome)| json!({
                "class": self.problem.class_name(*class),
                "applicants": outcome.children,
                "unplaced": outcome.unplaced,
                "share_unplaced": share(outcome.unplaced, outcome.children),
            })).collect::<Vec<_>>(),
            "cutoffs": metrics.cutoffs.iter().zip(0u32..).map(|(cutoff, programme)| json!({
                "programme": self.programme(programme), "seats": cutoff.seats, "seated": cutoff.seated, "last": cutoff.last,
            })).collect::<Vec<_>>(),
        })
    }

    /// Figures in words; the cutoffs of all programmes are in the JSON.
    pub(super) fn metrics_lines(&self, metrics: &Metrics) -> Vec<String> {
        let percent = |part, whole| 100.0 * share(part, whole);
        let mut lines = vec![
            format!(
                "children {}, placed {}, without a seat {}",
                metrics.children,
                metrics.placed,
                metrics.unplaced()
            ),
            format!(
                "at their first wish {:.1} %, within three {:.1} %, mean rank {:.2}",
                percent(metrics.at_first, metrics.children),
                percent(metrics.within_third, metrics.children),
                metrics.mean_rank
            ),
        ];
        if metrics.moved + metrics.kept > 0 {
            lines.push(format!("held a seat before: {} moved, {} keep it", metrics.moved, metrics.kept));
        }
        if metrics.by_class.len() > 1 {
            lines.extend(metrics.by_class.iter().map(|(class, outcome)| {
                format!(
                    "class {}: {} children, {:.1} % without a seat",
                    self.problem.class_name(*class),
                    outcome.children,
                    percent(outcome.unplaced, outcome.children)
                )
            }));
        }
        let full = metrics.cutoffs.iter().filter(|cutoff| cutoff.seated >= cutoff.seats).count();
        lines.push(format!("programmes {}, of which full {full}", metrics.cutoffs.len()));
        lines
    }

    /// Changes as JSON.
    pub(super) fn changes(&self, changes: &Changes) -> Value {
        json!({
            "same": changes.same,
            "better": changes.count(Turn::Better),
            "worse": changes.count(Turn::Worse),
            "applicants": changes.changes.iter().map(|change| json!({
                "applicant": self.child(change.child),
                "from": self.programme_or_null(change.from),
                "to": self.programme_or_null(change.to),
                "turn": if change.turn == Turn::Better { "better" } else { "worse" },
            })).collect::<Vec<_>>(),
        })
    }

    /// Changes in words.
    pub(super) fn changes_lines(&self, changes: &Changes) -> Vec<String> {
        let (better, worse) = (changes.count(Turn::Better), changes.count(Turn::Worse));
        let mut lines = vec![format!(
            "against the other placement: {} the same, {better} better, {worse} worse",
            changes.same
        )];
        lines.extend(changes.changes.iter().take(SHOWN).map(|change| {
            let turn = if change.turn == Turn::Better { "better" } else { "worse" };
            format!(
                "  {}: {} → {} ({turn})",
                self.child(change.child),
                self.programme(change.from),
                self.programme(change.to)
            )
        }));
        if changes.changes.len() > SHOWN {
            lines.push("  … more in --json".to_owned());
        }
        lines
    }
}

fn kind(witness: &Witness) -> &'static str {
    match witness {
        Witness::Unwished { .. } => "unwished",
        Witness::OverCapacity { .. } => "over_capacity",
        Witness::LostTransfer { .. } => "lost_transfer",
        Witness::ReserveBroken { .. } => "reserve_broken",
        Witness::WastedSeat { .. } => "wasted_seat",
        Witness::JustifiedEnvy { .. } => "justified_envy",
        Witness::ImprovingCycle { .. } => "improving_cycle",
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of fewer than 2^53 children")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
