//! Charts from their descriptions to scenes and SVG files.

#![allow(clippy::unwrap_used)] // helpers of tests may take what they have just made

mod examples;
mod random;

use coopstat::charts::look::{FONTS, Ground, Theme};
use coopstat::charts::measure::EmbeddedFont;
use coopstat::charts::scene::{Label, Scene, Shape};
use coopstat::charts::spec::{Body, Bullet, ChartSpec, LegendEntry, MarkIx, Sample, Step, Tick};
use coopstat::charts::svg::to_svg;
use coopstat::charts::{Frame, Size, layout};
use proptest::prelude::*;

/// Every promise of a layout; the error tells the one that is broken.
pub(crate) fn check(spec: &ChartSpec, size: Size, frame: Frame) -> Result<Scene, String> {
    let scene = layout(spec, size, frame, &EmbeddedFont::new());
    let told = format!("{scene:?}");
    if told.contains("NaN") || told.contains("inf") {
        return Err("a place that is no number".into());
    }
    if scene.width != size.width || size.height.is_some_and(|height| scene.height != height) {
        return Err(format!("{} × {} is not the size asked for", scene.width, scene.height));
    }
    let labels: Vec<&Label> = scene.labels().collect();
    for (i, label) in labels.iter().enumerate() {
        let area = label.area();
        if area.x < -0.01 || area.right() > scene.width + 0.01 || area.y < -2.0 || area.bottom() > scene.height + 0.01 {
            return Err(format!("{:?} leaves {} × {}: {area:?}", label.text, scene.width, scene.height));
        }
        if let Some(other) = labels.iter().skip(i + 1).find(|other| other.area().meets(&area)) {
            return Err(format!("{:?} {area:?} meets {:?} {:?}", label.text, other.text, other.area()));
        }
    }
    let found: Vec<usize> = scene.marks.iter().map(|found| found.mark.0).collect();
    if found != (0..spec.marks.len()).collect::<Vec<_>>() {
        return Err(format!("{} marks have these boxes: {found:?}", spec.marks.len()));
    }
    for found in &scene.marks {
        let (x, y) = found.tip;
        let inside = (0.0..=scene.width).contains(&x) && (0.0..=scene.height).contains(&y);
        let area = found.area;
        if !inside
            || area.x < -3.0
            || area.right() > scene.width + 3.0
            || area.y < -3.0
            || area.bottom() > scene.height + 3.0
        {
            return Err(format!("{found:?} leaves {} × {}", scene.width, scene.height));
        }
    }
    Ok(scene)
}

/// 2,500 random charts, the same ones in every run; with `COOPSTAT_CASES=100000`, so many others.
fn tries() -> ProptestConfig {
    use proptest::test_runner::RngSeed;
    let asked = std::env::var("COOPSTAT_CASES").ok().and_then(|cases| cases.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_211_231) };
    let cases = asked.unwrap_or(2500);
    ProptestConfig { cases, rng_seed, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(tries())]
    #[test]
    fn no_text_touches_another_and_nothing_leaves_the_picture(
        row in prop::collection::vec(any::<u32>(), 16..128),
        width in 320u32..1600,
        shape in prop::option::of(0.5f64..1.2),
        full: bool,
    ) {
        let spec = random::spec(&mut random::Dice::new(&row));
        let width = f64::from(width);
        let size = Size { width, height: shape.map(|shape| (width * shape).round()) };
        let frame = if full { Frame::Full } else { Frame::Plot };
        if let Err(broken) = check(&spec, size, frame) {
            prop_assert!(false, "{broken}\n{frame:?} {size:?} {:?}", spec.body);
        }
    }
}

#[test]
fn the_real_charts_keep_every_promise_at_every_width() {
    for (name, spec) in examples::all() {
        for width in [320.0, 360.0, 414.0, 600.0, 768.0, 960.0, 1280.0, 1600.0] {
            for (height, frame) in [(None, Frame::Plot), (None, Frame::Full), (Some(width * 0.5625), Frame::Full)] {
                let size = Size { width, height: height.map(f64::round) };
                if let Err(broken) = check(&spec, size, frame) {
                    panic!("{name} at {width}, {frame:?}: {broken}");
                }
            }
        }
    }
}

#[test]
fn a_chart_is_drawn_as_its_snapshot_shows() {
    let font = EmbeddedFont::new();
    for (name, spec) in examples::all() {
        for width in [360.0, 960.0] {
            let svg = to_svg(&spec, Size { width, height: None }, Theme::Light, Ground::Filled, &font, FONTS);
            insta::assert_snapshot!(format!("{name}_{width}"), svg);
        }
    }
    let dark =
        to_svg(&examples::lines(), Size { width: 360.0, height: None }, Theme::Dark, Ground::Filled, &font, FONTS);
    insta::assert_snapshot!("lines_360_dark", dark);
}

