//! The masthead: the site's name and its sections.

use super::Setting;
use super::inline::link;
use super::writer::{Writer, el};
use crate::route::Front;
use article::portal::Portal;

/// The site's name with its sections; without a portal an empty place. `here`: the front that the reader is on.
pub fn masthead(w: &mut Writer, setting: &Setting<'_>, here: Option<&Front>) {
    el!(w, "div", ["class" = "masthead"], {
        if let Some(portal) = setting.portal {
            name(w, setting, portal);
            sections(w, setting, portal, here);
        }
    });
}

fn name(w: &mut Writer, setting: &Setting<'_>, portal: &Portal) {
    el!(
        w,
        "a",
        [
            "class" = "masthead__name",
            "href" = setting.front(Front::Home)
        ],
        {
            if let Some(logo) = &portal.logo {
                el!(
                    w,
                    "img",
                    [
                        "class" = "masthead__logo",
                        "src" = setting.site.address(logo, ""),
                        "alt" = "",
                        "width" = "40",
                        "height" = "40",
                    ]
                );
            }
            el!(w, "span", [], w.text(&portal.name));
        }
    );
}

fn sections(w: &mut Writer, setting: &Setting<'_>, portal: &Portal, here: Option<&Front>) {
    if portal.sections.is_empty() {
        return;
    }
    let label = setting.words().sections_navigation;
    el!(
        w,
        "nav",
        ["class" = "masthead__sections", "aria-label" = label],
        {
            el!(w, "ul", [], {
                for section in &portal.sections {
                    let href = setting.front(Front::Section(section.id.clone()));
                    let is_here = matches!(here, Some(Front::Section(id)) if *id == section.id);
                    el!(w, "li", [key = &section.id], {
                        link(
                            w,
                            href,
                            is_here.then_some("page"),
                            setting.say(&section.name),
                        );
                    });
                }
            });
        }
    );
}
