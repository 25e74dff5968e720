//! What a picture of lines looks like: where its words stand, and what is seen of its points, strokes and breaks. What `strokes` draws is tried here too,
//! since there is no picture of it alone.

use super::super::super::measure::EmbeddedFont;
use super::super::super::scene::Label;
use super::super::super::spec::{Hue, Line, MarkIx, Tone, YearAxis};
use super::*;

/// The words of a picture with a reference at 100, the left edge of its plot and the height of the reference.
fn words(ticks: &[f64], w: f64) -> (Vec<Label>, f64, f64) {
    let year = |year: i64| Year::new(year).unwrap();
    let tick = |value: f64| Tick { value, text: value.to_string() };
    let point = |(of, value): (i64, f64)| LinePoint {
        year: year(of),
        value,
        look: Look::Firm,
        joined: of > 2017,
        told: String::new(),
        mark: MarkIx(usize::try_from(of - 2017).unwrap()),
    };
    let (min, max) = (ticks[0], ticks[ticks.len() - 1]);
    let body = Lines {
        x: YearAxis { first: year(2017), last: year(2020), chosen: None, compared: None },
        y: Axis { min, max, ticks: ticks.iter().map(|value| tick(*value)).collect(), note: None },
        reference: Some(Tick { value: 100.0, text: "2017 = 100".into() }),
        lines: vec![Line {
            label: "HTX".into(),
            hue: Hue { family: 0, tone: Tone::Full },
            points: [(2017, 100.0), (2018, 104.0), (2019, 98.0), (2020, 101.0)].map(point).to_vec(),
            breaks: Vec::new(),
        }],
    };
    let font = EmbeddedFont::new();
    let mut page = Page::new(&font, w);
    draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
    let scene = page.finish(400.0);
    let rule = scene.items.iter().find_map(|item| match &item.shape {
        Shape::Rect(area, Ink::Second) if area.h == 1.0 => Some((area.x, area.y)),
        _ => None,
    });
    let (left, height) = rule.expect("the rule of the reference");
    (scene.labels().cloned().collect(), left, height)
}

#[test]
fn the_words_of_the_reference_stand_among_the_values_of_the_axis() {
    for (ticks, w) in [(&[80.0, 100.0, 120.0][..], 900.0), (&[0.0, 200.0, 400.0], 600.0), (&[60.0, 100.0], 500.0)] {
        let (labels, left, height) = words(ticks, w);
        let told: Vec<_> = labels.iter().filter(|label| label.text == "2017 = 100").collect();
        assert_eq!(told.len(), 1, "{ticks:?}: {labels:?}");
        let area = told[0].area();
        let beside = area.right() < left && area.y < height && height < area.bottom();
        // Where there is more room over the line than beside it, it stands there as the highest value does.
        let over = area.x == 0.0 && area.bottom() <= height + 1.0 && area.bottom() > height - 8.0;
        assert!(beside || over, "{ticks:?}: {area:?} at {left} {height}");
        assert!(!labels.iter().any(|label| label.text == "100"), "the bare value is not told again");
    }
}

#[test]
fn on_a_phone_the_words_of_the_reference_stand_over_the_plot_and_take_none_of_its_width() {
    for ticks in [&[80.0, 100.0, 120.0][..], &[0.0, 50.0, 100.0]] {
        let (labels, left, height) = words(ticks, 320.0);
        let of = |text: &str| labels.iter().find(|label| label.text == text).map(|label| label.area()).unwrap();
        let (caption, value) = (of("2017 = 100"), of("100"));
        assert!(
            caption.bottom()
                <= labels
                    .iter()
                    .filter(|label| label.text != "2017 = 100")
                    .fold(1e9, |top: f64, label| top.min(label.area().y))
        );
        assert!(value.y < height && height < value.bottom() && left < 40.0, "{value:?} {left} {height}");
    }
}

