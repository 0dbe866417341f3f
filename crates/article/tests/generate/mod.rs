//! Strategies for articles, portals, indexes and weather, as the reader returns them.
//!
//! More than 300 lines, because there is a strategy for each type of the model.

use article::date::{Date, Time, Timestamp};
use article::index::{
    Block as IndexBlock, Heading as IndexHeading, Index, Item, Layout, StandardHeading,
};
use article::lang::{Dir, LangTag};
use article::model::*;
use article::portal::*;
use article::text::{Mark, Marks, Run, Text};
use article::url::SafeUrl;
use article::weather::{Tenths, Weather};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Words that are not blank, in several scripts.
pub fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zé雪ثж\"<&][ -~é\u{a0}\n雪ث]{0,8}"
}

fn segment() -> impl Strategy<Value = String> {
    // The prefix keeps it from being a reserved word or a language.
    "x[a-z0-9-]{0,6}"
}

fn block_id() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_-]{1,8}"
}

fn article_id() -> impl Strategy<Value = ArticleId> {
    "x[a-z0-9-]{0,4}(/[a-z0-9-]{1,5}){0,2}".prop_map(|id| ArticleId::parse(&id).expect("an id"))
}

fn alias() -> impl Strategy<Value = Alias> {
    "(/([a-zé雪0-9._~!$&'()*+,;=:@-]|%4[0-9A-Fa-f]|%C3%A9){1,6}x){1,3}/?|/\\?(p|page_id)=[0-9]{1,3}"
        .prop_map(|path| Alias::parse(&path).expect("an alias"))
}

fn lang() -> impl Strategy<Value = LangTag> {
    select(vec!["en-CA", "fr-CA", "ar", "zh-Hant-TW", "und", "de"])
        .prop_map(|tag| LangTag::parse(tag).expect("a tag"))
}

fn dir() -> impl Strategy<Value = Dir> {
    select(vec![Dir::Ltr, Dir::Rtl])
}

fn url() -> impl Strategy<Value = SafeUrl> {
    let urls =
        "(https://[a-z]{1,5}\\.example/|/|#|\\.\\./|mailto:|tel:|HTTP://h/)[a-z0-9/?#= :é]{1,10}";
    urls.prop_filter_map("a safe URL", |url| SafeUrl::parse(&url).ok())
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    let time = (0u8..=23, 0u8..=59, 0u8..=60, of(-1439i16..=1439));
    let time = time.prop_map(|(hour, minute, second, offset_minutes)| Time {
        hour,
        minute,
        second,
        offset_minutes,
    });
    (0u16..=9999, 1u8..=12, 1u8..=28, of(time)).prop_map(|(year, month, day, time)| Timestamp {
        date: Date::new(year, month, day).expect("a day"),
        time,
    })
}

fn moment() -> impl Strategy<Value = Timestamp> {
    timestamp().prop_filter("a known moment", |t| t.known_time().is_some())
}

fn day_or_moment() -> impl Strategy<Value = Timestamp> {
    let is_known = |t: &Timestamp| t.time.is_none() || t.known_time().is_some();
    timestamp().prop_filter("a day or a known moment", is_known)
}

fn marks() -> impl Strategy<Value = Marks> {
    subsequence(Mark::ALL.to_vec(), 0..=3)
        .prop_map(|marks| marks.into_iter().fold(Marks::default(), Marks::with))
}

pub fn text() -> BoxedStrategy<Text> {
    let run = (words(), marks(), of(url()), of(lang()), of(dir())).prop_map(
        |(words, marks, href, lang, dir)| Run {
            words,
            marks,
            href,
            lang,
            dir,
        },
    );
    prop_oneof![words().prop_map(Text::of), vec(run, 1..4).prop_map(Text)].boxed()
}

fn text_or_empty() -> BoxedStrategy<Text> {
    prop_oneof![Just(Text::default()), Just(Text::of("")), text()].boxed()
}

fn pixels() -> impl Strategy<Value = Option<u32>> {
    of(1u32..=100_000)
}

fn source() -> impl Strategy<Value = Source> {
    (url(), pixels(), pixels(), of(words())).prop_map(|(src, width, height, mime)| Source {
        src,
        width,
        height,
        mime,
    })
}

fn track() -> impl Strategy<Value = Track> {
    let kinds =
        select(vec!["subtitles", "captions", "descriptions", "chapters"]).prop_map(str::to_owned);
    (url(), of(kinds), of(lang()), of(words())).prop_map(|(src, kind, lang, label)| Track {
        src,
        kind,
        lang,
        label,
    })
}

