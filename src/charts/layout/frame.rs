//! Title, subtitle, legend, body, notes and footer under each other. Says where each begins, not how a body looks.

use super::super::look;
use super::super::measure::Measure;
use super::super::scene::{Anchor, Area, Dash, Ink, Scene, Shape};
use super::super::spec::{Axis, Body, ChartSpec, Hue, LegendEntry, Look, Sample, Tone};
use super::page::{Page, SMALL, Type};
use super::words::wrap;
use super::{Frame, bullets, dumbbell, lines, multiples, ranked, stacked, waterfall, year_bars};

/// Where a body is drawn: the height is what there is, or `None` for what suits it.
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: Option<f64>,
}

/// Lays out at a width; the scene is higher than asked where its content needs it.
pub(super) fn compose(spec: &ChartSpec, width: f64, height: Option<f64>, frame: Frame, measure: &dyn Measure) -> Scene {
    let mut page = Page::new(measure, width);
    let roomy = width >= 480.0;
    let full = frame == Frame::Full;
    let pad = match (full, roomy) {
        (false, _) => 0.0,
        (true, false) => 16.0,
        (true, true) => 24.0,
    };
    let w = width - 2.0 * pad;
    let mut y = if full { pad - 4.0 } else { 0.0 };
    if full {
        let title = Type { size: if roomy { look::TITLE.0 } else { look::TITLE.1 }, bold: true, ink: Ink::Ink };
        let subtitle = Type { size: look::SUBTITLE, bold: false, ink: Ink::Second };
        let lines = wrap(&page, &spec.title, w, title);
        y = page.block((pad, y), Anchor::Start, title, &lines) + 2.0;
        let lines = wrap(&page, &spec.subtitle, w, subtitle);
        y = page.block((pad, y), Anchor::Start, subtitle, &lines) + 12.0;
    }

    let (mut above, mut below): (Vec<_>, Vec<_>) = spec
        .legend
        .iter()
        .cloned()
        .partition(|entry| !matches!(entry.sample, Sample::Look(_) | Sample::Hatch | Sample::Break));
    for entry in unplaced(&page, &spec.body, w) {
        if !above.iter().any(|known| known.text == entry.text) {
            above.push(entry);
        }
    }
    let legend = flow(&page, &above, w);
    if !above.is_empty() {
        draw_flow(&mut page, &above, &legend, (pad, y));
        y += legend.height + 10.0;
    }

    below.retain(|entry| !entry.text.is_empty());
    let notes = flow(&page, &below, w);
    let remarks: Vec<_> = axis_notes(&spec.body).iter().flat_map(|note| wrap(&page, note, w, SMALL)).collect();
    let footer: Vec<_> = spec.footer.iter().map(|line| wrap(&page, line, w, SMALL)).collect();
    let mut under = 0.0;
    if !below.is_empty() {
        under += 10.0 + notes.height;
    }
    if !remarks.is_empty() {
        under += 6.0 + SMALL.height(remarks.len());
    }
    if full {
        if footer.iter().any(|lines| !lines.is_empty()) {
            under += 14.0 + footer.iter().map(|lines| SMALL.height(lines.len()) + 2.0).sum::<f64>();
        }
        under += pad - 6.0;
    }

    let place = Place { x: pad, y, w, h: height.map(|height| (height - y - under).max(0.0)) };
    y += draw_body(&mut page, &spec.body, &place);
    if let Some(height) = height {
        y = y.max(height - under);
    }
    if !below.is_empty() {
        draw_flow(&mut page, &below, &notes, (pad, y + 10.0));
        y += 10.0 + notes.height;
    }
    if !remarks.is_empty() {
        y = page.block((pad, y + 6.0), Anchor::Start, SMALL, &remarks);
    }
    if full {
        if footer.iter().any(|lines| !lines.is_empty()) {
            y += 10.0;
            page.level(pad, pad + w, y, Dash::Solid, Ink::Rule);
            y += 4.0;
            for lines in &footer {
                y = page.block((pad, y), Anchor::Start, SMALL, lines) + 2.0;
            }
        }
        y += pad - 6.0;
    }
    page.finish(y.max(1.0))
}

fn draw_body(page: &mut Page<'_>, body: &Body, place: &Place) -> f64 {
    match body {
        Body::Lines(body) => lines::draw(page, body, place),
        Body::Multiples(body) => multiples::draw(page, body, place),
        Body::YearBars(body) => year_bars::draw(page, body, place),
        Body::Waterfall(body) => waterfall::draw(page, body, place),
        Body::Bullets(body) => bullets::draw(page, body, place),
        Body::Stacked(body) => stacked::draw(page, body, place),
        Body::Ranked(body) => ranked::draw(page, body, place),
        Body::Dumbbell(body) => dumbbell::draw(page, body, place),
    }
}

