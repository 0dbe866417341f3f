//! Limits how many pixels are in memory at a time, independent of the number of cores.

use std::sync::{Condvar, Mutex, PoisonError};

/// Most pixels of decoded originals at a time. A picture takes 3 or 4 bytes a pixel, and as much again while it is decoded.
const MAX_PIXELS: u64 = 64_000_000;

/// A semaphore that counts pixels.
pub struct Gate {
    room: Mutex<u64>,
    more: Condvar,
}

/// Room for the pixels of a picture, released on drop.
pub struct Room<'g> {
    gate: &'g Gate,
    pixels: u64,
}

impl Gate {
    /// A gate with room for all pixels.
    pub fn new() -> Self {
        Self {
            room: Mutex::new(MAX_PIXELS),
            more: Condvar::new(),
        }
    }

    /// Waits until there is room for a picture of so many pixels. A picture above the limit is worked on alone.
    pub fn enter(&self, pixels: u64) -> Room<'_> {
        let pixels = pixels.min(MAX_PIXELS);
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
            for pixels in [
                MAX_PIXELS / 2,
                MAX_PIXELS / 3,
                MAX_PIXELS,
                2 * MAX_PIXELS,
                1,
                MAX_PIXELS / 2,
            ] {
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
        assert!((MAX_PIXELS / 2..=MAX_PIXELS).contains(&most.into_inner()));
        assert_eq!(*gate.room.lock().unwrap(), MAX_PIXELS);
    }
}
