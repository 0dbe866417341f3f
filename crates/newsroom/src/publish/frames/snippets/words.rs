//! The texts of the page that makes snippets, by language.

use action_news::text::Language;

/// All texts of the page.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) intro: &'static str,
    pub(super) noscript: &'static str,
    pub(super) address: &'static str,
    pub(super) make: &'static str,
    pub(super) elsewhere: &'static str,
    pub(super) missing: &'static str,
    pub(super) element: &'static str,
    pub(super) element_intro: &'static str,
    pub(super) frame: &'static str,
    pub(super) frame_intro: &'static str,
    pub(super) preview: &'static str,
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
}

pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::French => &FRENCH,
        Language::Arabic => &ARABIC,
    }
}

const ENGLISH: Words = Words {
    title: "Embed an article",
    intro: "Paste the address of an article of this site to get the lines that show it in another page.",
    noscript: "Making these lines requires JavaScript, which is switched off.",
    address: "Address of the article",
    make: "Make the lines",
    elsewhere: "This is not an address of this site.",
    missing: "There is no article at this address.",
    element: "As part of the page",
    element_intro: "It takes the page’s width and colours. Its scripts run with those of the page.",
    frame: "In a frame",
    frame_intro: "Isolated: it cannot read or change your page. The second line sets its height.",
    preview: "How it looks",
    copy: "Copy",
    copied: "Copied.",
};

const FRENCH: Words = Words {
    title: "Intégrer un article",
    intro: "Collez l’adresse d’un article de ce site pour obtenir les lignes qui l’affichent dans une autre page.",
    noscript: "Pour composer ces lignes, il faut des scripts, et ils sont désactivés.",
    address: "Adresse de l’article",
    make: "Composer les lignes",
    elsewhere: "Ce n’est pas une adresse de ce site.",
    missing: "Il n’y a pas d’article à cette adresse.",
    element: "Dans la page",
    element_intro: "L’article prend la largeur et les couleurs de la page. Ses scripts tournent avec ceux de la page.",
    frame: "Dans un cadre",
    frame_intro: "À l’écart de la page, qui ne lui confie rien. La seconde ligne lui donne sa hauteur.",
    preview: "Le résultat",
    copy: "Copier",
    copied: "Copié.",
};

const ARABIC: Words = Words {
    title: "تضمين مقال",
    intro: "ألصق عنوان مقال من هذا الموقع لتحصل على الأسطر التي تعرضه في صفحة أخرى.",
    noscript: "يحتاج إعداد هذه الأسطر إلى السكربتات، وهي معطلة.",
    address: "عنوان المقال",
    make: "أعدّ الأسطر",
    elsewhere: "ليس هذا عنوانًا من هذا الموقع.",
    missing: "لا يوجد مقال في هذا العنوان.",
    element: "جزءًا من الصفحة",
    element_intro: "يأخذ المقال عرض الصفحة وألوانها، وتعمل سكربتاته مع سكربتات الصفحة.",
    frame: "في إطار",
    frame_intro: "منفصلًا عن الصفحة التي لا تأتمنه على شيء. السطر الثاني يعطيه ارتفاعه.",
    preview: "كيف يبدو",
    copy: "نسخ",
    copied: "نُسخ.",
};
