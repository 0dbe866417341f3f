//! The names and codes of languages.

/// The codes of ISO 639-1.
pub(super) const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu \
    cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig \
    ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr \
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu sh";

/// One language per line: its tag, then old codes, ISO 639-2 codes, and names, in lower case with `_` for spaces.
const LANGUAGES: &str = "\
af afr afrikaans
am amh amharic አማርኛ
ar ara arb arabic العربية عربي عربى العربيّة
as asm assamese অসমীয়া
az aze azerbaijani azeri azərbaycan azərbaycanca
be bel belarusian беларуская
bg bul bulgarian български
bn ben bengali bangla বাংলা
bo tib bod tibetan བོད་སྐད་
bs bos bosnian bosanski
ca cat catalan català
ckb sorani central_kurdish کوردیی_ناوەندی
cs cze ces czech čeština česky
cy wel cym welsh cymraeg
da dan danish dansk
de ger deu german deutsch
dv div dhivehi divehi maldivian ދިވެހި
el gre ell greek modern_greek ελληνικά
en eng english
eo epo esperanto
es spa spanish castilian español castellano
et est estonian eesti eesti_keel
eu baq eus basque euskara
fa per fas pes persian farsi فارسی
fa-AF prs dari دری
ff ful fulah fula fulfulde pulaar
fi fin finnish suomi
fil pilipino filipino
fo fao faroese føroyskt
fr fre fra french français
ga gle irish gaeilge
gd gla scottish_gaelic gàidhlig
gl glg galician galego
gu guj gujarati ગુજરાતી
ha hau hausa
he iw heb hebrew עברית עִבְרִית
hi hin hindi हिन्दी हिंदी
hr scr hrv croatian hrvatski
ht hat haitian haitian_creole kreyòl_ayisyen
hu hun hungarian magyar
hy arm hye armenian հայերեն
id in ind indonesian bahasa_indonesia
ig ibo igbo
is ice isl icelandic íslenska
it ita italian italiano
ja jpn japanese 日本語
jv jw jav javanese basa_jawa
ka geo kat georgian ქართული
kk kaz kazakh қазақ қазақ_тілі
km khm khmer cambodian ខ្មែរ ភាសាខ្មែរ
kn kan kannada ಕನ್ನಡ
ko kor korean 한국어 조선말
ks kas kashmiri کٲشُر
ku kur kurdish kurdî
ky kir kyrgyz kirghiz кыргызча
la lat latin latina
lb ltz luxembourgish lëtzebuergesch
ln lin lingala
lo lao ລາວ
lt lit lithuanian lietuvių
lv lav latvian latviešu
mg mlg malagasy
mi mao mri maori māori te_reo_māori
mk mac mkd macedonian македонски
ml mal malayalam മലയാളം
mn mon mongolian монгол
mr mar marathi मराठी
ms may msa malay bahasa_melayu melayu
mt mlt maltese malti
my bur mya burmese မြန်မာ မြန်မာဘာသာ
mzn mazanderani
nb nob norwegian_bokmål bokmål norsk_bokmål
ne nep nepali नेपाली
nl dut nld dutch flemish nederlands vlaams
nn nno norwegian_nynorsk nynorsk norsk_nynorsk
no nor norwegian norsk
nqo n’ko n'ko nko ߒߞߏ
or ori odia oriya ଓଡ଼ିଆ
pa pan punjabi panjabi ਪੰਜਾਬੀ
pa-Arab پنجابی
pl pol polish polski
ps pus pashto pushto پښتو
pt por portuguese português
pt-BR brazilian_portuguese português_do_brasil português_brasileiro
qu que quechua
ro mo mol rum ron romanian moldavian română
ru rus russian русский русский_язык
rw kin kinyarwanda
sd snd sindhi سنڌي
si sin sinhala sinhalese සිංහල
sk slo slk slovak slovenčina
sl slv slovenian slovene slovenščina
sm smo samoan
sn sna shona
so som somali soomaali
sq alb sqi albanian shqip
sr scc srp serbian српски srpski
sv swe swedish svenska
sw swa swahili kiswahili
syr syriac ܣܘܪܝܝܐ
ta tam tamil தமிழ்
te tel telugu తెలుగు
tg tgk tajik тоҷикӣ
th tha thai ไทย ภาษาไทย
ti tir tigrinya ትግርኛ
tk tuk turkmen türkmen
tl tgl tagalog
tr tur turkish türkçe
tt tat tatar татар
ug uig uyghur uighur ئۇيغۇرچە
uk ukr ukrainian українська
ur urd urdu اردو اُردو
uz uzb uzbek o‘zbek o'zbek oʻzbek
vi vie vietnamese tiếng_việt
wo wol wolof
xh xho xhosa isixhosa
yi ji yid yiddish ייִדיש יידיש
yo yor yoruba yorùbá
zh chi zho cmn chinese mandarin 中文 汉语 漢語 华语 普通话 mandarin_chinese
zh-Hans simplified_chinese chinese_simplified 简体中文 中文简体 简体
zh-Hant traditional_chinese chinese_traditional 繁體中文 正體中文 中文繁體 繁體
yue cantonese 粵語 粤语
zu zul zulu isizulu
en-US american_english us_english
en-GB british_english uk_english
en-CA canadian_english
en-AU australian_english
fr-CA canadian_french français_canadien
es-419 latin_american_spanish
es-MX mexican_spanish
de-AT austrian_german
de-CH swiss_german";