#[test]
fn an_svg_is_well_formed_accessible_and_holds_each_mark_once() {
    let font = EmbeddedFont::new();
    for (name, mut spec) in examples::all() {
        spec.title = "Tăng <b>\"gấp\"</b> & ' ]]> \u{0}\u{8}\u{b}\u{fffe} hết".into();
        spec.description = "</desc><script>1</script>".into();
        spec.footer = vec!["<text> &amp; \r\n\t\u{1b}[31m".into()];
        let svg = to_svg(
            &spec,
            Size { width: 600.0, height: None },
            Theme::Print,
            Ground::Filled,
            &font,
            "'A & B', \"C\", sans-serif",
        );
        let document = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}\n{svg}"));
        let root = document.root_element();
        let ids: Vec<_> = root.attribute("aria-labelledby").unwrap_or_default().split(' ').collect();
        assert_eq!(ids.len(), 2);
        for id in ids {
            assert!(document.descendants().any(|node| node.attribute("id") == Some(id)), "{id}");
        }
        let title = document
            .descendants()
            .find(|node| node.has_tag_name("title"))
            .and_then(|node| node.text().map(str::to_owned));
        assert_eq!(title.as_deref(), Some("Tăng <b>\"gấp\"</b> & ' ]]>  hết"));
        assert!(!document.descendants().any(|node| node.has_tag_name("script")));
        let mut marks: Vec<usize> = document
            .descendants()
            .filter_map(|node| node.attribute("data-mark"))
            .map(|mark| mark.parse().unwrap())
            .collect();
        marks.sort_unstable();
        assert_eq!(marks, (0..spec.marks.len()).collect::<Vec<_>>(), "{name}");
        let texts: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
        assert!(texts.contains(&"<text> &amp; [31m"), "{texts:?}");
        assert!(texts.iter().all(|text| text.trim() == *text), "{texts:?}");
        let ground = root.children().find(|node| node.has_tag_name("rect")).and_then(|node| node.attribute("fill"));
        assert_eq!(ground, Some("#FFFFFF"));
    }
}

#[test]
fn a_long_text_has_the_width_for_which_there_is_room_whatever_the_font() {
    let font = EmbeddedFont::new();
    let size = Size { width: 600.0, height: None };
    let mut long = 0;
    for (name, spec) in examples::all() {
        let svg = to_svg(&spec, size, Theme::Light, Ground::Filled, &font, FONTS);
        let document = roxmltree::Document::parse(&svg).unwrap();
        for node in document.descendants().filter(|node| node.has_tag_name("text")) {
            let text = node.text().unwrap_or_default();
            let width = node.attribute("textLength").map(|width| width.parse::<f64>().unwrap() / 10.0);
            assert_eq!(width.is_some(), text.chars().count() > 20, "{name}: {text}");
            if let Some(width) = width {
                long += 1;
                assert!(width > 0.0 && width <= 600.0, "{name}: {text} is {width} wide");
            }
        }
    }
    assert!(long > 20);
}

#[test]
fn the_same_description_gives_the_same_bytes() {
    let svg = || {
        to_svg(
            &examples::index(),
            Size { width: 700.0, height: Some(500.0) },
            Theme::Light,
            Ground::Filled,
            &EmbeddedFont::new(),
            FONTS,
        )
    };
    assert_eq!(svg(), svg());
}

#[test]
fn a_picture_too_small_for_its_words_is_made_smaller_as_a_whole() {
    let size = Size { width: 320.0, height: Some(180.0) };
    let scene = check(&examples::ranked(), size, Frame::Full).unwrap();
    assert!(scene.labels().all(|label| label.size < 12.0));
}

#[test]
fn a_picture_of_more_rows_than_any_magnification_fits_still_has_the_size_asked_for() {
    let mut spec = examples::bullets();
    let Body::Bullets(body) = &mut spec.body else { panic!("bullets") };
    let row = body.rows[0].clone();
    body.rows = (0..60).map(|n| Bullet { label: (1960 + n).to_string(), mark: MarkIx(n), ..row.clone() }).collect();
    spec.marks = vec![spec.marks[0].clone(); 60];
    for (width, height) in [(330.0, 168.0), (1200.0, 100.0)] {
        for frame in [Frame::Full, Frame::Plot] {
            check(&spec, Size { width, height: Some(height) }, frame).unwrap();
        }
    }
}

