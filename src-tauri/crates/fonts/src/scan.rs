//! Reads the family names of installed font files: the table directory and the name table, nothing else of a file.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use ttf_parser::{name, name_id};

use crate::Face;

/// Folders are followed this deep; loops of links end there.
const DEEP: usize = 6;
/// A name table is some kilobytes; one that claims more is not read.
const MOST: u32 = 1 << 20;

/// The faces of the machine's font folders, by family name.
pub(crate) fn installed() -> Vec<Face> {
    let mut faces = Vec::new();
    for folder in folders() {
        walk(&folder, DEEP, &mut faces);
    }
    faces
}

/// Where Windows, macOS and Linux keep fonts.
fn folders() -> Vec<PathBuf> {
    let home = |rest: &str| std::env::var_os("HOME").map(|home| Path::new(&home).join(rest));
    if cfg!(windows) {
        let windows = std::env::var_os("WINDIR").map(|root| Path::new(&root).join("Fonts"));
        let own = std::env::var_os("LOCALAPPDATA").map(|root| Path::new(&root).join("Microsoft/Windows/Fonts"));
        windows.into_iter().chain(own).collect()
    } else if cfg!(target_os = "macos") {
        let system = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        system.into_iter().chain(home("Library/Fonts")).collect()
    } else {
        let system = ["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from);
        system.into_iter().chain(home(".local/share/fonts")).chain(home(".fonts")).collect()
    }
}

fn walk(folder: &Path, deep: usize, faces: &mut Vec<Face>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    // The order of a folder is the disk's own: sorted, the same machine always finds the same face.
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if deep > 0 {
                walk(&path, deep - 1, faces);
            }
            continue;
        }
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending == *known)) {
            // A file that cannot be read is no face: another one serves.
            for (index, family) in families(&path).unwrap_or_default() {
                faces.push(Face::new(path.clone(), index, family, false));
            }
        }
    }
}

/// The family names of a file's regular faces, each with its index in the collection.
fn families(path: &Path) -> io::Result<Vec<(u32, String)>> {
    let mut file = File::open(path)?;
    let mut head = [0; 12];
    file.read_exact(&mut head)?;
    let starts = if &head[..4] == b"ttcf" {
        let count = u32_at(&head, 8).min(64);
        let mut offsets = vec![0; count as usize * 4];
        file.read_exact(&mut offsets)?;
        (0..count as usize).map(|at| u32_at(&offsets, at * 4)).collect()
    } else {
        vec![0]
    };
    let mut found = Vec::new();
    for (index, start) in (0..).zip(starts) {
        let Some(table) = name_table(&mut file, start)? else { continue };
        let Some(names) = name::Table::parse(&table) else { continue };
        let regular = |style: &str| matches!(style, "Regular" | "常规" | "Normal" | "Book" | "标准体");
        let text = |id: u16| {
            names.names.into_iter().filter(move |name| name.name_id == id).filter_map(|name| name.to_string())
        };
        if !text(name_id::SUBFAMILY).any(|style| regular(&style)) {
            continue;
        }
        let mut families: Vec<String> = text(name_id::FAMILY).collect();
        families.dedup();
        found.extend(families.into_iter().map(|family| (index, family)));
    }
    Ok(found)
}

/// The bytes of the name table of the face that begins at `start`.
fn name_table(file: &mut File, start: u32) -> io::Result<Option<Vec<u8>>> {
    file.seek(SeekFrom::Start(u64::from(start)))?;
    let mut head = [0; 12];
    file.read_exact(&mut head)?;
    let tables = usize::from(u16::from_be_bytes([head[4], head[5]]));
    let mut directory = vec![0; tables * 16];
    file.read_exact(&mut directory)?;
    let Some(record) = directory.chunks_exact(16).find(|record| &record[..4] == b"name") else { return Ok(None) };
    let (offset, length) = (u32_at(record, 8), u32_at(record, 12));
    if length > MOST {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(u64::from(offset)))?;
    let mut table = vec![0; length as usize];
    file.read_exact(&mut table)?;
    Ok(Some(table))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A face with nothing but a name table, as it begins at `start` in its file.
    fn face(start: usize, names: &[(u16, &str)]) -> Vec<u8> {
        let mut records = Vec::new();
        let mut text = Vec::new();
        for (id, name) in names {
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let lengths = [units.len() as u16, text.len() as u16];
            // Windows, Unicode, Chinese.
            records.extend([3, 1, 0x804, *id, lengths[0], lengths[1]].into_iter().flat_map(u16::to_be_bytes));
            text.extend(units);
        }
        let head = [0, names.len() as u16, 6 + records.len() as u16].into_iter().flat_map(u16::to_be_bytes);
        let table: Vec<u8> = head.chain(records).chain(text).collect();
        let mut out = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        out.extend(b"name");
        out.extend([0, start as u32 + 28, table.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        out.extend(table);
        out
    }

    fn collection(faces: &[&[(u16, &str)]]) -> Vec<u8> {
        let mut out: Vec<u8> = b"ttcf\0\x01\0\0".to_vec();
        out.extend((faces.len() as u32).to_be_bytes());
        let mut start = out.len() + faces.len() * 4;
        let mut bodies = Vec::new();
        for names in faces {
            out.extend((start as u32).to_be_bytes());
            let body = face(start, names);
            start += body.len();
            bodies.extend(body);
        }
        out.extend(bodies);
        out
    }

    #[test]
    fn families_of_files() {
        let folder = tempfile::tempdir().unwrap();
        let check = |what: &str, bytes: &[u8], wanted: &[(u32, &str)]| {
            let path = folder.path().join("face.ttf");
            fs::write(&path, bytes).unwrap();
            let found = families(&path).unwrap_or_default();
            let found: Vec<(u32, &str)> = found.iter().map(|(index, family)| (*index, family.as_str())).collect();
            assert_eq!(found, wanted, "{what}");
        };
        check("one face", &face(0, &[(1, "仿宋"), (2, "Regular")]), &[(0, "仿宋")]);
        check("two names", &face(0, &[(1, "SimHei"), (1, "黑体"), (2, "常规")]), &[(0, "SimHei"), (0, "黑体")]);
        check("a bold face is not the family", &face(0, &[(1, "宋体"), (2, "Bold")]), &[]);
        let both: [&[(u16, &str)]; 2] = [&[(1, "新宋体"), (2, "Regular")], &[(1, "宋体"), (2, "Regular")]];
        check("a collection", &collection(&both), &[(0, "新宋体"), (1, "宋体")]);
        check("cut off", &collection(&both)[..40], &[]);
        check("no font", b"not a font at all, only words", &[]);
        check("empty", b"", &[]);
    }
}
