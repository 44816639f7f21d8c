//! One table, whatever it is stored as: rows of named columns, streamed.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Int64Type};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::progress::{Counted, Progress};

/// A file with rows.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    path: PathBuf,
    form: Form,
}

/// How rows are stored, by the extension of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `.csv`
    Csv,
    /// `.csv.gz`
    Gzip,
    /// `.parquet`
    Parquet,
}

impl Form {
    /// Tells by the name; an error names the extensions that are understood.
    pub(crate) fn of(path: &Path) -> anyhow::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if name.ends_with(".csv.gz") {
            Ok(Self::Gzip)
        } else if name.ends_with(".csv") {
            Ok(Self::Csv)
        } else if name.ends_with(".parquet") {
            Ok(Self::Parquet)
        } else {
            bail!("{}: the name must end in .csv, .csv.gz or .parquet", path.display())
        }
    }
}

/// A column that is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
}

impl Column {
    pub(crate) const fn needed(name: &'static str) -> Self {
        Self { name, required: true }
    }
    pub(crate) const fn optional(name: &'static str) -> Self {
        Self { name, required: false }
    }
}

/// One value of a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    /// Text, without white space around it.
    Text(&'a [u8]),
    /// A whole number from a typed column.
    Whole(i64),
    /// Nothing: an empty field, a null, or a column that is not there.
    Empty,
}

/// One row.
pub(crate) struct Row<'a> {
    /// Line of a CSV (the header is line 1); row of a Parquet file, counted from 1.
    pub(crate) line: u64,
    cells: &'a [Cell<'a>],
}

impl Row<'_> {
    /// The cell of the column asked for at this position.
    pub(crate) fn cell(&self, column: usize) -> Cell<'_> {
        self.cells[column]
    }
}

/// Whether to read on.
pub(crate) enum Go {
    On,
    Stop,
}

/// Rows of a Parquet file that are decoded at once.
const BATCH: usize = 16 * 1024;

