//! How many pixels may be in memory at a time, on however many cores.

use std::sync::{Condvar, Mutex, PoisonError};

/// Pixels of decoded originals that are worked on together. A picture takes 3 or 4 bytes a pixel, and as much
/// again while it is decoded.
const PIXELS: u64 = 64_000_000;

/// Lets work pass while there is room.
pub struct Gate {
    room: Mutex<u64>,
    more: Condvar,
}

/// Room that was taken; given back when it is dropped.
pub struct Room<'g> {
    gate: &'g Gate,
    pixels: u64,
}

impl Gate {
    /// All free.
    pub fn new() -> Self {
        Self {
            room: Mutex::new(PIXELS),
            more: Condvar::new(),
        }
    }

    /// Waits until there is room for a picture of so many pixels. A larger one than there will ever be room for
    /// goes alone.
    pub fn enter(&self, pixels: u64) -> Room<'_> {
        let pixels = pixels.min(PIXELS);
        let room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.more.wait_while(room, |room| *room < pixels);
        *waited.unwrap_or_else(PoisonError::into_inner) -= pixels;
        Room { gate: self, pixels }
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        *self
            .gate
            .room
            .lock()
            .unwrap_or_else(PoisonError::into_inner) += self.pixels;
        self.gate.more.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn no_more_pixels_are_inside_than_there_is_room_for() {
        let (gate, inside, most) = (Gate::new(), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for pixels in [PIXELS / 2, PIXELS / 3, PIXELS, 2 * PIXELS, 1, PIXELS / 2] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    for _ in 0..100 {
                        let room = gate.enter(pixels);
                        let now = inside.fetch_add(room.pixels, Ordering::SeqCst) + room.pixels;
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(room.pixels, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!((PIXELS / 2..=PIXELS).contains(&most.into_inner()));
        assert_eq!(*gate.room.lock().unwrap(), PIXELS);
    }
}
