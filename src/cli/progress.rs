//! A line on a terminal that tells how far the work is; nothing where the output goes into a file or a pipe.

use std::io::{self, Write};

/// Cells of the bar.
const CELLS: usize = 30;

/// A bar that is drawn over itself.
pub struct Progress<'a> {
    to: &'a mut dyn Write,
    live: bool,
    shown: Option<usize>,
}

impl<'a> Progress<'a> {
    /// A bar on `to`, or none where that is no terminal.
    pub fn new(to: &'a mut dyn Write, live: bool) -> Self {
        Self { to, live, shown: None }
    }

    /// Shows that so many of all are done. Draws only when the per cent changes.
    pub fn show(&mut self, done: usize, all: usize) -> io::Result<()> {
        let percent = done.min(all).saturating_mul(100).checked_div(all).unwrap_or(100);
        if !self.live || self.shown.replace(percent) == Some(percent) {
            return Ok(());
        }
        let full = percent * CELLS / 100;
        write!(self.to, "\r[{}{}] {percent:>3}%", "█".repeat(full), "·".repeat(CELLS - full))?;
        self.to.flush()
    }

    /// Takes the bar away.
    pub fn clear(&mut self) -> io::Result<()> {
        if self.shown.take().is_some() {
            write!(self.to, "\r\x1b[K")?;
            self.to.flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_drawn_once_a_per_cent_and_taken_away() {
        let mut to = Vec::new();
        let mut bar = Progress::new(&mut to, true);
        for done in 0..1000 {
            bar.show(done, 1000).unwrap();
        }
        bar.clear().unwrap();
        let text = String::from_utf8(to).unwrap();
        assert_eq!(text.matches('\r').count(), 101, "0 to 99 %, then the end");
        assert!(text.contains(" 99%") && text.ends_with("\r\x1b[K"));
    }

    #[test]
    fn a_pipe_sees_nothing_and_nothing_to_do_is_done() {
        let mut to = Vec::new();
        let mut bar = Progress::new(&mut to, false);
        bar.show(1, 2).unwrap();
        bar.clear().unwrap();
        assert!(to.is_empty());
        Progress::new(&mut to, true).show(0, 0).unwrap();
        assert!(String::from_utf8(to).unwrap().contains("100%"));
    }
}