fn media() -> BoxedStrategy<Media> {
    let kind = select(vec![MediaKind::Image, MediaKind::Video, MediaKind::Audio]);
    let focus = (0u8..=100, 0u8..=100).prop_map(|(x, y)| Focus { x, y });
    let named = (kind, url(), of(words()), pixels(), pixels(), of(words()));
    (
        named,
        any::<bool>(),
        vec(source(), 0..3),
        of(url()),
        of(focus),
        vec(track(), 0..2),
    )
        .prop_map(
            |(
                (kind, src, mime, width, height, alt),
                decorative,
                sources,
                poster,
                focus,
                tracks,
            )| Media {
                kind,
                src,
                mime,
                width,
                height,
                alt,
                decorative,
                sources,
                poster,
                focus,
                tracks,
            },
        )
        .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    let size = select(vec![
        Size::Inline,
        Size::Wide,
        Size::Full,
        Size::Left,
        Size::Right,
    ]);
    (of(text()), media(), of(text()), of(text()), size, of(url()))
        .prop_map(|(title, media, caption, credit, size, href)| Figure {
            title,
            media,
            caption,
            credit,
            size,
            href,
        })
        .boxed()
}

fn embed() -> BoxedStrategy<Embed> {
    let aspect = (1u8..=100, 1u8..=100).prop_map(|(width, height)| Aspect { width, height });
    (
        url(),
        of(words()),
        of(words()),
        of(text()),
        of(url()),
        of(aspect),
        of(text()),
    )
        .prop_map(
            |(url, provider, title, text, poster, aspect, caption)| Embed {
                url,
                provider,
                title,
                text,
                poster,
                aspect,
                caption,
            },
        )
        .boxed()
}

fn lead() -> BoxedStrategy<Lead> {
    prop_oneof![
        figure().prop_map(|figure| Lead::Figure(Box::new(figure))),
        embed().prop_map(|embed| Lead::Embed(Box::new(embed))),
    ]
    .boxed()
}

fn card() -> BoxedStrategy<Card> {
    (url(), text(), of(text()), of(url()), of(words()))
        .prop_map(|(url, headline, text, image, kind)| Card {
            url,
            headline,
            text,
            image,
            kind,
        })
        .boxed()
}

fn cell() -> impl Strategy<Value = Cell> {
    (text_or_empty(), 1u16..=1000, 1u16..=3, any::<bool>()).prop_map(
        |(text, colspan, rowspan, header)| Cell {
            text,
            colspan,
            rowspan,
            header,
        },
    )
}

fn table() -> BoxedStrategy<Table> {
    (
        of(text()),
        vec(vec(cell(), 0..3), 0..2),
        vec(vec(cell(), 0..3), 0..3),
    )
        .prop_map(|(caption, head, rows)| Table {
            caption,
            head,
            rows,
        })
        .boxed()
}

/// Blocks that contain no others.
fn flat_kind() -> BoxedStrategy<BlockKind> {
    let level = select(vec![
        HeadingLevel::Two,
        HeadingLevel::Three,
        HeadingLevel::Four,
    ]);
    prop_oneof![
        text().prop_map(BlockKind::Paragraph),
        (level, text()).prop_map(|(level, text)| BlockKind::Heading(Heading { level, text })),
        (text(), of(text()))
            .prop_map(|(text, cite)| BlockKind::Pullquote(Pullquote { text, cite })),
        figure().prop_map(|figure| BlockKind::Figure(Box::new(figure))),
        (vec(figure(), 0..3), of(text()))
            .prop_map(|(figures, caption)| BlockKind::Gallery(Gallery { figures, caption })),
        table().prop_map(BlockKind::Table),
        embed().prop_map(|embed| BlockKind::Embed(Box::new(embed))),
        card().prop_map(|card| BlockKind::Card(Box::new(card))),
        ("[ -~\n]{0,9}", of(words())).prop_map(|(text, lang)| BlockKind::Code(Code { text, lang })),
        Just(BlockKind::Divider),
    ]
    .boxed()
}

fn list_style() -> impl Strategy<Value = ListStyle> {
    select(vec![
        ListStyle::Decimal,
        ListStyle::LowerAlpha,
        ListStyle::UpperAlpha,
        ListStyle::LowerRoman,
        ListStyle::UpperRoman,
    ])
}

