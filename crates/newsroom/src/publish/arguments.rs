//! The arguments of `newsroom publish`.

use super::app::AppFiles;
use super::policy::Carrier;
use std::path::PathBuf;

/// Arguments of `newsroom publish`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with portal.json and articles/
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// The app as Trunk built it [default: the app inside this program, or target/app]
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The folder to write the site to; it is created if it is missing
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub out: PathBuf,
    /// The folder for data that the next run reuses [default: OUT.cache]
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Publish again on each save, and when an article is released or expires; open pages reload
    #[arg(long)]
    pub watch: bool,
    /// Print what would be written and deleted, and change nothing
    #[arg(long, conflicts_with = "watch")]
    pub dry_run: bool,
    /// Print the summary as JSON; with --watch, one line for each time
    #[arg(long)]
    pub json: bool,
    /// The host sends the headers of `_headers` or of the nginx files: pages do not contain the content security policy,
    /// and browsers request pictures sooner
    #[arg(long)]
    pub host_sends_headers: bool,
    /// Write no compressed copies beside files
    #[arg(long)]
    pub no_compress: bool,
    /// Copy pictures as they are
    #[arg(long)]
    pub no_pictures: bool,
    /// Publish into a folder that is not empty and that newsroom has not made; its other files are kept
    #[arg(long)]
    pub force: bool,
    /// Check the content as `newsroom check` does, and exit with status 1 if there were errors, in articles, portal.json or
    /// pictures; the site is written all the same
    #[arg(long)]
    pub strict: bool,
}

impl Arguments {
    /// The files of the app.
    pub fn app_files(&self) -> AppFiles {
        AppFiles::choose(self.app.as_deref())
    }

    /// The folders that are only read.
    pub fn sources(&self) -> Vec<PathBuf> {
        let app = self.app_files().folder().map(ToOwned::to_owned);
        std::iter::once(self.content.clone()).chain(app).collect()
    }

    /// How the policy reaches browsers.
    pub fn carrier(&self) -> Carrier {
        match self.host_sends_headers {
            true => Carrier::Header,
            false => Carrier::Page,
        }
    }

    /// The folder of the cache.
    pub fn cache_folder(&self) -> PathBuf {
        match &self.cache {
            Some(folder) => folder.clone(),
            // Collecting components drops a slash at the end, which would put the cache inside.
            None => {
                let out: PathBuf = self.out.components().collect();
                let mut beside = out.into_os_string();
                beside.push(".cache");
                beside.into()
            }
        }
    }
}