/// Scripts and regions in parentheses after a language's name, one per line: the subtag, then its names.
const DETAILS: &str = "\
Hans simplified 简体 简化
Hant traditional 繁體 正體
Latn latin latinica
Cyrl cyrillic ћирилица
Arab arabic shahmukhi
Guru gurmukhi
AR argentina
AT austria österreich
AU australia
BE belgium belgique belgië
BR brazil brasil
CA canada
CH switzerland schweiz suisse svizzera
CN china mainland_china
CO colombia
DE germany deutschland
EG egypt مصر
ES spain españa
FR france
GB uk gb united_kingdom great_britain britain
HK hong_kong
IE ireland
IN india
IR iran
IT italy italia
KE kenya
MA morocco
MX mexico méxico
NG nigeria
NL netherlands nederland
NZ new_zealand
PH philippines
PK pakistan
PT portugal european
SA saudi_arabia السعودية
SG singapore
TW taiwan
US us usa united_states united_states_of_america
ZA south_africa
419 latin_america latinoamérica";

/// The tag for a language's name or code.
pub(super) fn code(name: &str) -> Option<&'static str> {
    find(LANGUAGES, name)
}

/// The current, shortest code for an old or three-letter code.
pub(super) fn current(code: &str) -> Option<&'static str> {
    let is_code = code.len() == 3 || matches!(code, "iw" | "in" | "ji" | "jw" | "mo");
    find(LANGUAGES, code).filter(|tag| is_code && !tag.contains('-'))
}

/// The tag for a language's name with a script or region, such as `chinese` with `simplified`.
pub(super) fn detailed(name: &str, detail: &str) -> Option<String> {
    let code = code(name)?;
    let detail = find(DETAILS, detail).or_else(|| {
        let lines = DETAILS.lines().filter_map(|line| line.split(' ').next());
        lines
            .into_iter()
            .find(|code| code.eq_ignore_ascii_case(detail))
    })?;
    Some(format!("{code}-{detail}"))
}

/// Looks up a name in a table; returns the first word of its line.
fn find(table: &'static str, name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return None;
    }
    let name = name.replace(['_', ' '], "_");
    table.lines().find_map(|line| {
        let (tag, names) = line.split_once(' ')?;
        names.split(' ').any(|known| known == name).then_some(tag)
    })
}
