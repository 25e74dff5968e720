//! The headline and the KPI cards. A card's elements stay when the year changes; only what they say does.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::svg;

use crate::platform::first::{LATER, MARKS};
use crate::present::cards::{Card, CardChange, CardFigure, Missing, cards};
use crate::present::spark::{self, spark};
use crate::text::card::Way;
use crate::text::ui::Msg;

use super::Page;
use super::dom::{El, button, el};
use super::reactive::{Effect, Memo, steady};

/// The headline: the state of the sector in a sentence or two.
pub(crate) fn headline(page: Page) -> AnyView {
    let text = page.derive(crate::present::headline::headline);
    let told = move || match text.get() {
        Some(text) => text,
        // All of the data is there, and no year in it: what a folder without figures has to say, and no slow or broken line.
        None if page.data.with(Option::is_some) && page.pending.get() == 0 && page.problems.with(Vec::is_empty) => {
            page.t(Msg::NoFiguresAtAll)().to_owned()
        }
        None => String::new(),
    };
    el("h1").class("headline").testid("headline").live_prose(told).done()
}

/// The cards.
pub(crate) fn card_list(page: Page) -> AnyView {
    let all = page.derive(|data, selection| cards(data, selection).into_iter().map(Arc::new).collect::<Vec<_>>());
    let count = Memo::new(move |_| all.with(|all| all.as_ref().map_or(0, Vec::len)));
    // What a card says follows a signal of its own card: of very many that follow one list each costs more the more there are, and a memo never
    // forgets those that followed it and are gone.
    let places = StoredValue::new(Vec::<Place>::new());
    Effect::new(move |_| {
        all.with(|all| {
            let all = all.as_deref().unwrap_or_default();
            places.with_value(|places| {
                for (place, Place(card)) in places.iter().enumerate() {
                    let now = all.get(place);
                    if card.with_untracked(|before| before.as_ref() != now) {
                        card.set(now.cloned());
                    }
                }
            });
        });
    });
    let list = move || {
        let cards = all.with_untracked(|all| all.clone().unwrap_or_default());
        let now: Vec<Place> =
            cards.into_iter().take(count.get()).map(|card| Place(RwSignal::new(Some(card)))).collect();
        places.set_value(now.clone());
        now.into_iter().map(|card| el("li").child(one(page, card)).done()).collect()
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "cards-heading")
        .child(el("h2").attr("id", "cards-heading").class("quiet").words(page.t(Msg::Overview)))
        .child(el("ul").class("cards").show(list))
        .done()
}

/// One of the cards.
#[derive(Clone, Copy)]
struct Place(RwSignal<Option<Arc<Card>>>);

impl Place {
    /// Something of the card; the default where there is none.
    fn of<T: Default>(self, part: impl Fn(&Card) -> T) -> T {
        self.0.with(|card| card.as_deref().map(part)).unwrap_or_default()
    }

    fn text(self, part: fn(&Card) -> String) -> impl Fn() -> String + Copy + Send + 'static {
        move || self.of(part)
    }

    /// Something of the card's figure.
    fn figure<T: Default + 'static>(
        self,
        part: impl Fn(&CardFigure) -> T + Copy + Send + 'static,
    ) -> impl Fn() -> T + Copy + Send + 'static {
        move || self.of(|card| card.figure.as_ref().map(part).unwrap_or_default())
    }

    /// Something of the change on the compared year.
    fn change(self, part: fn(&CardChange) -> String) -> impl Fn() -> String + Copy + Send + 'static {
        let part = move |figure: &CardFigure| figure.change.as_ref().map(part).unwrap_or_default();
        move || self.of(|card| card.figure.as_ref().map(part).unwrap_or_default())
    }

    fn missing<T: Default>(self, part: fn(&Missing) -> T) -> T {
        self.of(|card| card.figure.as_ref().err().map(part).unwrap_or_default())
    }
}

/// A card. Its elements stay whatever it says, and a line that says nothing is empty: what would be made anew takes time at each change of the year, and
/// whatever it follows remembers it for good.
fn one(page: Page, card: Place) -> El {
    let marked = mark(page, card);
    let is_rate = card.figure(|figure| figure.unit == "%");
    let is_none = move || card.of(|card| card.figure.is_err());
    let pick = |one: &'static str, other: &'static str, which: bool| if which { one } else { other }.to_owned();
    let value = el("p")
        .bind("class", move || pick("card-value none", "card-value", is_none()))
        .bind("aria-hidden", move || pick("true", "false", is_none()))
        .child(el("span").class("number").live(card.text(|card| match &card.figure {
            Ok(figure) => figure.value.clone(),
            Err(_) => "–".to_owned(),
        })))
        .live(move || pick("", " ", is_rate()))
        .child(
            el("span")
                .bind("class", move || pick("number", "unit", is_rate()))
                .live_prose(card.figure(|figure| figure.unit.clone())),
        )
        .child(el("span").class("card-mark").attr(LATER, MARKS).show_one(marked));
    let line = |class, part: fn(&CardFigure) -> Option<String>| {
        el("p").class(class).live(card.figure(move |figure| part(figure).unwrap_or_default()))
    };
    let badge = |text: String| el("span").class("badge").text(text).done();
    let all = Memo::new(move |_| card.figure(|figure| figure.badges.clone())());
    let badges = move || all.get().into_iter().flat_map(|text| [badge(text), " ".into_any()]).collect();
    el("article")
        .class("card")
        .testid("kpi")
        .bind("data-indicator", card.text(|card| card.indicator.clone()))
        .bind("data-year", card.text(|card| card.year.to_string()))
        .bind("data-value", card.figure(|figure| figure.plain.clone()))
        .bind("data-change", card.change(|change| change.plain.clone()))
        .bind("data-change-percent", card.change(|change| change.percent.clone()))
        .child(
            el("h3")
                .class("card-name")
                .live_prose(card.text(|card| card.name.clone()))
                .text(" ")
                .child(el("span").class("card-moment").live(card.text(|card| card.moment.clone()))),
        )
        .child(value)
        .child(changed(card))
        .child(line("card-stated", |figure| figure.stated.clone()))
        .child(el("p").class("badges").show(badges))
        .child(line("card-others", |figure| figure.others.clone()))
        .child(source(page, card, is_none))
        .child(nearest(page, card))
        .show(sparkline(card))
}

