//! `newsroom init` and `newsroom new`.

use crate::publish::newsroom::{NOW, Newsroom};
use crate::{Folder, PORTAL};

#[test]
fn a_new_newsroom_is_clean_and_can_be_published() {
    let site = Newsroom::new("init");
    let ran = site.folder.run(&["init", "mine"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("cd mine\n"), "{}", ran.out);
    let check = site.folder.run(&["check", "mine/content"]);
    // Only the address is an example.
    let example = "mine/content/portal.json:5:10: warning: /url: https://news.example/ is an example; write your site's \
        address, which feeds, sitemaps and previews contain\n";
    let counts = "4 documents, 0 errors, 1 warning\n";
    check.is(0, &[example, counts].concat(), "");
    // JSON Schema files are not checked as documents.
    let check = site.folder.run(&["check", "mine"]);
    check.is(0, &[example, counts].concat(), "");
    let own = ["publish", "--content", "mine/content", "--app", "app"];
    let ran = site
        .folder
        .run(&[&own[..], &["--out", "mine/dist", "--strict"]].concat());
    let says = example.replace(":5:10: warning: /url:", ": warning:");
    assert_eq!((ran.status, ran.err.as_str()), (0, says.as_str()));
    let front = site.text("mine/dist/index.html");
    for story in [
        "local/swing-bridge-reopens",
        "local/extra-ferry-stays",
        "culture/toll-house-museum",
    ] {
        assert!(front.contains(&format!("href=\"./{story}/\"")), "{story}");
        let page = site.text(&format!("mine/dist/{story}/index.html"));
        // Each refers to another.
        assert!(page.contains("class=\"card\""), "{story}");
    }
    assert!(site.folder.has("mine/dist/images/swing-bridge.svg"));
    for line in site.text("mine/.gitignore").lines().skip(1) {
        assert!(line.starts_with("/dist"), "{line}");
    }
    assert!(site.text("mine/README.md").contains("newsroom serve"));
}

/// A comment after a command would be an argument in interactive zsh.
#[test]
fn the_next_commands_can_be_pasted() {
    let folder = Folder::new("init-says");
    let ran = folder.run(&["init", "mine"]);
    assert!(ran.out.contains("\n  cd mine\n"), "{}", ran.out);
    assert!(!ran.out.contains('#'), "{}", ran.out);
    // Called by its path, the program may not be on the `PATH`.
    let program = env!("CARGO_BIN_EXE_newsroom");
    for command in ["serve", "new local/a-story", "publish"] {
        assert!(
            ran.out.contains(&format!("  {program} {command}")),
            "{}",
            ran.out
        );
    }
    // Without a path, the folder `content` is checked.
    let mut check = std::process::Command::new(program);
    let checked = check.arg("check").current_dir(folder.0.join("mine"));
    assert!(checked.output().unwrap().status.success());
}

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let folder = Folder::new("init-refused");
    folder.write("mine/notes.txt", "x");
    let ran = folder.run(&["init", "mine"]);
    ran.is(
        1,
        "",
        "newsroom: mine is not empty; choose another folder\n",
    );
    assert!(!folder.has("mine/README.md"));
    std::fs::create_dir(folder.0.join("empty")).expect("a folder");
    assert_eq!(folder.run(&["init", "empty"]).status, 0);
}

fn new(folder: &Folder, id: &str) -> crate::Ran {
    let variables = [("SOURCE_DATE_EPOCH", &*NOW.to_string())];
    folder.run_with(&["new", id], "", &variables)
}

#[test]
fn a_skeleton_is_a_clean_draft() {
    let folder = Folder::new("new");
    folder.run(&["init", "."]);
    for (id, says) in [
        (
            "local/second-bridge",
            &[
                "\"$schema\": \"../../../schema/article-1.json\"",
                "\"status\": \"draft\"",
                "\"headline\": \"Second bridge\"",
                "\"section\": {\"id\": \"local\", \"name\": \"Local\"}",
                // The zone of the default region.
                "\"published\": \"2024-11-23T18:13:20-04:00\"",
            ][..],
        ),
        ("about", &["\"$schema\": \"../../schema/article-1.json\""]),
    ] {
        let ran = new(&folder, id);
        let file = format!("content/articles/{id}.json");
        ran.is(0, &format!("{file}\n"), "");
        let text = folder.read(&file);
        for part in says {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    assert!(
        !folder
            .read("content/articles/about.json")
            .contains("section")
    );
    assert!(folder.has("schema/article-1.json"));
    let check = folder.run(&["check", "content"]);
    assert!(
        check.out.ends_with("6 documents, 0 errors, 1 warning\n"),
        "{}",
        check.out
    );
    assert_eq!(check.out.lines().count(), 2, "{}", check.out);
}

#[test]
fn a_skeleton_is_in_the_language_of_its_path() {
    let folder = Folder::new("new-language");
    folder.write("content/portal.json", PORTAL);
    assert_eq!(new(&folder, "fr/local/neige").status, 0);
    let text = folder.read("content/articles/fr/local/neige.json");
    assert!(text.contains("\"lang\": \"fr-CA\""), "{text}");
    assert!(text.contains("\"name\": \"Région\""), "{text}");
    // Without a default region, the zone of the first.
    assert!(text.contains("T15:13:20-07:00"), "{text}");
}

#[test]
fn taken_files_and_bad_ids_are_refused_with_the_reason_that_check_gives() {
    let folder = Folder::new("new-refused");
    folder.write("content/portal.json", PORTAL);
    assert_eq!(new(&folder, "world/a").status, 0);
    let before = folder.read("content/articles/world/a.json");
    let again = new(&folder, "world/a");
    again.is(
        1,
        "",
        "newsroom: content/articles/world/a.json exists already\n",
    );
    assert_eq!(folder.read("content/articles/world/a.json"), before);
    for (id, file) in [
        ("World/A", "a"),
        ("world/con", "b"),
        ("../secret", "c"),
        ("world", "world"),
        ("tag/x", "tag/x"),
        ("feed", "feed"),
    ] {
        let ran = new(&folder, id);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{id}");
        let why = ran.err.strip_prefix(&format!("newsroom: {id}: "));
        let why = why.unwrap_or_else(|| panic!("{}", ran.err));
        let path = format!("content/articles/{file}.json");
        folder.write(&path, &crate::article(id, ""));
        let check = folder.run(&["check", &path]);
        assert!(check.out.contains(why), "{why}{}", check.out);
        std::fs::remove_file(folder.0.join(path)).expect("a file");
    }
}
