//! The container of .xls files: a small file system of sectors in one file (MS-CFB). Only what finding a stream takes; every
//! length is checked against the bytes that are there.

use std::collections::HashSet;

/// Marks the end of a chain and what lies behind it.
const LAST_SECTOR: u32 = 0xffff_fff9;

/// A stream that has the name, or the reason why there is none.
pub(super) enum Found {
    Stream(Vec<u8>),
    Absent,
    /// The chain of sectors or the directory leads out of the file.
    Broken,
}

/// A container with its tables read.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    small_sector: usize,
    least_large: u64,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_root: bool,
    start: u32,
    size: u64,
}

impl<'a> Container<'a> {
    /// Reads the tables; `None` when they do not hold together.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize << u16_at(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
        let small_sector = 1_usize << u16_at(bytes, 32).filter(|shift| (4..=12).contains(shift))?;
        let mut container = Container {
            bytes,
            sector,
            small_sector,
            least_large: u32_at(bytes, 56)?.into(),
            table: Vec::new(),
            small_table: Vec::new(),
            small_stream: Vec::new(),
            entries: Vec::new(),
        };
        container.read_table()?;
        let directory = container.chain(u32_at(bytes, 48)?)?;
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        container.small_table = words(&container.chain(u32_at(bytes, 60)?).unwrap_or_default());
        let root = container.entries.iter().find(|entry| entry.is_root).map(|root| root.start);
        container.small_stream = root.and_then(|start| container.chain(start)).unwrap_or_default();
        Some(container)
    }

    /// The names of all streams and storages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    pub fn stream(&self, name: &str) -> Found {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Found::Absent;
        };
        let small = entry.size < self.least_large;
        let read = if small { self.small_chain(entry.start) } else { self.chain(entry.start) };
        let Some(mut stream) = read else { return Found::Broken };
        match usize::try_from(entry.size) {
            Ok(size) if size <= stream.len() => stream.truncate(size),
            _ => return Found::Broken,
        }
        Found::Stream(stream)
    }

    /// The table that says which sector follows which; it is scattered over sectors itself.
    fn read_table(&mut self) -> Option<()> {
        let mut places: Vec<u32> = self.bytes.get(76..512)?.chunks_exact(4).map(word).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let mut seen = HashSet::new();
        while next < LAST_SECTOR && seen.insert(next) {
            let mut more = words(self.sector_at(next)?);
            next = more.pop()?;
            places.extend(more);
        }
        let held = places.into_iter().filter(|place| *place < LAST_SECTOR);
        for place in held {
            let part = words(self.sector_at(place)?);
            self.table.extend(part);
        }
        Some(())
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let begins = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut where its bytes end.
        let ends = begins.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(begins..ends).filter(|sector| !sector.is_empty())
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut seen = HashSet::new();
        let mut next = start;
        while next < LAST_SECTOR {
            if !seen.insert(next) {
                return None;
            }
            stream.extend_from_slice(self.sector_at(next)?);
            next = *self.table.get(next as usize)?;
        }
        Some(stream)
    }

    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut seen = HashSet::new();
        let mut next = start;
        while next < LAST_SECTOR {
            if !seen.insert(next) {
                return None;
            }
            let begins = (next as usize).checked_mul(self.small_sector)?;
            stream.extend_from_slice(self.small_stream.get(begins..begins + self.small_sector)?);
            next = *self.small_table.get(next as usize)?;
        }
        Some(stream)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let wide: Vec<u16> = bytes[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    // The upper half of the size is rubbish in old files.
    let size = u32_at(bytes, 120)?.into();
    let name = String::from_utf16_lossy(&wide);
    (bytes[66] != 0).then_some(Entry { name, is_root: bytes[66] == 5, start: u32_at(bytes, 116)?, size })
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).map(word)
}

fn word(four: &[u8]) -> u32 {
    u32::from_le_bytes([four[0], four[1], four[2], four[3]])
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(word).collect()
}