pub fn block() -> BoxedStrategy<Block> {
    let with_id = |kind: BoxedStrategy<BlockKind>| {
        (of(block_id()), kind).prop_map(|(id, kind)| Block { id, kind })
    };
    with_id(flat_kind().boxed())
        .prop_recursive(3, 12, 3, move |inner| {
            let item = (text_or_empty(), vec(inner.clone(), 0..2))
                .prop_map(|(text, blocks)| ListItem { text, blocks });
            let list = (
                any::<bool>(),
                of(any::<i32>()),
                any::<bool>(),
                list_style(),
                vec(item, 0..3),
            );
            let aside = (of(words()), of(text()), vec(inner.clone(), 0..3));
            let unknown = ("new-[a-z]{1,5}", of(text()), vec(inner.clone(), 0..2));
            let kind = prop_oneof![
                list.prop_map(
                    |(ordered, start, reversed, style, items)| BlockKind::List(List {
                        ordered,
                        start,
                        reversed,
                        style,
                        items
                    })
                ),
                (vec(inner, 0..3), of(text()))
                    .prop_map(|(blocks, cite)| BlockKind::Quote(Quote { blocks, cite })),
                aside.prop_map(|(kind, title, blocks)| BlockKind::Aside(Aside {
                    kind,
                    title,
                    blocks
                })),
                unknown.prop_map(|(name, text, blocks)| BlockKind::Unknown(UnknownBlock {
                    name,
                    text,
                    blocks
                })),
            ];
            (of(block_id()), kind).prop_map(|(id, kind)| Block { id, kind })
        })
        .boxed()
}

fn author() -> impl Strategy<Value = Author> {
    (words(), of(words()), of(url()), of(url()), of(text())).prop_map(
        |(name, role, url, image, bio)| Author {
            name,
            role,
            url,
            image,
            bio,
        },
    )
}

fn section() -> impl Strategy<Value = Section> {
    (segment(), words()).prop_map(|(id, name)| Section { id, name })
}

fn live() -> impl Strategy<Value = Live> {
    select(vec![Live::Live, Live::Ended])
}

fn access() -> impl Strategy<Value = Access> {
    select(vec![Access::Free, Access::Partial])
}

fn updates() -> BoxedStrategy<Vec<Update>> {
    let rest = (
        of(timestamp()),
        of(text()),
        of(text()),
        any::<bool>(),
        any::<bool>(),
        vec(block(), 0..2),
    );
    btree_map(block_id(), rest, 0..3)
        .prop_map(|posts| {
            let posts = posts.into_iter();
            posts
                .map(
                    |(id, (published, headline, byline, key, pinned, body))| Update {
                        id,
                        published,
                        headline,
                        byline,
                        key,
                        pinned,
                        body,
                    },
                )
                .collect()
        })
        .boxed()
}

/// An article.
pub fn article() -> BoxedStrategy<Article> {
    let name = (
        article_id(),
        of(url()),
        lang(),
        of(dir()),
        of((words(), of(url()))),
        of(section()),
        vec(words(), 0..3),
        (
            select(vec![Status::Draft, Status::Published]),
            of(day_or_moment()),
            of(day_or_moment()),
            vec(alias(), 0..3),
        ),
    );
    let head = (
        of(words()),
        text(),
        of(text()),
        of(text()),
        vec(author(), 0..3),
        of(words()),
        of(timestamp()),
        of(timestamp()),
    );
    let text = (of(lead()), vec(block(), 0..4), of(live()), updates());
    let translation = (lang(), article_id()).prop_map(|(lang, id)| Translation { lang, id });
    let correction =
        (of(timestamp()), self::text()).prop_map(|(date, text)| Correction { date, text });
    let tag = (words(), of(url())).prop_map(|(name, url)| Tag { name, url });
    let tail = (
        vec(translation, 0..2),
        vec(correction, 0..2),
        vec(tag, 0..3),
        vec(card(), 0..2),
        of(words()),
        access(),
    );
    (name, head, text, tail)
        .prop_map(|(name, head, text, tail)| {
            let (id, url, lang, dir, publisher, section, regions, when) = name;
            let (status, embargo, expires, aliases) = when;
            let (kicker, headline, deck, byline, authors, dateline, published, updated) = head;
            let (lead, body, live, updates) = text;
            let (translations, corrections, tags, related, rights, access) = tail;
            let publisher = publisher.map(|(name, url)| Publisher { name, url });
            Article {
                id,
                url,
                aliases,
                status,
                embargo,
                expires,
                lang,
                dir,
                publisher,
                section,
                regions,
                kicker,
                headline,
                deck,
                byline,
                authors,
                dateline,
                published,
                updated,
                lead,
                body,
                live,
                updates,
                translations,
                corrections,
                tags,
                related,
                rights,
                access,
            }
        })
        .boxed()
}

