//! Sorting and small sorted collections. Each use of the standard library's sorts and trees brings kilobytes of machine code of its own into the
//! module; these share theirs, whatever the type. For lists of hundreds; what may grow without bound stays in a tree.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Deref;

/// Sorts by a comparison; what is equal keeps its order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = merged(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b) != Ordering::Greater,
        _ => true,
    });
    exchange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts by a key; what is equal keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts an item into a sorted list, unless it is there; whether it was put in.
pub fn insert<T: Ord>(list: &mut Vec<T>, item: T) -> bool {
    let place = place_of(list.len(), &|at| list.get(at).map_or(Ordering::Greater, |there| there.cmp(&item)));
    if let Err(place) = place {
        list.insert(place, item);
    }
    place.is_err()
}

/// The distinct items, sorted.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        insert(&mut list, item);
    }
    list
}

/// Places by id. One type of tree for all that is found by an id, however many there are.
pub type Ids = BTreeMap<Box<str>, usize>;

/// A map with few keys: pairs in the order of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn find(&self, key: &K) -> Result<usize, usize> {
        place_of(self.0.len(), &|at| self.0.get(at).map_or(Ordering::Greater, |(there, _)| there.cmp(key)))
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let place = self.find(key).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of a key, to be changed; a key that is not there gets the default.
    #[allow(clippy::indexing_slicing, reason = "the place was found or made just now")]
    pub fn of(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = match self.find(&key) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (key, V::default()));
                place
            }
        };
        &mut self.0[place].1
    }

    /// Keeps the pairs whose value passes a test.
    pub fn retain(&mut self, test: impl Fn(&V) -> bool) {
        self.0.retain(|(_, value)| test(value));
    }
}

impl<K, V> Deref for Sorted<K, V> {
    type Target = [(K, V)];

    fn deref(&self) -> &[(K, V)] {
        &self.0
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Sorted<K, V> {
    type Item = &'a (K, V);
    type IntoIter = std::slice::Iter<'a, (K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// Where an item is, or would have to stand; `compare` is how what stands at a place compares with it.
fn place_of(len: usize, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(low)
}

/// The places in sorted order. `may_precede` tells whether one may stand before another that comes later.
fn merged(len: usize, may_precede: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut sorting = Sorting::new(len);
    sorting.step(usize::MAX, may_precede);
    sorting.from
}

/// A sort that may rest: a merge sort from the bottom up, of places.
#[derive(Clone, Debug)]
pub struct Sorting {
    /// Runs of `width` places, each sorted; pairs of them are merged into `to`.
    from: Vec<usize>,
    to: Vec<usize>,
    width: usize,
    /// Where the two runs that are being merged begin and end, less what is merged already.
    left: (usize, usize),
    right: (usize, usize),
}

impl Sorting {
    /// Nothing is sorted yet.
    #[must_use]
    pub fn new(len: usize) -> Self {
        Self { from: (0..len).collect(), to: Vec::with_capacity(len), width: 1, left: (0, 0), right: (0, 0) }
    }

    /// Sorts on, until `most` places have been moved. Answers whether there is more to do. `may_precede` tells whether one may stand before
    /// another that comes later, and must tell the same in all steps.
    pub fn step(&mut self, most: usize, may_precede: &dyn Fn(usize, usize) -> bool) -> bool {
        let len = self.from.len();
        let mut moved = 0;
        while self.width < len {
            if self.to.len() == len {
                std::mem::swap(&mut self.from, &mut self.to);
                self.to.clear();
                self.width *= 2;
                (self.left, self.right) = ((0, 0), (0, 0));
                continue;
            }
            if moved == most {
                return true;
            }
            moved += 1;
            if self.left.0 == self.left.1 && self.right.0 == self.right.1 {
                let start = self.to.len();
                let middle = len.min(start + self.width);
                (self.left, self.right) = ((start, middle), (middle, len.min(middle + self.width)));
            }
            let next = |run: (usize, usize)| (run.0 < run.1).then(|| self.from.get(run.0)).flatten();
            let (left, right) = (next(self.left), next(self.right));
            let is_left = match (left, right) {
                (Some(left), Some(right)) => may_precede(*left, *right),
                (left, _) => left.is_some(),
            };
            self.to.extend(if is_left { left } else { right });
            if is_left { self.left.0 += 1 } else { self.right.0 += 1 }
        }
        false
    }
}

/// Brings items into the order that was found for them.
pub fn arrange<T>(items: &mut [T], sorted: Sorting) {
    exchange(sorted.from, &mut |a, b| items.swap(a, b));
}

/// Brings the item of each place `order[n]` to the place `n`, by exchanges alone.
fn exchange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(place) = order.get_mut(at).filter(|from| **from != start) {
            let from = std::mem::replace(place, at);
            swap(at, from);
            at = from;
        }
        if let Some(last) = order.get_mut(at) {
            *last = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_sorted_and_equals_keep_their_order(list in prop::collection::vec((0u8..9, any::<u16>()), 0..70)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_sort_that_rests_sorts_as_one_that_does_not(
            list in prop::collection::vec((0u8..9, any::<u16>()), 0..70),
            steps in prop::collection::vec(0usize..40, 1..9),
        ) {
            let mut ours = list.clone();
            let mut sorting = Sorting::new(list.len());
            let may_precede = |a: usize, b: usize| list[a].0 <= list[b].0;
            let mut steps = steps.into_iter().cycle();
            while sorting.step(steps.next().unwrap() + 1, &may_precede) {}
            arrange(&mut ours, sorting);
            let mut theirs = list.clone();
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_sorted_map_holds_what_a_tree_holds(list in prop::collection::vec((0u8..20, any::<u16>()), 0..70)) {
            let (mut ours, mut theirs) = (Sorted::default(), std::collections::BTreeMap::new());
            for (key, value) in &list {
                *ours.of(*key) = *value;
                theirs.insert(*key, *value);
            }
            for key in 0..20 {
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
            }
            prop_assert_eq!(ours.into_iter().collect::<Vec<_>>(), theirs.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn distinct_items_are_those_of_a_set(list in prop::collection::vec(0u8..20, 0..70)) {
            let set: std::collections::BTreeSet<u8> = list.iter().copied().collect();
            prop_assert_eq!(distinct(list), set.into_iter().collect::<Vec<_>>());
        }
    }
}
