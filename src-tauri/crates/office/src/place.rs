//! The folder of one office: office.db, attachments/, backups/, and the lock that keeps a second writer out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A folder that holds, or may hold, an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(PathBuf);

impl Place {
    /// The folder at `path`; nothing is touched yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Place(path.into())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// office.db
    pub fn database(&self) -> PathBuf {
        self.0.join("office.db")
    }

    /// backups/
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// attachments/
    pub fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// True when an office is there.
    pub fn has_office(&self) -> bool {
        self.database().is_file()
    }

    /// Makes the folders.
    pub fn make_folders(&self) -> Result<()> {
        for folder in [self.0.clone(), self.backups(), self.attachments()] {
            fs::create_dir_all(&folder).map_err(|cause| Error::writing(&folder, &cause))?;
        }
        Ok(())
    }

    /// Takes the lock for writing. The OS frees it when the process ends, however it ends.
    pub fn lock(&self, holder: &str) -> Result<Lock> {
        let path = self.0.join("office.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|cause| Error::writing(&path, &cause))?;
        let name = self.0.join("office.holder");
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(&name).unwrap_or_else(|_| "另一个协办窗口".into());
                return Err(Error::OfficeLocked { holder });
            }
            Err(TryLockError::Error(cause)) => return Err(Error::writing(&path, &cause)),
        }
        // The name stands in a file of its own: on Windows a locked file cannot be read by others.
        File::create(&name)
            .and_then(|mut file| file.write_all(holder.as_bytes()))
            .map_err(|cause| Error::writing(&name, &cause))?;
        Ok(Lock { _file: file, name })
    }

    /// Why this folder is a risky home for an office, or `None`: cloud drives copy the file while it is written.
    pub fn warning(&self) -> Option<String> {
        const CLOUDS: &[(&str, &str)] = &[
            ("wps云", "WPS 云盘"),
            ("wpsdrive", "WPS 云盘"),
            ("wps cloud", "WPS 云盘"),
            ("onedrive", "OneDrive"),
            ("baidunetdisk", "百度网盘"),
            ("baidusync", "百度网盘"),
            ("网盘", "网盘"),
            ("云盘", "云盘"),
            ("坚果云", "坚果云"),
            ("nutstore", "坚果云"),
            ("weiyun", "微云"),
            ("dropbox", "Dropbox"),
        ];
        let text = self.0.to_string_lossy().to_lowercase();
        if text.starts_with("\\\\") || text.starts_with("//") {
            return Some("本会文件放在网络共享上，断网时可能损坏。请改放在本机硬盘，再用备份带走。".into());
        }
        CLOUDS.iter().find(|(mark, _)| text.contains(mark)).map(|(_, cloud)| {
            format!("本会文件放在{cloud}的同步文件夹里，同步时可能损坏。请改放在本机其他文件夹，只把备份放进{cloud}。")
        })
    }
}

/// The lock; freed when dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    name: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name is only for the message; a leftover one is harmless.
        let _ = fs::remove_file(&self.name);
    }
}

/// Where the machine's own settings and the default office live: `XIEBAN_HOME`, or the OS's app-data folder.
pub fn home() -> PathBuf {
    std::env::var_os("XIEBAN_HOME").map(PathBuf::from).unwrap_or_else(|| {
        directories::ProjectDirs::from("cn", "xieban", "desk")
            .map(|dirs| dirs.data_dir().to_path_buf())
            .unwrap_or_else(|| PathBuf::from("xieban"))
    })
}