#[test]
fn every_value_of_an_axis_stands_at_its_line_however_its_width_is_rounded() {
    let Body::Waterfall(body) = &mut examples::waterfall().body else { panic!("a waterfall") };
    let mut lost = Vec::new();
    for hundreds in 1..100 {
        let mut spec = examples::waterfall();
        let ticks: Vec<_> = (0..5).map(|n| (body.axis.max * f64::from(n) / 4.0, format!("{n}.{hundreds}0"))).collect();
        let Body::Waterfall(made) = &mut spec.body else { panic!("a waterfall") };
        made.axis.ticks = ticks.iter().map(|(value, text)| Tick { value: *value, text: text.clone() }).collect();
        let scene = check(&spec, Size { width: 556.0, height: None }, Frame::Plot).unwrap();
        let told = |text: &str| scene.labels().any(|label| label.text == text);
        lost.extend(ticks.into_iter().map(|(_, text)| text).filter(|text| !told(text)));
    }
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn what_marks_the_chosen_and_the_compared_year_is_told_on_images_and_paper_and_stands_beside_its_words() {
    for mut spec in [examples::lines(), examples::flows()] {
        spec.legend = [(Sample::Chosen, "2021: chosen"), (Sample::Compared, "2020: compared")]
            .map(|(sample, text)| LegendEntry { sample, text: text.into() })
            .to_vec();
        for (frame, told) in [(Frame::Plot, false), (Frame::Paper, true), (Frame::Full, true)] {
            let scene = check(&spec, Size { width: 640.0, height: None }, frame).unwrap();
            let words: Vec<_> = scene.labels().filter(|label| label.text.starts_with("202")).collect();
            let words: Vec<_> = words.into_iter().filter(|label| label.text.contains(": ")).collect();
            assert_eq!(words.len(), if told { 2 } else { 0 }, "{frame:?}");
            for word in words {
                let (line, left) = (word.area(), word.x - 22.0);
                let beside = scene.items.iter().filter_map(|item| match item.shape {
                    Shape::Rect(area, _) => Some(area),
                    _ => None,
                });
                let beside =
                    beside.filter(|area| area.x >= left - 1.0 && area.right() < word.x && area.y > line.y - 6.0);
                let bottom = beside.map(|area| area.bottom()).fold(0.0, f64::max);
                assert!(bottom > line.y && bottom <= line.bottom() + 3.0, "{bottom} beside {line:?}");
            }
        }
    }
}

#[test]
fn the_value_under_a_step_without_a_name_that_goes_down_to_the_lower_edge_stays_in_the_picture() {
    let mut spec = examples::waterfall();
    let Body::Waterfall(body) = &mut spec.body else { panic!("a waterfall") };
    let step = body.steps[1].clone();
    body.steps = vec![Step { label: String::new(), text: "−1".into(), from: 0.0, to: -1.0, mark: MarkIx(0), ..step }];
    body.axis = examples::axis([-1.0, 0.0], true, "", 1.0);
    spec.marks.truncate(1);
    spec.legend.clear();
    check(&spec, Size { width: 330.0, height: Some(331.0) }, Frame::Plot).unwrap();
}

#[test]
fn an_image_of_a_row_or_a_point_alone_is_filled_by_larger_type_and_not_half_empty() {
    let mut plan = examples::bullets();
    let Body::Bullets(body) = &mut plan.body else { panic!("bullets") };
    body.rows.truncate(1);
    plan.marks.truncate(1);
    for (width, height) in [(960.0, 540.0), (540.0, 540.0), (1123.0, 794.0)] {
        let size = Size { width, height: Some(height) };
        let scene = check(&plan, size, Frame::Full).unwrap();
        let largest = scene.labels().map(|label| label.size).fold(0.0, f64::max);
        let mut edges: Vec<(f64, f64)> = scene.labels().map(|label| (label.area().y, label.area().bottom())).collect();
        edges.extend(scene.marks.iter().map(|mark| (mark.area.y, mark.area.bottom())));
        edges.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut bottom = 0.0_f64;
        for (top, end) in edges.iter().copied().chain([(height, height)]) {
            assert!(top - bottom < height * 0.22, "{width} × {height}: nothing from {bottom} to {top}");
            bottom = bottom.max(end);
        }
        assert!(largest > 24.0, "{width} × {height}: {largest}");
        // Where there is enough to show type has its usual size.
        let many = check(&examples::bullets(), size, Frame::Full).unwrap();
        assert!(many.labels().all(|label| label.size <= 20.0));
    }
}
