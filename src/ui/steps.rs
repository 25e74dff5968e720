//! Long lists, made a part at a time: each part in a task of its own, so that no list holds the page up, however long it is. Parts that show
//! already what they are to show stay as they are.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::page as browser;

use super::dom::{El, follows};
use super::reactive::Memo;

/// How many items are made in one go.
const PART: usize = 10;

/// A list that is made in steps; cheap to copy.
pub(super) struct Steps<T: 'static> {
    parts: StoredValue<Vec<ArcRwSignal<Vec<T>>>>,
    count: RwSignal<usize>,
    /// Counts the lists: one that is being made ends when another begins.
    turn: StoredValue<usize>,
    done: RwSignal<bool>,
}

impl<T> Clone for Steps<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Steps<T> {}

/// How an item is shown.
type Show<T> = Arc<dyn Fn(T) -> El + Send + Sync>;

impl<T: Clone + PartialEq + Send + Sync + 'static> Steps<T> {
    /// An empty list.
    pub(super) fn new() -> Self {
        Self {
            parts: StoredValue::new(Vec::new()),
            count: RwSignal::new(0),
            turn: StoredValue::new(0),
            done: RwSignal::new(true),
        }
    }

    /// Whether all is there that was last asked for; follows it.
    pub(super) fn done(self) -> bool {
        self.done.get()
    }

    /// Shows other items: the first of them now or, `later`, in a task of their own like all others.
    pub(super) fn fill(self, items: Vec<T>, later: bool) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        if self.done.get_untracked() {
            self.done.set(false);
        }
        if later { self.later(items, 0, turn) } else { self.next(items, 0, turn) }
    }

    fn later(self, items: Vec<T>, place: usize, turn: usize) {
        browser::after(0, move || self.next(items, place, turn));
    }

    /// Goes on with a part that is to show something else.
    fn next(self, mut items: Vec<T>, mut place: usize, turn: usize) {
        if self.turn.try_get_value() != Some(turn) {
            return; // there is another list, or none any more
        }
        while !items.is_empty() {
            let rest = items.split_off(PART.min(items.len()));
            let part = self.part(place);
            place += 1;
            let is_new = part.with_untracked(|before| *before != items);
            if is_new {
                part.set(items);
            }
            items = rest;
            if self.count.get_untracked() < place {
                self.count.set(place);
            } else if !is_new {
                continue;
            }
            return self.later(items, place, turn);
        }
        if self.count.get_untracked() > place {
            self.count.set(place);
        }
        self.done.set(true);
    }

    fn part(self, place: usize) -> ArcRwSignal<Vec<T>> {
        let part = self.parts.try_update_value(|parts| {
            while parts.len() <= place {
                parts.push(ArcRwSignal::new(Vec::new()));
            }
            parts.get(place).cloned()
        });
        part.flatten().unwrap_or_else(|| ArcRwSignal::new(Vec::new()))
    }

    /// The items, without an element around them.
    pub(super) fn show(self, one: impl Fn(T) -> El + Send + Sync + 'static) -> AnyView {
        self.from(0, Arc::new(one))
    }

    fn from(self, place: usize, one: Show<T>) -> AnyView {
        let there = Memo::new(move |_| self.count.get() > place);
        follows(move || {
            if !there.get() {
                return Vec::new();
            }
            let (part, show) = (self.part(place), Arc::clone(&one));
            let items = follows(move || part.get().into_iter().map(|item| show(item).done()).collect());
            vec![items, self.from(place + 1, Arc::clone(&one))]
        })
    }
}
