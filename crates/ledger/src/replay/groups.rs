//! Programmes, groups and places.

use super::Replay;
use crate::{
    wire::{Event, Id},
    world::{Group, Programme},
};
use std::collections::BTreeMap;

impl Replay {
    pub(super) fn group_event(&mut self, event: Event) {
        match event {
            Event::KindergartenRegistered { kindergarten } => self.register_kindergarten(kindergarten),
            Event::ProgrammeOpened { programme, kindergarten, from_months, to_months } => {
                self.open_programme(programme, kindergarten, from_months < to_months);
            }
            Event::GroupRegistered { group, programme, capacity, children } => {
                self.register_group(group, Group { programme, capacity, children, held: 0, open: 0 });
            }
            Event::GroupChanged { group, capacity, children } => self.change_group(group, capacity, children),
            Event::VacanciesStated { group, vacancy, count } => self.state_places(group, vacancy, count),
            Event::VacanciesOpened { group, vacancy, count } => self.open_places(group, vacancy, count),
            Event::VacanciesWithdrawn { group, vacancy, count } => {
                self.withdraw_places(group, vacancy, count)
            }
            Event::LeavingAnnounced { enrolment, group } => self.announce_leaving(enrolment, group),
            Event::LeavingRevoked { enrolment, group } => self.revoke_leaving(enrolment, group),
            Event::Left { enrolment, group, reopened } => self.leave(enrolment, group, reopened),
            _ => {}
        }
    }

    fn register_kindergarten(&mut self, id: Id) {
        if !self.world.kindergartens.insert(id) {
            self.violation("twice", format!("kindergarten {id} is registered twice"));
        }
    }

    fn open_programme(&mut self, id: Id, kindergarten: Id, ages_right: bool) {
        if !self.world.kindergartens.contains(&kindergarten) {
            self.violation("unknown", format!("kindergarten {kindergarten} is not registered"));
        }
        if !ages_right {
            self.violation("ages", format!("programme {id} takes no age"));
        }
        let programme = Programme { kindergarten, groups: Vec::new(), line: BTreeMap::new() };
        if self.world.programmes.insert(id, programme).is_some() {
            self.violation("twice", format!("programme {id} is opened twice"));
        }
    }

    fn register_group(&mut self, id: Id, group: Group) {
        match self.world.programmes.get_mut(&group.programme) {
            Some(programme) => programme.groups.push(id),
            None => self.violation("unknown", format!("programme {} is not open", group.programme)),
        }
        self.report.counts.groups_over_capacity += u64::from(group.children > group.capacity);
        if self.world.groups.insert(id, group).is_some() {
            self.violation("twice", format!("group {id} is registered twice"));
        }
    }

    fn change_group(&mut self, id: Id, capacity: u64, children: u64) {
        let Some(group) = self.group(id) else { return };
        (group.capacity, group.children) = (capacity, children);
        let (taken, promised) = (children + group.held + group.open, group.held + group.open);
        // A city may inherit a group with more children than places; then it must promise no seat.
        if taken > capacity && promised > 0 {
            self.violation("over-capacity", format!("group {id}: {taken} taken or open, {capacity} places"));
        }
        self.report.counts.groups_over_capacity += u64::from(children > capacity);
    }

    fn state_places(&mut self, group: Id, vacancy: Id, count: u64) {
        let Some(found) = self.group(group) else { return };
        let capacity = found.capacity;
        if count > capacity {
            self.violation(
                "over-capacity",
                format!("group {group}: {count} places stated, {capacity} places"),
            );
        }
        if self.world.vacancies.insert(vacancy, (group, count)).is_some() {
            self.violation("twice", format!("vacancy {vacancy} is stated twice"));
        }
    }

    fn open_places(&mut self, group: Id, vacancy: Id, count: u64) {
        self.settle(group, vacancy, count);
        let Some(found) = self.group(group) else { return };
        found.open += count;
        let programme = found.programme;
        let (full, capacity) = (found.children + found.held + found.open, found.capacity);
        if full > capacity {
            self.violation(
                "over-capacity",
                format!("group {group}: {full} taken or open, {capacity} places"),
            );
        }
        self.world.touched.insert(programme);
        self.report.counts.places_opened += count;
    }

    /// Opens or takes back part of a statement; what is settled cannot be settled again.
    fn settle(&mut self, group: Id, vacancy: Id, count: u64) {
        let left = match self.world.vacancies.get(&vacancy) {
            Some((of, left)) if *of == group => left.checked_sub(count),
            _ => None,
        };
        match left {
            Some(left) => drop(self.world.vacancies.insert(vacancy, (group, left))),
            None => self
                .violation("vacancy", format!("vacancy {vacancy}: more places than were stated, or settled")),
        }
    }

    fn withdraw_places(&mut self, group: Id, vacancy: Option<Id>, count: u64) {
        if let Some(vacancy) = vacancy {
            return self.settle(group, vacancy, count);
        }
        let Some(found) = self.group(group) else { return };
        match found.open.checked_sub(count) {
            Some(left) => found.open = left,
            None => self.violation("vacancy", format!("group {group}: more places taken back than are open")),
        }
    }

    /// Only a child that attends is going to leave; that moves nobody yet.
    fn announce_leaving(&mut self, enrolment: Id, group: Id) {
        if self.world.enrolments.get(&enrolment).is_some_and(|stands| *stands != (group, true)) {
            self.violation("enrolment", format!("{enrolment} is to leave a group it is not in"));
        }
        self.world.leaving.insert(enrolment);
    }

    fn revoke_leaving(&mut self, enrolment: Id, group: Id) {
        if self.group(group).is_some() && !self.world.leaving.remove(&enrolment) {
            self.violation("enrolment", format!("{enrolment} stays, but nobody said that it leaves"));
        }
    }

    fn leave(&mut self, enrolment: Id, group: Id, reopened: bool) {
        match self.world.enrolments.insert(enrolment, (group, false)) {
            Some((of, true)) if of == group => {}
            Some((_, true)) => {
                self.violation("enrolment", format!("{enrolment} leaves a group it is not in"))
            }
            Some(_) => self.violation("enrolment", format!("{enrolment} leaves twice")),
            // A child who was in the group before the journal began.
            None => {}
        }
        if let Some(child) = self.world.enrolled.remove(&enrolment)
            && self.world.attending.get(&child) == Some(&enrolment)
        {
            self.world.attending.remove(&child);
        }
        self.world.leaving.remove(&enrolment);
        self.report.counts.left += 1;
        let Some(found) = self.group(group) else { return };
        let programme = found.programme;
        match found.children.checked_sub(1) {
            Some(children) => found.children = children,
            None => {
                return self.violation("enrolment", format!("a child leaves group {group}, which has none"));
            }
        }
        if reopened {
            found.open += 1;
            self.world.touched.insert(programme);
        }
    }

    /// A group, or a violation.
    pub(super) fn group(&mut self, id: Id) -> Option<&mut Group> {
        if !self.world.groups.contains_key(&id) {
            self.violation("unknown", format!("group {id} is not registered"));
        }
        self.world.groups.get_mut(&id)
    }
}