/// Who reports the figure, and the way to its provenance.
fn source(page: Page, card: Place, is_none: impl Fn() -> bool + Send + 'static) -> El {
    let origin = button("origin", move || {
        let name = untrack(card.figure(|figure| figure.reference.clone()));
        page.change(|state| state.figure = Some(name));
    });
    let origin = origin
        .testid("card-provenance")
        .bind("aria-label", card.figure(|figure| figure.provenance.clone()))
        .words(page.t(Msg::Provenance));
    let source = el("span").live(card.figure(|figure| figure.source.clone()));
    el("p").class("card-source").flag("hidden", is_none).child(source).child(origin)
}

/// The way to the nearest year that has a figure, where this one has none.
fn nearest(page: Page, card: Place) -> El {
    let words =
        move || card.missing(|missing| missing.nearest.as_ref().map(|nearest| nearest.1.clone()).unwrap_or_default());
    let go = button("link", move || {
        let year = untrack(|| card.missing(|missing| missing.nearest.as_ref().map(|nearest| nearest.0)));
        if let Some(year) = year {
            page.change(|state| state.year = Some(year));
        }
    });
    el("p").flag("hidden", move || words().is_empty()).child(go.testid("nearest-year").live(words))
}

/// How the checks mark the figure; follows what makes the mark.
fn mark(page: Page, card: Place) -> impl Fn() -> Option<El> + Send + 'static {
    let figure = Memo::new(move |_| card.figure(|figure| Some((figure.figure, figure.reference.clone())))());
    let mark = Memo::new(move |_| (page.parts.get()?.mark_of_card)(page, figure.get()?.0));
    let shown = steady(mark);
    move || {
        let mark = shown.get()?; // before the part is asked for, which it tells to be there
        Some((page.parts.now()?.button_of_card)(page, &mark, figure))
    }
}

/// The change on the compared year, or why there is none; or that there is no figure.
fn changed(card: Place) -> El {
    let class = move || {
        card.of(|card| match card.figure.as_ref().map(|figure| figure.change.as_ref().map(|change| change.good)) {
            Ok(Some(Some(true))) => "card-change good",
            Ok(Some(Some(false))) => "card-change bad",
            Ok(Some(None)) => "card-change",
            _ => "card-change none",
        })
        .to_owned()
    };
    let arrow = |change: &CardChange| if change.way == Way::Same { "" } else { change.way.arrow() }.to_owned();
    let words = card.text(|card| match &card.figure {
        Ok(CardFigure { change: Some(change), .. }) => change.text.clone(),
        Ok(figure) => figure.no_change.clone().unwrap_or_default(),
        Err(missing) => missing.text.clone(),
    });
    let warning = |change: &CardChange| change.warning.unwrap_or_default().to_owned();
    el("p")
        .bind("class", class)
        .flag("hidden", move || words().is_empty())
        .child(el("span").class("arrow").attr("aria-hidden", "true").live(card.change(arrow)))
        .text(" ")
        .live(words)
        .child(el("span").class("card-warning").live(card.change(warning)))
}

fn sparkline(card: Place) -> impl FnMut() -> Vec<AnyView> + Send + 'static {
    let line = Memo::new(move |_| card.of(|card| card.line.clone()));
    let drawn = Memo::new(move |_| line.with(|line| spark(line)));
    // The year moves along the line; the line itself stays.
    let chosen = move || line.with(|line| spark::point(line, card.of(|card| Some(card.year))?)).unwrap_or_default();
    let chosen: Arc<dyn Fn() -> String + Send + Sync> = Arc::new(chosen);
    move || {
        let Some(spark) = drawn.get() else { return Vec::new() };
        let chosen = Arc::clone(&chosen);
        let follows: Box<dyn FnMut() -> String + Send> = Box::new(move || chosen());
        let line = svg::svg()
            .class("spark")
            .attr("viewBox", "0 0 120 28")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            // One path for each kind of stroke: a path may have many runs.
            .child((
                svg::path().class("spark-line").attr("d", spark.lines),
                svg::path().class("spark-dot").attr("d", spark.dots),
                svg::path().class("spark-chosen").attr("d", follows),
            ));
        vec![line.into_any()]
    }
}
