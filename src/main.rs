//! Entry points: the browser mounts the page, a terminal runs the command line. Nothing else belongs here.

#[cfg(target_arch = "wasm32")]
fn main() {
    coopstat::app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    coopstat::cli::run(std::env::args_os())
}
