//! The plain arrays that go in and come out. No logic lives here, so that solver and verifier may share it.

/// In [`Placement::seat`] and [`Market::present`]: no programme.
pub const NOWHERE: u32 = u32::MAX;

/// In [`Market::class`]: the child belongs to no class in this programme.
pub const NO_CLASS: u16 = 0;

/// An upper bound that no priority reaches: a programme with this cutoff takes any child that wishes it.
pub const ANYWHERE: u32 = u32::MAX;

/// One wish of one child: a programme and the child's place in that programme's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Wish {
    /// Index of the programme.
    pub programme: u32,
    /// The child's place in the programme's order, smaller is earlier, unique within the programme, below
    /// `u32::MAX`. Only comparisons within one programme mean anything.
    pub priority: u32,
}

/// Seats of a programme kept for the children of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// Index of the programme.
    pub programme: u32,
    /// The class, as in [`Market::class`]; never [`NO_CLASS`].
    pub class: u16,
    /// How many of the programme's seats are kept.
    pub seats: u32,
}

/// Everything a placement is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Market {
    /// Seats of each programme, those held today included.
    pub capacity: Vec<u32>,
    /// Where each child's wishes begin in `wishes`; one longer than there are children, first 0, last
    /// `wishes.len()`.
    pub first: Vec<u32>,
    /// All wishes, child by child, the most wanted first.
    pub wishes: Vec<Wish>,
    /// Class of the child for each wish, or empty when there are no classes. A child may belong to a class in one
    /// programme and not in the next.
    pub class: Vec<u16>,
    /// The programme in which each child holds a seat today, or [`NOWHERE`]; empty when nobody holds one.
    pub present: Vec<u32>,
    /// Class reserves, in any order, at most one for a programme and class.
    pub reserves: Vec<Reserve>,
}

impl Market {
    /// Number of children.
    #[must_use]
    pub fn children(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// Number of programmes.
    #[must_use]
    pub fn programmes(&self) -> usize {
        self.capacity.len()
    }

    /// The wishes of a child, the most wanted first.
    #[must_use]
    pub fn wishes_of(&self, child: u32) -> &[Wish] {
        &self.wishes[self.first[child as usize] as usize..self.first[child as usize + 1] as usize]
    }

    /// The programme in which a child holds a seat today, or [`NOWHERE`].
    #[must_use]
    pub fn present_of(&self, child: u32) -> u32 {
        self.present.get(child as usize).copied().unwrap_or(NOWHERE)
    }

    /// The class of the child for the wish at a position of `wishes`.
    #[must_use]
    pub fn class_at(&self, wish: usize) -> u16 {
        self.class.get(wish).copied().unwrap_or(NO_CLASS)
    }
}

/// Where every child ends up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// The programme of each child, or [`NOWHERE`].
    pub seat: Vec<u32>,
}
