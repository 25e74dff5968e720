//! The marks on cards and charts whose figures differ from others, and where they lead. The list to which they lead is the panel's (`checks`), and what is
//! found before anything is marked is kept in `found`.

use std::sync::Arc;

use crate::analysis::checks::Outcome;
use crate::model::{Dataset, Lang};
use crate::platform::{history, page as browser};
use crate::present::FigureRef;
use crate::present::charts::ChartView;
use crate::present::checks::{Filter, Mark, Wanted, mark_of_figure, mark_of_statements};

use super::Page;
use super::checks::{HEADING, keep_to};
use super::dom::{El, button, el};
use super::late::OfCard;
use super::page::Found;

/// Where the marks of cards lead: the checks in the dialog.
pub(super) const IN_DIALOG: &str = "provenance-checks";

fn sign(mark: &Mark) -> (&'static str, String) {
    let class = if mark.soft { "mark soft" } else { "mark" };
    (class, mark.words.clone())
}

/// The mark of a card, while its figure takes part in a difference: opens the figure's provenance at its checks.
pub(super) fn mark_of_card(page: Page, figure: FigureRef) -> Option<Mark> {
    marked(page, |data, found, lang| mark_of_figure(data, &found.outcomes, figure, lang))
}

/// A mark by what was found, in the language of the page; none as long as not all is found that it would count.
pub(super) fn marked<T>(page: Page, mark: impl FnOnce(&Dataset, &Found, Lang) -> Option<T>) -> Option<T> {
    page.lang.track();
    let data = page.data.get_untracked()?;
    let selection = page.selection.get_untracked()?;
    page.found.with(|found| {
        let found = found.as_ref().filter(|found| found.is_of(&data) && found.is_all_of(&selection))?;
        mark(&data, found, selection.lang)
    })
}

/// The mark of a card, as a button.
pub(super) fn button_of_card(page: Page, mark: &Mark, figure: OfCard) -> El {
    button_of(page, mark, "card-differs", move || figure.get_untracked().map(|(_, name)| name))
}

/// The mark of a figure, as a button, given the figure's name in links.
pub(super) fn button_of(
    page: Page,
    mark: &Mark,
    testid: &'static str,
    name: impl Fn() -> Option<String> + 'static,
) -> El {
    let (class, words) = sign(mark);
    let open = move || {
        page.change(|state| state.figure = name());
        browser::next_frame(|| browser::focus(IN_DIALOG));
    };
    button(class, open)
        .testid(testid)
        .attr("title", words) // its name too: beside a name of its own it would be heard again as the description
        .child(el("span").class("sign").attr("aria-hidden", "true").text("≠"))
        .child(el("span").attr("aria-hidden", "true").text(mark.count.to_string()))
}

/// The mark of a chart: leads to the panel, kept to the chart's figures.
pub(super) fn mark_of_chart(page: Page, view: &ChartView) -> Option<Mark> {
    marked(page, |_, found, lang| mark_of_statements(&found.outcomes, &view.statements, lang))
}

/// What was found of the selection, where that is all.
pub(super) fn known(page: Page) -> Option<Arc<Vec<Outcome>>> {
    marked(page, |_, found, _| Some(Arc::clone(&found.outcomes)))
}

/// The mark of a chart, as a button.
pub(super) fn button_of_chart(page: Page, mark: &Mark, view: super::chart::View) -> El {
    let (class, words) = sign(mark);
    let open = move || {
        let chart = view.with_untracked(|view| view.as_deref().map(|view| view.id));
        let filter = Filter { chart, ..Filter::default() };
        // The panel stands far below: Back leads from there to the chart again, also where the link has this filter already.
        if !keep_to(page, Wanted { filter, ..Wanted::default() }, Some(true)) {
            history::step_over("");
        }
        browser::next_frame(|| browser::focus(HEADING));
    };
    el("p").child(
        button(class, open)
            .testid("chart-differs")
            .child(el("span").class("sign").attr("aria-hidden", "true").text("≠"))
            .text(words),
    )
}
