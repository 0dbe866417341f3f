//! Caption and credit below a picture.

use super::inline::inline;
use super::{PageContext, SharedPageContext};
use article::text::Text;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`FigureCaption`].
#[derive(Properties, PartialEq)]
pub struct FigureCaptionProps {
    /// The context of the page.
    pub page: SharedPageContext,
    /// The caption.
    #[prop_or_default]
    pub caption: Option<Rc<Text>>,
    /// The credit.
    #[prop_or_default]
    pub credit: Option<Rc<Text>>,
}

/// Caption and credit: [`figure_caption()`] as a component.
#[component]
pub fn FigureCaption(props: &FigureCaptionProps) -> Html {
    figure_caption(
        &props.page.borrowed(),
        props.caption.as_deref(),
        props.credit.as_deref(),
    )
}

/// Caption and credit; no element if there is neither.
pub fn figure_caption(
    page: &PageContext<'_>,
    caption: Option<&Text>,
    credit: Option<&Text>,
) -> Html {
    let caption = caption.filter(|text| !text.is_blank());
    let credit = credit.filter(|text| !text.is_blank());
    if caption.is_none() && credit.is_none() {
        return Html::default();
    }
    html! {
        <figcaption class="figure__words">
            if let Some(caption) = caption {
                <span class="figure__caption">{ inline(page, caption) }</span>
            }
            if caption.is_some() && credit.is_some() {
                { " " }
            }
            if let Some(credit) = credit {
                <span class="figure__credit">{ inline(page, credit) }</span>
            }
        </figcaption>
    }
}
