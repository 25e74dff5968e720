//! Figures to findings: which statement is shown, change, growth, index, attainment, stock and flow, and the checks.
//! Pure arithmetic on a `Dataset`; no wording, no drawing, no browser.

pub mod apart;
pub mod change;
pub mod checks;
pub mod figure;
pub mod held;
pub mod plan;
pub mod quoted;
pub mod select;
pub mod since;
pub mod stockflow;
#[cfg(test)]
pub(crate) mod testing;

pub use apart::{Apart, apart, follows, is_remainder};
pub use change::{Change, change, growth, index};
pub use figure::{Figure, figure, nearest_year, times_scale};
pub use held::{Held, held};
pub use plan::{Attainment, attainment};
pub use select::{in_order, shown};
pub use since::{Since, since, tells};
pub use stockflow::{Reconciled, StockFlow, begs, beyond, reconciled, stock_flow};
