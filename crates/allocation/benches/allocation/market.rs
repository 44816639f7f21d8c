//! Two invented markets, the same for the same size whoever makes them.
//!
//! Geographic: programmes lie on a grid, children live in its cells and are stored along a Hilbert curve through
//! them, as by postcode; a child wishes ten of the 49 programmes around it, and a programme's near neighbours come
//! first in its order. Uniform: ten
//! programmes drawn from all, children stored in no order, every order a lottery. In both a programme has 10 to 85
//! seats, 95 seats for every 100 children.

use allocation::{Market, NOWHERE, Wish};

/// Which market is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Geographic,
    Uniform,
}

/// How many wishes a child has.
pub(crate) const WISHES: usize = 10;

/// SplitMix64: small, public, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        ((self.next() >> 32) * u64::from(limit) >> 32) as u32
    }
}

/// A lottery number of 31 bits, different for different children of one programme.
fn lot(child: u32, programme: u32) -> u32 {
    const MASK: u32 = (1 << 31) - 1;
    let mut x = child.wrapping_mul(0x2545_F491).wrapping_add(programme.wrapping_mul(0x9E37_79B9)) & MASK;
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D) & MASK;
    x ^= x >> 13;
    x = x.wrapping_mul(0x297A_2D39) & MASK;
    x ^ (x >> 16)
}

/// The cell at a distance along the Hilbert curve through a square whose side is a power of two.
fn hilbert(side: u32, mut along: u32) -> (u32, u32) {
    let (mut x, mut y, mut size) = (0, 0, 1);
    while size < side {
        let (rx, ry) = (1 & (along / 2), 1 & (along ^ (along / 2)));
        if ry == 0 {
            if rx == 1 {
                (x, y) = (size - 1 - x, size - 1 - y);
            }
            (x, y) = (y, x);
        }
        (x, y) = (x + size * rx, y + size * ry);
        along /= 4;
        size *= 2;
    }
    (x, y)
}

/// Makes a market of `children` children.
pub(crate) fn make(kind: Kind, children: u32) -> Market {
    let side = f64::from(children / 50).sqrt().ceil().max(7.0) as u32;
    let programmes = side * side;
    let mut random = Random(u64::from(children));
    let mut capacity: Vec<u32> = (0..programmes).map(|_| 10 + random.below(76)).collect();
    let sum: u64 = capacity.iter().map(|seats| u64::from(*seats)).sum();
    let factor = f64::from(children) * 0.95 / sum as f64;
    capacity.iter_mut().for_each(|seats| *seats = (f64::from(*seats) * factor).round() as u32);
    let mut market = Market { capacity, ..Market::default() };
    market.first = (0..=children).map(|child| child * WISHES as u32).collect();
    market.wishes.reserve_exact(children as usize * WISHES);
    let square = side.next_power_of_two();
    let cells: Vec<(u32, u32)> = (0..square * square)
        .map(|along| hilbert(square, along))
        .filter(|(x, y)| *x < side && *y < side)
        .collect();
    for child in 0..children {
        let home = cells[(u64::from(child) * u64::from(programmes) / u64::from(children)) as usize];
        let (x, y) = (home.0.clamp(3, side - 4), home.1.clamp(3, side - 4));
        let mut chosen = [NOWHERE; WISHES];
        for at in 0..WISHES {
            let programme = loop {
                let programme = match kind {
                    Kind::Uniform => random.below(programmes),
                    Kind::Geographic => {
                        let (dx, dy) = (random.below(7), random.below(7));
                        (y + dy - 3) * side + x + dx - 3
                    }
                };
                if !chosen[..at].contains(&programme) {
                    break programme;
                }
            };
            chosen[at] = programme;
            let far = kind == Kind::Geographic && {
                let (px, py) = (programme % side, programme / side);
                px.abs_diff(x) + py.abs_diff(y) > 3
            };
            let priority = lot(child, programme).min((1 << 31) - 2) | u32::from(far) << 31;
            market.wishes.push(Wish { programme, priority });
        }
    }
    market
}
