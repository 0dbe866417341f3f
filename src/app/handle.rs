//! Handles of the store, which hooks take as parameters.

use crate::store::State;
use yew::prelude::*;

/// The store's handle: the state and its dispatcher.
pub(super) type Store = UseReducerHandle<State>;

/// The store's dispatcher.
pub(super) type Dispatcher = UseReducerDispatcher<State>;
