//! Links of a portal.

use super::by_language::ByLanguage;
use crate::url::SafeUrl;

/// A link of the header bar, the footer or a front.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(serde::Serialize, schemars::JsonSchema),
    serde(deny_unknown_fields, rename_all = "camelCase")
)]
pub struct Link {
    /// A built-in link: `home`, `webmail`, `advertise` and `login` have names already.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::attributes::Segment>")
    )]
    pub id: Option<String>,
    /// The target; `/` is the site's root.
    pub href: SafeUrl,
    /// The text of the link.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<ByLanguage>,
}