/// A picture of one or two lines over 2017 to 2020, the words of the point of 2018 of the first, and the years in which the last one breaks.
fn ruled(lines: usize, told: &str, breaks: &[i64], w: f64) -> super::super::super::scene::Scene {
    let year = |year: i64| Year::new(year).unwrap();
    let line = |n: usize| Line {
        label: if n == 0 { "HTX".into() } else { "THT".into() },
        hue: Hue { family: u8::try_from(n).unwrap(), tone: Tone::Full },
        points: (0..4)
            .map(|at| LinePoint {
                year: year(2017 + at),
                value: if n == 0 { 60.0 + 10.0 * at as f64 } else { 20.0 },
                look: Look::Firm,
                joined: at > 0 && !(n + 1 == lines && breaks.contains(&(2017 + at))),
                told: if n == 0 && at == 1 { told.into() } else { String::new() },
                mark: MarkIx(4 * n + usize::try_from(at).unwrap()),
            })
            .collect(),
        breaks: if n + 1 == lines { breaks.iter().map(|at| year(*at)).collect() } else { Vec::new() },
    };
    let body = Lines {
        x: YearAxis { first: year(2017), last: year(2020), chosen: Some(year(2018)), compared: Some(year(2017)) },
        y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
        reference: None,
        lines: (0..lines).map(line).collect(),
    };
    let font = EmbeddedFont::new();
    let mut page = Page::new(&font, w);
    let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
    page.finish(high)
}

#[test]
fn a_break_is_two_slanted_strokes_of_the_colour_of_its_line_between_the_points_that_it_parts() {
    for lines in [1, 2] {
        let scene = ruled(lines, "", &[2019], 600.0);
        let ends = [1, 2].map(|at| scene.find(MarkIx(4 * (lines - 1) + at)).unwrap().tip);
        let hue = Hue { family: u8::try_from(lines - 1).unwrap(), tone: Tone::Full };
        let slanted = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Line { points, width, ink, .. } if *width < look::STROKE && *ink != Ink::Rule => {
                Some((points, *ink))
            }
            _ => None,
        });
        let slanted: Vec<_> = slanted.collect();
        assert_eq!(slanted.len(), 2, "{slanted:?}");
        for (points, ink) in slanted {
            assert_eq!(ink, Ink::Hue(hue));
            for (x, y) in points {
                assert!(*x > ends[0].0 + POINT && *x < ends[1].0 - POINT, "{points:?} between {ends:?}");
                assert!((y - (ends[0].1 + ends[1].1) / 2.0).abs() <= 6.0, "{points:?} between {ends:?}");
            }
        }
    }
    let strokes = |scene: super::super::super::scene::Scene| scene.items.len();
    assert_eq!(strokes(ruled(1, "", &[2017], 600.0)), strokes(ruled(1, "", &[], 600.0)), "it parts no two points");
}

#[test]
fn a_number_that_is_told_of_a_point_stands_beside_it_and_on_no_rule() {
    for w in [358.0, 480.0, 900.0] {
        let scene = ruled(2, "27.394", &[], w);
        let area = scene.labels().find(|label| label.text == "27.394").expect("there is room").area();
        let tip = scene.find(MarkIx(1)).unwrap().tip;
        assert!(area.grown(16.0).x <= tip.0 && area.grown(16.0).right() >= tip.0, "{w}: {area:?} {tip:?}");
        assert!((area.y + area.h / 2.0 - tip.1).abs() < 34.0, "{w}: {area:?} {tip:?}");
        for other in [0, 1] {
            let rule = scene.find(MarkIx(other)).unwrap().tip.0;
            assert!(rule < area.x || rule > area.right(), "{w}: {area:?} on the rule at {rule}");
        }
    }
}

/// A picture of one line over so many years, every point of a look.
fn scene(years: i64, look: Look, w: f64) -> super::super::super::scene::Scene {
    let year = |year: i64| Year::new(year).unwrap();
    let point = |n: i64| LinePoint {
        year: year(2000 + n),
        value: 50.0,
        look,
        joined: n > 0,
        told: String::new(),
        mark: MarkIx(usize::try_from(n).unwrap()),
    };
    let body = Lines {
        x: YearAxis { first: year(2000), last: year(1999 + years), chosen: None, compared: None },
        y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
        reference: None,
        lines: vec![Line {
            label: "HTX".into(),
            hue: Hue { family: 0, tone: Tone::Full },
            points: (0..years).map(point).collect(),
            breaks: Vec::new(),
        }],
    };
    let font = EmbeddedFont::new();
    let mut page = Page::new(&font, w);
    let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
    page.finish(high)
}

