//! Outlines to coverage: how much of each pixel a shape covers, exact to rounding and alike on every machine (sums, products and square roots
//! alone). No colours, no text, no charts.

/// A point in pixels.
pub(super) type Point = (f32, f32);

/// Closed outlines, filled where they wind around a point. Outlines that overlap turn the same way.
#[derive(Default)]
pub(super) struct Outline {
    edges: Vec<(Point, Point)>,
}

/// Distance of the handles of a quarter round drawn as a cubic curve, in radii.
const QUARTER: f32 = 0.552_284_8;
/// A bend is drawn to its tip unless the tip lies further than ten half widths away, as canvases and SVG do.
const BLUNT: f32 = 0.02;

impl Outline {
    pub(super) fn edge(&mut self, from: Point, to: Point) {
        self.edges.push((from, to));
    }

    /// A polygon, turned so that all polygons turn the same way.
    pub(super) fn polygon(&mut self, points: &[Point]) {
        let pairs = || points.iter().copied().zip(points.iter().copied().cycle().skip(1));
        let twice_area: f32 = pairs().map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
        for (a, b) in pairs() {
            if twice_area < 0.0 { self.edge(b, a) } else { self.edge(a, b) }
        }
    }

    /// A curve with one handle.
    pub(super) fn quad(&mut self, a: Point, handle: Point, b: Point, steps: u16) {
        let third = |p: Point| ((p.0 + 2.0 * handle.0) / 3.0, (p.1 + 2.0 * handle.1) / 3.0);
        self.cubic(a, third(a), third(b), b, steps);
    }

    /// A curve with two handles.
    pub(super) fn cubic(&mut self, a: Point, c: Point, d: Point, b: Point, steps: u16) {
        let at = |t: f32| {
            let u = 1.0 - t;
            let (k0, k1, k2, k3) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
            (k0 * a.0 + k1 * c.0 + k2 * d.0 + k3 * b.0, k0 * a.1 + k1 * c.1 + k2 * d.1 + k3 * b.1)
        };
        let mut from = a;
        for step in 1..=steps {
            let to = if step == steps { b } else { at(f32::from(step) / f32::from(steps)) };
            self.edge(from, to);
            from = to;
        }
    }

    /// A round.
    pub(super) fn round(&mut self, at: Point, r: f32) {
        self.ring(at, r, 1.0);
    }

    /// A round hole in a round.
    pub(super) fn hole(&mut self, at: Point, r: f32) {
        self.ring(at, r, -1.0);
    }

    fn ring(&mut self, (x, y): Point, r: f32, turn: f32) {
        let steps = r.clamp(12.0, 64.0) as u16;
        let k = QUARTER * r;
        let corners = [(1.0, 0.0), (0.0, turn), (-1.0, 0.0), (0.0, -turn), (1.0, 0.0)];
        for pair in corners.windows(2) {
            let &[(ax, ay), (bx, by)] = pair else { continue };
            let (a, b) = ((x + r * ax, y + r * ay), (x + r * bx, y + r * by));
            self.cubic(a, (a.0 + k * bx, a.1 + k * by), (b.0 + k * ax, b.1 + k * ay), b, steps);
        }
    }

    /// A stroke through points, with square ends at the first and the last and pointed bends.
    pub(super) fn stroke(&mut self, points: &[Point], width: f32) {
        let half = width / 2.0;
        let mut before: Option<Point> = None;
        for pair in points.windows(2) {
            let &[a, b] = pair else { continue };
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let length = (dx * dx + dy * dy).sqrt();
            if length <= 0.0 {
                continue;
            }
            let normal = (-dy / length * half, dx / length * half);
            let side = |p: Point, n: Point, sign: f32| (p.0 + sign * n.0, p.1 + sign * n.1);
            self.polygon(&[side(a, normal, 1.0), side(b, normal, 1.0), side(b, normal, -1.0), side(a, normal, -1.0)]);
            if let Some(before) = before {
                let cross = before.0 * normal.1 - before.1 * normal.0;
                let sign = if cross > 0.0 { -1.0 } else { 1.0 };
                let (from, to) = (side(a, before, sign), side(a, normal, sign));
                let open = 1.0 + (before.0 * normal.0 + before.1 * normal.1) / (half * half);
                if open > BLUNT {
                    let middle = ((before.0 + normal.0) / open, (before.1 + normal.1) / open);
                    self.polygon(&[a, from, side(a, middle, sign), to]);
                } else {
                    self.polygon(&[a, from, to]);
                }
            }
            before = Some(normal);
        }
    }

