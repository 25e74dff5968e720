//! Charts as the page shows them, with real figures: for snapshots and for looking at.

use coopstat::charts::scale::nice_axis;
use coopstat::charts::spec::*;
use coopstat::model::Year;

pub(super) fn year(year: i64) -> Year {
    Year::new(year).unwrap()
}

pub(super) fn hue(family: u8, tone: Tone) -> Hue {
    Hue { family, tone }
}

pub(super) const VCA: Hue = Hue { family: 0, tone: Tone::Full };
pub(super) const MPI: Hue = Hue { family: 1, tone: Tone::Full };

/// 27394 as "27.394".
pub(super) fn number(value: f64) -> String {
    let digits = format!("{}", value.abs().round());
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if value < 0.0 { format!("−{text}") } else { text }
}

pub(super) fn axis(values: impl IntoIterator<Item = f64>, zero: bool, unit: &str, per: f64) -> Axis {
    let (low, high) = values.into_iter().fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
    let (min, max, ticks) = nice_axis(low, high, zero, 5);
    let last = ticks.len() - 1;
    let text = |(i, value): (usize, f64)| {
        let short = format!("{}", value / per).replace('.', ",").replace('-', "−");
        Tick { value, text: if i == last { format!("{short}\u{a0}{unit}") } else { short } }
    };
    let note = (min > 0.0 || max < 0.0).then(|| "Trục giá trị không bắt đầu từ 0.".to_owned());
    Axis { min, max, ticks: ticks.into_iter().enumerate().map(text).collect(), note }
}

pub(super) fn years(first: i64, last: i64, chosen: Option<i64>, compared: Option<i64>) -> YearAxis {
    YearAxis { first: year(first), last: year(last), chosen: chosen.map(year), compared: compared.map(year) }
}

#[derive(Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    pub(super) fn add(&mut self, text: String, series: usize, at: Option<i64>) -> MarkIx {
        self.0.push(Mark { text, series, year: at.map(year), figure: None, from: Vec::new() });
        MarkIx(self.0.len() - 1)
    }
}

pub(super) fn chart(title: &str, subtitle: &str, body: Body, legend: Vec<LegendEntry>, marks: Marks) -> ChartSpec {
    ChartSpec {
        title: title.into(),
        subtitle: subtitle.into(),
        body,
        legend,
        footer: vec![
            "Nguồn: Liên minh Hợp tác xã Việt Nam, báo cáo tổng kết năm; Bộ Kế hoạch và Đầu tư, Sách trắng hợp tác xã."
                .into(),
            "Dữ liệu: Coopstat, CC BY 4.0, cập nhật 23/11/2026".into(),
        ],
        description: "Tăng từ 18.891 năm 2013 lên 33.557 năm 2024.".into(),
        marks: marks.0,
    }
}

pub(super) fn entry(sample: Sample, text: &str) -> LegendEntry {
    LegendEntry { sample, text: text.into() }
}

pub(super) fn line(marks: &mut Marks, series: usize, label: &str, hue: Hue, points: &[(i64, f64, Look)]) -> Line {
    let mut before = None;
    let points = points
        .iter()
        .map(|&(at, value, look)| {
            let joined = before == Some(at - 1);
            before = Some(at);
            LinePoint {
                year: year(at),
                value,
                look,
                joined,
                told: String::new(),
                mark: marks.add(format!("{label}, {at}: {}", number(value)), series, Some(at)),
            }
        })
        .collect();
    Line { label: label.into(), hue, points, breaks: Vec::new() }
}

use Look::{Derived, Firm, Hollow};

pub(super) const VCA_TOTAL: &[(i64, f64, Look)] = &[
    (2013, 18_891.0, Hollow),
    (2014, 19_446.0, Hollow),
    (2015, 19_663.0, Hollow),
    (2016, 18_859.0, Hollow),
    (2017, 20_846.0, Hollow),
    (2018, 22_456.0, Firm),
    (2019, 24_618.0, Derived),
    (2020, 26_040.0, Firm),
    (2021, 27_394.0, Firm),
    (2022, 29_021.0, Hollow),
    (2023, 32_103.0, Derived),
    (2024, 33_557.0, Hollow),
];
pub(super) const MPI_TOTAL: &[(i64, f64, Look)] = &[
    (2017, 21_012.0, Derived),
    (2018, 22_861.0, Firm),
    (2020, 26_000.0, Hollow),
    (2021, 27_342.0, Hollow),
    (2022, 29_378.0, Firm),
    (2023, 31_826.0, Derived),
    (2024, 33_335.0, Firm),
    (2025, 35_041.0, Hollow),
];

