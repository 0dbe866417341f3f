//! Words that only published pages carry: the app itself has no use for them.

use super::Language;

impl Language {
    /// What a published page says where the app could not start.
    pub fn start_failed(self) -> &'static str {
        match self {
            Self::English => {
                "The clock, the temperature and quick page changes could not start here. Everything can be read."
            }
            Self::French => {
                "L’heure, la température et le changement de page rapide n’ont pas pu démarrer ici. Tout reste lisible."
            }
            Self::Arabic => {
                "تعذّر هنا تشغيل الساعة ودرجة الحرارة والتنقل السريع بين الصفحات. ويمكن قراءة كل شيء."
            }
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
