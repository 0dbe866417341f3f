//! Ages in words. Not by `Intl.RelativeTimeFormat`: creating it takes longer than rendering the header bar.
//!
//! A table in the strings gives the plural form of each number of hours (docs/decisions/023).

use super::language::Language;
use super::pattern::{fill, nth};

impl Language {
    /// An age, rounded to hours, at least one: "3 hours ago".
    pub fn ago(self, minutes: i64) -> String {
        let hours = (minutes + 30).max(60) / 60;
        let (table, forms) = self.words().hours_ago.split_once('|').unwrap_or_default();
        let form = table.as_bytes().get(hours as usize).unwrap_or(&b'1');
        let words = nth(forms, form.wrapping_sub(b'1'));
        // Some forms include the number: "1 hour ago", the Arabic dual.
        if words.contains('{') {
            self.with_digits(fill(words, &hours.to_string()))
        } else {
            words.to_owned()
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::Language;

    #[test]
    fn ages_have_the_plural_forms_of_each_language() {
        let check = |language: Language, minutes, expected: &str| {
            assert_eq!(language.ago(minutes), expected);
        };
        check(Language::ENGLISH, 0, "1 hour ago");
        check(Language::ENGLISH, 121, "2 hours ago");
        check(Language::ENGLISH, 5 * 60 + 29, "5 hours ago");
        check(Language::ENGLISH, 12 * 60, "12 hours ago");
        check(Language::FRENCH, 60, "il y a 1 h");
        check(Language::FRENCH, 180, "il y a 3 h");
        check(Language::ARABIC, 60, "قبل ساعة واحدة");
        check(Language::ARABIC, 120, "قبل ساعتين");
        check(Language::ARABIC, 180, "قبل 3 ساعات");
        check(Language::ARABIC, 660, "قبل 11 ساعة");
        let of = |code| Language::of(code).expect("a language");
        check(of("uk"), 60, "1 годину тому");
        check(of("uk"), 180, "3 години тому");
        check(of("uk"), 660, "11 годин тому");
        check(of("zh"), 60, "1小时前");
        check(of("fa"), 660, "۱۱ ساعت پیش");
    }
}
