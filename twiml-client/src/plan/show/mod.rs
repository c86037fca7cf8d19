//! A plan for people and for programs.

mod commands;
mod console;
mod difference;
mod json;
