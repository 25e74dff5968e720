//! From zero by steps to a change: upright where the words fit under their bars, else lying.

use super::super::scene::{Anchor, Area, Dash, Ink, Shape};
use super::super::spec::{Step, StepKind, Waterfall};
use super::axes;
use super::frame::Place;
use super::lines::natural;
use super::page::{LABEL, Page, SMALL, Type, at_least};
use super::ranked::LONG;
use super::rows::{GAP, Words, plan, scale_beside};
use super::words::{widest_word, wrap};

const WORDS: Type = SMALL.ink(Ink::Ink);
const BAR: f64 = 20.0;

pub(super) fn draw(page: &mut Page<'_>, body: &Waterfall, place: &Place) -> f64 {
    if body.steps.is_empty() {
        return 0.0;
    }
    let column = axes::column(page, &body.axis, place.w);
    let slot = (place.w - column.w) / body.steps.len() as f64;
    let room = slot - 8.0;
    let fits = body.steps.iter().all(|step| {
        widest_word(page, &step.label, WORDS) <= room
            && wrap(page, &step.label, room, WORDS).len() <= 4
            && page.width(&step.text, LABEL.bold(true)) <= room
    });
    if fits { upright(page, body, place, &column, slot) } else { lying(page, body, place) }
}

fn is_change(step: &Step) -> bool {
    step.kind == StepKind::Change
}

/// Whether a step goes on where the one before ends. Where what lies between is not known, no line says that it does.
fn goes_on(body: &Waterfall, i: usize) -> bool {
    body.steps.get(i).zip(body.steps.get(i + 1)).is_some_and(|(step, next)| {
        let begin = if is_change(next) { next.to } else { next.from };
        is_change(next) && body.meets || (begin - step.to).abs() <= 1e-9 * begin.abs().max(step.to.abs())
    })
}

fn paint(page: &mut Page<'_>, step: &Step, area: Area) {
    match step.kind {
        StepKind::Flow(hue) => page.bar(area, hue, step.look),
        StepKind::Change => page.block_of(area, Ink::Second, Ink::Second, step.look),
        StepKind::Unexplained => {
            page.put(Shape::Rect(area, Ink::Ground));
            page.put(Shape::Hatch(area, Ink::Second));
        }
    }
}

fn upright(page: &mut Page<'_>, body: &Waterfall, place: &Place, column: &axes::Column, slot: f64) -> f64 {
    let labels: Vec<_> = body.steps.iter().map(|step| wrap(page, &step.label, slot - 8.0, WORDS)).collect();
    let lines = labels.iter().map(Vec::len).max().unwrap_or(0);
    // Without any words under the bars, still as much as the value under one that goes down to the lower edge.
    let under = (6.0 + WORDS.height(lines)).max(20.0);
    let top = (place.y + column.top.max(LABEL.height(1) + 4.0)).ceil();
    let wanted = place.h.unwrap_or_else(|| natural(place.w) + WORDS.height(lines)) - (top - place.y) - under;
    let plot = Area { x: place.x + column.w, y: top, w: (place.w - column.w).max(20.0), h: wanted.floor().max(130.0) };
    let y = axes::values(page, &body.axis, column, &plot, place.x);
    let wide = (slot * 0.62).min(92.0);
    let left = |i: usize| plot.x + (i as f64 + 0.5) * slot - wide / 2.0;
    for (i, label) in labels.iter().enumerate() {
        page.block((left(i) + wide / 2.0, plot.bottom() + 6.0), Anchor::Middle, WORDS, label);
    }
    for (i, step) in body.steps.iter().enumerate() {
        let (from, to) = (y.at(if is_change(step) { 0.0 } else { step.from }), y.at(step.to));
        let to_seen = if (from - to).abs() < 2.0 { from - 2.0 } else { to };
        let area = Area::between((left(i), from), (left(i) + wide, to_seen));
        if goes_on(body, i) {
            page.level(left(i) + wide, left(i + 1), to - 0.5, Dash::Solid, Ink::Third);
        }
        let middle = left(i) + wide / 2.0;
        let down = step.to < 0.0 && step.from <= 0.0;
        let tip = if down { area.bottom() } else { area.y };
        page.mark(step.mark, at_least(area), (middle, tip), false);
        paint(page, step, area);
        let kind = LABEL.bold(is_change(step));
        let baseline = if down { area.bottom() + 15.0 } else { area.y - 6.0 };
        // Grid lines stop before the words.
        let half = page.width(&step.text, kind) / 2.0 + 2.0;
        let words = Area { x: middle - half, y: baseline - kind.size * 0.85, w: 2.0 * half, h: kind.size };
        page.put(Shape::Rect(words, Ink::Ground));
        if !page.text_if_free((middle, baseline), Anchor::Middle, kind, &step.text) {
            // Under it stands its name.
            page.text_if_free((middle, area.y - 6.0), Anchor::Middle, kind, &step.text);
        }
        page.done();
    }
    plot.bottom() + under - place.y
}

