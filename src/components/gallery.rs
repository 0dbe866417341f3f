//! A gallery: figures with a shared caption.

use super::figure::figure;
use super::figure_caption::figure_caption;
use super::picture::Urgency;
use super::{PageContext, Shared, SharedPageContext};
use article::model;
use yew::prelude::*;

/// Props of [`Gallery`].
#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The gallery.
    pub gallery: Shared<model::Gallery>,
}

/// A gallery: [`gallery()`] as a component.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    gallery(&props.page.borrowed(), &props.gallery)
}

/// A gallery.
pub fn gallery(page: &PageContext<'_>, gallery: &model::Gallery) -> Html {
    html! {
        <figure class="gallery" aria-label={page.words().gallery}>
            <div class="gallery__grid">
                for it in &gallery.figures {
                    { figure(page, it, Urgency::Lazy) }
                }
            </div>
            { figure_caption(page, gallery.caption.as_ref(), None) }
        </figure>
    }
}
