//! The picture that the lightbox shows: its number, zoom and load status.

/// The load status of the picture's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureStatus {
    /// Requested.
    Loading,
    /// Loaded.
    Ready,
    /// Could not be loaded.
    Failed,
}

impl PictureStatus {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// The zoom of the picture, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ZoomStep {
    /// The whole picture fits.
    Fit,
    /// 1.5 times.
    Large,
    /// 2.25 times.
    Larger,
    /// 3.5 times.
    Largest,
}

impl ZoomStep {
    const STEPS: [Self; 4] = [Self::Fit, Self::Large, Self::Larger, Self::Largest];

    /// One step larger; the largest stays.
    #[must_use]
    pub fn larger(self) -> Self {
        let larger = Self::STEPS.into_iter().find(|step| *step > self);
        larger.unwrap_or(self)
    }

    /// One step smaller; the smallest stays.
    #[must_use]
    pub fn smaller(self) -> Self {
        let smaller = Self::STEPS.into_iter().rev().find(|step| *step < self);
        smaller.unwrap_or(self)
    }

    /// The value of `data-zoom`; `styles/lightbox.css` has the sizes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// The `sizes` attribute, for choosing a file.
    pub(super) fn sizes(self) -> &'static str {
        match self {
            Self::Fit => "100vw",
            Self::Large => "150vw",
            Self::Larger => "225vw",
            Self::Largest => "350vw",
        }
    }
}

/// The picture that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Its number in the article, from 1.
    pub number: usize,
    /// Its zoom.
    pub zoom: ZoomStep,
    /// The load status of its file.
    pub status: PictureStatus,
    /// How often loading its file was retried. Part of the image's key, so that a retry creates a new element.
    pub attempt: u32,
}
