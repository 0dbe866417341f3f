//! The host of an island: a component that starts on demand inside a published page.
//!
//! The host holds the server-rendered content until the page script mounts the component named here
//! (`web/page`, `crate::islands`). Words for a failed start travel with it, since the script has none of its own.

use crate::text::Language;
use yew::prelude::*;

/// The islands there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IslandName {
    /// An article: what `/read` and `/preview` show.
    Article,
    /// The pictures of an article, one at a time.
    Lightbox,
}

impl IslandName {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Article, Self::Lightbox];

    /// The value of `data-island`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Lightbox => "lightbox",
        }
    }

    /// The island of a `data-island` value.
    ///
    /// ```
    /// use action_news::components::IslandName;
    /// assert_eq!(IslandName::parse("lightbox"), Some(IslandName::Lightbox));
    /// assert_eq!(IslandName::parse("crossword"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|island| island.as_str() == name)
    }
}

/// What starts an island.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defer {
    /// The browser has nothing else to do.
    Idle,
    /// The host comes into view.
    Visible,
    /// The reader clicks or focuses something inside the host.
    Interaction,
}

impl Defer {
    /// The value of `data-defer`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Visible => "visible",
            Self::Interaction => "interaction",
        }
    }
}

/// Props of [`Island`].
#[derive(Properties, PartialEq)]
pub struct IslandProps {
    /// Which component is mounted.
    pub name: IslandName,
    /// When.
    pub defer: Defer,
    /// The component's props as JSON: what `crate::islands` reads.
    pub props: AttrValue,
    /// The language of the words for a failed start.
    pub language: Language,
    /// The server-rendered content.
    #[prop_or_default]
    pub children: Html,
}

/// The host of an island.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    let words = props.language.words();
    html! {
        <div
            class="island"
            data-island={props.name.as_str()}
            data-defer={props.defer.as_str()}
            data-props={&props.props}
            data-failed-words={words.island_failed}
            data-retry-words={words.retry}
        >
            { props.children.clone() }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_host_holds_name_trigger_props_and_content() {
        let props = IslandProps {
            name: IslandName::Lightbox,
            defer: Defer::Interaction,
            props: r#"{"a":"<&>"}"#.into(),
            language: Language::French,
            children: html! { <p>{ "Content" }</p> },
        };
        let renderer = yew::LocalServerRenderer::<Island>::with_props(props).hydratable(false);
        let html = tokio::task::LocalSet::new()
            .run_until(renderer.render())
            .await;
        assert_eq!(
            html,
            "<div data-island=\"lightbox\" data-defer=\"interaction\" \
             data-props=\"{&quot;a&quot;:&quot;&lt;&amp;&gt;&quot;}\" \
             data-failed-words=\"Cette partie n’a pas pu démarrer ici. Le reste de la page fonctionne.\" \
             data-retry-words=\"Réessayer\" class=\"island\"><p>Content</p></div>"
        );
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in IslandName::ALL {
            assert_eq!(IslandName::parse(name.as_str()), Some(name));
        }
        for name in ["", "Lightbox", "trap", "lightbox "] {
            assert_eq!(IslandName::parse(name), None, "{name:?}");
        }
    }
}
