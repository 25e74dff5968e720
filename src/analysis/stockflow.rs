//! Stock and flow: what a year's comings and goings explain of the change of a level.

use crate::model::{Catalog, Dataset, Date, IndicatorIx, Kind, Origin, Rate, SeriesKey, Statement, Year};

use super::apart::day_within;
use super::change::tidy;
use super::checks::rounding::{Interval, meant, rounded};
use super::figure::{Figure, figure};

/// A level, the level a year before, and the flows between them. What is not known is `None`, never zero.
#[derive(Clone, Copy, Debug)]
pub struct StockFlow<'a> {
    /// The level at the end of the year before.
    pub opening: Option<Figure<'a>>,
    /// What came.
    pub inflow: Option<Figure<'a>>,
    /// What went.
    pub outflow: Option<Figure<'a>>,
    /// The level at the end of the year.
    pub closing: Option<Figure<'a>>,
}

impl StockFlow<'_> {
    /// `closing − opening`.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        let (closing, opening) = (self.closing?.value, self.opening?.value);
        Some(tidy(closing - opening, closing, opening))
    }

    /// `inflow − outflow`.
    #[must_use]
    pub fn net(&self) -> Option<f64> {
        let (inflow, outflow) = (self.inflow?.value, self.outflow?.value);
        Some(tidy(inflow - outflow, inflow, outflow))
    }

    /// What the flows leave unexplained of the change: `change − net`.
    #[must_use]
    pub fn unexplained(&self) -> Option<f64> {
        let (change, net) = (self.change()?, self.net()?);
        Some(tidy(change - net, change, net))
    }
}

/// The stock and flow of a year, all from one area, sector and reporter; `None` where the indicator names no flows.
#[must_use]
pub fn stock_flow(dataset: &Dataset, stock: SeriesKey, year: Year) -> Option<StockFlow<'_>> {
    let indicator = dataset.catalog().indicator(stock.indicator);
    let (inflow, outflow) = (indicator.inflow?, indicator.outflow?);
    Some(StockFlow {
        opening: year.before().and_then(|before| figure(dataset, stock, before)),
        inflow: figure(dataset, SeriesKey { indicator: inflow, ..stock }, year),
        outflow: figure(dataset, SeriesKey { indicator: outflow, ..stock }, year),
        closing: figure(dataset, stock, year),
    })
}

/// What the equation of a stock and its flows tells of a year of which all four figures are known.
#[derive(Clone, Copy, Debug)]
pub enum Reconciled<'a> {
    /// Nothing: this figure was worked out from the very equation which it should test, see [`follows_from`].
    Begged(Figure<'a>),
    /// Nothing: the figures are not all of the end of the year, or of the whole of it, or were not made in the same way.
    Unlike,
    /// Nothing: levels or flows are rounded, or only about so much, by as much as they lie apart.
    TooRough,
    /// The flows explain the change as far as the rounding of the figures lets it be told; `true`: only as far as an "about" does.
    Roughly(bool),
    /// The flows leave so much of the change unexplained; zero where they explain all of it.
    By(f64),
}

/// Tests the equation as the check of stock and flow does, by the figures that are shown; `None` where one of them is not known.
#[must_use]
pub fn reconciled<'a>(catalog: &Catalog, stock: IndicatorIx, found: &StockFlow<'a>) -> Option<Reconciled<'a>> {
    let (inflow, outflow, closing, opening) = (found.inflow?, found.outflow?, found.closing?, found.opening?);
    let all = [inflow, outflow, closing, opening];
    if let Some(figure) = all.iter().find(|one| begs(catalog, stock, closing.year(), one)) {
        return Some(Reconciled::Begged(*figure));
    }
    let unexplained = found.unexplained()?;
    let [came, went, end, begin] =
        [of(catalog, &inflow)?, of(catalog, &outflow)?, of(catalog, &closing)?, of(catalog, &opening)?];
    let inside = |one: &Figure<'_>| day_within(catalog, one.series.key.indicator, &one.statement).is_some();
    let broken = closing.statement.status.is_break();
    Some(if begin.plus(came).minus(went).meets(end) && !broken {
        if !(end.tells_change_from(begin) && came.tells_change_from(went)) {
            Reconciled::TooRough
        } else if unexplained == 0.0 && !all.iter().any(|one| one.statement.approx.is_rough()) {
            Reconciled::By(0.0)
        } else {
            let alone =
                |one: &Figure<'_>| rounded(catalog.indicator(one.series.key.indicator), one.series, &one.statement);
            let [came, went, end, begin] = [alone(&inflow)?, alone(&outflow)?, alone(&closing)?, alone(&opening)?];
            Reconciled::Roughly(!begin.plus(came).minus(went).meets(end))
        }
    } else if broken || all.iter().any(inside) {
        Reconciled::Unlike
    } else {
        Reconciled::By(unexplained)
    })
}

