//! What went wrong in real cities must not happen here, or must be noticed.

use allocation::lottery::number;
use allocation::order::break_ties;
use allocation::siblings::{Family, Fate, Together, place_with_families};
use allocation::verify::{Turn, Witness, compare, verify};
use allocation::{Market, Mechanism, NOWHERE, Placement, Precedence, Reserve, Rules, Wish, place};

const DEFERRED: Rules<'static> = Rules {
    mechanism: Mechanism::DeferredAcceptance,
    precedence: Precedence::ReserveFirst,
    unfilled: allocation::Unfilled::Revert,
    order: None,
};

/// Children as lists of (programme, priority).
fn market(capacity: &[u32], lists: &[&[(u32, u32)]]) -> Market {
    let mut market = Market { capacity: capacity.to_vec(), first: vec![0], ..Market::default() };
    for list in lists {
        market.wishes.extend(list.iter().map(|&(programme, priority)| Wish { programme, priority }));
        market.first.push(market.wishes.len() as u32);
    }
    assert_eq!(market.check(), []);
    market
}

/// Münster 2023: an order was sorted the wrong way round. The placement from the reversed order is a good placement of
/// another market; judged by the true order it is refused, and the verifier names who was passed over.
#[test]
fn munster_an_order_sorted_the_wrong_way_round() {
    let truth = market(&[1, 1], &[&[(0, 1), (1, 1)], &[(0, 2), (1, 2)], &[(0, 3)]]);
    let mut reversed = truth.clone();
    reversed.wishes.iter_mut().for_each(|wish| wish.priority = 10 - wish.priority);
    let wrong = place(&reversed, &DEFERRED).unwrap();
    assert!(verify(&reversed, &DEFERRED, &wrong).holds());
    let report = verify(&truth, &DEFERRED, &wrong);
    assert!(!report.holds());
    let envy = Witness::JustifiedEnvy { child: 0, programme: 0, rank: 1, key: 1, seated: 2, seated_key: 3 };
    assert!(report.witnesses.contains(&envy), "{report:?}");
    let right = place(&truth, &DEFERRED).unwrap();
    assert_eq!(right.seat, [0, 1, NOWHERE]);
    let changes = compare(&truth, &wrong, &right);
    assert_eq!((changes.count(Turn::Better), changes.count(Turn::Worse)), (1, 1));
}

/// Münster 2023: siblings were split though one kindergarten had room for both. Two houses with a group for the
/// younger and one for the older; alone, each child gets its first wish in another house.
#[test]
fn munster_siblings_are_kept_together() {
    // Programmes: house A younger, A older, B younger, B older.
    let market = market(&[1, 1, 1, 1], &[&[(0, 1), (2, 1)], &[(1, 2), (3, 1)], &[(1, 1), (3, 2)]]);
    let sites = [0, 0, 1, 1];
    let apart = place(&market, &DEFERRED).unwrap();
    assert_eq!(apart.seat, [0, 3, 1], "without the family rule the siblings 0 and 1 are split");
    let family = Family { members: vec![0, 1], wish: Together::Together };
    let outcome = place_with_families(&market, &DEFERRED, std::slice::from_ref(&family), &sites).unwrap();
    assert_eq!(outcome.placement.seat, [2, 3, 1]);
    assert_eq!(outcome.fates, [Fate::Satisfied]);
    // Where no house has room for both, the family is told so and each child keeps its own chance.
    let full = Market { capacity: vec![1, 1, 0, 1], ..market };
    let outcome = place_with_families(&full, &DEFERRED, &[family], &sites).unwrap();
    assert_eq!(outcome.fates, [Fate::NoRoomTogether]);
    assert_eq!(outcome.placement.seat, [0, 3, 1]);
}

