//! Keys by name (WebDriver §17.4.2).

/// A key of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Moves focus to the next element.
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
    /// Presses buttons, scrolls down by a page.
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
    /// Moves to the start.
    Home,
    /// Moves to the end.
    End,
    /// Scrolls down by a page.
    PageDown,
    /// Scrolls up by a page.
    PageUp,
    /// The key that types this character.
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
