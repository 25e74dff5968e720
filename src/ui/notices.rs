//! What went wrong, what is under way, and what was just done.

use leptos::prelude::*;

use crate::text::ui::Msg;

use super::Page;
use super::page::pick;

/// The errors, each with its code, what to do, and another try where that can help.
#[component]
pub fn Notices(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        <div class="notices">
            {move || {
                let lang = page.lang.get();
                page.problems.get().into_iter().map(|problem| {
                    let lines = problem.lines.into_iter().map(|line| view! { <li>{pick(lang, line)}</li> }).collect_view();
                    let file = problem.file.clone();
                    let dismissed = (problem.code.clone(), problem.file.clone());
                    view! {
                        <div class="problem" role="alert" data-testid="error" data-code=problem.code>
                            <p class="problem-text">{pick(lang, problem.heading)}</p>
                            <ul class="problem-lines">{lines}</ul>
                            <p class="problem-place"><code>{problem.file}</code>" · "<code>{problem.code.clone()}</code></p>
                            <p>
                                {problem.retry.then(|| view! {
                                    <button type="button" class="tool" data-testid="retry" on:click=move |_| page.retry.run(file.clone())>{page.t(Msg::Retry)}</button>" "
                                })}
                                <button type="button" class="tool" on:click=move |_| {
                                    page.problems.update(|all| all.retain(|p| (&p.code, &p.file) != (&dismissed.0, &dismissed.1)));
                                }>{page.t(Msg::Close)}</button>
                            </p>
                        </div>
                    }
                }).collect_view()
            }}
        </div>
    }
    .into_any()
}

/// A bar while files are under way (the style shows it only after 300 ms), and a live region for what was done.
#[component]
pub fn Progress(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        {move || (page.pending.get() > 0).then(|| view! {
            <div class="progress" role="progressbar" aria-label=page.t(Msg::Loading) data-testid="progress"></div>
        })}
        <p class="said" role="status" aria-live="polite">{move || page.said.get()}</p>
    }
    .into_any()
}
