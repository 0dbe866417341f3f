//! Strings of published pages only. Native: they are not part of the program.

use super::language::Language;

impl Language {
    /// The message if the page script could not be loaded.
    pub fn start_failed(self) -> &'static str {
        match self {
            Self::English => {
                "The clock, the temperature and the notices could not start here. Everything can be read."
            }
            Self::French => {
                "L’heure, la température et les avis n’ont pas pu démarrer ici. Tout reste lisible."
            }
            Self::Arabic => "تعذّر هنا تشغيل الساعة ودرجة الحرارة والتنبيهات. ويمكن قراءة كل شيء.",
        }
    }

    /// The link beside it, which reloads the page.
    pub fn reload(self) -> &'static str {
        match self {
            Self::English => "Load the page again",
            Self::French => "Recharger la page",
            Self::Arabic => "إعادة تحميل الصفحة",
        }
    }
}