/// What a figure stands for.
fn of(catalog: &Catalog, one: &Figure<'_>) -> Option<Interval> {
    meant(catalog.indicator(one.series.key.indicator), one.series, &one.statement)
}

/// What one flow leaves unexplained of the change of the levels even if the other one, which no source states, were nothing; a flow is never less. With
/// the day of one of the figures, where that keeps it from being a contradiction. `None` where a flow could explain it.
#[must_use]
pub fn beyond(catalog: &Catalog, stock: IndicatorIx, found: &StockFlow<'_>) -> Option<(f64, Option<Date>)> {
    let (closing, opening) = (found.closing?, found.opening?);
    let known = |one: &Option<Figure<'_>>| one.is_some_and(|one| !begs(catalog, stock, closing.year(), &one));
    let (flow, sign) = match (known(&found.inflow), known(&found.outflow)) {
        (true, false) => (found.inflow?, 1.0),
        (false, true) => (found.outflow?, -1.0),
        _ => return None,
    };
    let given = of(catalog, &opening)?.plus(of(catalog, &flow)?.scaled(sign));
    let rest = tidy(closing.value - opening.value - sign * flow.value, closing.value, opening.value);
    let day = |one: &Figure<'_>| day_within(catalog, one.series.key.indicator, &one.statement);
    let beyond = rest * sign > 0.0 && !given.meets(of(catalog, &closing)?) && !closing.statement.status.is_break();
    beyond.then(|| (rest, [closing, opening, flow].iter().find_map(day)))
}

/// Whether a figure of the stock and flow of a year was worked out from the equation that it should test, see [`follows_from`].
#[must_use]
pub fn begs(catalog: &Catalog, stock: IndicatorIx, year: Year, figure: &Figure<'_>) -> bool {
    follows_from(catalog, stock, year, figure.series.key.indicator, &figure.statement)
}

/// Whether a statement of a stock or of one of its flows was worked out from the equation of the stock and its flows of a year: a flow from the change of
/// the stock, in number, by its growth or by its two levels, or from the other flow and a level; a level from a flow. With such a figure the
/// equation holds by itself, or leaves what was left before: it proves nothing.
pub(crate) fn follows_from(
    catalog: &Catalog,
    stock: IndicatorIx,
    year: Year,
    indicator: IndicatorIx,
    statement: &Statement<'_>,
) -> bool {
    let Origin::Derived(formula) = statement.origin else { return false };
    let (mut change, mut levels, mut flow) = (false, [false; 2], false);
    let of_stock = catalog.indicator(stock);
    named(formula, &mut |name, of| {
        let Some(ix) = catalog.find_indicator(name) else { return };
        let named = catalog.indicator(ix);
        let tells_change = named.kind == Kind::Flow || named.rate == Some(Rate::Growth);
        let (this, before) = (of == year, Some(of) == year.before());
        change |= this && named.of == Some(stock) && tells_change;
        levels = [levels[0] || (ix == stock && this), levels[1] || (ix == stock && before)];
        flow |= this && ix != indicator && [of_stock.inflow, of_stock.outflow].contains(&Some(ix));
    });
    if indicator == stock { flow } else { change || levels == [true; 2] || (flow && levels.contains(&true)) }
}

