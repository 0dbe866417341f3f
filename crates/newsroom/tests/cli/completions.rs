//! `newsroom completions` and `newsroom man`.

use crate::Folder;

/// The commands that the help lists.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run(&["--help"]).out;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = lines.take_while(|line| line.starts_with("  "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    // This one is clap's own.
    let names = names.filter(|name| *name != "help");
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.iter().any(|name| name == "publish"), "{help}");
    names
}

#[test]
fn completions_name_every_command() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        for command in commands(&folder) {
            assert!(ran.out.contains(&command), "{shell}: {command}");
        }
    }
    assert_eq!(folder.run(&["completions", "word"]).status, 2);
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = Folder::new("man");
    folder.run(&["man", "pages"]).is(0, "", "");
    let whole = folder.read("pages/newsroom.1");
    for command in commands(&folder) {
        let page = folder.read(&format!("pages/newsroom-{command}.1"));
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
        let name = format!("newsroom\\-{command}(1)");
        assert!(whole.contains(&name), "{name}");
    }
}
