use super::*;
use crate::build::Native;
use unicode_normalization::char::is_combining_mark;

fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    Words::new(Native).each(text, |word, _| all.push(word.to_owned()));
    all
}

#[test]
fn words_are_folded_runs_of_letters_and_digits() {
    let check = |text: &str, expected: &str| {
        assert_eq!(words(text).join(" "), expected, "{text}");
        // Folding is idempotent, so a word of an index is also a query for it.
        let again: Vec<String> = words(expected);
        let pairs = text.chars().any(has_no_spaces);
        assert!(pairs || again.join(" ") == expected, "{text}");
    };
    check("", "");
    check(" .,;! ", "");
    check("The snow, and THE Ice", "the snow and the ice");
    // Accents, composed and decomposed, and case.
    check("Élan e\u{301}lan ÉLAN Łódź", "elan elan elan lodz");
    check(
        "Straße STRASSE ẞ smørrebrød Æsir œuvre",
        "strasse strasse ss smorrebrod aesir oeuvre",
    );
    check("İstanbul ıssız Þór Ærø", "istanbul issiz thor aero");
    check("Ἀθῆναι ΑΘΗΝΑΣ αθήνας", "αθηναι αθηνασ αθηνασ");
    check("Ёлка ёлка", "елка елка");
    check("Việt Nam", "viet nam");
    // Apostrophes and hyphens.
    check(
        "Alberta's l’Afrique O'Brien co-op aujourd'hui",
        "alberta s l afrique o brien co op aujourd hui",
    );
    check("co\u{ad}operate", "cooperate");
    // Numbers, and characters that stand for several.
    check(
        "3.5 1,000 2024-11-23 COVID-19 U.S. ½ km² ①",
        "3 5 1 000 2024 11 23 covid 19 u s 1 2 km2 1",
    );
    check("ﬁre ＡＢＣ ™ €5", "fire abc 5");
    // Arabic: vowel marks, tatweel, forms of alef, yeh and teh marbuta, digits.
    check("مُحَمَّد محمـــد", "محمد محمد");
    check("أحمد إسلام آخر ٱلله", "احمد اسلام اخر الله");
    check("مدرسة على ١٢٣ ۴۵", "مدرسه علي 123 45");
    check("می\u{200c}خواهم کتاب", "ميخواهم كتاب");
    // Hebrew points.
    check("שָׁלוֹם", "שלום");
    // Indian scripts keep their vowels.
    check("हिन्दी में समाचार।", "हिन्दी में समाचार");
    // Scripts without spaces, also next to other words.
    check("東京都、雪", "東京 京都 都 雪");
    check("iPhone手机2台", "iphone 手机 机 2 台");
    check("ガス ｶﾞｽ", "ガス ス ガス ス");
    check("서울에서", "서울 울에 에서 서");
    check("ข่าว", "ข\u{e48} \u{e48}า าว ว");
}

#[test]
fn long_words_are_cut_at_a_character() {
    let long = ["é".repeat(60), "x".repeat(200), "ж".repeat(40)].join(" ");
    let lens: Vec<usize> = words(&long).iter().map(String::len).collect();
    assert_eq!(lens, [48, 48, 48]);
}

#[test]
fn the_cache_of_folded_words_is_bounded() {
    let mut all = Words::new(Native);
    for number in 0..3 * MAX_CACHED {
        all.each(&format!("é{number}"), |_, _| ());
    }
    assert!(all.folded.len() <= MAX_CACHED);
}

/// Otherwise a mark would split its word.
#[test]
fn marks_of_indian_and_south_east_asian_scripts_are_parts_of_words() {
    let blocks = [
        '\u{900}'..='\u{eff}',
        '\u{1000}'..='\u{109f}',
        '\u{1780}'..='\u{17ff}',
    ];
    let outside: Vec<char> = blocks
        .into_iter()
        .flatten()
        .filter(|c| is_combining_mark(*c) && !is_of_word(*c))
        .collect();
    assert_eq!(outside, [] as [char; 0]);
}