#[test]
fn every_point_is_to_be_seen_and_touches_none_of_a_neighbouring_year_however_narrow_the_picture() {
    for (years, w) in [(25, 320.0), (25, 358.0), (14, 358.0), (25, 556.0), (25, 1150.0)] {
        let scene = scene(years, Look::Firm, w);
        let rounds = scene.items.iter().filter_map(|item| match item.shape {
            Shape::Round { at, r, .. } => Some((at.0, r)),
            _ => None,
        });
        let mut rounds: Vec<(f64, f64)> = rounds.collect();
        order::sort_by(&mut rounds, |a, b| a.0.total_cmp(&b.0));
        assert_eq!(rounds.len(), usize::try_from(years).unwrap());
        for pair in rounds.windows(2) {
            let [(x0, r0), (x1, r1)] = pair else { continue };
            assert!((r0 - r1).abs() < 1e-9 && *r0 >= LEAST_POINT, "{years} in {w}: {pair:?}");
            assert!(x1 - x0 - r0 - r1 > 1.5, "{years} in {w}: {pair:?}");
        }
    }
}

#[test]
fn an_interrupted_stroke_shows_its_gap_between_points_that_lie_near() {
    // Farther apart, two strokes and the gap between them fit, whatever their beginning.
    for (look, far) in [(Look::Hollow, 16.0), (Look::Derived, 7.0)] {
        for (years, w) in [(25, 320.0), (25, 358.0), (22, 358.0)] {
            let scene = scene(years, look, w);
            let points = scene.items.iter().filter_map(|item| match &item.shape {
                Shape::Round { at, r, ink: Ink::Hue(_) } if *r > 1.5 => Some((at.0, *r)),
                _ => None,
            });
            let points: Vec<(f64, f64)> = points.collect();
            for pair in points.windows(2) {
                let [(x0, r0), (x1, r1)] = pair else { continue };
                let (from, to) = (x0 + r0, x1 - r1);
                if to - from >= far {
                    continue;
                }
                let drawn = scene.items.iter().filter_map(|item| match &item.shape {
                    Shape::Line { points, dash: Dash::Solid, ink: Ink::Hue(_), .. } => {
                        let (a, b) = (points.first()?.0, points.last()?.0);
                        (a >= from - 1e-6 && b <= to + 1e-6).then_some(b - a)
                    }
                    _ => None,
                });
                let inked: f64 = drawn.sum();
                assert!(
                    inked > 0.0 && inked <= (to - from) * 0.51,
                    "{look:?}, {years} in {w}: {inked} of {}",
                    to - from
                );
            }
        }
    }
}

#[test]
fn no_rule_leads_from_a_line_that_ends_early_through_the_years_after_it() {
    let year = |year: i64| Year::new(year).unwrap();
    let line = |family: u8, label: &str, years: i64, value: f64| Line {
        label: label.into(),
        hue: Hue { family, tone: Tone::Full },
        points: (0..years)
            .map(|n| LinePoint {
                year: year(2017 + n),
                value,
                look: Look::Firm,
                joined: n > 0,
                told: String::new(),
                mark: MarkIx(usize::try_from(n + 8 * i64::from(family)).unwrap()),
            })
            .collect(),
        breaks: Vec::new(),
    };
    // At its point where it fits there, above or below where another line runs on beside it, else beside the plot.
    for (years, high, aside) in [(3, 90.0, Some(0.0)), (3, 52.0, Some(1.0)), (7, 90.0, None)] {
        let name = "THT 123 (nghìn)";
        let body = Lines {
            x: YearAxis { first: year(2017), last: year(2024), chosen: None, compared: None },
            y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
            reference: None,
            lines: vec![line(0, "HTX", 8, high), line(1, name, years, 50.0)],
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, 480.0);
        draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 480.0, h: None });
        let scene = page.finish(400.0);
        let tip = scene.find(MarkIx(7 + usize::try_from(years).unwrap())).unwrap().tip;
        let end = scene.find(MarkIx(7)).unwrap().tip.0;
        for item in &scene.items {
            let Shape::Line { points, ink, .. } = &item.shape else { continue };
            assert!(matches!(ink, Ink::Hue(_)) || points.iter().all(|point| point.0 > end), "{points:?}");
        }
        let label = scene.labels().find(|label| label.text.starts_with("THT")).unwrap().area();
        let below = (label.y + label.h / 2.0 - tip.1).abs();
        match aside {
            Some(far) => assert!(label.right() < end && (below > 8.0) == (far > 0.0), "{high}: {label:?}"),
            None => assert!(label.x > end, "{label:?}"),
        }
    }
}

