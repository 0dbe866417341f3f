//! Pure function components: props in, `Html` out.
//!
//! The parts of an article are plain functions `fn part(page, data) -> Html`: they are faster to render, and the custom
//! elements (`crates/elements`) read their nodes, which must not contain components. A component of an article's part is a
//! thin wrapper around the function of the same name.
//!
//! Components depend on articles, routes and interface strings, not on the store, the browser or the time. They have no
//! event listeners: `data-action` and `href` say what a click does, so that published and client-rendered pages have the
//! same HTML. The exception is [`LightboxView`], which is mounted only as an island.

mod add_class;
mod article_body;
mod article_foot;
mod article_head;
mod article_pictures;
mod article_view;
mod aside;
mod bar_link;
mod block;
mod byline;
mod card;
mod clock;
mod clock_and_weather;
mod code;
mod document_view;
mod embed;
pub mod embedded;
mod failure_view;
mod figure;
mod figure_caption;
mod footer;
mod front;
mod front_block;
mod gallery;
mod header_bar;
mod ids;
mod inline;
#[cfg(not(target_arch = "wasm32"))]
mod island;
mod island_name;
mod lightbox_pictures;
mod lightbox_shown;
mod lightbox_view;
mod link_items;
mod list;
mod masthead;
mod media;
mod notice;
mod notices;
mod page_context;
mod pager;
mod picture;
mod quote;
mod regions_menu;
mod section_label;
mod shared;
mod story;
mod table;
mod temperature;
mod time;
mod updates;
mod zoom_link;

pub use article_pictures::ArticlePictures;
pub use article_view::{ArticleView, ArticleViewProps, Extent, article_view};
pub use card::{Card, CardProps};
pub use clock::{Clock, ClockProps};
pub use document_view::{Content, DocumentView, DocumentViewProps, document_view, lead_request};
pub use failure_view::{FailureView, FailureViewProps};
pub use figure::{Figure, FigureProps};
pub use figure_caption::{FigureCaption, FigureCaptionProps};
pub use footer::{Footer, FooterProps};
pub use front::{Front, FrontProps, front_title};
pub use gallery::{Gallery, GalleryProps};
pub use header_bar::{HeaderBar, HeaderBarProps, header_bar};
pub use ids::{HEADING_ID, MAIN_ID};
#[cfg(not(target_arch = "wasm32"))]
pub use island::{Defer, Island, IslandProps, island};
pub use island_name::IslandName;
pub use lightbox_pictures::{LightboxPicture, lightbox_pictures};
pub use lightbox_shown::{PictureStatus, Shown, ZoomStep};
pub use lightbox_view::{
    LightboxCommand, LightboxEvent, LightboxView, LightboxViewProps, lightbox_view,
};
pub use masthead::{Masthead, MastheadProps};
pub use notice::{Notice, NoticeProps, NoticeState, RenderedNotice, rendered_notices};
pub use notices::{Notices, NoticesProps};
pub use page_context::{PageContext, SharedPageContext, Zoom};
pub use picture::{PictureRequest, RequestedFiles, Urgency};
pub use regions_menu::{RegionsMenu, RegionsMenuProps};
pub use shared::Shared;
pub use temperature::{Reading, Temperature, TemperatureProps};