pub(super) fn lines() -> ChartSpec {
    let mut marks = Marks::default();
    let mut lines = vec![
        line(&mut marks, 0, "Liên minh HTX 33.557", VCA, VCA_TOTAL),
        line(&mut marks, 1, "Bộ KH&ĐT 35.041", MPI, MPI_TOTAL),
    ];
    let y = axis([18_859.0, 35_041.0], true, "nghìn", 1000.0);
    let x = years(2013, 2025, Some(2021), Some(2020));
    lines[0].breaks = vec![year(2017)];
    let legend = vec![
        entry(Sample::Look(Hollow), "ước tính hoặc đọc từ biểu đồ"),
        entry(Sample::Look(Derived), "suy ra, không nguồn nào nêu"),
        entry(Sample::Break, "đổi phương pháp"),
    ];
    let body = Body::Lines(Lines { x, y, reference: None, lines });
    chart(
        "Hợp tác xã tăng gấp rưỡi trong tám năm, hai hệ thống số liệu gần như trùng nhau",
        "Số hợp tác xã, cả nước, cuối năm, 2013–2025",
        body,
        legend,
        marks,
    )
}

pub(super) fn index() -> ChartSpec {
    let mut marks = Marks::default();
    let share = |points: &[(i64, f64, Look)], base: f64| {
        points.iter().map(|&(y, v, l)| (y, (v / base * 1000.0).round() / 10.0, l)).collect::<Vec<_>>()
    };
    let sets = [
        (
            "Tổ hợp tác 61",
            hue(0, Tone::Half),
            vec![
                (2018, 98.0, Firm),
                (2020, 115.2, Firm),
                (2021, 70.5, Hollow),
                (2022, 68.6, Hollow),
                (2023, 69.1, Derived),
                (2024, 61.5, Firm),
            ],
        ),
        ("Hợp tác xã 149", VCA, share(&VCA_TOTAL[5..], 22_456.0)),
        (
            "Liên hiệp hợp tác xã 205",
            hue(3, Tone::Full),
            vec![
                (2018, 100.0, Firm),
                (2020, 135.0, Firm),
                (2021, 146.0, Firm),
                (2022, 169.0, Hollow),
                (2023, 185.0, Derived),
                (2024, 205.0, Firm),
            ],
        ),
        (
            "Thành viên 98",
            hue(2, Tone::Full),
            vec![
                (2018, 100.0, Firm),
                (2019, 99.5, Firm),
                (2020, 99.0, Firm),
                (2021, 98.7, Firm),
                (2022, 98.3, Firm),
                (2023, 98.0, Firm),
                (2024, 98.1, Firm),
            ],
        ),
        (
            "Lao động thường xuyên 99",
            hue(4, Tone::Full),
            vec![
                (2018, 100.0, Firm),
                (2019, 99.8, Firm),
                (2020, 99.7, Firm),
                (2021, 99.6, Firm),
                (2022, 99.4, Firm),
                (2023, 99.3, Firm),
                (2024, 99.0, Firm),
            ],
        ),
    ];
    let lines =
        sets.iter().enumerate().map(|(i, (label, hue, points))| line(&mut marks, i, label, *hue, points)).collect();
    let body = Body::Lines(Lines {
        x: years(2018, 2024, Some(2021), None),
        y: axis([61.0, 205.0], false, "(2018 = 100)", 1.0),
        reference: Some(Tick { value: 100.0, text: "Mức năm 2018 = 100".into() }),
        lines,
    });
    chart(
        "Liên hiệp tăng gấp đôi, tổ hợp tác giảm hai phần năm",
        "Chỉ số, năm 2018 = 100, cả nước, Liên minh HTX",
        body,
        vec![],
        marks,
    )
}