#[test]
fn the_name_of_a_line_that_ends_early_stands_beside_its_last_point_at_the_edge_of_the_plot_and_in_more_lines_too() {
    let low = [(2018, 7.8), (2019, 30.0), (2024, 60.0)];
    let steep = [(2017, 40.0), (2020, 40.0), (2022, 60.0), (2023, 99.0)];
    for (case, (others, early, w)) in [
        // At the bottom, where another line begins beside it.
        (&low[..], [(2017, 2.2)].as_slice(), 700.0),
        // At the top.
        (&RISING, &[(2020, 97.0), (2021, 99.0)], 900.0),
        // Where another line leaves room for words that are not as long.
        (&steep, &[(2020, 97.0), (2021, 99.0)], 480.0),
    ]
    .into_iter()
    .enumerate()
    {
        let (scene, _) = told(&[others, early], 2024, w);
        let last = usize::try_from(early[early.len() - 1].0 - 2017).unwrap();
        let tip = scene.find(MarkIx(10 + last)).unwrap().tip;
        let of_name =
            |label: &&Label| matches!(label.ink, Ink::Hue(hue) if hue.family == 1) && !label.text.contains('.');
        let areas: Vec<Area> = scene.labels().filter(of_name).map(Label::area).collect();
        let nearest = areas.iter().map(|area| area.distance(tip.0, tip.1)).fold(f64::INFINITY, f64::min);
        assert!(nearest < 24.0, "{case}: {areas:?} {tip:?}");
    }
}

#[test]
fn a_line_that_leads_paler_ones_is_thicker_than_they_are() {
    let widths = |tones: &[Tone]| -> Vec<f64> {
        let line = |(n, tone): (usize, &Tone)| Line {
            label: String::new(),
            hue: Hue { family: u8::try_from(n).unwrap(), tone: *tone },
            points: (0..4)
                .map(|year| LinePoint {
                    year: Year::new(2000 + year).unwrap(),
                    value: 20.0 * n as f64 + year as f64,
                    look: Look::Firm,
                    joined: year > 0,
                    told: String::new(),
                    mark: MarkIx(4 * n + usize::try_from(year).unwrap()),
                })
                .collect(),
            breaks: Vec::new(),
        };
        let year = |year: i64| Year::new(year).unwrap();
        let body = Lines {
            x: YearAxis { first: year(2000), last: year(2003), chosen: None, compared: None },
            y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
            reference: None,
            lines: tones.iter().enumerate().map(line).collect(),
        };
        let font = EmbeddedFont::new();
        let mut page = Page::new(&font, 600.0);
        let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w: 600.0, h: None });
        let scene = page.finish(high);
        let width = |shape: &Shape| match shape {
            Shape::Line { width, ink: Ink::Hue(_), .. } => Some(*width),
            _ => None,
        };
        scene.items.iter().filter_map(|item| width(&item.shape)).collect()
    };
    // The leading line is drawn last.
    assert_eq!(widths(&[Tone::Full, Tone::Half]), [look::STROKE, look::LEADING_STROKE]);
    assert_eq!(widths(&[Tone::Full, Tone::Full]), [look::STROKE; 2]);
}

