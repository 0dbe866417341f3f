//! Words that only published pages carry; the app does not use them.

use super::language::Language;

impl Language {
    /// What a published page says where its script could not start.
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

    /// The words of the link beside it.
    pub fn reload(self) -> &'static str {
        match self {
            Self::English => "Load the page again",
            Self::French => "Recharger la page",
            Self::Arabic => "إعادة تحميل الصفحة",
        }
    }
}