    /// Hands on each pixel of a picture that the outlines cover in part or whole: column, row, coverage over 0 and at most 1.
    pub(super) fn fill(&self, (wide, high): (u32, u32), mut put: impl FnMut(u32, u32, f32)) {
        // What lies far outside counts as just outside: the covered pixels are the same, and places cannot overflow.
        let tame = |p: Point| (p.0.clamp(-64.0, wide as f32 + 64.0), p.1.clamp(-64.0, high as f32 + 64.0));
        let points = || self.edges.iter().flat_map(|(a, b)| [tame(*a), tame(*b)]);
        let left = points().map(|p| p.0).fold(f32::MAX, f32::min).floor();
        let right = points().map(|p| p.0).fold(f32::MIN, f32::max).ceil();
        let top = points().map(|p| p.1).fold(f32::MAX, f32::min).floor().max(0.0);
        let bottom = points().map(|p| p.1).fold(f32::MIN, f32::max).ceil().min(high as f32);
        if right <= left || bottom <= top {
            return;
        }
        let (columns, rows) = ((right - left) as usize, (bottom - top) as usize);
        let mut sums = Sums { cells: vec![0.0; (columns + 2) * rows], stride: columns + 2, rows };
        for (a, b) in &self.edges {
            let (a, b) = (tame(*a), tame(*b));
            sums.edge((a.0 - left, a.1 - top), (b.0 - left, b.1 - top));
        }
        for (row, cells) in sums.cells.chunks(sums.stride).enumerate() {
            let mut sum = 0.0_f32;
            for (column, cell) in cells.iter().enumerate() {
                sum += cell;
                let covered = sum.abs().min(1.0);
                let x = left + column as f32;
                if covered > 1.0 / 512.0 && x >= 0.0 && x < wide as f32 {
                    put(x as u32, top as u32 + row as u32, covered);
                }
            }
        }
    }
}

/// What each edge adds to the coverage of its pixel and of all to the right of it: their running sum along a row is the coverage.
struct Sums {
    cells: Vec<f32>,
    stride: usize,
    rows: usize,
}

impl Sums {
    fn add(&mut self, row: usize, column: usize, what: f32) {
        if let Some(cell) = self.cells.get_mut(row * self.stride + column) {
            *cell += what;
        }
    }

    fn edge(&mut self, a: Point, b: Point) {
        let (sign, a, b) = if a.1 <= b.1 { (1.0, a, b) } else { (-1.0, b, a) };
        if a.1 >= b.1 || b.1 <= 0.0 || a.1 >= self.rows as f32 {
            return;
        }
        let slope = (b.0 - a.0) / (b.1 - a.1);
        let mut x = if a.1 < 0.0 { a.0 - a.1 * slope } else { a.0 };
        let (first, last) = (a.1.max(0.0) as usize, (b.1.ceil() as usize).min(self.rows));
        for row in first..last {
            let y = row as f32;
            let share = (y + 1.0).min(b.1) - y.max(a.1);
            let next = x + slope * share;
            self.span(row, x, next, share * sign);
            x = next;
        }
    }

