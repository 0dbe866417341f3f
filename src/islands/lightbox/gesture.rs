//! Recognizes gestures of a pointer: tap, double tap, swipe, drag. Pure.
//!
//! Positions are in CSS pixels relative to the window, times in milliseconds.

/// Maximum movement of a tap.
const TAP_PX: f64 = 10.0;
/// Minimum horizontal movement of a swipe, which is at least twice the vertical movement.
const SWIPE_PX: f64 = 48.0;
/// Maximum time between the taps of a double tap.
const DOUBLE_TAP_MS: f64 = 350.0;
/// Maximum distance between the taps of a double tap.
const DOUBLE_TAP_PX: f64 = 32.0;

/// The position of the pointer at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the window's left edge.
    pub x: f64,
    /// From the window's upper edge.
    pub y: f64,
    /// Time since a fixed origin.
    pub at_ms: f64,
}

/// A recognized gesture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gesture {
    /// Moved to the left.
    SwipeLeft,
    /// Moved to the right.
    SwipeRight,
    /// Tapped or clicked twice here.
    DoubleTap(Point),
    /// Tapped or clicked once.
    Tap,
}

/// Follows one pointer at a time.
#[derive(Debug, Default)]
pub struct Pointer {
    down: Option<Point>,
    last: Option<Point>,
    last_tap: Option<Point>,
}

impl Pointer {
    /// The pointer was pressed.
    pub fn press(&mut self, at: Point) {
        self.down = Some(at);
        self.last = Some(at);
    }

    /// The pointer was moved. Returns the movement since the last event while it is pressed.
    pub fn drag(&mut self, at: Point) -> Option<(f64, f64)> {
        let before = self.last.filter(|_| self.down.is_some())?;
        self.last = Some(at);
        Some((at.x - before.x, at.y - before.y))
    }

    /// The pointer was released.
    pub fn release(&mut self, at: Point) -> Option<Gesture> {
        let down = self.down.take()?;
        let (x, y) = (at.x - down.x, at.y - down.y);
        if x.hypot(y) < TAP_PX {
            return Some(self.tap(at));
        }
        self.last_tap = None;
        if x.abs() < SWIPE_PX || x.abs() < 2.0 * y.abs() {
            return None;
        }
        Some(if x < 0.0 {
            Gesture::SwipeLeft
        } else {
            Gesture::SwipeRight
        })
    }

    /// The browser has taken over the pointer, to scroll or to zoom.
    pub fn cancel(&mut self) {
        self.down = None;
        self.last_tap = None;
    }

    fn tap(&mut self, at: Point) -> Gesture {
        let is_second = self.last_tap.is_some_and(|first| {
            at.at_ms - first.at_ms < DOUBLE_TAP_MS
                && (at.x - first.x).hypot(at.y - first.y) < DOUBLE_TAP_PX
        });
        // A third tap starts a new sequence.
        self.last_tap = (!is_second).then_some(at);
        if is_second {
            Gesture::DoubleTap(at)
        } else {
            Gesture::Tap
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64, at_ms: f64) -> Point {
        Point { x, y, at_ms }
    }

    fn stroke(
        pointer: &mut Pointer,
        from: (f64, f64),
        to: (f64, f64),
        at_ms: f64,
    ) -> Option<Gesture> {
        pointer.press(point(from.0, from.1, at_ms));
        pointer.release(point(to.0, to.1, at_ms + 80.0))
    }

    #[test]
    fn movements_are_taps_swipes_or_neither() {
        let check = |to: (f64, f64), expected| {
            let found = stroke(&mut Pointer::default(), (200.0, 200.0), to, 0.0);
            assert_eq!(found, expected, "{to:?}");
        };
        check((200.0, 200.0), Some(Gesture::Tap));
        check((205.0, 203.0), Some(Gesture::Tap));
        check((100.0, 210.0), Some(Gesture::SwipeLeft));
        check((300.0, 180.0), Some(Gesture::SwipeRight));
        check((230.0, 200.0), None);
        check((200.0, 320.0), None);
        check((280.0, 270.0), None);
    }

    #[test]
    fn double_taps_are_near_in_time_and_position() {
        let second = |place: (f64, f64), at_ms| {
            let mut pointer = Pointer::default();
            stroke(&mut pointer, (10.0, 10.0), (10.0, 10.0), 0.0);
            stroke(&mut pointer, place, place, at_ms)
        };
        assert!(matches!(second((12.0, 9.0), 150.0), Some(Gesture::DoubleTap(at)) if at.x == 12.0));
        assert_eq!(second((12.0, 9.0), 900.0), Some(Gesture::Tap));
        assert_eq!(second((90.0, 9.0), 150.0), Some(Gesture::Tap));
    }

    #[test]
    fn a_third_tap_starts_a_new_sequence() {
        let mut pointer = Pointer::default();
        let mut tap = |at_ms| stroke(&mut pointer, (5.0, 5.0), (5.0, 5.0), at_ms);
        assert_eq!(tap(0.0), Some(Gesture::Tap));
        assert!(matches!(tap(100.0), Some(Gesture::DoubleTap(_))));
        assert_eq!(tap(200.0), Some(Gesture::Tap));
    }

    #[test]
    fn drag_returns_movements_while_pressed() {
        let mut pointer = Pointer::default();
        assert_eq!(pointer.drag(point(1.0, 1.0, 0.0)), None);
        pointer.press(point(10.0, 10.0, 0.0));
        assert_eq!(pointer.drag(point(14.0, 9.0, 1.0)), Some((4.0, -1.0)));
        assert_eq!(pointer.drag(point(15.0, 9.0, 2.0)), Some((1.0, 0.0)));
        pointer.cancel();
        assert_eq!(pointer.drag(point(20.0, 9.0, 3.0)), None);
        assert_eq!(pointer.release(point(20.0, 9.0, 4.0)), None);
    }
}
