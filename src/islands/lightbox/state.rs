//! Which picture is shown, how large, and how far its file has come. Pure.

use crate::components::{PictureStatus, Shown, ZoomStep};
use std::rc::Rc;
use yew::Reducible;

/// The lightbox's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// The picture that is shown; `None` while the dialog is closed.
    pub shown: Option<Shown>,
    /// The picture at which the dialog was opened: focus returns to its link.
    pub opened_at: Option<usize>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The address names this picture, or none.
    Addressed(Option<usize>),
    /// The reader chose another size.
    Zoomed(ZoomStep),
    /// The file arrived.
    Loaded,
    /// The file could not be loaded.
    Failed,
    /// The reader wants the file to be requested again.
    Retried,
}

impl State {
    /// The size of the picture that is shown.
    pub fn zoom(&self) -> ZoomStep {
        self.shown.map_or(ZoomStep::Fit, |shown| shown.zoom)
    }

    fn with(self, change: impl FnOnce(&mut Shown)) -> Self {
        let mut state = self;
        if let Some(shown) = &mut state.shown {
            change(shown);
        }
        state
    }
}

/// A picture as it is when it comes into view.
fn freshly_shown(number: usize) -> Shown {
    Shown {
        number,
        zoom: ZoomStep::Fit,
        status: PictureStatus::Loading,
        attempt: 0,
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match action {
            Action::Addressed(number) if number == self.shown.map(|shown| shown.number) => *self,
            Action::Addressed(number) => Self {
                shown: number.map(freshly_shown),
                // Kept after closing: that is when focus returns.
                opened_at: match self.shown {
                    Some(_) => self.opened_at,
                    None => number,
                },
            },
            Action::Zoomed(zoom) => self.with(|shown| shown.zoom = zoom),
            Action::Loaded => self.with(|shown| shown.status = PictureStatus::Ready),
            Action::Failed => self.with(|shown| shown.status = PictureStatus::Failed),
            Action::Retried => self.with(|shown| {
                shown.status = PictureStatus::Loading;
                shown.attempt += 1;
            }),
        };
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The number of the picture that a fragment such as `#img-3` names, where the article has `count` pictures.
pub fn picture_in(fragment: &str, count: usize) -> Option<usize> {
    let digits = fragment.strip_prefix("#img-")?;
    // `parse` alone would take a plus sign and leading zeros: other names for one picture.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let number = digits.parse().ok().filter(|_| is_number)?;
    (number <= count).then_some(number)
}

/// The fragment that names a picture.
pub fn fragment_of(number: usize) -> String {
    format!("#img-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[Action]) -> State {
        let start = Rc::new(State::default());
        *actions
            .iter()
            .fold(start, |state, action| state.reduce(*action))
    }

    #[test]
    fn fragments_name_the_pictures_there_are() {
        let check =
            |fragment: &str, expected| assert_eq!(picture_in(fragment, 12), expected, "{fragment}");
        check("#img-1", Some(1));
        check("#img-12", Some(12));
        for none in [
            "",
            "#",
            "#img-",
            "#img-0",
            "#img-13",
            "#img-03",
            "#img-+3",
            "#img--1",
            "#img-3x",
            "#b-img-3",
            "img-3",
            "#img-99999999999999999999999",
        ] {
            check(none, None);
        }
        for number in [1, 7, 12] {
            assert_eq!(picture_in(&fragment_of(number), 12), Some(number));
        }
        assert_eq!(picture_in("#img-1", 0), None);
    }

    #[test]
    fn another_picture_begins_whole_and_unloaded() {
        let state = after(&[
            Action::Addressed(Some(2)),
            Action::Loaded,
            Action::Zoomed(ZoomStep::Larger),
            Action::Addressed(Some(3)),
        ]);
        assert_eq!(state.shown, Some(freshly_shown(3)));
    }

    #[test]
    fn focus_returns_to_where_the_dialog_was_opened() {
        let open = [Action::Addressed(Some(2)), Action::Addressed(Some(3))];
        assert_eq!(after(&open).opened_at, Some(2));
        let closed = after(&[&open[..], &[Action::Addressed(None)]].concat());
        assert_eq!((closed.shown, closed.opened_at), (None, Some(2)));
        let again = after(
            &[
                &open[..],
                &[Action::Addressed(None), Action::Addressed(Some(1))],
            ]
            .concat(),
        );
        assert_eq!(again.opened_at, Some(1));
    }

    #[test]
    fn the_same_address_changes_nothing() {
        let state = Rc::new(after(&[Action::Addressed(Some(2)), Action::Loaded]));
        let next = Rc::clone(&state).reduce(Action::Addressed(Some(2)));
        assert!(Rc::ptr_eq(&state, &next));
    }

    #[test]
    fn a_file_is_requested_again_by_another_key() {
        let state = after(&[Action::Addressed(Some(1)), Action::Failed, Action::Retried]);
        let shown = state.shown.expect("the picture is shown");
        assert_eq!((shown.status, shown.attempt), (PictureStatus::Loading, 1));
        // What a closed dialog's picture did comes too late.
        assert_eq!(
            after(&[Action::Loaded, Action::Failed, Action::Retried]),
            State::default()
        );
    }

    #[test]
    fn sizes_end_at_both_ends() {
        assert_eq!(ZoomStep::Fit.smaller(), ZoomStep::Fit);
        assert_eq!(ZoomStep::Largest.larger(), ZoomStep::Largest);
        assert_eq!(ZoomStep::Fit.larger().larger().smaller(), ZoomStep::Large);
    }
}
