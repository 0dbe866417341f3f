//! Embeds: videos of other players, posts of other sites, the newsroom's own graphics.

use super::elements::Elements;
use super::words;
use crate::import::html;
use crate::model::{Block, BlockKind, Card};
use crate::text::Text;

impl Elements<'_, '_> {
    /// A video without files: the player for other sites, or its page.
    pub(super) fn player(&mut self, kind: &str, at: &str) -> Vec<Block> {
        if kind == "image" {
            return self.left_out(at, "a picture without a URL");
        }
        let mut blocks = self.html(&format!("{at}/embed_html"));
        if blocks.is_empty() {
            let Some(url) = self.source.link(&format!("{at}/canonical_url")) else {
                return self.left_out(at, "a video or audio file without a URL");
            };
            blocks.push(BlockKind::Embed(Box::new(html::embed(url))).into());
        }
        let caption = words::text(self.source, &format!("{at}/description/basic"));
        let title = self.source.words(&format!("{at}/headlines/basic"));
        let embeds = blocks.iter_mut().filter_map(|block| match &mut block.kind {
            BlockKind::Embed(embed) if !at.is_empty() => Some(embed),
            _ => None,
        });
        for embed in embeds.take(1) {
            embed.title = embed.title.take().or(title.clone());
            embed.caption = embed.caption.take().or(caption.clone());
        }
        blocks
    }

    /// An oEmbed response: the page and the text, never the HTML.
    pub(super) fn oembed(&mut self, at: &str) -> Vec<Block> {
        let key = |key: &str| format!("{at}/raw_oembed/{key}");
        let mut blocks = self.html(&key("html"));
        let addresses = [key("url"), key("_id"), format!("{at}/referent/id")];
        let url = addresses
            .iter()
            .find_map(|pointer| self.source.file(pointer));
        let has_embed = blocks
            .iter()
            .any(|block| matches!(block.kind, BlockKind::Embed(_)));
        if !has_embed {
            let Some(url) = url.clone() else {
                if blocks.is_empty() {
                    self.source.left_out(at, "an empty embed");
                }
                return blocks;
            };
            let mut embed = html::embed(html::page_of(&url));
            embed.text = words::text(self.source, &key("html"));
            blocks = vec![BlockKind::Embed(Box::new(embed)).into()];
        }
        let source = &*self.source;
        let embeds = blocks.iter_mut().filter_map(|block| match &mut block.kind {
            BlockKind::Embed(embed) => Some(embed),
            _ => None,
        });
        for embed in embeds.take(1) {
            if let Some(url) = &url {
                embed.url = html::page_of(url);
            }
            embed.title = embed.title.take().or_else(|| source.words(&key("title")));
            let provider = source.words(&key("provider_name"));
            let known = crate::embed::label(&embed.url);
            embed.provider = provider.filter(|name| known != Some(name.as_str()));
            embed.poster = source.file(&key("thumbnail_url"));
            let sides = source
                .number(&key("width"))
                .zip(source.number(&key("height")));
            let aspect = sides.and_then(|(width, height)| html::aspect(width, height));
            embed.aspect = embed.aspect.or(aspect);
        }
        blocks
    }

    /// An embed of the newsroom's own. Its URL is for machines; its settings may contain that of a page.
    pub(super) fn custom(&mut self, at: &str) -> Vec<Block> {
        let config = |key: &str| format!("{at}/embed/config/{key}");
        let find = |keys: &[&str]| keys.iter().find_map(|key| self.source.words(&config(key)));
        let title = find(&["title", "headline", "name"]);
        let text = find(&["caption", "description"]).map(Text::of);
        let page = ["canonical_url", "page_url", "url", "link"]
            .into_iter()
            .find_map(|key| self.source.link(&config(key)));
        let image = self.source.file(&config("image_url"));
        let kind = self.source.str(&format!("{at}/subtype"));
        let kind = kind.unwrap_or("without a name").to_owned();
        let card = title.zip(page).map(|(title, url)| Card {
            url,
            headline: Text::of(title),
            text,
            image,
            kind: None,
        });
        match card {
            Some(card) => vec![BlockKind::Card(Box::new(card)).into()],
            None => self.left_out(at, &format!("an embed of the newsroom's own: {kind}")),
        }
    }
}
