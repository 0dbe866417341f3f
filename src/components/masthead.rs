//! The masthead: the site's name and its sections.

use super::inline::text;
use super::{PageContext, Shared, SharedPageContext};
use crate::route::Front;
use article::portal::Portal;
use yew::prelude::*;

/// Props of [`Masthead`].
#[derive(Properties, PartialEq)]
pub struct MastheadProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The portal's configuration: name, logo, sections.
    pub portal: Shared<Portal>,
    /// The front of the page, if it is one.
    pub front: Option<Front>,
}

/// The masthead: [`masthead()`] as a component.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    masthead(&props.page.borrowed(), &props.portal, props.front.as_ref())
}

/// The masthead. `here`: the front that the reader is on.
pub fn masthead(page: &PageContext<'_>, portal: &Portal, here: Option<&Front>) -> Html {
    html! {
        <div class="masthead">
            <a class="masthead__name" href={page.front(Front::Home)}>
                if let Some(logo) = &portal.logo {
                    <img
                        class="masthead__logo"
                        src={page.site.address(logo, "")}
                        alt=""
                        width="40"
                        height="40"
                    />
                }
                <span>{ text(&portal.name) }</span>
            </a>
            if !portal.sections.is_empty() {
                { sections(page, portal, here) }
            }
        </div>
    }
}

fn sections(page: &PageContext<'_>, portal: &Portal, here: Option<&Front>) -> Html {
    html! {
        <nav class="masthead__sections" aria-label={page.words().sections_navigation}>
            <ul>
                for section in &portal.sections {
                    <li key={&*section.id}>
                        <a
                            href={page.front(Front::Section(section.id.clone()))}
                            aria-current={is_here(here, &section.id).then_some("page")}
                        >
                            { text(page.localized(&section.name)) }
                        </a>
                    </li>
                }
            </ul>
        </nav>
    }
}

fn is_here(front: Option<&Front>, section: &str) -> bool {
    matches!(front, Some(Front::Section(id)) if id == section)
}
