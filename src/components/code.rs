//! Code blocks.

use super::PageContext;
use super::inline::text;
use article::model::Code;
use yew::prelude::*;

/// A code block. Long lines scroll, so it is focusable and has a label.
pub fn code(page: &PageContext<'_>, code: &Code) -> Html {
    let label = match &code.lang {
        Some(lang) => AttrValue::from(lang.clone()),
        None => AttrValue::Static(page.words().code),
    };
    html! {
        <pre class="code" dir="ltr" tabindex="0" role="group" aria-label={label}>
            <code>{ text(&code.text) }</code>
        </pre>
    }
}