/// Tells the figures that a formula names, indicator and year.
pub(super) fn named(formula: &str, tell: &mut dyn FnMut(&str, Year)) {
    let mut rest = formula;
    while let Some((before, after)) = rest.split_once('[') {
        rest = after;
        let id = before.trim_end();
        let begin = id.bytes().rposition(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')));
        let id = id.get(begin.map_or(0, |at| at + 1)..);
        let year = after.split_once(']').and_then(|(year, _)| year.trim().parse().ok()).and_then(Year::new);
        if let (Some(id), Some(year)) = (id, year) {
            tell(id, year);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{World, date, key, year};
    use crate::model::Status;

    #[test]
    fn the_flows_of_2021_leave_496_of_the_change_unexplained() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
        world.say(stock, 2020, 26_040.0);
        world.say(stock, 2021, 27_394.0);
        world.say(inflow, 2021, 2_283.0);
        world.say(outflow, 2021, 433.0);
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2021)).unwrap();
        assert_eq!((found.change(), found.net(), found.unexplained()), (Some(1_354.0), Some(1_850.0), Some(-496.0)));
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        let mut world = World::new();
        let [stock, inflow, _] = world.stock_with_flows("htx").map(key);
        world.say(stock, 2021, 10.0);
        world.say(inflow, 2021, 3.0);
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2021)).unwrap();
        assert_eq!((found.change(), found.net(), found.unexplained()), (None, None, None));
        assert!(stock_flow(&dataset, inflow, year(2021)).is_none(), "no flows are named for it");
        assert!(stock_flow(&dataset, stock, Year::FIRST).unwrap().opening.is_none());
    }

    #[test]
    fn decimals_leave_no_dust() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("money").map(key);
        for (key, of, value) in [(stock, 2020, 0.1), (stock, 2021, 0.4), (inflow, 2021, 0.7), (outflow, 2021, 0.4)] {
            world.say(key, of, value);
        }
        let dataset = world.build();
        assert_eq!(stock_flow(&dataset, stock, year(2021)).unwrap().unexplained(), Some(0.0));
    }

    /// Whether a dissolved figure of 2024 by a formula was worked out from the equation that it should test.
    fn outflow_begs(formula: &str) -> bool {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
        world.speaking_of("htx_change", Kind::Flow, stock.indicator, None);
        world.speaking_of("htx_growth", Kind::Rate, stock.indicator, Some(Rate::Growth));
        world.speaking_of("in_growth", Kind::Rate, inflow.indicator, Some(Rate::Growth));
        for (key, of, value) in [(stock, 2023, 31_364.0), (stock, 2024, 33_557.0), (inflow, 2024, 1_942.0)] {
            world.say(key, of, value);
        }
        world.derive(outflow, 2024, 488.0, formula);
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2024)).unwrap();
        matches!(reconciled(dataset.catalog(), stock.indicator, &found), Some(Reconciled::Begged(_)))
    }

    #[test]
    fn a_flow_that_was_worked_out_from_the_change_proves_nothing() {
        for formula in [
            "htx_in[2024] - htx_change[2024]",
            "htx_in[2024]-(htx[2024]-htx[2023])",
            "htx_in[2024] - (htx[2024] - htx[2024] / 1.0474)",
            "htx_in[2024] - htx[2023] * htx_growth[2024] / 100",
        ] {
            assert!(outflow_begs(formula), "{formula}");
        }
    }

    #[test]
    fn a_flow_that_was_worked_out_from_something_else_does_not_beg_the_question() {
        for formula in [
            "htx_out[2025] / 1.1",
            "htx[2023] * 0.018",
            "htx_in[2024] * 0.25",
            "htx_in[2024] - htx_change[2023]",
            "htx_in[2024] / in_growth[2024]",
            "500 - 12",
            "nothing[2024] - htx_change[20x4]",
            "[[]]é[2024",
        ] {
            assert!(!outflow_begs(formula), "{formula}");
        }
    }

    #[test]
    fn a_level_that_was_worked_out_from_the_flows_proves_nothing() {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
        world.derive(stock, 2020, 100.0, "htx[2021] - htx_in[2021] + htx_out[2021]");
        for (key, value) in [(stock, 110.0), (inflow, 15.0), (outflow, 5.0)] {
            world.say(key, 2021, value);
        }
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2021)).unwrap();
        let Some(Reconciled::Begged(one)) = reconciled(dataset.catalog(), stock.indicator, &found) else { panic!() };
        assert_eq!((one.series.key, one.year()), (stock, year(2020)));
    }

    /// What is told of a year with a closing level.
    fn told(closing: f64, change: impl Fn(&mut crate::model::Point)) -> String {
        let mut world = World::new();
        let [stock, inflow, outflow] = world.stock_with_flows("htx").map(key);
        for (key, of, value) in [(stock, 2022, 29_378.0), (inflow, 2023, 2_700.0), (outflow, 2023, 400.0)] {
            world.say(key, of, value);
        }
        change(world.say(stock, 2023, closing));
        let dataset = world.build();
        let found = stock_flow(&dataset, stock, year(2023)).unwrap();
        format!("{:?}", reconciled(dataset.catalog(), stock.indicator, &found).unwrap())
    }

    #[test]
    fn what_the_known_flow_cannot_explain_is_told_whatever_the_other_was() {
        let told = |inflow: Option<f64>, outflow: Option<f64>, closing: f64| {
            let mut world = World::new();
            let keys = world.stock_with_flows("htx").map(key);
            world.say(keys[0], 2023, 31_364.0);
            world.say(keys[0], 2024, closing);
            for (key, value) in [(keys[1], inflow), (keys[2], outflow)] {
                if let Some(value) = value {
                    world.say(key, 2024, value).as_of = Some(date("2024-12-11"));
                }
            }
            let dataset = world.build();
            let found = stock_flow(&dataset, keys[0], year(2024)).unwrap();
            beyond(dataset.catalog(), keys[0].indicator, &found)
        };
        assert_eq!(told(Some(1_942.0), None, 33_557.0), Some((251.0, Some(date("2024-12-11")))));
        assert_eq!(told(Some(1_942.0), None, 33_306.0), None, "none dissolved");
        assert_eq!(told(Some(1_942.0), None, 30_000.0), None, "many dissolved");
        assert_eq!(told(None, Some(100.0), 31_001.0).map(|told| told.0), Some(-263.0));
        assert_eq!(told(None, Some(100.0), 33_557.0), None, "many came");
        assert_eq!(told(Some(1_942.0), Some(0.0), 33_557.0), None, "both are known");
    }

    #[test]
    fn what_rounding_or_another_date_may_explain_is_no_finding() {
        let june = |point: &mut crate::model::Point| point.as_of = Some(date("2023-06"));
        assert_eq!(told(31_678.0, |_| ()), "By(0.0)");
        assert_eq!(told(31_700.0, |_| ()), "By(22.0)");
        assert_eq!(told(31_700.0, |point| point.approx = crate::model::Approx::About), "Roughly(true)");
        assert_eq!(
            told(30_000.0, |point| point.approx = crate::model::Approx::About),
            "TooRough",
            "27,000 to 33,000: a fall or a rise"
        );
        assert_eq!(
            told(31_000.0, |point| point.approx = crate::model::Approx::About),
            "TooRough",
            "a rise of 622 or of 2,622"
        );
        assert_eq!(told(39_000.0, |point| point.approx = crate::model::Approx::About), "By(7322.0)");
        assert_eq!(told(31_500.0, june), "Unlike");
        assert_eq!(told(31_500.0, |point| point.as_of = Some(date("2023-12"))), "By(-178.0)");
        assert_eq!(told(31_500.0, |point| point.status = Status::Break), "Unlike");
    }
}
