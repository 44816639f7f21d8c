//! The message files as syntax trees: what the program's bundles do not tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use fluent_syntax::ast;
use locale::Language;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What one message or term needs. Terms have keys that begin with `-`.
#[derive(Debug, Default)]
pub(crate) struct Message {
    pub(crate) file: String,
    pub(crate) variables: BTreeSet<String>,
    pub(crate) references: BTreeSet<String>,
}

/// All messages of a language, by key.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    pub(crate) messages: BTreeMap<String, Message>,
    pub(crate) problems: Vec<String>,
}

/// The names of a language's message files.
pub(crate) fn file_names(language: Language) -> BTreeSet<String> {
    let folder = root().join("locales").join(language.code());
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

impl Catalogue {
    pub(crate) fn read(language: Language) -> Self {
        let mut catalogue = Self::default();
        for file in file_names(language) {
            let text = fs::read_to_string(root().join("locales").join(language.code()).join(&file)).unwrap();
            let resource =
                fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(resource, errors)| {
                    catalogue.problems.push(format!("{language}/{file}: {errors:?}"));
                    resource
                });
            for entry in resource.body {
                catalogue.enter(language, &file, &entry);
            }
        }
        catalogue
    }

    fn enter(&mut self, language: Language, file: &str, entry: &ast::Entry<&str>) {
        let mut message = Message { file: file.to_owned(), ..Message::default() };
        let (key, value, attributes) = match entry {
            ast::Entry::Message(found) => (found.id.name.to_owned(), found.value.as_ref(), &found.attributes),
            ast::Entry::Term(found) => (format!("-{}", found.id.name), Some(&found.value), &found.attributes),
            ast::Entry::Junk { content } => {
                return self.problems.push(format!("{language}/{file}: unreadable: {content:?}"));
            }
            _ => return,
        };
        let Some(value) = value else {
            return self.problems.push(format!("{language}/{file}: {key} has no text"));
        };
        if !attributes.is_empty() {
            self.problems
                .push(format!("{language}/{file}: {key} has attributes; make them messages of their own"));
        }
        message.pattern(value);
        if let Some(earlier) = self.messages.insert(key.clone(), message) {
            self.problems.push(format!("{language}/{file}: {key} is also in {}", earlier.file));
        }
    }

    /// The arguments a message takes, its own and those of the messages it refers to.
    pub(crate) fn variables(&self, key: &str) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![key.to_owned()];
        let mut variables = BTreeSet::new();
        while let Some(key) = todo.pop() {
            if let Some(message) = self.messages.get(&key).filter(|_| seen.insert(key.clone())) {
                variables.extend(message.variables.iter().cloned());
                todo.extend(message.references.iter().cloned());
            }
        }
        variables
    }
}

impl Message {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.to_owned());
            }
            ast::InlineExpression::TermReference { id, .. } => {
                self.references.insert(format!("-{}", id.name));
            }
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::StringLiteral { .. } | ast::InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
