//! The store as hooks pass it on.

use crate::store::State;
use yew::prelude::*;

/// The store: the state, and what actions are dispatched with.
pub(super) type Store = UseReducerHandle<State>;

/// What answers are dispatched with.
pub(super) type Dispatcher = UseReducerDispatcher<State>;
