//! The lightbox's state and reducer: which picture is shown, its zoom, and the status of its file. Pure.

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

/// Something that happened in the lightbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The fragment now names this picture, or none.
    AddressChanged(Option<usize>),
    /// The reader changed the zoom.
    Zoomed(ZoomStep),
    /// The picture's file was loaded.
    Loaded,
    /// The picture's file could not be loaded.
    Failed,
    /// The reader pressed "Try again".
    Retried,
}

impl State {
    /// The zoom of the picture that is shown.
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

/// A picture when it is first shown: not enlarged, its file requested.
fn newly_shown(number: usize) -> Shown {
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
            Action::AddressChanged(number) if number == self.shown.map(|shown| shown.number) => {
                *self
            }
            Action::AddressChanged(number) => Self {
                shown: number.map(newly_shown),
                // Kept after closing, when focus returns to it.
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

/// The number of the picture that a fragment such as `#img-3` names, from 1 to `count`.
pub fn picture_in(fragment: &str, count: usize) -> Option<usize> {
    let digits = fragment.strip_prefix("#img-")?;
    // `parse` would also accept a plus sign and leading zeros.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let number = digits.parse().ok().filter(|_| is_number)?;
    (number <= count).then_some(number)
}

/// The fragment of the picture with this number: `#img-3`.
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
    fn fragments_are_parsed() {
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
    fn another_picture_resets_zoom_and_status() {
        let state = after(&[
            Action::AddressChanged(Some(2)),
            Action::Loaded,
            Action::Zoomed(ZoomStep::Larger),
            Action::AddressChanged(Some(3)),
        ]);
        assert_eq!(state.shown, Some(newly_shown(3)));
    }

    #[test]
    fn the_picture_at_which_the_dialog_was_opened_is_kept() {
        let open = [
            Action::AddressChanged(Some(2)),
            Action::AddressChanged(Some(3)),
        ];
        assert_eq!(after(&open).opened_at, Some(2));
        let closed = after(&[&open[..], &[Action::AddressChanged(None)]].concat());
        assert_eq!((closed.shown, closed.opened_at), (None, Some(2)));
        let again = after(
            &[
                &open[..],
                &[
                    Action::AddressChanged(None),
                    Action::AddressChanged(Some(1)),
                ],
            ]
            .concat(),
        );
        assert_eq!(again.opened_at, Some(1));
    }

    #[test]
    fn the_same_fragment_changes_nothing() {
        let state = Rc::new(after(&[Action::AddressChanged(Some(2)), Action::Loaded]));
        let next = Rc::clone(&state).reduce(Action::AddressChanged(Some(2)));
        assert!(Rc::ptr_eq(&state, &next));
    }

    #[test]
    fn retrying_counts_the_attempt() {
        let state = after(&[
            Action::AddressChanged(Some(1)),
            Action::Failed,
            Action::Retried,
        ]);
        let shown = state.shown.expect("the picture is shown");
        assert_eq!((shown.status, shown.attempt), (PictureStatus::Loading, 1));
        // Ignored while the dialog is closed.
        assert_eq!(
            after(&[Action::Loaded, Action::Failed, Action::Retried]),
            State::default()
        );
    }

    #[test]
    fn zoom_has_a_minimum_and_a_maximum() {
        assert_eq!(ZoomStep::Fit.smaller(), ZoomStep::Fit);
        assert_eq!(ZoomStep::Largest.larger(), ZoomStep::Largest);
        assert_eq!(ZoomStep::Fit.larger().larger().smaller(), ZoomStep::Large);
    }
}
