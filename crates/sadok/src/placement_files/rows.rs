//! Cells as what they mean, and rows of the choices file.

use std::io::Write as _;
use std::path::Path;

use super::complaints::Complaints;
use super::names::Names;
use super::table::{Cell, Column, Row};

/// An identifier as text, also when it is stored as a number.
pub(crate) fn with_text<T>(cell: Cell<'_>, use_it: impl FnOnce(&[u8]) -> T) -> T {
    match cell {
        Cell::Text(text) => use_it(text),
        Cell::Empty => use_it(b""),
        Cell::Whole(number) => {
            let mut buffer = [0u8; 24];
            let mut rest = &mut buffer[..];
            // Twenty characters always fit.
            let _ = write!(rest, "{number}");
            let used = 24 - rest.len();
            use_it(&buffer[..used])
        }
    }
}

/// A cell as it is shown in a message.
pub(crate) fn show(cell: Cell<'_>) -> String {
    with_text(cell, |text| String::from_utf8_lossy(text).into_owned())
}

/// A whole number from 0 to `most`, or why it is none.
pub(crate) fn number(cell: Cell<'_>, most: u32) -> Result<u32, String> {
    let value = match cell {
        Cell::Empty => return Err("is empty; a whole number is needed".to_owned()),
        Cell::Whole(value) => Some(value),
        Cell::Text(text) => digits(text),
    };
    match value {
        Some(value) if value < 0 => Err(format!("{value} is negative; a whole number from 0 is needed")),
        Some(value) => match u32::try_from(value) {
            Ok(value) if value <= most => Ok(value),
            _ => Err(format!("{value} is too large; the most is {most}")),
        },
        None => Err(format!("\"{}\" is not a whole number", show(cell))),
    }
}

fn digits(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut sum = 0i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        sum = sum * 10 + i64::from(digit - b'0');
    }
    Some(sign * sum)
}

/// Columns of the choices file, in the order in which cells are asked for.
pub(crate) const CHOICES: [Column; 5] = [
    Column::needed("applicant"),
    Column::needed("rank"),
    Column::needed("programme"),
    Column::needed("priority"),
    Column::optional("class"),
];

/// One row of the choices file, understood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) rank: u16,
    pub(crate) programme: u32,
    pub(crate) priority: u32,
    /// 0 without a class.
    pub(crate) class: u16,
}

/// What a row's numbers and names mean; complaints when something is wrong with them.
pub(crate) fn choice(
    row: &Row<'_>,
    file: &Path,
    programmes: &Names,
    classes: &mut Names,
    complaints: &mut Complaints,
) -> Option<Choice> {
    let rank = number(row.cell(1), u32::from(u16::MAX)).and_then(|rank| match u16::try_from(rank) {
        Ok(rank) if rank > 0 => Ok(rank),
        _ => Err("0 is no rank; the most wanted programme has rank 1".to_owned()),
    });
    let programme = with_text(row.cell(2), |text| programmes.find(text));
    let priority = number(row.cell(3), u32::MAX - 1);
    let class = class_number(row.cell(4), classes);
    if let (Ok(rank), Some(programme), Ok(priority), Some(class)) = (&rank, programme, &priority, class) {
        return Some(Choice { rank: *rank, programme, priority: *priority, class });
    }
    if let Err(reason) = rank {
        complaints.row(file, row.line, "rank", reason);
    }
    if programme.is_none() {
        complaints.row(file, row.line, "programme", unknown_programme(row.cell(2)));
    }
    if let Err(reason) = priority {
        complaints.row(file, row.line, "priority", reason);
    }
    if class.is_none() {
        complaints.row(file, row.line, "class", "there are more than 65,000 different classes");
    }
    None
}

/// The complaint about a programme that the programmes file does not have.
pub(crate) fn unknown_programme(cell: Cell<'_>) -> String {
    match cell {
        Cell::Empty => "is empty; a programme is needed".to_owned(),
        cell => format!("unknown programme \"{}\"", show(cell)),
    }
}

/// Classes are numbered from 1; 0 is none. Nothing when there are too many.
pub(crate) fn class_number(cell: Cell<'_>, classes: &mut Names) -> Option<u16> {
    match cell {
        Cell::Empty => Some(0),
        cell => with_text(cell, |text| classes.number(text))
            .and_then(|number| u16::try_from(number + 1).ok())
            .filter(|class| *class < u16::MAX),
    }
}
