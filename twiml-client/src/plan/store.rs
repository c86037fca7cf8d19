//! The journal: a file for each resource that was changed, until it is put back.

use std::env;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::record::Record;

/// The journal: a folder with a file for each resource that was configured and not put back.
///
/// A file is written before the request that it tells of, with mode 0600, and removed after what was there is back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    folder: PathBuf,
}

/// Why a file of the journal cannot be used.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Io(io::Error),
    Json(serde_json::Error),
    Version(u32),
    NoFolder,
    Sid,
}

impl Journal {
    /// The journal in a folder, which is made when something is written.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The journal of the user: `$XDG_STATE_HOME/twiml`, or `~/.local/state/twiml`.
    ///
    /// # Errors
    ///
    /// [`JournalError`], if the environment says neither.
    pub fn of_user() -> Result<Self, JournalError> {
        let folder = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")));
        let state = state.ok_or_else(|| Problem::NoFolder.at(Path::new("")))?;
        Ok(Self::at(state.join("twiml")))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What was configured and not put back, by earlier runs as well, in the order in which it was written. It is put back in the other order.
    ///
    /// # Errors
    ///
    /// [`JournalError`], if the folder or one of its files cannot be read.
    pub fn pending(&self) -> Result<Vec<Record>, JournalError> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| Problem::Io(error).at(&self.folder))?,
        };
        let mut records = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| Problem::Io(error).at(&self.folder))?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                records.extend(read(&path)?);
            }
        }
        records.sort_by(|a, b| (a.time, a.kind(), &a.sid).cmp(&(b.time, b.kind(), &b.sid)));
        Ok(records)
    }

    /// The record of a resource of an account.
    pub(super) fn find(
        &self,
        account: &str,
        sid: &str,
        region: Option<&str>,
    ) -> Result<Option<Record>, JournalError> {
        let record = read(&self.path(sid, region)?)?;
        Ok(record.filter(|record| record.account == account && record.sid == sid))
    }

    /// Keeps a record, in place of the one that there was. It is on the disk when this returns.
    pub(super) fn keep(&self, record: &Record) -> Result<(), JournalError> {
        let path = self.path(&record.sid, record.region.as_deref())?;
        let part = path.with_extension(format!("{}.part", std::process::id()));
        let written = make_folder(&self.folder).and_then(|()| {
            let text = serde_json::to_vec_pretty(record)?;
            let mut file = create(&part)?;
            file.write_all(&text)?;
            file.sync_all()?;
            fs::rename(&part, &path)?;
            // The name is on the disk once the folder is. Not every system can do this.
            let _ = File::open(&self.folder).and_then(|folder| folder.sync_all());
            Ok(())
        });
        written.map_err(|error| {
            let _ = fs::remove_file(&part);
            Problem::Io(error).at(&path)
        })
    }

    /// Removes the record of a resource.
    pub(super) fn remove(&self, record: &Record) -> Result<(), JournalError> {
        let path = self.path(&record.sid, record.region.as_deref())?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Problem::Io(error).at(&path)),
            _ => Ok(()),
        }
    }

    fn path(&self, sid: &str, region: Option<&str>) -> Result<PathBuf, JournalError> {
        let is_word = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !is_word(sid) || !region.is_none_or(is_word) {
            return Err(Problem::Sid.at(&self.folder));
        }
        let region = region.map(|region| format!(".{region}")).unwrap_or_default();
        Ok(self.folder.join(format!("{sid}{region}.json")))
    }
}

fn read(path: &Path) -> Result<Option<Record>, JournalError> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u32,
    }
    let text = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        text => text.map_err(|error| Problem::Io(error).at(path))?,
    };
    let json = |error| Problem::Json(error).at(path);
    let Versioned { version } = serde_json::from_slice(&text).map_err(json)?;
    if version != Record::VERSION {
        return Err(Problem::Version(version).at(path));
    }
    serde_json::from_slice(&text).map(Some).map_err(json)
}

/// What it has is for nobody else: URLs may have secrets in them.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

impl Problem {
    fn at(self, path: &Path) -> JournalError {
        JournalError { path: path.to_owned(), problem: self }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Io(error) => write!(f, "the journal at {path} cannot be used: {error}"),
            Problem::Json(error) => write!(f, "the journal at {path} cannot be read: {error}"),
            Problem::Version(version) => {
                write!(f, "the journal at {path} is of version {version}, and this program reads version {}", Record::VERSION)
            }
            Problem::NoFolder => f.write_str(
                "there is no folder for the journal: set HOME or XDG_STATE_HOME to an absolute path, or give a folder",
            ),
            Problem::Sid => write!(f, "the journal at {path} has no file for what is not a SID"),
        }
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Io(error) => Some(error),
            Problem::Json(error) => Some(error),
            Problem::Version(_) | Problem::NoFolder | Problem::Sid => None,
        }
    }
}
