//! Where something stands.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

/// What a status asks of the reader. The words say it too; the ground only helps the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do, nothing expected.
    Plain,
    /// It went well.
    Good,
    /// Somebody else works on it.
    Wait,
    /// The reader must do something.
    Act,
    /// It is over, or something is wrong.
    Bad,
    /// Set apart: a benefit, a special case.
    Special,
}

impl fmt::Display for Tone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Act => "act",
            Self::Bad => "bad",
            Self::Special => "special",
        })
    }
}

/// A word on a pale ground.
#[derive(Debug, Clone, Template)]
#[template(source = r#"<strong class="tag tag--{{ tone }}">{{ text }}</strong>"#, ext = "html")]
pub struct Tag {
    /// The word.
    pub text: String,
    /// What it asks of the reader.
    pub tone: Tone,
}

/// A status and the sentence that says what it means, what to do, by when.
#[derive(Debug, Clone, Template)]
#[template(source = r#"<div class="status">{{ tag }}<p>{{ sentence }}</p></div>"#, ext = "html")]
pub struct Status {
    /// The word.
    pub tag: Tag,
    /// The sentence.
    pub sentence: String,
}

impl HtmlSafe for Tag {}
impl HtmlSafe for Status {}
