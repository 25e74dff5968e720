//! What went wrong, what is under way, and what was just done.

use leptos::prelude::*;

use crate::model::Lang;
use crate::platform::page as browser;
use crate::present::ViewState;
use crate::text::phrases;
use crate::text::ui::Msg;

use super::dom::{El, button, el};
use super::page::pick;
use super::reactive::RwSignal;
use super::{PART, Page, Problem};

/// The errors, each with its code, what to do, and another try where that can help.
pub(crate) fn notices(page: Page) -> AnyView {
    let open = RwSignal::new(false);
    let tried = RwSignal::new(String::new()); // the file that the reader asked for again last
    let all = move || {
        let lang = page.lang.get();
        let (mut all, mut rest) = (page.problems.get(), Vec::new());
        // Its notice went with the press, and the focus to the page: where it failed again it goes back there.
        let file = tried.with_untracked(String::clone);
        if all.iter().any(|problem| problem.file == file) {
            tried.set(String::new());
            browser::focus_back("main", id("again", &file));
        }
        // All are made anew. A button that goes with its notice leaves the last of the others, or the page.
        let mut others: Vec<_> = all.iter().rev().map(|problem| id("problem", &problem.file)).collect();
        others.push("main".to_owned());
        browser::keep_focus_of(".problem", others);
        if all.iter().filter(|problem| problem.file != PART).count() > OPEN {
            let mut count = 0;
            // That a part did not come is shown over the page.
            (all, rest) = all.into_iter().partition(|problem| {
                count += usize::from(problem.file != PART);
                problem.file == PART || count <= OPEN
            });
        }
        let more = rest.len();
        let one = |problem| notice(page, lang, problem, tried).done();
        let mut shown: Vec<AnyView> = all.into_iter().map(one).collect();
        if more > 0 {
            shown.push(of_all(page, lang, more, open).done());
            shown.extend(rest.into_iter().take(if open.get() { more } else { 0 }).map(one));
        }
        shown
    };
    el("div").class("notices").show(all).done()
}

/// A link to the site's own data, in the reader's language and colours, where the page's link names another catalog.
pub(crate) fn home(page: Page) -> Option<El> {
    page.state.with_untracked(|state| state.data.is_some()).then(|| {
        let of = |state: &ViewState| ViewState { lang: state.lang, theme: state.theme, ..ViewState::default() };
        let link = move || ["?", &page.state.with(of).to_query()].concat();
        el("a").bind("href", link).words(page.t(Msg::BackToOriginal))
    })
}

/// So many notices stand open; what comes after them is one line until the reader asks for it.
const OPEN: usize = 3;

/// How many more notices there are, and what can be done about all of them at once.
fn of_all(page: Page, lang: Lang, more: usize, open: RwSignal<bool>) -> El {
    const ID: &str = "more-problems";
    let toggle = move || {
        open.update(|open| *open = !*open);
        browser::keep_focus(vec![ID.to_owned()]);
    };
    let gone = || browser::keep_focus(vec!["main".to_owned()]);
    let again = move || {
        for problem in page.problems.get_untracked().into_iter().filter(|problem| problem.retry) {
            (page.retry)(problem.file);
        }
        gone();
    };
    let close = move || {
        if untrack(move || page.parts.failed()) {
            page.take_back();
        }
        page.problems.update(|all| all.retain(|problem| stays(page, problem)));
        open.set(false);
        gone();
    };
    let can_retry = page.problems.with_untracked(|all| all.iter().any(|problem| problem.retry));
    let expanded = if open.get_untracked() { "true" } else { "false" };
    let more =
        button("tool", toggle).attr("id", ID).attr("aria-expanded", expanded).text(phrases::more_notices(lang, more));
    let again = can_retry.then(|| button("tool", again).testid("retry-all").words(page.t(Msg::RetryAll)));
    let close = button("tool", close).testid("close-all").words(page.t(Msg::CloseAll));
    el("p").class("buttons").child(more).text(" ").child_if(again).text(" ").child(close)
}

/// Whether a notice cannot be closed: without a catalog its notice is all that says why nothing follows, and while it stands the page goes on asking.
fn stays(page: Page, problem: &Problem) -> bool {
    problem.retry && problem.file != PART && page.data.with_untracked(Option::is_none)
}

/// The id of something of a file's notice.
fn id(what: &str, file: &str) -> String {
    [what, "-", file].concat()
}

fn notice(page: Page, lang: Lang, problem: Problem, tried: RwSignal<String>) -> El {
    let stays = stays(page, &problem);
    let lines = problem.lines.into_iter().map(|line| el("li").text(pick(lang, line)));
    let file = problem.file;
    // A part of the page has a file with the digest of its bytes in its name: the loader knows it.
    let (told_file, told_code) = if file == PART {
        (browser::lacks().unwrap_or_else(|| file.clone()), "not-loaded".to_owned())
    } else {
        (file.clone(), problem.code.clone())
    };
    let again = problem.retry.then(|| {
        let (file, id) = (file.clone(), id("again", &file));
        let again = move || {
            (page.retry)(file.clone());
            tried.set(file.clone());
        };
        button("tool", again).attr("id", id).testid("retry").words(page.t(Msg::Retry))
    });
    let whole = el("div").class("problem").attr("id", id("problem", &file));
    let close = (!stays).then(|| {
        let id = id("close", &file);
        let close = move || {
            page.problems.update(|all| all.retain(|problem| problem.file != file));
            if file == PART {
                page.take_back();
            }
        };
        button("tool", close).attr("id", id).words(page.t(Msg::Close))
    });
    whole
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

/// A bar while files are under way (the style shows it only after 300 ms), and what was done: a live region, and for a while before all eyes.
pub(crate) fn progress(page: Page) -> AnyView {
    let bar = move || {
        let bar = el("div").class("progress").attr("role", "progressbar").testid("progress");
        (page.pending.get() > 0 || page.parts.waiting.get() > 0)
            .then(|| bar.bind("aria-label", move || page.t(Msg::Loading)().to_owned()))
    };
    let done = move || {
        let words = page.done.get();
        (!words.is_empty()).then(|| el("p").class("toast").attr("aria-hidden", "true").text(words))
    };
    let said = el("p").class("said").attr("role", "status").live(move || page.said.get());
    el("div").show_one(bar).child(said).show_one(done).done()
}
