//! The command line: reads arguments and answers with an exit code. Each command has a file of its own; nothing is worked out here.

pub mod check;
pub mod export;
pub mod folder;
pub mod outcomes;
pub mod pictures;
pub mod progress;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::model::Lang;

/// Everything is in order.
pub const CONFORMS: u8 = 0;
/// The data does not conform.
pub const BROKEN: u8 = 1;
/// Checks differ, and `--strict` was asked for.
pub const DIFFERS: u8 = 3;
/// The command was not used as it should be; clap uses the same code.
pub const USAGE: u8 = 2;
/// A chart that was asked for has nothing to show.
pub const NOTHING: u8 = 4;
/// A file, or what there is to tell, could not be written.
pub const UNWRITTEN: u8 = 5;

/// A text with words of the data in it, fit for a terminal and for one line of a log: control characters, which could steer either, are shown as `�`.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    Vi,
    En,
}

impl Language {
    const fn lang(self) -> Lang {
        match self {
            Self::Vi => Lang::Vi,
            Self::En => Lang::En,
        }
    }
}

/// Xem và kiểm tra số liệu hợp tác xã · The figures of Viet Nam's co-operative sector.
#[derive(Debug, Parser)]
#[command(name = "coopstat", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Export(Box<export::Export>),
    #[command(hide = true)] // the build's
    Pictures(pictures::Pictures),
}

/// Runs the command that the arguments name, the first being the program itself.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> ExitCode {
    let live = io::stderr().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    ExitCode::from(run_on(arguments, &mut out, &mut io::stderr().lock(), live))
}

/// As [`run`], with somewhere else to write to, which is no terminal. Gives the exit code.
pub fn run_with(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    run_on(arguments, out, err, false)
}

fn run_on(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    live: bool,
) -> u8 {
    let (mut out, mut err) = (Listened::new(out), Listened::new(err));
    let outcome = match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command: Command::Check(check) }) => check.run(&mut out, &mut err, live),
        Ok(Arguments { command: Command::Export(export) }) => export.run(&mut out, &mut err, live),
        Ok(Arguments { command: Command::Pictures(pictures) }) => pictures.run(&mut out, &mut err),
        Err(said) => {
            let code = u8::try_from(said.exit_code()).unwrap_or(USAGE);
            let text = said.render().to_string();
            if said.use_stderr() { err.write_all(text.as_bytes()) } else { out.write_all(text.as_bytes()) }
                .map(|()| code)
        }
    };
    match outcome.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => code,
        Err(error) => {
            // Where this cannot be told either, the code is left.
            let _ = writeln!(err, "Không ghi được kết quả · The output cannot be written: {error}.");
            UNWRITTEN
        }
    }
}

/// Where a command writes to, as long as somebody reads: who closed the pipe (`| head`) has read enough. What is written after that goes nowhere, and
/// the command goes on to the code that it would have given.
struct Listened<'w> {
    to: &'w mut dyn Write,
    is_left: bool,
}

impl<'w> Listened<'w> {
    fn new(to: &'w mut dyn Write) -> Self {
        Self { to, is_left: false }
    }

    fn unless_left<T>(&mut self, done: T, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        if self.is_left {
            return Ok(done);
        }
        match write(self.to) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_left = true;
                Ok(done)
            }
            other => other,
        }
    }
}

impl Write for Listened<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_left(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_left((), |to| to.flush())
    }
}
