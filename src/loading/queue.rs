//! Which files are asked for, under way, or held, by their place in the catalog: few at a time, given up when nobody wants them any more, and not
//! held for ever. No network, no data here.

/// How many files are fetched at the same time.
const AT_ONCE: usize = 12;
/// How many files are held that the view does not need.
const HELD: usize = 64;

/// The files of a catalog on their way; `C` is what gives one up.
pub struct Queue<C> {
    /// Waiting for their turn, with the try that it will be.
    waiting: Vec<(usize, u8)>,
    /// Under way, each with the number of its call; the catalog has no place.
    under_way: Vec<(Option<usize>, usize, C)>,
    /// In the order in which they were last wanted.
    used: Vec<usize>,
    calls: usize,
}

impl<C> Default for Queue<C> {
    fn default() -> Self {
        Self { waiting: Vec::new(), under_way: Vec::new(), used: Vec::new(), calls: 0 }
    }
}

impl<C> Queue<C> {
    /// How many files are still to come.
    #[must_use]
    pub fn count(&self) -> usize {
        self.waiting.len() + self.under_way.len()
    }

    /// Whether more wait than are fetched at the same time.
    #[must_use]
    pub fn is_long(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Has a file wait for its turn.
    pub fn push(&mut self, place: usize, tried: u8) {
        self.waiting.push((place, tried));
    }

    /// The file whose turn it is, if one can be fetched now.
    #[allow(clippy::should_implement_trait, reason = "it ends when no more can be fetched now, not for good")]
    pub fn next(&mut self) -> Option<(usize, u8)> {
        (self.under_way.len() < AT_ONCE && !self.waiting.is_empty()).then(|| self.waiting.remove(0))
    }

    /// Notes that a file is under way; answers the number of the call.
    pub fn begin(&mut self, place: Option<usize>, call: C) -> usize {
        self.calls += 1;
        self.under_way.push((place, self.calls, call));
        self.calls
    }

    /// Whether the answer of a call is still wanted.
    #[must_use]
    pub fn waits_for(&self, call: usize) -> bool {
        self.under_way.iter().any(|(_, number, _)| *number == call)
    }

    /// Notes that a call has ended.
    pub fn end(&mut self, call: usize) {
        self.under_way.retain(|(_, number, _)| *number != call);
    }

    /// Gives up what a test finds, of what is to come (the catalog has no place): the places of the files, and what ends the calls.
    pub fn give_up(&mut self, unwanted: &dyn Fn(Option<usize>) -> bool) -> (Vec<usize>, Vec<C>) {
        let (mut places, mut calls) = (Vec::new(), Vec::new());
        self.waiting.retain(|(place, _)| {
            let gone = unwanted(Some(*place));
            places.extend(gone.then_some(*place));
            !gone
        });
        for (place, number, call) in std::mem::take(&mut self.under_way) {
            if unwanted(place) {
                places.extend(place);
                calls.push(call);
            } else {
                self.under_way.push((place, number, call));
            }
        }
        (places, calls)
    }

    /// Gives up everything.
    pub fn clear(&mut self) -> Vec<C> {
        self.waiting.clear();
        self.used.clear();
        std::mem::take(&mut self.under_way).into_iter().map(|(.., call)| call).collect()
    }

    /// Notes that files are wanted now.
    pub fn want(&mut self, places: &[usize]) {
        self.used.retain(|place| !places.contains(place));
        self.used.extend_from_slice(places);
    }

    /// Which of the files that are held and not needed go: those that were wanted longest ago.
    #[must_use]
    pub fn too_many(&self, spare: &[usize]) -> Vec<usize> {
        let count = spare.len().saturating_sub(HELD);
        let unused = spare.iter().filter(|place| !self.used.contains(place));
        unused.chain(self.used.iter().filter(|place| spare.contains(place))).take(count).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_files_are_under_way_and_the_next_goes_when_one_has_ended() {
        let mut queue = Queue::default();
        (0..20).for_each(|place| queue.push(place, 0));
        let mut calls = Vec::new();
        while let Some((place, _)) = queue.next() {
            calls.push(queue.begin(Some(place), ()));
        }
        assert_eq!((calls.len(), queue.count(), queue.is_long()), (AT_ONCE, 20, true));
        assert!(queue.waits_for(calls[0]));
        queue.end(calls[0]);
        assert!(!queue.waits_for(calls[0]));
        assert_eq!(queue.next(), Some((AT_ONCE, 0)));
    }

    #[test]
    fn what_is_given_up_is_not_wanted_when_it_comes() {
        let mut queue = Queue::default();
        let (kept, gone) = (queue.begin(Some(1), 'a'), queue.begin(Some(2), 'b'));
        queue.push(3, 0);
        assert_eq!(queue.give_up(&|place| place.is_some_and(|place| place != 1)), (vec![3, 2], vec!['b']));
        assert_eq!((queue.waits_for(kept), queue.waits_for(gone)), (true, false));
        queue.end(kept);
        assert_eq!(queue.count(), 0);
    }

    #[test]
    fn the_catalog_is_given_up_alone_and_files_without_it() {
        let mut queue = Queue::default();
        let (catalog, file) = (queue.begin(None, 'c'), queue.begin(Some(1), 'f'));
        assert_eq!(queue.give_up(&|place| place.is_none()), (vec![], vec!['c']));
        assert_eq!((queue.waits_for(catalog), queue.waits_for(file)), (false, true));
        let catalog = queue.begin(None, 'd');
        assert_eq!(queue.give_up(&|place| place.is_some()), (vec![1], vec!['f']));
        assert_eq!((queue.waits_for(catalog), queue.waits_for(file)), (true, false));
    }

    #[test]
    fn the_files_that_were_wanted_longest_ago_go_first_and_only_past_the_bound() {
        let mut queue = Queue::<()>::default();
        let all: Vec<usize> = (0..HELD + 3).collect();
        queue.want(&all[1..]);
        queue.want(&[1, 2]);
        assert_eq!(queue.too_many(&all[..HELD]), Vec::<usize>::new());
        assert_eq!(queue.too_many(&all), [0, 3, 4]);
    }
}
