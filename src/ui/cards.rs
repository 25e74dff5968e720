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
    fn figure<T: Default + 'static>(self, part: fn(&CardFigure) -> T) -> impl Fn() -> T + Copy + Send + 'static {
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

/// Which lines a card has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Lines {
    figure: bool,
    percent: bool,
    change: bool,
    warning: Option<&'static str>,
    no_change: bool,
    stated: bool,
    badges: bool,
    others: bool,
    nearest: bool,
}

fn lines(card: &Card) -> Lines {
    match &card.figure {
        Ok(figure) => Lines {
            figure: true,
            percent: figure.unit == "%",
            change: figure.change.is_some(),
            warning: figure.change.as_ref().and_then(|change| change.warning),
            no_change: figure.no_change.is_some(),
            stated: figure.stated.is_some(),
            badges: !figure.badges.is_empty(),
            others: figure.others.is_some(),
            nearest: false,
        },
        Err(missing) => Lines { nearest: missing.nearest.is_some(), ..Lines::default() },
    }
}

fn one(page: Page, card: Place) -> El {
    let has = Memo::new(move |_| card.of(lines));
    let marked = mark(page, card);
    let content = move || {
        let has = has.get();
        if has.figure { told(page, card, has, &marked) } else { untold(page, card, has) }
    };
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
        .show(content)
        .show(sparkline(card))
}

fn told(page: Page, card: Place, has: Lines, marked: &Marked) -> Vec<AnyView> {
    let unit = el("span").class(if has.percent { "number" } else { "unit" });
    let space = if has.percent { "" } else { " " };
    let value = el("p")
        .class("card-value")
        .child(el("span").class("number").live(card.figure(|figure| figure.value.clone())))
        .text(space)
        .child(unit.live_prose(card.figure(|figure| figure.unit.clone())))
        .child(el("span").class("card-mark").attr(LATER, MARKS).show_one({
            let marked = Arc::clone(marked);
            move || marked()
        }));
    let line = |there: bool, class, part: fn(&CardFigure) -> String| {
        there.then(|| el("p").class(class).live(card.figure(part)))
    };
    let badge = |text: String| el("span").class("badge").text(text).done();
    let all = Memo::new(move |_| card.figure(|figure| figure.badges.clone())());
    let badges = move || all.get().into_iter().flat_map(|text| [badge(text), " ".into_any()]).collect();
    let origin = button("origin", move || {
        let name = untrack(card.figure(|figure| figure.reference.clone()));
        page.change(|state| state.figure = Some(name));
    });
    let origin = origin
        .testid("card-provenance")
        .bind("aria-label", card.figure(|figure| figure.provenance.clone()))
        .live(move || {
            card.0.track();
            page.t_now(Msg::Provenance)
        });
    let source = el("span").live(card.figure(|figure| figure.source.clone()));
    let all = [
        Some(value),
        has.change.then(|| changed(card, has.warning)),
        line(has.no_change, "card-change none", |figure| figure.no_change.clone().unwrap_or_default()),
        line(has.stated, "card-stated", |figure| figure.stated.clone().unwrap_or_default()),
        has.badges.then(|| el("p").class("badges").show(badges)),
        line(has.others, "card-others", |figure| figure.others.clone().unwrap_or_default()),
        Some(el("p").class("card-source").child(source).child(origin)),
    ];
    all.into_iter().flatten().map(El::done).collect()
}

/// The mark of a card, where it has one; follows what makes it.
type Marked = Arc<dyn Fn() -> Option<El> + Send + Sync>;

/// How the checks mark the figure. Made once for a card, whatever lines it has: see there.
fn mark(page: Page, card: Place) -> Marked {
    let figure = Memo::new(move |_| card.figure(|figure| Some((figure.figure, figure.reference.clone())))());
    let mark = Memo::new(move |_| (page.parts.get()?.mark_of_card)(page, figure.get()?.0));
    let shown = steady(mark);
    Arc::new(move || {
        let mark = shown.get()?; // before the part is asked for, which it tells to be there
        Some((page.parts.now()?.button_of_card)(page, &mark, figure))
    })
}

fn changed(card: Place, warning: Option<&'static str>) -> El {
    let class = |change: &CardChange| match change.good {
        Some(true) => "card-change good".to_owned(),
        Some(false) => "card-change bad".to_owned(),
        None => "card-change".to_owned(),
    };
    let arrow = |change: &CardChange| if change.way == Way::Same { "" } else { change.way.arrow() }.to_owned();
    el("p")
        .bind("class", card.change(class))
        .child(el("span").class("arrow").attr("aria-hidden", "true").live(card.change(arrow)))
        .text(" ")
        .live(card.change(|change| change.text.clone()))
        .child_if(warning.map(|warning| el("span").class("card-warning").text(warning)))
}

fn untold(page: Page, card: Place, has: Lines) -> Vec<AnyView> {
    let nearest = has.nearest.then(|| {
        let go = button("link", move || {
            let year = untrack(|| card.missing(|missing| missing.nearest.as_ref().map(|nearest| nearest.0)));
            if let Some(year) = year {
                page.change(|state| state.year = Some(year));
            }
        });
        let words = |missing: &Missing| missing.nearest.as_ref().map(|nearest| nearest.1.clone()).unwrap_or_default();
        el("p").child(go.testid("nearest-year").live(move || card.missing(words)))
    });
    let none = el("p").class("card-value none").attr("aria-hidden", "true").text("–");
    let why = el("p").class("card-change none").live(move || card.missing(|missing| missing.text.clone()));
    [Some(none), Some(why), nearest].into_iter().flatten().map(El::done).collect()
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
        let said: Box<dyn FnMut() -> String + Send> = Box::new(card.text(|card| card.course.clone()));
        let line = svg::svg()
            .class("spark")
            .attr("viewBox", "0 0 120 28")
            .attr("preserveAspectRatio", "none")
            .attr("role", "img")
            .attr("aria-label", said)
            .attr("focusable", "false")
            // One path for each kind of stroke: a path may have many runs.
            .child((
                svg::path().class("spark-zero").attr("d", if spark.grounded { spark::GROUND } else { "" }),
                svg::path().class("spark-line").attr("d", spark.lines),
                svg::path().class("spark-dot").attr("d", spark.dots),
                svg::path().class("spark-chosen").attr("d", follows),
            ));
        vec![line.into_any()]
    }
}
