//! What may be asked of a placement: mechanism and treatment of reserves. Plain data, shared with the verifier.

use std::fmt;

/// How the seats are given. `docs/placement.md` says what each promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mechanism {
    /// Children propose, programmes keep the best so far (Gale and Shapley 1962): fair, and honest wishes are
    /// always the best answer.
    DeferredAcceptance,
    /// One order of all children; each in turn takes the best seat that is left.
    Serial,
    /// First wishes first and for good (the "Boston" rule). For comparison: it punishes honest wishes.
    Immediate,
    /// Children trade their priorities (Shapley and Scarf 1974; Abdulkadiroğlu and Sönmez 2003). For comparison:
    /// efficient, but a child may see its seat given to a child of lower priority.
    TopTradingCycles,
}

/// Which seats of a programme with reserves are filled first. The same quota means opposite things in the two
/// (Dur, Kominers, Pathak and Sönmez 2018), so there is no neutral choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Precedence {
    /// Reserved seats first: the reserve is a floor. Members who would have been admitted anyway use it up.
    #[default]
    ReserveFirst,
    /// Open seats first: the reserve comes on top of what members win in the open.
    OpenFirst,
}

/// What happens to reserved seats for which the class has too few children.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unfilled {
    /// They revert: anybody may take them.
    #[default]
    Revert,
    /// They stay empty.
    StayEmpty,
}

/// The rules of one placement.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// How the seats are given.
    pub mechanism: Mechanism,
    /// Which seats are filled first where there are reserves.
    pub precedence: Precedence,
    /// What becomes of reserved seats that the class leaves empty.
    pub unfilled: Unfilled,
    /// For [`Mechanism::Serial`]: each child's place in the one order of all, unique, below `u32::MAX`. Top trading
    /// cycles takes it for the order among children who hold seats in the same programme today, which no priority
    /// decides; without it, their order in the arrays. The others do not read it.
    pub order: Option<&'a [u32]>,
}

impl Rules<'_> {
    /// The rules of a mechanism with every other choice at its default.
    #[must_use]
    pub fn of(mechanism: Mechanism) -> Self {
        Self { mechanism, precedence: Precedence::default(), unfilled: Unfilled::default(), order: None }
    }
}

/// A combination of rules that the engine refuses, rather than guess what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// Serial order was asked without [`Rules::order`].
    SerialWithoutOrder,
    /// [`Rules::order`] is not as long as there are children.
    OrderOfAnotherLength,
    /// Top trading cycles with class reserves: there is no one accepted meaning of a minimum reserve there.
    TradingWithReserves,
    /// The operation exists for deferred acceptance and serial order only.
    StableMechanismsOnly,
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SerialWithoutOrder => "serial order needs one order of all children",
            Self::OrderOfAnotherLength => "the serial order must name every child exactly once",
            Self::TradingWithReserves => {
                "top trading cycles has no accepted meaning for reserves: use deferred acceptance, serial order \
                 or immediate acceptance"
            }
            Self::StableMechanismsOnly => "only deferred acceptance and serial order can be repaired by chains",
        })
    }
}

impl std::error::Error for Unsupported {}