impl Table {
    /// A table by its path; the extension must be one that is understood.
    pub(crate) fn new(path: &Path) -> anyhow::Result<Self> {
        Ok(Self { path: path.to_owned(), form: Form::of(path)? })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Visits all rows in turn; only the columns asked for, in the order asked.
    ///
    /// # Errors
    /// When the file cannot be read, is not what its extension says, or lacks a required column.
    pub(crate) fn read(
        &self,
        columns: &[Column],
        progress: Progress,
        mut visit: impl FnMut(&Row<'_>) -> anyhow::Result<Go>,
    ) -> anyhow::Result<()> {
        let shown = || self.path.display().to_string();
        let file = File::open(&self.path).with_context(shown)?;
        let metadata = file.metadata().with_context(shown)?;
        if metadata.is_dir() {
            bail!("{}: is a directory", self.path.display());
        }
        let title = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bar = progress.bar(&format!("reading {title}"), metadata.len(), true);
        let counted = Counted { inner: file, bar: bar.clone() };
        match self.form {
            Form::Csv => self.read_csv(counted, columns, &mut visit)?,
            Form::Gzip => {
                let plain = flate2::read::MultiGzDecoder::new(BufReader::with_capacity(1 << 18, counted));
                self.read_csv(plain, columns, &mut visit)?;
            }
            Form::Parquet => self.read_parquet(counted.inner, columns, &bar, &mut visit)?,
        }
        bar.finish_and_clear();
        Ok(())
    }

    fn read_csv(
        &self,
        source: impl Read,
        columns: &[Column],
        visit: &mut impl FnMut(&Row<'_>) -> anyhow::Result<Go>,
    ) -> anyhow::Result<()> {
        let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_reader(source);
        let header = reader.byte_headers().map_err(|error| self.explain(&error))?.clone();
        let names: Vec<&[u8]> = header.iter().map(trim).collect();
        let places = self.places(columns, |wanted| {
            let mut found = names.iter().enumerate().filter(|(_, name)| **name == wanted.as_bytes());
            (found.next().map(|(at, _)| at), found.next().is_some())
        });
        let places = places.with_context(|| self.header_hint(&names))?;
        let mut record = csv::ByteRecord::new();
        loop {
            if !reader.read_byte_record(&mut record).map_err(|error| self.explain(&error))? {
                return Ok(());
            }
            let mut cells = [Cell::Empty; 8];
            for (cell, place) in cells.iter_mut().zip(&places) {
                if let Some(text) =
                    place.and_then(|at| record.get(at)).map(trim).filter(|text| !text.is_empty())
                {
                    *cell = Cell::Text(text);
                }
            }
            let line = record.position().map_or(0, csv::Position::line);
            if let Go::Stop = visit(&Row { line, cells: &cells[..columns.len()] })? {
                return Ok(());
            }
        }
    }

    fn header_hint(&self, names: &[&[u8]]) -> String {
        let found: Vec<_> = names.iter().map(|name| String::from_utf8_lossy(name)).collect();
        let hint = if names.len() == 1 && (names[0].contains(&b';') || names[0].contains(&b'\t')) {
            " (the fields must be separated by commas)"
        } else {
            ""
        };
        format!("{}:1: the header says \"{}\"{hint}", self.path.display(), found.join(","))
    }

    /// Where each column asked for is.
    fn places(
        &self,
        columns: &[Column],
        find: impl Fn(&str) -> (Option<usize>, bool),
    ) -> anyhow::Result<Vec<Option<usize>>> {
        columns
            .iter()
            .map(|column| match find(column.name) {
                (_, true) => bail!("column {} is there twice", column.name),
                (None, _) if column.required => bail!("there is no column {}", column.name),
                (at, _) => Ok(at),
            })
            .collect()
    }

    fn explain(&self, error: &csv::Error) -> anyhow::Error {
        let path = self.path.display();
        match error.kind() {
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(0, csv::Position::line);
                anyhow::anyhow!("{path}:{line}: {len} fields, but the header has {expected_len}")
            }
            csv::ErrorKind::Io(error) => anyhow::anyhow!("{path}: {error}"),
            _ => anyhow::anyhow!("{path}: {error}"),
        }
    }

    fn read_parquet(
        &self,
        file: File,
        columns: &[Column],
        bar: &indicatif::ProgressBar,
        visit: &mut impl FnMut(&Row<'_>) -> anyhow::Result<Go>,
    ) -> anyhow::Result<()> {
        let shown = || format!("{}: not a readable Parquet file", self.path.display());
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).with_context(shown)?;
        let schema = builder.schema().clone();
        let places = self
            .places(columns, |wanted| {
                let mut found =
                    schema.fields().iter().enumerate().filter(|(_, field)| field.name() == wanted);
                (found.next().map(|(at, _)| at), found.next().is_some())
            })
            .with_context(|| {
                let names: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
                format!("{}: the columns are {}", self.path.display(), names.join(", "))
            })?;
        let wanted: Vec<usize> = places.iter().flatten().copied().collect();
        let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
        bar.set_length(rows);
        let reader = builder.with_projection(mask).with_batch_size(BATCH).build().with_context(shown)?;
        let mut line = 0;
        for batch in reader {
            let batch = batch.with_context(shown)?;
            bar.inc(batch.num_rows() as u64);
            if let Go::Stop = self.visit_batch(&batch, columns, &mut line, visit)? {
                return Ok(());
            }
        }
        Ok(())
    }

    fn visit_batch(
        &self,
        batch: &RecordBatch,
        columns: &[Column],
        line: &mut u64,
        visit: &mut impl FnMut(&Row<'_>) -> anyhow::Result<Go>,
    ) -> anyhow::Result<Go> {
        let values: Vec<Option<Values>> = columns
            .iter()
            .map(|column| {
                let shown = || format!("{}: column {}", self.path.display(), column.name);
                batch
                    .column_by_name(column.name)
                    .map(|array| Values::new(array).with_context(shown))
                    .transpose()
            })
            .collect::<anyhow::Result<_>>()?;
        for at in 0..batch.num_rows() {
            *line += 1;
            let mut cells = [Cell::Empty; 8];
            for (cell, values) in cells.iter_mut().zip(&values) {
                if let Some(values) = values {
                    *cell = values.cell(at);
                }
            }
            if let Go::Stop = visit(&Row { line: *line, cells: &cells[..columns.len()] })? {
                return Ok(Go::Stop);
            }
        }
        Ok(Go::On)
    }
}

/// A column of a Parquet batch in one of the two shapes that are read.
enum Values {
    Text(arrow::array::ArrayRef),
    Whole(arrow::array::ArrayRef),
}

impl Values {
    fn new(array: &arrow::array::ArrayRef) -> anyhow::Result<Self> {
        let kind = match array.data_type() {
            DataType::Dictionary(_, values) => values.as_ref(),
            kind => kind,
        };
        Ok(match kind {
            kind if kind.is_integer() => Self::Whole(cast(array, &DataType::Int64)?),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => {
                Self::Text(cast(array, &DataType::Utf8)?)
            }
            other => bail!("is of type {other}; text or whole numbers are understood"),
        })
    }

    fn cell(&self, at: usize) -> Cell<'_> {
        match self {
            Self::Text(array) if array.is_valid(at) => {
                match trim(array.as_string::<i32>().value(at).as_bytes()) {
                    [] => Cell::Empty,
                    text => Cell::Text(text),
                }
            }
            Self::Whole(array) if array.is_valid(at) => {
                Cell::Whole(array.as_primitive::<Int64Type>().value(at))
            }
            _ => Cell::Empty,
        }
    }
}

fn trim(text: &[u8]) -> &[u8] {
    match text {
        [first, .., last] if !first.is_ascii_whitespace() && !last.is_ascii_whitespace() => text,
        _ => text.trim_ascii(),
    }
}
