//! Ages in words. Not by `Intl.RelativeTimeFormat`: creating it takes longer than rendering the header bar.

use super::language::Language;
use super::pattern::fill;

impl Language {
    /// An age, rounded to hours, at least one: "3 hours ago".
    pub fn ago(self, minutes: i64) -> String {
        let hours = (minutes + 30).max(60) / 60;
        let [one, two, few, many] = self.words().hours_ago;
        let words = match (hours, hours % 100) {
            (1, _) => one,
            (2, _) => two,
            (_, 3..=10) => few,
            _ => many,
        };
        // Some forms include the number: "1 hour ago", the Arabic dual.
        if words.contains('{') {
            fill(words, &hours.to_string())
        } else {
            words.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, Arabic, English, French};

    #[test]
    fn ages_have_the_plural_forms_of_each_language() {
        let check = |language: Language, minutes, expected: &str| {
            assert_eq!(language.ago(minutes), expected);
        };
        check(English, 0, "1 hour ago");
        check(English, 121, "2 hours ago");
        check(English, 5 * 60 + 29, "5 hours ago");
        check(English, 12 * 60, "12 hours ago");
        check(French, 60, "il y a 1 h");
        check(French, 180, "il y a 3 h");
        check(Arabic, 60, "قبل ساعة واحدة");
        check(Arabic, 120, "قبل ساعتين");
        check(Arabic, 180, "قبل 3 ساعات");
        check(Arabic, 660, "قبل 11 ساعة");
    }
}