pub(super) fn multiples() -> ChartSpec {
    let mut marks = Marks::default();
    let one =
        |marks: &mut Marks, i: usize, title: &str, last: &str, unit: &str, per: f64, points: &[(i64, f64, Look)]| {
            let mut line = line(marks, i, title, VCA, points);
            line.label.clear();
            line.points.last_mut().unwrap().told = last.into();
            Multiple {
                title: title.into(),
                lines: Lines {
                    x: years(2013, 2025, Some(2021), None),
                    y: axis(points.iter().map(|p| p.1), true, unit, per),
                    reference: None,
                    lines: vec![line],
                },
            }
        };
    let unions: Vec<_> = [44.0, 46.0, 47.0, 42.0, 59.0, 74.0]
        .iter()
        .zip(2013..)
        .map(|(v, y)| (y, *v, if y < 2018 { Hollow } else { Firm }))
        .chain([(2020, 100.0, Firm), (2021, 108.0, Firm), (2022, 125.0, Hollow)])
        .collect();
    let body = Body::Multiples(vec![
        one(&mut marks, 0, "Hợp tác xã", "33.557", "nghìn", 1000.0, VCA_TOTAL),
        one(&mut marks, 1, "Liên hiệp hợp tác xã", "125", "liên hiệp", 1.0, &unions),
        one(
            &mut marks,
            2,
            "Tổ hợp tác",
            "119.710",
            "nghìn",
            1000.0,
            &[(2017, 97_589.0, Firm), (2018, 103_435.0, Firm), (2020, 119_248.0, Firm), (2021, 119_710.0, Firm)],
        ),
        one(
            &mut marks,
            3,
            "Hợp tác xã thành lập mới trong năm",
            "1.942",
            "nghìn",
            1000.0,
            &[
                (2016, 1678.0, Hollow),
                (2017, 2226.0, Firm),
                (2018, 2390.0, Hollow),
                (2020, 2134.0, Derived),
                (2021, 2283.0, Firm),
                (2022, 2187.0, Hollow),
                (2023, 2156.0, Firm),
                (2024, 1942.0, Firm),
            ],
        ),
    ]);
    chart(
        "Bốn thước đo của khu vực, mỗi hình một thang",
        "Cả nước, Liên minh HTX Việt Nam, 2013–2025; thang riêng từng hình",
        body,
        vec![],
        marks,
    )
}

pub(super) fn year_bars() -> ChartSpec {
    let mut marks = Marks::default();
    let mut bars = Vec::new();
    let vca = [
        (2016, 1678.0),
        (2017, 2226.0),
        (2018, 2390.0),
        (2020, 2134.0),
        (2021, 2283.0),
        (2022, 2187.0),
        (2023, 2156.0),
        (2024, 1942.0),
    ];
    let mpi = [(2016, 2030.0), (2021, 2476.0), (2023, 2700.0), (2024, 2197.0)];
    for (series, set) in [&vca[..], &mpi[..]].into_iter().enumerate() {
        for &(at, value) in set {
            let look = match at {
                2016 | 2018 | 2022 => Hollow,
                2020 => Derived,
                _ => Firm,
            };
            let mark = marks.add(format!("{at}: {}", number(value)), series, Some(at));
            bars.push(Bar { year: year(at), value, series, text: number(value), look, mark });
        }
    }
    let series = vec![
        BarSeries { label: "Liên minh HTX".into(), hue: VCA, place: 0 },
        BarSeries { label: "Bộ KH&ĐT".into(), hue: MPI, place: 1 },
    ];
    let body = Body::YearBars(YearBars {
        x: years(2016, 2024, Some(2021), Some(2020)),
        y: axis([0.0, 2700.0], true, "hợp tác xã", 1.0),
        series,
        bars,
        net: vec![],
    });
    let legend =
        vec![entry(Sample::Look(Hollow), "ước tính hoặc đọc từ biểu đồ"), entry(Sample::Look(Derived), "suy ra")];
    chart(
        "Mỗi năm thêm khoảng hai nghìn hợp tác xã",
        "Hợp tác xã thành lập mới trong năm, cả nước, 2016–2024",
        body,
        legend,
        marks,
    )
}

