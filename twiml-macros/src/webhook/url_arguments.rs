//! What a handler takes from its URL, as far as its signature shows: the types in `Path<_>` and `Query<_>`.

use syn::{GenericArgument, PathArguments, Type};

/// The arguments of a handler that come from its URL.
pub(super) struct UrlArguments<'a> {
    /// How many parameters the path template has.
    pub(super) parameters: usize,
    pub(super) path: Option<&'a Type>,
    pub(super) query: Option<&'a Type>,
}

impl<'a> UrlArguments<'a> {
    pub(super) fn new(path: &str, arguments: &[&'a Type]) -> Self {
        Self {
            parameters: path.split('/').filter(|segment| segment.starts_with('{')).count(),
            path: arguments.iter().find_map(|ty| inside(ty, "Path")),
            query: arguments.iter().find_map(|ty| inside(ty, "Query")),
        }
    }

    /// How many parameters the type in `Path<_>` is made of, if it can be told: a struct takes them by name.
    pub(super) fn taken(&self) -> Option<usize> {
        match self.path? {
            Type::Tuple(tuple) => Some(tuple.elems.len()),
            Type::Path(path) => {
                let name = path.path.get_ident()?;
                SINGLE.iter().any(|single| name == single).then_some(1)
            }
            _ => None,
        }
    }
}

/// Types that are made of one parameter.
const SINGLE: [&str; 16] = [
    "String", "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32",
    "u64", "usize",
];

/// `T` of `name<T>`, by the last segment of the path.
pub(super) fn inside<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments
        .args
        .iter()
        .find_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None })
}
