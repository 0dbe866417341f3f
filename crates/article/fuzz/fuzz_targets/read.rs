//! Any bytes in the native format: an article can be written and reads back unchanged.

#![no_main]

use article::explain::explain;
use article::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let problems = match read(bytes) {
        Ok((article, problems)) => {
            let written = serde_json::to_vec(&article).expect("it can be written");
            let (back, _) = read(&written).expect("it reads back");
            assert_eq!(back, article);
            problems
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            problems
        }
    };
    // Redundant problems are left out, but never all.
    assert_eq!(explain(bytes, &problems).is_empty(), problems.is_empty());
});
