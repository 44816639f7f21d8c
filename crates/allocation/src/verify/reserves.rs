//! Programmes with reserves, judged from the definition: write the seats down in their order, let each take the
//! first child it is open to, and see who is left without one.

use crate::rules::{Precedence, Unfilled};

/// Somebody who sits, or would sit, in the programme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Guest {
    key: u64,
    class: u16,
    child: u32,
}

/// A run of seats of one kind, in the order in which they are filled.
#[derive(Clone, Copy)]
struct Seats {
    /// Only children of this class, or anybody.
    class: Option<u16>,
    count: usize,
}

/// One programme with reserves: who sits there, and how good a child of each class must be to be admitted.
pub(super) struct Bounds {
    seats: u32,
    kept: Vec<(u16, u32)>,
    at_home: Vec<u16>,
    guests: Vec<Guest>,
    plan: Vec<Seats>,
    reverting: bool,
    bounds: Vec<(u16, u64)>,
    other: u64,
}

/// A child that stands for anybody who asks.
const ASKING: u32 = u32::MAX;

impl Bounds {
    pub(super) fn new(seats: u32) -> Self {
        Self {
            seats,
            kept: Vec::new(),
            at_home: Vec::new(),
            guests: Vec::new(),
            plan: Vec::new(),
            reverting: false,
            bounds: Vec::new(),
            other: 0,
        }
    }

    pub(super) fn keep(&mut self, class: u16, seats: u32) {
        self.kept.push((class, seats));
    }

    pub(super) fn seat_at_home(&mut self, class: u16) {
        self.at_home.push(class);
    }

    pub(super) fn seat(&mut self, key: u64, class: u16, child: u32) {
        self.guests.push(Guest { key, class, child });
    }

    /// Finds the cutoffs; names those who sit there and should not.
    pub(super) fn settle(&mut self, precedence: Precedence, unfilled: Unfilled) -> Vec<u32> {
        self.kept.sort_unstable();
        self.guests.sort_unstable();
        self.reverting = unfilled == Unfilled::Revert;
        self.plan = self.plan_seats(precedence);
        let out = self.without_seat(&self.guests);
        let out = out.into_iter().map(|guest| guest.child).collect();
        self.bounds = self.kept.iter().map(|&(class, _)| (class, self.find_bound(class))).collect();
        self.other = self.find_bound(crate::market::NO_CLASS);
        out
    }

    /// The seats that are left once everybody who held a seat has it: those count to the reserve of their class
    /// first, then to the open seats, then to the reserves from the last.
    fn plan_seats(&self, precedence: Precedence) -> Vec<Seats> {
        let mut left = self.seats;
        let mut kept: Vec<(u16, u32)> = Vec::new();
        for &(class, seats) in &self.kept {
            let seats = seats.min(left);
            left -= seats;
            kept.push((class, seats));
        }
        let mut elsewhere = 0;
        for class in &self.at_home {
            match kept.iter_mut().find(|(of, seats)| of == class && *seats > 0) {
                Some((_, seats)) => *seats -= 1,
                None => elsewhere += 1,
            }
        }
        let from_open = left.min(elsewhere);
        left -= from_open;
        elsewhere -= from_open;
        for (_, seats) in kept.iter_mut().rev() {
            let from_kept = elsewhere.min(*seats);
            *seats -= from_kept;
            elsewhere -= from_kept;
        }
        let open = Seats { class: None, count: left as usize };
        let mut plan: Vec<Seats> = kept
            .into_iter()
            .map(|(class, seats)| Seats { class: Some(class), count: seats as usize })
            .collect();
        match precedence {
            Precedence::OpenFirst => plan.insert(0, open),
            Precedence::ReserveFirst => plan.push(open),
        }
        plan
    }

    /// Lets the seats choose among guests in order; gives those whom no seat takes.
    fn without_seat(&self, guests: &[Guest]) -> Vec<Guest> {
        let mut waiting = guests.to_vec();
        let mut reverted = 0;
        for seats in &self.plan {
            let taken = take(&mut waiting, seats.class, seats.count);
            if seats.class.is_some() && self.reverting {
                reverted += seats.count - taken;
            }
        }
        take(&mut waiting, None, reverted);
        waiting
    }

    /// Whether one more child of a class would be admitted, standing just before the guest at a position.
    fn would_admit(&self, class: u16, before: usize) -> bool {
        let key = self.guests.get(before).map_or(u64::MAX, |guest| guest.key);
        let asking = Guest { key, class, child: ASKING };
        let mut guests = self.guests.clone();
        guests.insert(before, asking);
        !self.without_seat(&guests).contains(&asking)
    }

    /// The keys below this are admitted. Being earlier never hurts, so the limit lies at the key of the guest
    /// before whom one must stand.
    fn find_bound(&self, class: u16) -> u64 {
        // How many positions, counted from the front, are good enough.
        let (mut good, mut bad) = (0, self.guests.len() + 1);
        while good < bad {
            let middle = usize::midpoint(good, bad);
            if self.would_admit(class, middle) { good = middle + 1 } else { bad = middle }
        }
        match good.checked_sub(1) {
            None => 0,
            Some(last_good) => self.guests.get(last_good).map_or(u64::MAX, |guest| guest.key),
        }
    }

    /// The cutoff for a child of a class.
    pub(super) fn of(&self, class: u16) -> u64 {
        self.bounds.iter().find(|(of, _)| *of == class).map_or(self.other, |(_, bound)| *bound)
    }

    /// The most generous cutoff of all classes.
    pub(super) fn widest(&self) -> u64 {
        self.bounds.iter().map(|(_, bound)| *bound).fold(self.other, u64::max)
    }

    /// Whether the child would be admitted without anybody having to leave.
    pub(super) fn has_free_seat_for(&self, key: u64, class: u16) -> bool {
        let mut guests = self.guests.clone();
        guests.push(Guest { key, class, child: ASKING });
        guests.sort_unstable();
        self.without_seat(&guests).len() <= self.without_seat(&self.guests).len()
    }
}

/// Seats the first `count` of those waiting who may sit there; says how many that were.
fn take(waiting: &mut Vec<Guest>, class: Option<u16>, count: usize) -> usize {
    let mut taken = 0;
    waiting.retain(|guest| {
        let sits = taken < count && class.is_none_or(|class| class == guest.class);
        taken += usize::from(sits);
        !sits
    });
    taken
}
