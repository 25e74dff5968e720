//! Effects, memos and signals, each of one type: Leptos compiles its own anew for every closure and every value, about a kilobyte a piece. These take the
//! place of the names in its prelude and are used in the same way.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude as leptos;
use leptos::{Get, GetUntracked, Track, Update, With, WithUntracked};

/// Something done anew whenever what it read changes, for as long as the page or the part that it belongs to lives.
pub(crate) struct Effect;

impl Effect {
    /// Begins it.
    #[allow(clippy::new_ret_no_self)] // named as Leptos names it, which this takes the place of
    pub(crate) fn new(work: impl FnMut(Option<()>) + 'static) {
        effect(Box::new(work));
    }
}

fn effect(mut work: Box<dyn FnMut(Option<()>)>) {
    leptos::Effect::new(move |before: Option<()>| work(before));
}

type Value = dyn Any + Send + Sync;
type Make = dyn Fn(Option<&Value>) -> Arc<Value> + Send + Sync;

/// A value of a memo, and how two of its type are compared.
#[derive(Clone)]
struct Made {
    value: Arc<Value>,
    same: fn(&Value, &Value) -> bool,
}

impl PartialEq for Made {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

/// A value made of others, anew when one of them changes; those who read it hear only when it is another than before. Cheap to copy.
pub(crate) struct Memo<T> {
    made: leptos::Memo<Made>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo; what makes the value is given the one before.
    pub(crate) fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let make = move |before: Option<&Value>| -> Arc<Value> {
            Arc::new(make(before.and_then(|before| before.downcast_ref())))
        };
        let same = |one: &Value, other: &Value| one.downcast_ref::<T>() == other.downcast_ref::<T>();
        Self { made: memo(Box::new(make), same), of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub(crate) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(value(&self.made.get()))
    }

    /// Looks at the value.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(value(&self.made.get_untracked()))
    }

    /// Follows the value.
    pub(crate) fn track(self) {
        self.made.track();
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// The value; follows it.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value.
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, unless the part of the page that it belongs to is gone.
    pub(crate) fn try_get_untracked(self) -> Option<T> {
        self.made.try_get_untracked().map(|made| value::<T>(&made).clone())
    }
}

/// What a memo makes, as a signal. Whoever follows a memo is woken to look at it whenever anything changes that it is made of; of what nearly everybody
/// follows and hardly ever changes, as the language, that is hundreds at each change of the year.
pub(crate) fn steady<T: Clone + PartialEq + Send + Sync + 'static>(memo: Memo<T>) -> RwSignal<T> {
    let signal = RwSignal::new(memo.get_untracked());
    Effect::new(move |_| {
        let now = memo.get();
        if signal.with_untracked(|before| *before != now) {
            signal.set(now);
        }
    });
    signal
}

fn memo(make: Box<Make>, same: fn(&Value, &Value) -> bool) -> leptos::Memo<Made> {
    leptos::Memo::new(move |before: Option<&Made>| Made { value: make(before.map(|made| &*made.value)), same })
}

#[allow(clippy::expect_used)] // a memo makes values of one type
fn value<T: 'static>(made: &Made) -> &T {
    made.value.downcast_ref().expect("a value of the memo's type")
}

/// A value that can be set; those who read it hear of it. Cheap to copy.
pub(crate) struct RwSignal<T> {
    held: leptos::RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

type Held = Box<Value>;

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub(crate) fn new(value: T) -> Self {
        Self { held: held(Box::new(value)), of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub(crate) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        let mut seen = Seen::new(look);
        with(self.held, &mut |value| seen.look(value));
        seen.found()
    }

    /// Looks at the value.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        let mut seen = Seen::new(look);
        with_untracked(self.held, &mut |value| seen.look(value));
        seen.found()
    }

    /// Looks at the value, unless the part of the page that it belongs to is gone.
    pub(crate) fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        let mut seen = Seen::new(look);
        try_with_untracked(self.held, &mut |value| seen.look(value));
        seen.found
    }

    /// Sets the value.
    pub(crate) fn set(self, value: T) {
        set(self.held, Box::new(value));
    }

    /// Changes the value.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        update(self.held, &mut |value| {
            if let (Some(change), Some(value)) = (change.take(), value.downcast_mut()) {
                change(value);
            }
        });
    }

    /// Follows the value.
    pub(crate) fn track(self) {
        self.held.track();
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// The value; follows it.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value.
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, unless the part of the page that it belongs to is gone.
    pub(crate) fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// A look at a value, and what it found.
struct Seen<F, U> {
    look: Option<F>,
    found: Option<U>,
}

impl<F, U> Seen<F, U> {
    const fn new(look: F) -> Self {
        Self { look: Some(look), found: None }
    }

    fn look<T: 'static>(&mut self, value: &Value)
    where
        F: FnOnce(&T) -> U,
    {
        if let (Some(look), Some(value)) = (self.look.take(), value.downcast_ref()) {
            self.found = Some(look(value));
        }
    }

    #[allow(clippy::expect_used)] // a signal holds values of one type, and is looked at while it is there
    fn found(self) -> U {
        self.found.expect("a value of the signal's type")
    }
}

fn held(value: Held) -> leptos::RwSignal<Held> {
    leptos::RwSignal::new(value)
}

fn with(held: leptos::RwSignal<Held>, look: &mut dyn FnMut(&Value)) {
    held.with(|value| look(&**value));
}

fn with_untracked(held: leptos::RwSignal<Held>, look: &mut dyn FnMut(&Value)) {
    held.with_untracked(|value| look(&**value));
}

fn try_with_untracked(held: leptos::RwSignal<Held>, look: &mut dyn FnMut(&Value)) {
    held.try_with_untracked(|value| look(&**value));
}

fn set(held: leptos::RwSignal<Held>, value: Held) {
    held.update(|held| *held = value);
}

fn update(held: leptos::RwSignal<Held>, change: &mut dyn FnMut(&mut Value)) {
    held.update(|held| change(&mut **held));
}