/// Names that find no room beside their marks at this width, and so go into the legend.
fn unplaced(page: &Page<'_>, body: &Body, w: f64) -> Vec<LegendEntry> {
    match body {
        Body::Lines(body) => lines::unplaced(page, body, w),
        Body::Stacked(body) => stacked::unplaced(page, body, w),
        Body::YearBars(body) => year_bars::names(body),
        _ => Vec::new(),
    }
}

/// What the axes say about where they begin, each once.
fn axis_notes(body: &Body) -> Vec<&str> {
    let axes: Vec<&Axis> = match body {
        Body::Lines(body) => vec![&body.y],
        Body::Multiples(bodies) => bodies.iter().map(|one| &one.lines.y).collect(),
        Body::YearBars(body) => vec![&body.y],
        Body::Waterfall(body) => vec![&body.axis],
        Body::Bullets(body) => vec![&body.axis],
        Body::Stacked(body) => vec![&body.axis],
        Body::Ranked(body) => vec![&body.axis],
        Body::Dumbbell(body) => vec![&body.axis],
    };
    let mut notes: Vec<&str> = Vec::new();
    for note in axes.into_iter().filter_map(|axis| axis.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// Entries of a legend set like words of a text.
struct Flow {
    places: Vec<(f64, f64, Vec<String>)>,
    height: f64,
}

const SAMPLE: f64 = 16.0;
const SAMPLE_GAP: f64 = 6.0;
const ENTRY_GAP: f64 = 18.0;
const WORDS: Type = SMALL.ink(Ink::Second);

fn flow(page: &Page<'_>, entries: &[LegendEntry], w: f64) -> Flow {
    let (mut x, mut y, mut row): (f64, f64, f64) = (0.0, 0.0, 0.0);
    let mut places = Vec::new();
    for entry in entries {
        let lines = wrap(page, &entry.text, w - SAMPLE - SAMPLE_GAP, WORDS);
        let wide = SAMPLE + SAMPLE_GAP + super::words::widest(page, &lines, WORDS);
        if x > 0.0 && x + wide > w {
            (x, y, row) = (0.0, y + row + 2.0, 0.0);
        }
        row = row.max(WORDS.height(lines.len().max(1)));
        places.push((x, y, lines));
        x += wide + ENTRY_GAP;
    }
    Flow { places, height: y + row }
}

fn draw_flow(page: &mut Page<'_>, entries: &[LegendEntry], flow: &Flow, (left, top): (f64, f64)) {
    for (entry, (x, y, lines)) in entries.iter().zip(&flow.places) {
        let (x, y) = (left + x, top + y);
        // The middle of the first line's letters, a little above that of its box.
        let middle = (y + WORDS.size * 0.7).round();
        sample(page, entry.sample, (x, middle));
        page.block((x + SAMPLE + SAMPLE_GAP, y), Anchor::Start, WORDS, lines);
    }
}

fn sample(page: &mut Page<'_>, sample: Sample, (x, middle): (f64, f64)) {
    let neutral = Ink::Second;
    let square = Area { x: x + 2.0, y: middle - 6.0, w: 12.0, h: 12.0 };
    let centre = (x + SAMPLE / 2.0, middle);
    match sample {
        Sample::Fill(hue) => page.bar(square, hue, Look::Firm),
        Sample::Line(hue) => {
            page.put(Shape::Rect(Area { x, y: middle - 1.0, w: SAMPLE, h: 2.0 }, Ink::Hue(hue)));
            page.round(centre, 3.5, Ink::Hue(hue), Look::Firm);
        }
        Sample::Tick => page.put(Shape::Rect(Area { x: centre.0 - 2.0, y: middle - 7.0, w: 4.0, h: 14.0 }, Ink::Ink)),
        Sample::Net => page.round(centre, 4.0, neutral, Look::Firm),
        Sample::Look(look) => {
            let dash = match look {
                Look::Firm => Dash::Solid,
                Look::Hollow => Dash::Dashed,
                Look::Derived => Dash::Dotted,
            };
            let points = vec![(x - 1.0, middle), (x + SAMPLE + 1.0, middle)];
            page.put(Shape::Line { points, width: look::STROKE, dash, ink: neutral });
            page.round(centre, 4.0, neutral, look);
        }
        Sample::Hatch => page.put(Shape::Hatch(square, neutral)),
        Sample::Break => page.upright(centre.0, middle - 8.0, middle + 8.0, Dash::Dotted, neutral),
    }
}

/// A soft or half colour of a family made full: for text and lines.
pub(super) fn full(hue: Hue) -> Ink {
    Ink::Hue(Hue { tone: Tone::Full, ..hue })
}
