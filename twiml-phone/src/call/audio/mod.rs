//! The sound of a call as bytes: what its caller says, and what is played to them. No IO and no clock: the time is an argument.

mod player;
mod samples;
mod sounds;
mod track;

pub(crate) use sounds::Sounds;