    /// The part of an edge within one row, from one place to another, which spans `share` of the row's height.
    fn span(&mut self, row: usize, from: f32, to: f32, share: f32) {
        // Rounding may leave the outline's own bounds by a hair.
        let most = (self.stride - 2) as f32;
        let (x0, x1) = (from.min(to).clamp(0.0, most), from.max(to).clamp(0.0, most));
        let (first, end) = (x0 as usize, x1.ceil() as usize);
        if end <= first + 1 {
            let right = (x0 + x1) / 2.0 - first as f32;
            self.add(row, first, share * (1.0 - right));
            self.add(row, first + 1, share * right);
            return;
        }
        // Over several pixels: the edge is cut at each pixel's bound; what it covers in a pixel is a triangle or a trapezium.
        let per_pixel = share / (x1 - x0);
        for column in first..end {
            let left = x0.max(column as f32);
            let right = x1.min(column as f32 + 1.0);
            let part = per_pixel * (right - left);
            let beyond = (left + right) / 2.0 - column as f32;
            self.add(row, column, part * (1.0 - beyond));
            self.add(row, column + 1, part * beyond);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(outline: &Outline, size: (u32, u32)) -> Vec<f32> {
        let mut cells = vec![0.0; (size.0 * size.1) as usize];
        outline.fill(size, |x, y, covered| cells[(y * size.0 + x) as usize] += covered);
        cells
    }

    fn area(outline: &Outline, size: (u32, u32)) -> f32 {
        drawn(outline, size).iter().sum()
    }

    #[test]
    fn a_shape_covers_its_area_wherever_it_lies() {
        for (x, y) in [(2.0, 3.0), (2.5, 3.25), (0.1, 0.9)] {
            let mut triangle = Outline::default();
            triangle.polygon(&[(x, y), (x + 8.0, y + 1.5), (x + 3.0, y + 6.0)]);
            assert!((area(&triangle, (16, 16)) - 21.75).abs() < 0.05, "{}", area(&triangle, (16, 16)));
            let mut round = Outline::default();
            round.round((x + 6.0, y + 6.0), 4.0);
            assert!((area(&round, (20, 20)) - 50.27).abs() < 0.4, "{}", area(&round, (20, 20)));
        }
    }

    #[test]
    fn a_pixel_half_covered_is_half_covered() {
        let mut bar = Outline::default();
        bar.polygon(&[(1.5, 1.0), (3.0, 1.0), (3.0, 2.5), (1.5, 2.5)]);
        let cells = drawn(&bar, (4, 4));
        assert_eq!(&cells[4..8], [0.0, 0.5, 1.0, 0.0]);
        assert_eq!(&cells[8..12], [0.0, 0.25, 0.5, 0.0]);
    }

    #[test]
    fn a_bent_stroke_covers_nothing_twice_and_has_a_pointed_bend() {
        let mut stroke = Outline::default();
        stroke.stroke(&[(2.0, 8.0), (8.0, 8.0), (8.0, 2.0)], 2.0);
        let cells = drawn(&stroke, (12, 12));
        assert!(cells.iter().all(|covered| *covered <= 1.0));
        assert!(
            (cells.iter().sum::<f32>() - 24.0).abs() < 0.01,
            "twice 6 × 2, less where they cross, and the corner: {}",
            cells.iter().sum::<f32>()
        );
        assert!((cells[8 * 12 + 8] - 1.0).abs() < 1e-6, "the corner itself");
    }

    #[test]
    fn what_leaves_the_picture_is_cut_off_at_its_edge() {
        let mut wide = Outline::default();
        wide.polygon(&[(-50.0, -50.0), (1e9, -50.0), (1e9, 2.0), (-50.0, 2.0)]);
        assert!((area(&wide, (10, 10)) - 20.0).abs() < 1e-3);
        let mut outside = Outline::default();
        outside.round((-30.0, 5.0), 6.0);
        outside.round((5.0, 300.0), 6.0);
        assert!(drawn(&outside, (10, 10)).iter().all(|covered| *covered == 0.0));
    }
}
