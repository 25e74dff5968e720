//! The headline and the KPI cards.

use leptos::prelude::*;

use crate::present::cards::{Card, CardFigure, Missing, cards};
use crate::present::headline::headline;
use crate::present::spark::spark;
use crate::text::card::Way;
use crate::text::ui::Msg;

use super::Page;

/// The headline: the state of the sector in a sentence or two.
#[component]
pub fn Headline(
    /// The page.
    page: Page,
) -> impl IntoView {
    let text = page.derive(headline);
    view! { <p class="headline" data-testid="headline">{move || text.get().unwrap_or_default()}</p> }.into_any()
}

/// The cards.
#[component]
pub fn Cards(
    /// The page.
    page: Page,
) -> impl IntoView {
    let all = page.derive(cards);
    view! {
        <section class="section" aria-labelledby="cards-heading">
            <h2 id="cards-heading" class="quiet">{page.t(Msg::Overview)}</h2>
            <ul class="cards">
                {move || all.get().unwrap_or_default().into_iter().map(|card| one(page, card)).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn one(page: Page, card: Card) -> impl IntoView {
    let figure = card.figure.as_ref().ok();
    let change = figure.and_then(|figure| figure.change.as_ref());
    let plain = figure.map(|figure| figure.plain.clone()).unwrap_or_default();
    let (change_number, change_percent) = change.map(|c| (c.plain.clone(), c.percent.clone())).unwrap_or_default();
    let line = spark(&card.line, card.year);
    view! {
        <li>
            <article class="card" data-testid="kpi" data-indicator=card.indicator data-year=card.year.to_string()
                data-value=plain data-change=change_number data-change-percent=change_percent
            >
                <h3 class="card-name">{card.name}" "<span class="card-moment">{card.moment}</span></h3>
                {match card.figure {
                    Ok(figure) => told(page, figure).into_any(),
                    Err(missing) => untold(page, missing).into_any(),
                }}
                {line.map(|line| view! {
                    <svg class="spark" viewBox="0 0 120 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        {line.runs.into_iter().map(|d| view! { <path d=d/> }).collect_view()}
                        {line.dots.into_iter().map(|d| view! { <path class="spark-dot" d=d/> }).collect_view()}
                        {line.chosen.map(|d| view! { <path class="spark-chosen" d=d/> })}
                    </svg>
                })}
            </article>
        </li>
    }
    .into_any()
}

fn told(page: Page, figure: CardFigure) -> impl IntoView {
    let reference = figure.reference;
    let change = figure.change.map(|change| {
        let class = match change.good {
            Some(true) => "card-change good",
            Some(false) => "card-change bad",
            None => "card-change",
        };
        let arrow = if change.way == Way::Same { "" } else { change.way.arrow() };
        view! {
            <p class=class title=change.warning.unwrap_or_default()>
                <span class="arrow" aria-hidden="true">{arrow}</span>" "{change.text}
                {change.warning.map(|warning| view! { <span class="card-warning">{warning}</span> })}
            </p>
        }
    });
    view! {
        <p class="card-value"><span class="number">{figure.value}</span>" "<span class="unit">{figure.unit}</span></p>
        {change}
        {figure.no_change.map(|text| view! { <p class="card-change none">{text}</p> })}
        {figure.stated.map(|text| view! { <p class="card-stated">{text}</p> })}
        {(!figure.badges.is_empty()).then(|| view! {
            <p class="badges">{figure.badges.into_iter().map(|badge| view! { <span class="badge">{badge}</span>" " }).collect_view()}</p>
        })}
        {figure.others.map(|text| view! { <p class="card-others">{text}</p> })}
        <p class="card-source">
            <span>{figure.source}</span>
            <button type="button" class="origin" data-testid="card-provenance" aria-label=figure.provenance.clone() title=figure.provenance
                on:click=move |_| { let name = reference.clone(); page.change(|state| state.figure = Some(name)); }
            >{page.t(Msg::Provenance)}</button>
        </p>
    }
}

fn untold(page: Page, missing: Missing) -> impl IntoView {
    view! {
        <p class="card-value none">"–"</p>
        <p class="card-change none">{missing.text}</p>
        {missing.nearest.map(|(year, text)| view! {
            <p><button type="button" class="link" data-testid="nearest-year" on:click=move |_| page.change(|state| state.year = Some(year))>{text}</button></p>
        })}
    }
}