#[test]
fn a_picture_of_a_point_or_two_is_low() {
    assert!(scene(1, Look::Firm, 1150.0).height <= SLIGHT);
    assert!(scene(2, Look::Firm, 1150.0).height <= SLIGHT);
    assert!(scene(3, Look::Firm, 1150.0).height > 2.0 * SLIGHT);
}

/// A picture of lines over 2017 to 2024, of their values by years (what is told of them is the value), 2022 chosen and 2021 compared with: its scene, and what
/// was written of a value.
fn told(lines: &[&[(i64, f64)]], last: i64, w: f64) -> (super::super::super::scene::Scene, Vec<Label>) {
    let year = |year: i64| Year::new(year).unwrap();
    let line = |(n, points): (usize, &&[(i64, f64)])| Line {
        label: format!("Line {n} of several"),
        hue: Hue { family: u8::try_from(n).unwrap(), tone: Tone::Full },
        points: points
            .iter()
            .map(|(at, value)| LinePoint {
                year: year(*at),
                value: *value,
                look: Look::Firm,
                joined: *at > points[0].0,
                told: if [2021, 2022].contains(at) { format!("{value:.3}") } else { String::new() },
                mark: MarkIx(10 * n + usize::try_from(at - 2017).unwrap()),
            })
            .collect(),
        breaks: Vec::new(),
    };
    let body = Lines {
        x: YearAxis { first: year(2017), last: year(last), chosen: Some(year(2022)), compared: Some(year(2021)) },
        y: Axis { min: 0.0, max: 100.0, ticks: Vec::new(), note: None },
        reference: None,
        lines: lines.iter().enumerate().map(line).collect(),
    };
    let font = EmbeddedFont::new();
    let mut page = Page::new(&font, w);
    let high = draw(&mut page, &body, &Place { x: 0.0, y: 0.0, w, h: None });
    let scene = page.finish(high);
    let values = scene.labels().filter(|label| label.text.contains('.')).cloned().collect();
    (scene, values)
}

const RISING: [(i64, f64); 8] =
    [(2017, 40.0), (2018, 44.0), (2019, 48.0), (2020, 52.0), (2021, 56.0), (2022, 60.0), (2023, 64.0), (2024, 68.0)];

#[test]
fn the_compared_value_is_never_told_without_the_chosen_one() {
    let above: Vec<_> = RISING.iter().map(|(year, value)| (*year, value + 9.0)).collect();
    let below: Vec<_> = RISING.iter().map(|(year, value)| (*year, value - 9.0)).collect();
    for lines in [&[&RISING[..]][..], &[&RISING, &[(2023, 60.0)]], &[&RISING, &above], &[&RISING, &below, &above]] {
        for w in [320.0, 358.0, 480.0, 600.0, 900.0] {
            for last in [2024, 2032] {
                let (_, values) = told(lines, last, w);
                for line in lines {
                    let stands = |year: i64| {
                        let value = line.iter().find(|point| point.0 == year).map(|point| format!("{:.3}", point.1));
                        value.is_some_and(|value| values.iter().any(|label| label.text == value))
                    };
                    assert!(stands(2022) || !stands(2021), "{w} to {last}: {values:?}");
                }
            }
        }
    }
    let gap: Vec<_> = RISING.into_iter().filter(|(year, _)| *year != 2022).collect();
    assert!(told(&[&gap], 2024, 900.0).1.is_empty());
}

#[test]
fn the_chosen_value_finds_room_beside_a_point_of_another_line() {
    for w in [600.0, 900.0] {
        let (_, values) = told(&[&RISING, &[(2023, 58.0)]], 2027, w);
        assert!(values.iter().any(|label| label.text == "60.000"), "{w}: {values:?}");
    }
}

