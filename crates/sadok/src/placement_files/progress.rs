//! Progress on stderr: bars on a terminal, silence elsewhere.

use std::io::{self, Read};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Makes bars, or does not when it was told to be quiet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Progress {
    quiet: bool,
}

impl Progress {
    /// `quiet` draws nothing even on a terminal.
    pub(crate) fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    fn target(self) -> ProgressDrawTarget {
        if self.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() }
    }

    /// A bar over the bytes of a file, or over rows to write.
    pub(crate) fn bar(self, what: &str, length: u64, bytes: bool) -> ProgressBar {
        let template = if bytes {
            "{msg:32} {bar:30} {bytes}/{total_bytes} {eta}"
        } else {
            "{msg:32} {bar:30} {human_pos}/{human_len} {eta}"
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::with_draw_target(Some(length), self.target())
            .with_style(style)
            .with_message(what.to_owned())
    }

    /// A sign of life for work that cannot say how far it is.
    pub(crate) fn spinner(self, what: &str) -> ProgressBar {
        let spinner = ProgressBar::with_draw_target(None, self.target()).with_message(what.to_owned());
        spinner.enable_steady_tick(Duration::from_millis(100));
        spinner
    }
}

/// Counts what is read.
pub(crate) struct Counted<R> {
    pub(crate) inner: R,
    pub(crate) bar: ProgressBar,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bar.inc(read as u64);
        Ok(read)
    }
}
