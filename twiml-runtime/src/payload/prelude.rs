//! What a file of payloads starts with.

pub(super) use std::fmt;
pub(super) use std::time::Duration;

pub(super) use serde::ser::{Serialize, SerializeMap, Serializer};

pub(super) use crate::params::Params;
pub(super) use crate::value::*;
pub(super) use crate::verify::Verified;

pub(super) use super::entry::Entry;
pub(super) use super::field::{self, Field};
pub(super) use super::group::Group;
pub(super) use super::identity;
pub(super) use super::row::{Described, GroupRow, ParameterRow, PayloadRow};
pub(super) use super::show::{self, Show, Shown};
pub(super) use super::{Payload, PayloadError, sealed};