/// Boston (Dur, Kominers, Pathak and Sönmez 2018): half the seats were kept for the neighbourhood, but filled first, so
/// the reserve did nothing. Here every tenth child belongs to a class with 10 of 100 seats kept, at even chances.
#[test]
fn boston_precedence_decides_what_a_reserve_means() {
    let wishes: Vec<Vec<(u32, u32)>> = (0..200).map(|place| vec![(0, place)]).collect();
    let lists: Vec<&[(u32, u32)]> = wishes.iter().map(Vec::as_slice).collect();
    let mut market = market(&[100], &lists);
    market.class = (0..200).map(|child| u16::from(child % 10 == 5)).collect();
    let members_placed = |market: &Market, precedence| {
        let rules = Rules { precedence, ..DEFERRED };
        let placement = place(market, &rules).unwrap();
        assert!(verify(market, &rules, &placement).holds());
        (0..200).filter(|child| child % 10 == 5 && placement.seat[*child] == 0).count()
    };
    assert_eq!(members_placed(&market, Precedence::ReserveFirst), 10, "without a reserve");
    market.reserves = vec![Reserve { programme: 0, class: 1, seats: 10 }];
    assert_eq!(
        members_placed(&market, Precedence::ReserveFirst),
        10,
        "filled first the reserve changes nothing"
    );
    assert_eq!(members_placed(&market, Precedence::OpenFirst), 19, "filled last it nearly doubles the class");
    // The verifier tells the two apart: what is right for one is wrong for the other.
    let open = Rules { precedence: Precedence::OpenFirst, ..DEFERRED };
    assert!(!verify(&market, &DEFERRED, &place(&market, &open).unwrap()).holds());
}

/// New York 2022: the lottery number hung on the application, so a family could draw again. Here it hangs on the child:
/// whatever is filed, in whatever order, the number is the same, and so is the order of two children everywhere.
#[test]
fn new_york_the_lottery_number_is_the_childs() {
    let seed = b"committed before, published after";
    let children: [&[u8]; 4] = [b"certificate 1", b"certificate 2", b"certificate 3", b"certificate 4"];
    let draw = |order: &[usize]| -> Vec<[u8; 32]> {
        let mut numbers = vec![[0; 32]; 4];
        order.iter().for_each(|&child| numbers[child] = number(seed, children[child]));
        numbers
    };
    assert_eq!(draw(&[0, 1, 2, 3]), draw(&[3, 1, 0, 2, 1, 1]), "filing again draws no second number");
    let numbers = draw(&[0, 1, 2, 3]);
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let lot: Vec<u32> =
        numbers.iter().map(|n| sorted.iter().position(|other| other == n).unwrap() as u32).collect();
    // All are equal in both programmes: the lottery alone decides, and decides alike.
    let tied: &[(u32, u32)] = &[(0, 7), (1, 7)];
    let mut market = Market { capacity: vec![1, 1], first: vec![0], ..Market::default() };
    for _ in 0..4 {
        market.wishes.extend(tied.iter().map(|&(programme, priority)| Wish { programme, priority }));
        market.first.push(market.wishes.len() as u32);
    }
    assert!(!market.check().is_empty(), "before the draw there is a tie");
    break_ties(&mut market, &lot);
    assert_eq!(market.check(), []);
    for child in 0..4 {
        let wishes = market.wishes_of(child);
        assert_eq!((wishes[0].priority, wishes[1].priority), (lot[child as usize], lot[child as usize]));
    }
}

/// Many threads at once give the same bytes as one.
#[test]
fn threads_do_not_matter() {
    let wishes: Vec<Vec<(u32, u32)>> = (0..3000u32)
        .map(|child| (0..6).map(|k| ((child * 7 + k * 11) % 97, child * 7919 % 3001)).collect())
        .collect();
    let lists: Vec<&[(u32, u32)]> = wishes.iter().map(Vec::as_slice).collect();
    let market = market_of(&lists);
    let alone = place(&market, &DEFERRED).unwrap();
    let together: Vec<Placement> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| place(&market, &DEFERRED).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(together.iter().all(|placement| *placement == alone));
    assert!(verify(&market, &DEFERRED, &alone).holds());
}

fn market_of(lists: &[&[(u32, u32)]]) -> Market {
    let mut market = Market { capacity: vec![25; 97], first: vec![0], ..Market::default() };
    for list in lists {
        market.wishes.extend(list.iter().map(|&(programme, priority)| Wish { programme, priority }));
        market.first.push(market.wishes.len() as u32);
    }
    market
}
