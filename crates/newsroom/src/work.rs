//! Work spread over the processor's cores.

use crate::failure::Failure;
use crate::progress::Progress;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// Pieces of work taken at a time: more costs balance, fewer costs talk.
const AT_ONCE: usize = 16;
/// Answers that may wait for the one who takes them.
const WAITING: usize = 32;
/// How often progress is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// Does `count` pieces of work on all cores; each thread has a worker of its own. Answers are taken in any
/// order on the thread that calls.
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
    let threads = cores.min(count.div_ceil(AT_ONCE));
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let (send, receive) = sync_channel::<Result<Vec<(usize, R)>, Failure>>(WAITING);
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
                    let Some(some) = share(turn, count, threads) else {
                        return;
                    };
                    let done: Result<Vec<_>, _> =
                        some.map(|at| Ok((at, work(&mut own, at)?))).collect();
                    // Nobody takes answers any more once something has failed.
                    if send.send(done).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut outcome = Ok(());
        loop {
            match receive.recv_timeout(LOOK) {
                Ok(answer) if outcome.is_ok() => {
                    outcome = answer.and_then(|answers| {
                        progress.step(answers.len());
                        answers
                            .into_iter()
                            .try_for_each(|(at, answer)| take(at, answer))
                    });
                    if outcome.is_err() {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
                // What still comes after a failure is let go.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => progress.look(),
                Err(RecvTimeoutError::Disconnected) => return outcome,
            }
        }
    })
}

/// Which pieces are the `turn`th to be done. The list is cut into as many parts as there are threads, and they
/// take turns: neighbours in the list lie in one folder, where two threads would wait for each other.
fn share(turn: usize, count: usize, threads: usize) -> Option<Range<usize>> {
    let shares = count.div_ceil(AT_ONCE);
    let each = shares.div_ceil(threads);
    let (part, within) = (turn % threads, turn / threads);
    if within >= each {
        return None;
    }
    let first = (part * each + within).min(shares) * AT_ONCE;
    Some(first.min(count)..count.min(first + AT_ONCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once() {
        for threads in 1..6 {
            for count in [0, 1, 15, 16, 17, 100, 161, 1000] {
                let shares = (0..).map_while(|turn| share(turn, count, threads));
                let mut done: Vec<usize> = shares.flatten().collect();
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