pub(super) fn flows() -> ChartSpec {
    let mut marks = Marks::default();
    let rows = [
        (2017, 2226.0, -610.0),
        (2018, 2390.0, -780.0),
        (2019, 2500.0, -338.0),
        (2020, 2134.0, -712.0),
        (2021, 2283.0, -433.0),
    ];
    let (mut bars, mut net) = (Vec::new(), Vec::new());
    for &(at, new, _) in &rows {
        bars.push(Bar {
            year: year(at),
            value: new,
            series: 0,
            text: number(new),
            look: Firm,
            mark: marks.add(format!("mới {at}"), 0, Some(at)),
        });
    }
    for &(at, _, gone) in &rows {
        bars.push(Bar {
            year: year(at),
            value: gone,
            series: 1,
            text: number(gone),
            look: Firm,
            mark: marks.add(format!("giải thể {at}"), 1, Some(at)),
        });
    }
    for &(at, new, gone) in &rows {
        net.push(Bar {
            year: year(at),
            value: new + gone,
            series: 0,
            text: String::new(),
            look: Derived,
            mark: marks.add(format!("ròng {at}"), 2, Some(at)),
        });
    }
    let series = vec![
        BarSeries { label: "Thành lập mới".into(), hue: VCA, place: 0 },
        BarSeries { label: "Giải thể".into(), hue: hue(0, Tone::Half), place: 0 },
    ];
    let body = Body::YearBars(YearBars {
        x: years(2017, 2021, Some(2021), None),
        y: axis([-780.0, 2500.0], true, "hợp tác xã", 1.0),
        series,
        bars,
        net,
    });
    chart(
        "Số thành lập mới gấp ba đến năm lần số giải thể",
        "Hợp tác xã thành lập mới và giải thể, cả nước, 2017–2021",
        body,
        vec![entry(Sample::Net, "Thay đổi ròng")],
        marks,
    )
}

pub(super) fn waterfall() -> ChartSpec {
    let mut marks = Marks::default();
    let mut step = |label: &str, text: &str, from, to, kind, look| Step {
        label: label.into(),
        text: text.into(),
        from,
        to,
        kind,
        look,
        mark: marks.add(format!("{label}: {text}"), 0, None),
    };
    let steps = vec![
        step("Thành lập mới", "+2.283", 0.0, 2_283.0, StepKind::Flow(VCA), Firm),
        step("Giải thể", "−433", 2_283.0, 1_850.0, StepKind::Flow(hue(0, Tone::Half)), Firm),
        step("Không giải thích được", "−496", 1_850.0, 1_354.0, StepKind::Unexplained, Derived),
        step("Thay đổi thực tế, từ 26.040 đến 27.394", "+1.354", 0.0, 1_354.0, StepKind::Change, Firm),
    ];
    let body = Body::Waterfall(Waterfall { axis: axis([0.0, 2_283.0], true, "HTX", 1.0), steps, meets: true });
    chart(
        "496 hợp tác xã biến mất giữa hai báo cáo",
        "Biến động số hợp tác xã trong năm 2021, Liên minh HTX Việt Nam",
        body,
        vec![entry(Sample::Hatch, "không nguồn nào giải thích")],
        marks,
    )
}

pub(super) fn bullets() -> ChartSpec {
    let mut marks = Marks::default();
    let rows = [
        (2021, Some(2283.0), 1500.0, "152,2% kế hoạch", Hollow),
        (2022, Some(2187.0), 2000.0, "109,4%", Hollow),
        (2023, Some(2156.0), 2000.0, "107,8%", Firm),
        (2024, Some(2197.0), 3000.0, "73,2%", Hollow),
        (2025, None, 2500.0, "chưa có kết quả", Firm),
    ];
    let rows = rows
        .iter()
        .map(|&(at, result, plan, text, plan_look)| Bullet {
            label: at.to_string(),
            chosen: at == 2021,
            result,
            plan,
            text: text.into(),
            hue: if at == 2024 { MPI } else { VCA },
            look: if at == 2022 { Hollow } else { Firm },
            plan_look,
            mark: marks.add(format!("{at}: {text}"), 0, Some(at)),
        })
        .collect();
    let body = Body::Bullets(Bullets { axis: axis([0.0, 3000.0], true, "hợp tác xã", 1.0), rows });
    let legend = vec![
        entry(Sample::Fill(VCA), "Kết quả"),
        entry(Sample::Tick, "Kế hoạch"),
        entry(Sample::Look(Hollow), "kế hoạch suy ra từ tỷ lệ hoàn thành"),
    ];
    chart(
        "Ba năm vượt kế hoạch, rồi hụt hơn một phần tư",
        "Hợp tác xã thành lập mới so với kế hoạch năm, 2021–2025",
        body,
        legend,
        marks,
    )
}

