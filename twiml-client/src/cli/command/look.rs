//! Commands that only look at the application.

use clap::{Args, ValueEnum};

/// The arguments of `routes`.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
pub struct RoutesArgs {
    /// As JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `graph`.
#[derive(Debug, Clone, Default, Args)]
#[non_exhaustive]
pub struct GraphArgs {
    /// The language of the graph
    #[arg(long, value_enum, default_value_t)]
    pub format: GraphFormat,
}

/// The language of a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
#[non_exhaustive]
pub enum GraphFormat {
    /// For GitHub and other pages that draw Mermaid
    #[default]
    Mermaid,
    /// For Graphviz
    Dot,
}