fn lying(page: &mut Page<'_>, body: &Waterfall, place: &Place) -> f64 {
    let wide = |step: &Step| page.width(&step.text, LABEL.bold(is_change(step)));
    let column = body.steps.iter().any(|step| wide(step) > place.w * LONG);
    let ends: Vec<_> = body
        .steps
        .iter()
        .map(|step| (step.from.max(step.to).max(0.0), if column { 0.0 } else { wide(step) }))
        .collect();
    let words: Vec<_> = body
        .steps
        .iter()
        .map(|step| Words { label: &step.label, bold: is_change(step), end: if column { &step.text } else { "" } })
        .collect();
    let rows = plan(page, &words, place, BAR, column, false);
    let x = scale_beside(&body.axis, &ends, rows.x0, rows.x1);
    rows.write(page);
    for (i, step) in body.steps.iter().enumerate() {
        let (from, to) = (x.at(if is_change(step) { 0.0 } else { step.from }), x.at(step.to));
        let area = rows.bar(i, rows.thick, from, to);
        if goes_on(body, i) {
            page.upright(to - 0.5, area.bottom(), rows.upper(i + 1), Dash::Solid, Ink::Third);
        }
        page.mark(step.mark, at_least(area), (to, rows.middle(i)), false);
        paint(page, step, area);
        if !column {
            let kind = LABEL.bold(is_change(step));
            let at = (area.right() + GAP * 0.6, Page::centred(rows.middle(i), kind));
            page.text_if_free(at, Anchor::Start, kind, &step.text);
        }
        page.done();
    }
    rows.rule(page, x.at(0.0), Ink::Third);
    rows.height(false)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::super::measure::EmbeddedFont;
    use super::super::super::scene::Shape;
    use super::super::super::spec::{Axis, Hue, Look, MarkIx, Tone};
    use super::*;

    fn step(n: usize, label: &str, from: f64, to: f64, kind: StepKind) -> Step {
        let (label, text) = (label.to_owned(), to.to_string());
        Step { label, text, from, to, kind, look: Look::Firm, mark: MarkIx(n) }
    }

    #[test]
    fn no_line_to_the_next_step_goes_through_its_name_over_the_bar() {
        let flow = StepKind::Flow(Hue { family: 0, tone: Tone::Full });
        let body = Waterfall {
            axis: Axis { min: 0.0, max: 2500.0, ticks: Vec::new(), note: None },
            steps: vec![
                step(0, "Co-operatives that were newly founded", 0.0, 2283.0, flow),
                step(1, "Co-operatives that were dissolved", 2283.0, 1850.0, flow),
                step(2, "Unexplained", 1850.0, 1354.0, StepKind::Unexplained),
                step(3, "Actual change, from 26,040 to 27,394", 0.0, 1354.0, StepKind::Change),
            ],
            meets: true,
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, 260.0);
        let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 260.0, h: None });
        let scene = page.finish(high);
        let lines = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Rect(area, Ink::Third) if area.w == 1.0 && area.x > 0.0 => Some(*area),
            _ => None,
        });
        let lines: Vec<Area> = lines.collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        for label in scene.labels() {
            assert!(!lines.iter().any(|line| line.meets(&label.area())), "{label:?} {lines:?}");
        }
    }

    #[test]
    fn from_each_step_a_line_goes_to_the_next_but_for_one_that_begins_elsewhere() {
        let step = |n: usize, from: f64, to: f64, kind| step(n, &n.to_string(), from, to, kind);
        let flow = StepKind::Flow(Hue { family: 0, tone: Tone::Full });
        let mut body = Waterfall {
            axis: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
            steps: vec![
                step(0, 0.0, 50.0, flow),
                step(1, 50.0, 40.0, flow),
                step(2, 40.0, 30.0, StepKind::Unexplained),
                step(3, 0.0, 30.0, StepKind::Change),
            ],
            meets: true,
        };
        assert!((0..3).all(|i| goes_on(&body, i)) && !goes_on(&body, 3));
        body.steps[1].from = 51.0;
        assert_eq!([0, 1, 2, 3].map(|i| goes_on(&body, i)), [false, true, true, false]);
        body.steps[3].to = 31.0;
        assert!(goes_on(&body, 2), "within rounding");
        body.meets = false;
        assert!(!goes_on(&body, 2));
    }
}
