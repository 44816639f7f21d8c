//! The placement file: written beside its place and moved there when it is whole.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allocation::NOWHERE;
use anyhow::Context;
use arrow::array::{ArrayRef, Int32Array, Int64Array, RecordBatch, StringArray};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use parquet::basic;
use parquet::file::properties::WriterProperties;
use tempfile::NamedTempFile;

use super::names::Names;
use super::progress::Progress;
use super::read::Problem;
use super::table::Form;

/// The file that is being written, for the handler of an interrupt.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C ends the program at once, with no half file left: exit code 130, as shells expect.
pub(crate) fn delete_unfinished_output_on_interrupt() -> anyhow::Result<()> {
    ctrlc::set_handler(|| {
        if let Some(path) = unfinished().take() {
            let _ = fs::remove_file(path);
        }
        eprintln!("\nsadok: interrupted, nothing was written");
        std::process::exit(130);
    })
    .context("cannot listen for Ctrl-C")
}

/// A place to write a placement to.
pub(crate) enum Output {
    /// CSV to standard output.
    Standard,
    /// A file, unfinished until [`Output::write`] has moved it to its place.
    File { temporary: NamedTempFile, path: PathBuf, form: Form },
}

impl Output {
    /// Makes sure at the start that there is something to write to at the end.
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Ok(Self::Standard) };
        let form = Form::of(path)?;
        let directory = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let shown = || format!("cannot write to {}", path.display());
        if path.is_dir() {
            anyhow::bail!("{}: is a directory", path.display());
        }
        let temporary = tempfile::Builder::new()
            .prefix(".sadok-")
            .suffix(".part")
            .tempfile_in(directory)
            .with_context(shown)?;
        *unfinished() = Some(temporary.path().to_owned());
        Ok(Self::File { temporary, path: path.to_owned(), form })
    }

    /// Writes the whole placement, in the order of the applicants' names.
    pub(crate) fn write(self, problem: &Problem, seat: &[u32], progress: Progress) -> anyhow::Result<()> {
        let order = problem.applicants.sorted();
        let bar = progress.bar("writing", order.len() as u64, false);
        let rows = Rows { problem, seat, order: &order, bar: &bar };
        match self {
            Self::Standard => rows.csv(&mut BufWriter::new(io::stdout().lock()))?,
            Self::File { temporary, path, form } => {
                let shown = || format!("cannot write to {}", path.display());
                match form {
                    Form::Csv => rows.csv(&mut BufWriter::with_capacity(1 << 18, temporary.as_file()))?,
                    Form::Gzip => {
                        // No time stamp in the header: the same placement gives the same bytes.
                        let file = BufWriter::new(temporary.as_file());
                        let mut packed = GzEncoder::new(file, Compression::default());
                        rows.csv(&mut packed).with_context(shown)?;
                        packed.finish().and_then(|mut file| file.flush()).with_context(shown)?;
                    }
                    Form::Parquet => rows.parquet(temporary.as_file()).with_context(shown)?,
                }
                allow_others_to_read(temporary.as_file());
                temporary.as_file().sync_all().with_context(shown)?;
                let mut pending = unfinished();
                temporary.persist(&path).map_err(|error| error.error).with_context(shown)?;
                *pending = None;
            }
        }
        bar.finish_and_clear();
        Ok(())
    }
}

/// A temporary file is private; the result should be as any file that a program writes.
fn allow_others_to_read(file: &fs::File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = file.set_permissions(fs::Permissions::from_mode(0o644));
    }
}

struct Rows<'a> {
    problem: &'a Problem,
    seat: &'a [u32],
    order: &'a [u32],
    bar: &'a indicatif::ProgressBar,
}

impl Rows<'_> {
    fn csv(&self, to: &mut impl Write) -> io::Result<()> {
        to.write_all(b"applicant,programme,rank\n")?;
        for block in self.order.chunks(8192) {
            for &child in block {
                let seat = self.seat[child as usize];
                write_field(to, self.problem.applicants.text(child))?;
                to.write_all(b",")?;
                if seat != NOWHERE {
                    write_field(to, self.problem.programmes.text(seat))?;
                }
                to.write_all(b",")?;
                if let Some(rank) = self.problem.rank_of_seat(child, seat) {
                    write!(to, "{rank}")?;
                }
                to.write_all(b"\n")?;
            }
            self.bar.inc(block.len() as u64);
        }
        to.flush()
    }

    fn parquet(&self, file: &fs::File) -> anyhow::Result<()> {
        let applicants = Identifiers::new(&self.problem.applicants);
        let programmes = Identifiers::new(&self.problem.programmes);
        let batch = |block: &[u32]| -> anyhow::Result<RecordBatch> {
            let seats: Vec<Option<u32>> = block
                .iter()
                .map(|child| Some(self.seat[*child as usize]).filter(|seat| *seat != NOWHERE))
                .collect();
            let ranks: Int32Array = block
                .iter()
                .map(|child| self.problem.rank_of_seat(*child, self.seat[*child as usize]))
                .map(|rank| rank.and_then(|rank| i32::try_from(rank).ok()))
                .collect();
            Ok(RecordBatch::try_from_iter_with_nullable([
                ("applicant", applicants.array(block.iter().map(|child| Some(*child))), false),
                ("programme", programmes.array(seats.into_iter()), true),
                ("rank", Arc::new(ranks) as ArrayRef, true),
            ])?)
        };
        let properties = WriterProperties::builder()
            .set_compression(basic::Compression::SNAPPY)
            .set_created_by("sadok".to_owned())
            .build();
        let mut writer = ArrowWriter::try_new(file, batch(&[])?.schema(), Some(properties))?;
        for block in self.order.chunks(65_536) {
            writer.write(&batch(block)?)?;
            self.bar.inc(block.len() as u64);
        }
        writer.close()?;
        Ok(())
    }
}

/// Names as a Parquet column: whole numbers when all of them are, texts otherwise.
struct Identifiers<'a> {
    names: &'a Names,
    whole: Option<Vec<i64>>,
}

impl<'a> Identifiers<'a> {
    fn new(names: &'a Names) -> Self {
        Self { names, whole: names.as_whole_numbers() }
    }

    fn array(&self, numbers: impl Iterator<Item = Option<u32>>) -> ArrayRef {
        match &self.whole {
            Some(whole) => {
                Arc::new(numbers.map(|number| number.map(|n| whole[n as usize])).collect::<Int64Array>())
            }
            None => {
                Arc::new(numbers.map(|number| number.map(|n| self.names.show(n))).collect::<StringArray>())
            }
        }
    }
}

/// A CSV field, quoted where RFC 4180 asks for it.
fn write_field(to: &mut impl Write, text: &[u8]) -> io::Result<()> {
    if !text.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        return to.write_all(text);
    }
    to.write_all(b"\"")?;
    for part in text.split_inclusive(|byte| *byte == b'"') {
        to.write_all(part)?;
        if part.ends_with(b"\"") {
            to.write_all(b"\"")?;
        }
    }
    to.write_all(b"\"")
}

/// The most memory that this process has had so far, in bytes; nothing where the system does not say.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