pub(super) fn stacked() -> ChartSpec {
    let mut marks = Marks::default();
    let parts = vec![
        ("Nông nghiệp".to_owned(), hue(0, Tone::Full)),
        ("Phi nông nghiệp".to_owned(), hue(3, Tone::Full)),
        ("Quỹ tín dụng nhân dân".to_owned(), hue(4, Tone::Full)),
    ];
    let rows = [
        ("2018 Liên minh HTX", true, [13_712.0, 7_563.0, 1_181.0]),
        ("2018 Bộ KH&ĐT", false, [13_856.0, 7_822.0, 1_183.0]),
        ("2024 Liên minh HTX", false, [22_415.0, 9_961.0, 1_181.0]),
    ];
    let rows = rows
        .iter()
        .map(|(label, chosen, values)| {
            let mut from = 0.0;
            let segments = values
                .iter()
                .enumerate()
                .map(|(part, value)| {
                    let to = from + value;
                    let segment = Segment {
                        part,
                        from,
                        to,
                        text: number(*value),
                        look: if *value == 9_961.0 { Derived } else { Firm },
                        mark: marks.add(format!("{label} {part}"), 0, None),
                    };
                    from = to;
                    segment
                })
                .collect();
            StackedRow {
                label: (*label).into(),
                chosen: *chosen,
                segments,
                whole: None,
                text: number(values.iter().sum()),
            }
        })
        .collect();
    let body = Body::Stacked(Stacked {
        axis: axis([0.0, 33_557.0], true, "nghìn", 1000.0),
        parts,
        rows,
        total: "Tổng số".into(),
    });
    chart(
        "Hai phần ba hợp tác xã làm nông nghiệp",
        "Số hợp tác xã theo lĩnh vực, cả nước",
        body,
        vec![entry(Sample::Look(Derived), "phần còn lại, suy ra")],
        marks,
    )
}

pub(super) fn ranked() -> ChartSpec {
    let mut marks = Marks::default();
    let regions = [
        ("Trung du và miền núi phía Bắc", 7791.0),
        ("Đồng bằng sông Hồng", 7950.0),
        ("Bắc Trung Bộ và Duyên hải miền Trung", 6168.0),
        ("Đồng bằng sông Cửu Long", 3420.0),
        ("Đông Nam Bộ", 2071.0),
        ("Tây Nguyên", 1978.0),
    ];
    let rows = regions
        .iter()
        .map(|(label, value)| RankedRow {
            label: (*label).into(),
            chosen: *label == "Tây Nguyên",
            value: *value,
            text: format!("{} ({}%)", number(*value), number(value / 293.78)),
            hue: MPI,
            look: Firm,
            mark: marks.add((*label).into(), 0, None),
        })
        .collect();
    let body = Body::Ranked(Ranked { axis: axis([0.0, 7950.0], true, "hợp tác xã", 1.0), rows });
    chart(
        "Hơn một nửa hợp tác xã ở phía Bắc",
        "Số hợp tác xã theo vùng, 31/12/2022, Tổng cục Thống kê",
        body,
        vec![],
        marks,
    )
}

