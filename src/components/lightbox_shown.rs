//! The picture that the lightbox shows: which, how large, and how far its file has come.

/// How far the picture's file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureStatus {
    /// Requested.
    Loading,
    /// Shown.
    Ready,
    /// Not available.
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

/// How large the picture is shown, in steps.
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

    /// The value of `data-zoom`, which `styles/lightbox.css` gives a size.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// The width at which a file is chosen (HTML's `sizes` attribute).
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
    /// Its size.
    pub zoom: ZoomStep,
    /// Its file.
    pub status: PictureStatus,
    /// How often its file was requested again.
    pub attempt: u32,
}
