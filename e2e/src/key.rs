//! Keys by name (WebDriver §17.4.2).

/// A key on the reader's keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next thing that takes the focus.
    Tab,
    /// Held while another key is pressed.
    Shift,
    /// Held while another key is pressed.
    Control,
    /// Held while another key is pressed.
    Alt,
    /// Follows links, presses buttons.
    Enter,
    /// Closes what is open.
    Escape,
    /// Presses buttons, scrolls a page on.
    Space,
    /// Deletes to the left.
    Backspace,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// A page on.
    PageDown,
    /// A page back.
    PageUp,
    /// What this key writes.
    Char(char),
}

impl Key {
    pub(crate) fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Backspace => '\u{e003}',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Left => '\u{e012}',
            Self::Right => '\u{e014}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::PageDown => '\u{e00f}',
            Self::PageUp => '\u{e00e}',
            Self::Char(character) => character,
        }
    }
}
