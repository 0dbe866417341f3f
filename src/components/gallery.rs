//! A gallery: several figures with a caption for all of them.

use super::figure::figure;
use super::figure_caption::figure_caption;
use super::picture::Urgency;
use super::{PageContext, Shared, SharedPageContext};
use article::model;
use yew::prelude::*;

/// The props of [`Gallery`].
#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    /// The page that it is on.
    pub page: SharedPageContext,
    /// The figures.
    pub gallery: Shared<model::Gallery>,
}

/// Several figures: [`gallery()`] as a component.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    gallery(&props.page.borrowed(), &props.gallery)
}

/// Several figures with a caption for all of them.
pub fn gallery(page: &PageContext<'_>, gallery: &model::Gallery) -> Html {
    let figures = gallery.figures.iter();
    let figures = figures.map(|it| figure(page, it, Urgency::Lazy));
    html! {
        <figure class="gallery" aria-label={page.words().gallery}>
            <div class="gallery__grid">{ figures.collect::<Html>() }</div>
            { figure_caption(page, gallery.caption.as_ref(), None) }
        </figure>
    }
}
