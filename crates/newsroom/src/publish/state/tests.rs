use super::*;
use crate::data::stands::{Place, Stand};
use crate::publish::pictures::samples::Folder;
use std::fs;
use std::path::PathBuf;

fn written(digest: u64) -> Written {
    if digest == 0 {
        return Written::default();
    }
    Written {
        len: 10 * digest,
        digest,
        copies: Copies {
            of: digest,
            br: 3,
            gz: 4,
        },
    }
}

fn page(names: &mut Names, source: &str, number: u64) -> Page {
    let places = [Place {
        path: names.of("tag/snow/"),
        called: Some(names.of("Snow")),
    }];
    Page {
        source: source.into(),
        stamp: number,
        digest: number + 1,
        complaint: "1:2: warning: ünusual".into(),
        trouble: Trouble::Kept,
        published: Some(Published {
            id: source.into(),
            stand: Some(Stand {
                published: -number.cast_signed(),
                language: 1,
                places: places.into(),
            }),
            piece: Piece {
                offset: 100 * number,
                item_len: 60,
                map_len: 40,
                digest: number + 2,
            },
            pictures: ["/images/a.jpg".into()].into(),
            mark: number + 3,
        }),
        html: written(number + 4),
        json: written(number + 5),
        // Some have a frame.
        frame: written(number % 2 * 6),
        oembed: written(number % 2 * 7),
    }
}

fn other(path: &str, kind: Kind) -> Other {
    Other {
        path: path.into(),
        key: 7,
        kind,
        written: written(8),
    }
}

/// A state of many blocks; gives where it lies and what is in it.
fn written_state(folder: &Folder) -> (PathBuf, Vec<Page>, Vec<Other>) {
    let goal = folder.path("state");
    let mut names = Names::default();
    let pages: Vec<Page> = (0..1000)
        .map(|n| page(&mut names, &format!("world/story-{}", n * 7 % 1000), n))
        .collect();
    let others = vec![
        other("portal.json", Kind::Plain),
        other("reader.js", Kind::Asset),
        other("old.js", Kind::Retired(-5)),
    ];
    let mut draft = Draft::create(goal.clone()).expect("a draft");
    draft.other(&others[0]).expect("room");
    for page in &pages {
        draft.page(page).expect("room");
    }
    draft.other(&others[1]).expect("room");
    draft.other(&others[2]).expect("room");
    finish(draft, names);
    (goal, pages, others)
}

fn finish(draft: Draft, names: Names) {
    let head = Head {
        inputs: 1,
        program: 2,
        items: 3,
        names,
    };
    draft.finish(&head).expect("room");
}

#[test]
fn what_is_written_is_found() {
    let folder = Folder::new();
    let (goal, pages, others) = written_state(&folder);
    let state = State::open(&goal).expect("a state");
    let Head {
        inputs,
        program,
        items,
        names,
    } = &state.head;
    assert_eq!((*inputs, *program, *items), (1, 2, 3));
    assert_eq!(names.all().len(), 2);
    for page in &pages {
        assert_eq!(state.page(&page.source).as_ref(), Some(page));
    }
    for other in &others {
        assert_eq!(state.other(&other.path).as_ref(), Some(other));
    }
    assert_eq!(state.page("portal.json"), None);
    assert_eq!(state.other("world/story-1"), None);
    assert_eq!(state.records().count(), pages.len() + others.len());
    assert_eq!(state.items_end, 999 * 100 + 100);
    assert!(!folder.path("state.new").exists());
}

#[test]
fn what_is_changed_or_written_twice_is_found_as_it_was_last() {
    let folder = Folder::new();
    let goal = folder.path("state");
    let mut names = Names::default();
    let mut draft = Draft::create(goal.clone()).expect("a draft");
    let mut page = page(&mut names, "a", 1);
    let mut second = other("b", Kind::Plain);
    draft.other(&other("b", Kind::Asset)).expect("room");
    draft.page(&page).expect("room");
    draft.other(&second).expect("room");
    let records = draft.records().expect("room");
    let at: Vec<u64> = records.placed().map(|(at, _)| at).collect();
    let copies = |of| Copies { of, br: 1, gz: 2 };
    let piece = Piece {
        offset: 5000,
        item_len: 1,
        map_len: 2,
        digest: 3,
    };
    draft.copies(at[1], Of::Html, &copies(20)).expect("room");
    draft.copies(at[1], Of::Json, &copies(21)).expect("room");
    draft.copies(at[2], Of::Other, &copies(22)).expect("room");
    draft.piece(at[1], &piece).expect("room");
    finish(draft, names);
    page.html.copies = copies(20);
    page.json.copies = copies(21);
    second.written.copies = copies(22);
    if let Some(published) = &mut page.published {
        published.piece = piece;
    }
    let state = State::open(&goal).expect("a state");
    assert_eq!(state.page("a"), Some(page));
    assert_eq!(state.other("b"), Some(second));
    assert_eq!(state.items_end, 5003);
}

/// No byte of it can be another, and none can be missing or too many.
#[test]
fn a_state_that_is_not_whole_is_not_believed() {
    let folder = Folder::new();
    let (goal, ..) = written_state(&folder);
    let whole = fs::read(&goal).expect("a state");
    let mut at = 0;
    while let Some(byte) = whole.get(at) {
        let mut bytes = whole.clone();
        bytes[at] = byte ^ 1;
        fs::write(&goal, &bytes).expect("room");
        assert!(State::open(&goal).is_none(), "byte {at}");
        // Every byte of the beginning and of the end, and one here and there.
        at += if at < 300 || at + 300 > whole.len() {
            1
        } else {
            1999
        };
    }
    for len in [0, 7, 8, 19, 1000, 1 << 16, whole.len() - 1] {
        fs::write(&goal, &whole[..len]).expect("room");
        assert!(State::open(&goal).is_none(), "{len} bytes");
    }
    fs::write(&goal, [&whole[..], b"\0"].concat()).expect("room");
    assert!(State::open(&goal).is_none(), "a byte too many");
    fs::write(&goal, &whole).expect("room");
    assert!(State::open(&goal).is_some());
}
