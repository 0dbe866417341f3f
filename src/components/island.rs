//! The host element of an island: a component that starts on demand inside a published page.
//!
//! The host contains the server-rendered content until the page script (`web/page/islands.js`) mounts the component
//! (`crate::islands`). It also has the strings for a failed start, since the script is the same for all languages.

use super::island_name::IslandName;
use crate::text::Language;
use yew::prelude::*;

/// The trigger that starts an island.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defer {
    /// The browser is idle.
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
    /// The component to mount.
    pub name: IslandName,
    /// When to start it.
    pub defer: Defer,
    /// The component's props as JSON; `crate::islands` documents their shape.
    pub props: AttrValue,
    /// The language of the message for a failed start.
    pub language: Language,
    /// The server-rendered content.
    #[prop_or_default]
    pub children: Html,
}

/// The host of an island.
#[component]
pub fn Island(props: &IslandProps) -> Html {
    island(props)
}

/// [`Island`] as a function.
pub fn island(props: &IslandProps) -> Html {
    html! {
        <div
            class="island"
            data-island={props.name.as_str()}
            data-defer={props.defer.as_str()}
            data-props={&props.props}
            data-strings={props.language.fetched_file()}
            data-failed-words={props.language.site_words().island_failed}
            data-retry-words={props.language.words().retry}
        >
            { props.children.clone() }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_host_has_name_trigger_props_and_content() {
        let props = IslandProps {
            name: IslandName::Lightbox,
            defer: Defer::Interaction,
            props: r#"{"a":"<&>"}"#.into(),
            language: Language::FRENCH,
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
             data-strings=\"words.fr.json\" data-failed-words=\"Cette partie n’a pas pu démarrer ici. Le reste de la page fonctionne.\" \
             data-retry-words=\"Réessayer\" class=\"island\"><p>Content</p></div>"
        );
    }

    #[test]
    fn names_round_trip() {
        for name in IslandName::ALL {
            assert_eq!(IslandName::parse(name.as_str()), Some(name));
        }
        for name in ["", "Lightbox", "trap", "lightbox "] {
            assert_eq!(IslandName::parse(name), None, "{name:?}");
        }
    }
}