pub(super) fn changes() -> ChartSpec {
    let mut marks = Marks::default();
    let set = [
        ("Thành phố Hồ Chí Minh", 18.4),
        ("Lâm Đồng", 9.1),
        ("Cả nước", 5.2),
        ("Thừa Thiên Huế", -0.4),
        ("Thái Nguyên", -6.3),
    ];
    let rows = set
        .iter()
        .map(|(label, value)| RankedRow {
            label: (*label).into(),
            chosen: *label == "Cả nước",
            value: *value,
            text: format!("{}{}%", if *value > 0.0 { "▲ " } else { "▼ " }, value.abs()).replace('.', ","),
            hue: VCA,
            look: if *value < 0.0 { Hollow } else { Firm },
            mark: marks.add((*label).into(), 0, None),
        })
        .collect();
    let body = Body::Ranked(Ranked { axis: axis([-6.3, 18.4], true, "%", 1.0), rows });
    chart(
        "Thái Nguyên giảm, Thành phố Hồ Chí Minh tăng nhanh nhất",
        "Thay đổi số hợp tác xã năm 2021 so với 2020, %",
        body,
        vec![],
        marks,
    )
}

pub(super) fn dumbbell() -> ChartSpec {
    let mut marks = Marks::default();
    let set = [
        ("Đồng bằng sông Hồng", Some(7100.0), Some(7950.0), "+850"),
        ("Trung du và miền núi phía Bắc", Some(5900.0), Some(7791.0), "+1.891"),
        ("Bắc Trung Bộ và Duyên hải miền Trung", Some(5400.0), Some(6168.0), "+768"),
        ("Đồng bằng sông Cửu Long", Some(2500.0), Some(3420.0), "+920"),
        ("Đông Nam Bộ", None, Some(2071.0), "không có số 2018"),
        ("Tây Nguyên", Some(1978.0), Some(1978.0), "0"),
    ];
    let rows = set
        .iter()
        .map(|(label, a, b, text)| {
            let joined = a.is_some() && b.is_some();
            let text_of = |value: f64| if joined { String::new() } else { value.to_string() };
            let mut moment = |value: f64, series, year: i64| {
                let mark = marks.add(format!("{label} {year}"), series, Some(year));
                Moment { value, text: text_of(value), look: if value < 3000.0 { Hollow } else { Firm }, mark }
            };
            let earlier = a.map(|value| moment(value, 0, 2018));
            let later = b.map(|value| moment(value, 1, 2022));
            DumbbellRow { label: (*label).into(), earlier, later, joined, text: (*text).into(), hue: MPI }
        })
        .collect();
    let body = Body::Dumbbell(Dumbbell { axis: axis([1978.0, 7950.0], false, "hợp tác xã", 1.0), rows });
    let legend =
        vec![entry(Sample::Earlier, "2018"), entry(Sample::Fill(MPI), "2022"), entry(Sample::Look(Hollow), "Ước tính")];
    chart("Miền núi phía Bắc đuổi kịp đồng bằng", "Số hợp tác xã theo vùng, cuối năm 2018 và 2022", body, legend, marks)
}

/// Sixty years, two reporters.
pub(super) fn long() -> ChartSpec {
    let mut marks = Marks::default();
    let a: Vec<_> = (1965..=2024)
        .map(|y| {
            (
                y,
                20_000.0 + 9_000.0 * ((y - 1965) as f64 / 9.0).sin() + 150.0 * (y - 1965) as f64,
                if y % 17 == 0 { Hollow } else { Firm },
            )
        })
        .collect();
    let lines = vec![line(&mut marks, 0, "Liên minh HTX 33.557", VCA, &a)];
    let body = Body::Lines(Lines {
        x: years(1965, 2024, Some(2023), Some(1980)),
        y: axis(a.iter().map(|p| p.1), false, "nghìn hợp tác xã", 1000.0),
        reference: None,
        lines,
    });
    chart("Sáu mươi năm", "Số hợp tác xã, cả nước", body, vec![], marks)
}

pub(super) fn all() -> Vec<(&'static str, ChartSpec)> {
    vec![
        ("lines", lines()),
        ("index", index()),
        ("multiples", multiples()),
        ("year_bars", year_bars()),
        ("flows", flows()),
        ("waterfall", waterfall()),
        ("bullets", bullets()),
        ("stacked", stacked()),
        ("ranked", ranked()),
        ("changes", changes()),
        ("dumbbell", dumbbell()),
        ("long", long()),
    ]
}
