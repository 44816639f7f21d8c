//! CSV as RFC 4180 has it, strictly: a stray or unclosed quotation mark is an error with its line, because
//! a lenient reader would swallow half the file into one cell.

use std::sync::Arc;

use super::{Limits, ReadOptions, Row, Table, fit, header, text};
use crate::findings::{Code, Finding};

/// Reads a CSV file. Blank lines are skipped; lines may end in LF, CR LF or CR.
pub(super) fn read(file: &Arc<str>, bytes: &[u8], options: &ReadOptions) -> Result<Table, Box<Finding>> {
    let text = text::decode(file, bytes, options.encoding.as_deref())?;
    let delimiter = options.delimiter.unwrap_or_else(|| sniff(&text));
    let mut records =
        Records { file, rest: text.chars().peekable(), line: 1, delimiter, limits: &options.limits };
    let Some((line, names)) = records.next_record()? else {
        return Err(Box::new(Finding::new(file, Code::NoHeader)));
    };
    let columns = header(file, line, names, &options.limits)?;
    let mut table = Table { file: Arc::clone(file), columns, rows: Vec::new(), faults: Vec::new() };
    while let Some((line, cells)) = records.next_record()? {
        if table.rows.len() + table.faults.len() >= options.limits.rows {
            let limit = options.limits.rows;
            return Err(Box::new(Finding::new(file, Code::TooManyRows).at(line).with("limit", limit)));
        }
        match fit(file, line, cells, table.columns.len()) {
            Ok(cells) => table.rows.push(Row { line, cells, geometry: None }),
            Err(fault) => table.faults.push(fault),
        }
    }
    Ok(table)
}

/// The delimiter that splits the header into most cells: comma, semicolon, tab or bar.
fn sniff(text: &str) -> char {
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let count = |delimiter: char| {
        let mut quoted = false;
        header
            .chars()
            .filter(|character| {
                quoted ^= *character == '"';
                !quoted && *character == delimiter
            })
            .count()
    };
    // max_by_key takes the last of equals, so the comma stands last.
    ['|', '\t', ';', ','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(',')
}

struct Records<'a> {
    file: &'a Arc<str>,
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    line: u32,
    delimiter: char,
    limits: &'a Limits,
}

/// How a cell ended.
#[derive(PartialEq)]
enum End {
    Cell,
    Record,
}

impl Records<'_> {
    /// The next record that is not a blank line, with the line it starts on.
    fn next_record(&mut self) -> Result<Option<(u32, Vec<String>)>, Box<Finding>> {
        loop {
            let Some(first) = self.rest.peek() else { return Ok(None) };
            if matches!(first, '\n' | '\r') {
                self.line_end();
                continue;
            }
            let line = self.line;
            let mut cells = Vec::new();
            loop {
                let (cell, end) = self.cell(cells.len() + 1)?;
                cells.push(cell);
                if end == End::Record {
                    return Ok(Some((line, cells)));
                }
                // A record wider than any header can be is refused before it fills the memory.
                if cells.len() > self.limits.columns {
                    return Err(Box::new(
                        Finding::new(self.file, Code::TooManyColumns)
                            .at(line)
                            .with("columns", cells.len())
                            .with("limit", self.limits.columns),
                    ));
                }
            }
        }
    }

    fn cell(&mut self, column: usize) -> Result<(String, End), Box<Finding>> {
        if self.rest.next_if_eq(&'"').is_some() {
            return self.quoted(column);
        }
        let mut cell = String::new();
        loop {
            match self.rest.peek().copied() {
                None => return Ok((cell, End::Record)),
                Some('\n' | '\r') => {
                    self.line_end();
                    return Ok((cell, End::Record));
                }
                Some(character) if character == self.delimiter => {
                    self.rest.next();
                    return Ok((cell, End::Cell));
                }
                Some('"') => return Err(self.fault(Code::StrayQuote, self.line, column)),
                Some(character) => {
                    self.rest.next();
                    self.push(&mut cell, character, self.line, column)?;
                }
            }
        }
    }

    fn quoted(&mut self, column: usize) -> Result<(String, End), Box<Finding>> {
        let started = self.line;
        let mut cell = String::new();
        loop {
            match self.rest.next() {
                None => return Err(self.fault(Code::UnclosedQuote, started, column)),
                Some('"') if self.rest.next_if_eq(&'"').is_some() => cell.push('"'),
                Some('"') => break,
                Some(character) => {
                    if character == '\n' {
                        self.line += 1;
                    }
                    self.push(&mut cell, character, started, column)?;
                }
            }
        }
        match self.rest.peek().copied() {
            None => Ok((cell, End::Record)),
            Some('\n' | '\r') => {
                self.line_end();
                Ok((cell, End::Record))
            }
            Some(character) if character == self.delimiter => {
                self.rest.next();
                Ok((cell, End::Cell))
            }
            Some(_) => Err(self.fault(Code::StrayQuote, self.line, column)),
        }
    }

    fn push(&self, cell: &mut String, character: char, line: u32, column: usize) -> Result<(), Box<Finding>> {
        cell.push(character);
        if cell.len() > self.limits.cell_bytes {
            let mut fault = self.fault(Code::CellTooLarge, line, column);
            fault.args.push(("limit", self.limits.cell_bytes.to_string()));
            return Err(fault);
        }
        Ok(())
    }

    /// Takes one line end: LF, CR LF or a lone CR.
    fn line_end(&mut self) {
        self.rest.next_if_eq(&'\r');
        self.rest.next_if_eq(&'\n');
        self.line += 1;
    }

    fn fault(&self, code: Code, line: u32, column: usize) -> Box<Finding> {
        Box::new(Finding::new(self.file, code).at(line).in_column(column.to_string()))
    }
}
