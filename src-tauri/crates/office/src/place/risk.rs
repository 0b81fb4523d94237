//! Which folders are no home for an office: cloud drives and network shares.

/// Marks of the folders that cloud drives keep in step, in small letters, with what their owners call them.
const CLOUDS: &[(&str, &str)] = &[
    ("wps云", "WPS 云盘"),
    ("wpsdrive", "WPS 云盘"),
    ("wps cloud", "WPS 云盘"),
    ("金山文档", "WPS 云盘"),
    ("onedrive", "OneDrive"),
    ("baidunetdisk", "百度网盘"),
    ("baidusync", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("weiyun", "微云"),
    ("微云", "微云"),
    ("dropbox", "Dropbox"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("cloudstorage", "云盘"),
    ("网盘", "网盘"),
    ("云盘", "云盘"),
];

/// File systems of Linux that stand on another machine.
const REMOTE: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
];

/// Why a folder is a risky home, or `None`. `mounts` is what /proc/mounts says; empty elsewhere.
pub(super) fn of(path: &str, mounts: &str) -> Option<String> {
    if is_share(path) || is_remote(path, mounts) {
        return Some("本会文件放在网络共享上，断网时可能损坏。请改放在本机硬盘，再用备份带走。".into());
    }
    let text = path.to_lowercase();
    CLOUDS.iter().find(|(mark, _)| text.contains(mark)).map(|(_, cloud)| {
        format!("本会文件放在{cloud}的同步文件夹里，同步时可能损坏。请改放在本机其他文件夹，只把备份放进{cloud}。")
    })
}

/// A path of another machine as Windows writes it: \\server\share, or \\?\UNC\server\share. \\?\C:\ and \\.\ are this machine's.
fn is_share(path: &str) -> bool {
    let path = path.replace('/', "\\");
    match path.strip_prefix("\\\\?\\").or_else(|| path.strip_prefix("\\\\.\\")) {
        Some(rest) => rest.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("UNC\\")),
        None => path.starts_with("\\\\"),
    }
}

/// Whether the mount that holds the path, the longest one above it, is of another machine.
fn is_remote(path: &str, mounts: &str) -> bool {
    let kind = mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            Some((unescaped(fields.next()?), fields.next()?))
        })
        .filter(|(point, _)| {
            let below = path.strip_prefix(point.trim_end_matches('/'));
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        // Of two mounts on one point, the later one is seen.
        .max_by_key(|(point, _)| point.len())
        .map(|(_, kind)| kind);
    kind.is_some_and(|kind| REMOTE.contains(&kind))
}

/// A mount point as it is: /proc/mounts writes a blank as \040.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::of;

    const MOUNTS: &str = "\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//nas/office /mnt/共享\\040盘 cifs rw,vers=3.0 0 0
nas:/export /srv/nfs nfs4 rw 0 0
/dev/sdb1 /srv/nfs/local ext4 rw 0 0
lin@host:/ /home/lin/远程 fuse.sshfs rw 0 0
";

    #[test]
    fn risky_homes_are_named() {
        for (path, risk) in [
            (r"C:\Users\lin\AppData\Roaming\xieban\本会", None),
            (r"\\?\C:\Users\lin\本会", None),
            (r"D:\协办\本会", None),
            ("/home/lin/.local/share/desk/本会", None),
            ("/srv/nfs-local/本会", None),
            ("/srv/nfs/local/本会", None),
            (r"\\nas\共享\本会", Some("网络共享")),
            (r"\\?\UNC\nas\共享\本会", Some("网络共享")),
            ("//nas/共享/本会", Some("网络共享")),
            ("/mnt/共享 盘/本会", Some("网络共享")),
            ("/srv/nfs/本会", Some("网络共享")),
            ("/srv/nfs", Some("网络共享")),
            ("/home/lin/远程/本会", Some("网络共享")),
            (r"C:\Users\lin\WPS云盘\本会", Some("WPS 云盘")),
            (r"C:\Users\lin\WPSDrive\123\WPS云盘", Some("WPS 云盘")),
            (r"C:\Users\lin\OneDrive - 区科协\本会", Some("OneDrive")),
            (r"D:\BaiduSyncdisk\本会", Some("百度网盘")),
            (r"D:\百度网盘同步空间\本会", Some("百度网盘")),
            (r"D:\我的坚果云\本会", Some("坚果云")),
            (r"C:\Users\lin\Nutstore\1\本会", Some("坚果云")),
            (r"C:\Users\lin\Dropbox\本会", Some("Dropbox")),
            (r"C:\Users\lin\iCloudDrive\本会", Some("iCloud")),
            ("/Users/lin/Library/Mobile Documents/com~apple~CloudDocs/本会", Some("iCloud")),
            (r"E:\夸克网盘\本会", Some("网盘")),
        ] {
            let found = of(path, MOUNTS);
            assert_eq!(found.is_some(), risk.is_some(), "{path}: {found:?}");
            if let (Some(found), Some(risk)) = (found, risk) {
                assert!(found.contains(risk), "{path}: {found}");
            }
        }
    }
}
