//! Work spread over the processor's cores.

use crate::failure::Failure;
use crate::progress::Progress;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// Pieces of work that a thread takes at a time: larger batches balance threads less well, smaller ones need more messages.
const BATCH: usize = 16;
/// Most batches of results that wait for the calling thread.
const MAX_WAITING: usize = 32;
/// The longest pause between two looks at the progress.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(200);

/// Does `count` pieces of work on all cores. `worker` makes the state of each thread; `take` gets the results, in any order,
/// on the calling thread.
///
/// # Errors
/// The first failure; the other threads stop then.
pub fn spread<W, R: Send>(
    count: usize,
    progress: &mut Progress,
    worker: impl Fn() -> Result<W, Failure> + Sync,
    work: impl Fn(&mut W, usize) -> Result<R, Failure> + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if count == 0 {
        return Ok(());
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(count.div_ceil(BATCH));
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let (send, receive) = sync_channel::<Result<Vec<(usize, R)>, Failure>>(MAX_WAITING);
    thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (next, stopped, worker, work) = (&next, &stopped, &worker, &work);
            scope.spawn(move || {
                let mut own = match worker() {
                    Ok(own) => own,
                    Err(failure) => {
                        let _ = send.send(Err(failure));
                        return;
                    }
                };
                while !stopped.load(Ordering::Relaxed) {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let Some(pieces) = batch(turn, count, threads) else {
                        return;
                    };
                    let done: Result<Vec<_>, _> =
                        pieces.map(|at| Ok((at, work(&mut own, at)?))).collect();
                    // The calling thread has ended.
                    if send.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut outcome = Ok(());
        loop {
            match receive.recv_timeout(PROGRESS_INTERVAL) {
                Ok(done) if outcome.is_ok() => {
                    outcome = done.and_then(|results| {
                        progress.step(results.len());
                        results
                            .into_iter()
                            .try_for_each(|(at, result)| take(at, result))
                    });
                    if outcome.is_err() {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
                // Results after a failure are dropped.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => progress.print_if_due(),
                Err(RecvTimeoutError::Disconnected) => return outcome,
            }
        }
    })
}

/// The pieces of the `turn`th batch. The list is cut into as many parts as there are threads, and batches are taken from
/// the parts in turn: neighbours in the list are in one folder, where two threads would wait for each other.
fn batch(turn: usize, count: usize, threads: usize) -> Option<Range<usize>> {
    let batches = count.div_ceil(BATCH);
    let each = batches.div_ceil(threads);
    let (part, within) = (turn % threads, turn / threads);
    if within >= each {
        return None;
    }
    let first = (part * each + within).min(batches) * BATCH;
    Some(first.min(count)..count.min(first + BATCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once() {
        for threads in 1..6 {
            for count in [0, 1, 15, 16, 17, 100, 161, 1000] {
                let batches = (0..).map_while(|turn| batch(turn, count, threads));
                let mut done: Vec<usize> = batches.flatten().collect();
                done.sort_unstable();
                assert_eq!(done, (0..count).collect::<Vec<_>>(), "{count} {threads}");
            }
        }
    }

    #[test]
    fn the_first_failure_ends_the_work() {
        let mut progress = Progress::new("pieces", 1000);
        let mut taken = 0;
        let outcome = spread(
            1000,
            &mut progress,
            || Ok(()),
            |(), at| match at {
                500 => Err(Failure::new("no")),
                at => Ok(at),
            },
            |_, _| {
                taken += 1;
                Ok(())
            },
        );
        assert_eq!(outcome.map_err(|why| why.to_string()), Err("no".to_owned()));
        assert!(taken < 1000);
    }
}
