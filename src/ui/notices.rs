//! What went wrong, what is under way, and what was just done.

use leptos::prelude::*;

use crate::model::Lang;
use crate::platform::page as browser;
use crate::present::ViewState;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::dom::{El, button, el};
use super::page::pick;
use super::{PART, Page, Problem};

/// The errors, each with its code, what to do, and another try where that can help.
pub(crate) fn notices(page: Page) -> AnyView {
    let all = move || {
        let lang = page.lang.get();
        let all = page.problems.get();
        // The latest: what was told before was seen.
        let more = all.len().saturating_sub(MOST);
        let shown = all.into_iter().enumerate().skip(more);
        let mut shown: Vec<_> = shown.map(|(place, problem)| notice(page, lang, place, problem).done()).collect();
        if more > 0 {
            shown.push(el("p").testid("more-errors").text(phrases::more_notices(lang, more)).done());
        }
        shown
    };
    el("div").class("notices").show(all).done()
}

/// More notices would push the figures out of sight.
const MOST: usize = 5;

/// A link to the site's own data, in the reader's language and colours, where the page's link names another catalog.
pub(crate) fn home(page: Page) -> Option<El> {
    page.state.with_untracked(|state| state.data.is_some()).then(|| {
        let of = |state: &ViewState| ViewState { lang: state.lang, theme: state.theme, ..ViewState::default() };
        let link = move || ["?", &page.state.with(of).to_query()].concat();
        el("a").bind("href", link).words(page.t(Msg::BackToOriginal))
    })
}

/// The id of a notice by its place.
fn id(place: usize) -> String {
    ["problem-", &place.to_string()].concat()
}

fn notice(page: Page, lang: Lang, place: usize, problem: Problem) -> El {
    // The button goes with its notice: the next one is there then, or the one before, or the page.
    let gone = move || browser::keep_focus(vec![id(place), id(place.saturating_sub(1)), "main".to_owned()]);
    let lines = problem.lines.into_iter().map(|line| el("li").text(pick(lang, line)));
    let (code, file) = (problem.code.clone(), problem.file.clone());
    // A part of the page has a file with the digest of its bytes in its name: the loader knows it.
    let (told_file, told_code) = if problem.file == PART {
        (browser::lacks().unwrap_or_else(|| file.clone()), "not-loaded".to_owned())
    } else {
        (file.clone(), code.clone())
    };
    let again = problem.retry.then(|| {
        let file = file.clone();
        let again = move || {
            page.retry.run(file.clone());
            gone();
        };
        button("tool", again).testid("retry").words(page.t(Msg::Retry))
    });
    // Without a catalog its notice is all that says why nothing follows, and while it stands the page goes on asking.
    let stays = problem.retry && file != PART && page.data.with_untracked(Option::is_none);
    let close = (!stays).then(|| {
        button("tool", move || {
            page.problems.update(|all| all.retain(|p| (&p.code, &p.file) != (&code, &file)));
            gone();
        })
        .words(page.t(Msg::Close))
    });
    el("div")
        .class("problem")
        .attr("id", id(place))
        .attr("tabindex", "-1")
        .attr("role", "alert")
        .testid("error")
        .attr("data-code", problem.code)
        .child(el("p").class("problem-text").text(pick(lang, problem.heading)))
        .child(el("ul").class("problem-lines").children(lines))
        .child(
            el("p")
                .class("problem-place")
                .child(el("code").text(told_file))
                .text(" · ")
                .child(el("code").text(told_code)),
        )
        .child(el("p").class("buttons").child_if(again).text(" ").child_if(close.or_else(|| home(page))))
}

/// A bar while files are under way (the style shows it only after 300 ms), and a live region for what was done.
pub(crate) fn progress(page: Page) -> AnyView {
    let bar = move || {
        let bar = el("div").class("progress").attr("role", "progressbar").testid("progress");
        (page.pending.get() > 0 || page.parts.waiting.get() > 0)
            .then(|| bar.bind("aria-label", move || page.t(Msg::Loading)().to_owned()))
    };
    el("div").show_one(bar).child(el("p").class("said").attr("role", "status").live(move || page.said.get())).done()
}