/// A front's index.
pub fn index() -> impl Strategy<Value = Index> {
    let name = (
        article_id(),
        lang(),
        of(section()),
        of(words()),
        text(),
        of(text()),
        of(media()),
    );
    let item = (name, of(timestamp()), of(timestamp()), of(live()), access()).prop_map(
        |((id, lang, section, kicker, headline, deck, image), published, updated, live, access)| {
            Item {
                id,
                lang,
                section,
                kicker,
                headline,
                deck,
                image,
                published,
                updated,
                live,
                access,
            }
        },
    );
    (
        of(words()),
        0u32..=1_000_000,
        vec(item, 0..4),
        vec(index_block(), 0..3),
    )
        .prop_map(|(title, older, items, blocks)| Index {
            title,
            older,
            items,
            blocks,
        })
}

fn index_block() -> impl Strategy<Value = IndexBlock> {
    let standard = select(vec![StandardHeading::Latest, StandardHeading::More]);
    let heading = prop_oneof![
        (words(), of(article_id())).prop_map(|(title, front)| IndexHeading::Named { title, front }),
        standard.prop_map(|heading| IndexHeading::Standard { heading }),
        Just(IndexHeading::None {}),
    ];
    let layout = select(Layout::ALL.to_vec());
    (heading, layout, 0u32..=100, vec(link(), 0..3)).prop_map(|(heading, layout, count, links)| {
        IndexBlock {
            heading,
            layout,
            count,
            links,
        }
    })
}

/// A region's weather.
pub fn weather() -> impl Strategy<Value = Weather> {
    (segment(), -1000i16..=1000, timestamp(), of(words())).prop_map(
        |(region, tenths, observed, source)| Weather {
            region,
            temperature: Tenths(tenths),
            observed,
            source,
        },
    )
}

fn by_language() -> BoxedStrategy<ByLanguage> {
    btree_map("[a-z]{2,3}", words(), 1..4)
        .prop_map(|words| ByLanguage(words.into_iter().collect()))
        .boxed()
}

fn origin() -> impl Strategy<Value = SafeUrl> {
    "https?://[a-z]{1,6}\\.example(:8080)?".prop_map(|url| SafeUrl::parse(&url).expect("an origin"))
}

/// An origin, or `*`.
fn ancestor() -> impl Strategy<Value = SafeUrl> {
    let anybody = SafeUrl::parse(article::portal::ANYBODY).expect("a star");
    prop_oneof![3 => origin(), 1 => Just(anybody)]
}

fn link() -> impl Strategy<Value = Link> {
    let named = (of(segment()), url(), by_language()).prop_map(|(id, href, name)| Link {
        id,
        href,
        name: Some(name),
    });
    let built_in =
        (select(vec!["home", "webmail", "advertise", "login"]), url()).prop_map(|(id, href)| {
            Link {
                id: Some(id.to_owned()),
                href,
                name: None,
            }
        });
    prop_oneof![named, built_in]
}

fn region() -> BoxedStrategy<Region> {
    let unit = select(vec![TemperatureUnit::Celsius, TemperatureUnit::Fahrenheit]);
    (
        segment(),
        by_language(),
        "[A-Z][a-z]{1,5}/[A-Z][a-z_]{1,5}",
        -900i32..=900,
        -1800i32..=1800,
        unit,
    )
        .prop_map(|(id, name, time_zone, latitude, longitude, unit)| Region {
            id,
            name,
            time_zone,
            latitude: f64::from(latitude) / 10.0,
            longitude: f64::from(longitude) / 10.0,
            unit,
        })
        .boxed()
}

fn notice() -> BoxedStrategy<Notice> {
    let kind = select(vec![
        NoticeKind::Maintenance,
        NoticeKind::Alert,
        NoticeKind::Info,
    ]);
    (
        segment(),
        kind,
        by_language(),
        of(moment()),
        of(moment()),
        vec(words(), 0..3),
    )
        .prop_map(|(id, kind, text, from, until, unavailable)| Notice {
            id,
            kind,
            text,
            from,
            until,
            unavailable,
        })
        .boxed()
}