#[test]
fn a_value_covers_no_ring_of_any_point_and_is_nearest_to_its_own_of_its_line() {
    for other in 40..80 {
        for w in [358.0, 600.0, 900.0] {
            let others = [(2020, f64::from(other)), (2023, f64::from(other)), (2024, 10.0)];
            let (scene, values) = told(&[&RISING, &others], 2025, w);
            for label in &values {
                let area = label.area();
                let hidden = Area { x: area.x - 2.0, w: area.w + 4.0, ..area };
                let rounds = scene.items.iter().filter_map(|item| match item.shape {
                    Shape::Round { at, r, .. } => Some((at, r)),
                    _ => None,
                });
                for (at, r) in rounds {
                    assert!(hidden.distance(at.0, at.1) >= r, "{other} in {w}: {area:?} {at:?}");
                }
                let far = |at: usize| scene.find(MarkIx(at)).map(|mark| area.distance(mark.tip.0, mark.tip.1)).unwrap();
                let own = RISING.iter().position(|point| format!("{:.3}", point.1) == label.text).unwrap();
                let rule = scene.find(MarkIx(5)).unwrap().tip.0;
                // The chosen year's may stand on that year's rule instead, which tells whose it is.
                let on_rule = label.bold && area.x < rule && rule < area.right();
                assert!(on_rule || (0..8).all(|at| far(at) >= far(own) - 0.5), "{other} in {w}: {label:?}");
            }
        }
    }
}

#[test]
fn the_chosen_value_is_told_though_the_years_beside_it_are_near_and_then_stands_on_its_rule_which_it_parts() {
    let close: Vec<_> = RISING.iter().take(7).map(|(year, value)| (*year, value + 0.7)).collect();
    let all: [&[&[(i64, f64)]]; 3] = [&[&RISING[..7]], &[&RISING[..7], &close], &[&RISING, &close, &[(2021, 40.0)]]];
    for lines in all {
        for w in [240.0, 280.0, 320.0, 358.0, 480.0, 592.0] {
            for last in [2023, 2024, 2026] {
                let (scene, values) = told(lines, last, w);
                let at = format!("{w} to {last}: {values:?}");
                let value = values.iter().find(|label| label.bold && label.text == "60.000");
                let area = value.unwrap_or_else(|| panic!("{at}")).area();
                let (x, y) = scene.find(MarkIx(5)).unwrap().tip;
                assert!((area.y + area.h / 2.0 - y).abs() < 60.0, "{at}");
                assert!(area.x - 20.0 < x && x < area.right() + 20.0, "{at}");
                for label in scene.labels().filter(|label| label.area() != area) {
                    assert!(!label.area().meets(&area), "{at} {label:?}");
                }
                for item in &scene.items {
                    let Shape::Rect(rule, _) = &item.shape else { continue };
                    assert!(!rule.meets(&area.grown(-1.0)), "neither a rule nor a ground of its own: {at} {rule:?}");
                }
            }
        }
    }
}

#[test]
fn a_value_on_its_rule_is_nearest_to_its_own_of_the_points_of_that_year() {
    for other in 40..80 {
        let (scene, values) = told(&[&RISING[..7], &[(2022, f64::from(other)), (2023, 20.0)]], 2023, 358.0);
        let Some(area) = values.iter().find(|label| label.text == "60.000").map(Label::area) else { continue };
        let far = |at: usize| scene.find(MarkIx(at)).map(|mark| area.distance(mark.tip.0, mark.tip.1)).unwrap();
        assert!(far(15) >= far(5) - 2.0 * POINT, "{other}: {area:?}");
    }
}

#[test]
fn what_leads_to_a_name_begins_at_a_line_that_reaches_the_edge() {
    // All names have to move, and there is no room beside the point at which the second line ends.
    let others: Vec<_> = RISING.iter().take(7).map(|(year, value)| (*year, value + 1.0)).collect();
    let (scene, _) = told(&[&RISING, &others, &RISING], 2024, 480.0);
    let last = scene.find(MarkIx(7)).unwrap().tip;
    for item in &scene.items {
        let Shape::Line { points, ink: Ink::Rule, .. } = &item.shape else { continue };
        assert!((points[0].1 - last.1).abs() < 1e-9, "{points:?} from {last:?}");
    }
}