fn once<T: std::fmt::Debug>(elements: Vec<T>, id: fn(&T) -> &String) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    elements
        .into_iter()
        .filter(|element| seen.insert(id(element).clone()))
        .collect()
}

fn theme() -> impl Strategy<Value = Vec<TokenValue>> {
    let colour = || "#([0-9a-f]{3}|[0-9A-F]{6}|[0-9a-f]{8})";
    btree_set(select(TOKENS.to_vec()), 0..4).prop_flat_map(move |tokens| {
        let values = vec((colour(), of(colour())), tokens.len());
        values.prop_map(move |values| {
            let pairs = tokens.iter().zip(values);
            pairs
                .map(|(token, (light, dark))| TokenValue {
                    token: (*token).to_owned(),
                    light,
                    dark,
                })
                .collect()
        })
    })
}

fn front_block() -> BoxedStrategy<FrontBlock> {
    let of_stories = prop_oneof![
        Just(StoriesOf::Latest),
        segment().prop_map(StoriesOf::Section),
        segment().prop_map(StoriesOf::Tag),
        segment().prop_map(StoriesOf::Region),
    ];
    let count = of(1..=StoriesBlock::MAX_COUNT);
    let stories = (of_stories, count, select(Layout::ALL.to_vec()));
    let stories = stories
        .prop_map(|(of, count, layout)| FrontBlock::Stories(StoriesBlock { of, count, layout }));
    let links = (by_language(), vec(link(), 0..3))
        .prop_map(|(title, links)| FrontBlock::Links(LinksBlock { title, links }));
    prop_oneof![3 => stories, 1 => links].boxed()
}

fn fronts() -> BoxedStrategy<Vec<(String, FrontLayout)>> {
    let layout = (
        of(article_id()),
        vec(article_id(), 0..3),
        vec(front_block(), 0..4),
    );
    let layout = layout.prop_map(|(lead, picks, blocks)| FrontLayout {
        lead,
        picks,
        blocks,
    });
    let front = prop_oneof![Just("home".to_owned()), segment()];
    btree_map(front, layout, 0..3)
        .prop_map(|fronts| fronts.into_iter().collect())
        .boxed()
}

/// A portal.
pub fn portal() -> BoxedStrategy<Portal> {
    let site = "https?://[a-z]{1,6}\\.example/([a-z]{1,4}/)?"
        .prop_map(|url| SafeUrl::parse(&url).expect("a site"));
    let section = (segment(), by_language()).prop_map(|(id, name)| PortalSection { id, name });
    let provider = select(vec![
        WeatherProvider::Files,
        WeatherProvider::OpenMeteo,
        WeatherProvider::None,
    ]);
    let name = (
        words(),
        of(url()),
        site,
        vec(lang(), 1..4),
        vec(link(), 0..5),
    );
    let places = (
        vec(section, 0..4),
        vec(region(), 0..4),
        any::<prop::sample::Index>(),
        provider,
        vec(notice(), 0..3),
        fronts(),
    );
    let embeds = subsequence(article::embed::PROVIDER_NAMES.to_vec(), 0..3);
    let policy = (
        vec(origin(), 0..3),
        vec(origin(), 0..3),
        embeds,
        vec(ancestor(), 0..2),
        theme(),
    );
    let names = (of(by_language()), of(by_language()));
    (name, places, policy, vec(link(), 0..3), names)
        .prop_map(|(name, places, policy, footer, names)| {
            let (rights, language_names) = names;
            let (name, logo, url, languages, links) = name;
            let (sections, regions, chosen, weather, notices, fronts) = places;
            let (sources, image_origins, embed_providers, frame_ancestors, theme) = policy;
            let regions = once(regions, |region| &region.id);
            Portal {
                name,
                logo,
                url,
                links,
                weather,
                fronts,
                sources,
                image_origins,
                frame_ancestors,
                theme,
                footer,
                rights,
                language_names,
                lang: languages[0].clone(),
                languages,
                sections: once(sections, |section| &section.id),
                default_region: (!regions.is_empty()).then(|| chosen.get(&regions).id.clone()),
                regions,
                notices: once(notices, |notice| &notice.id),
                embed_providers: embed_providers.into_iter().map(str::to_owned).collect(),
            }
        })
        .boxed()
}
