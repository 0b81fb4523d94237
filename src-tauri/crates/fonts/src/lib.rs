//! Finds the faces that papers are set in: those of the user's machine first, the bundled open ones behind them.
//!
//! A paper asks for a [`Slot`] (宋体, 黑体 …), never for a file. [`Faces`] answers with a glyph of the first face of that slot
//! that has the character, and goes on to the faces for rare characters when none has.

mod scan;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// The part that a face plays on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FontSlot")]
pub enum Slot {
    /// 宋体
    Serif,
    /// 黑体
    Sans,
    /// 楷体
    Kai,
    /// 仿宋
    FangSong,
    /// 小标宋: titles of official documents.
    Title,
    /// 行楷 and the like: titles of certificates.
    Calligraphy,
    /// 生僻字: characters that the other slots' faces lack (Ext B–H). Every slot asks it last.
    Rare,
}

impl Slot {
    /// What the user calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Serif => "宋体",
            Self::Sans => "黑体",
            Self::Kai => "楷体",
            Self::FangSong => "仿宋",
            Self::Title => "小标宋",
            Self::Calligraphy => "行楷",
            Self::Rare => "生僻字",
        }
    }

    /// Family names to look for on the user's machine, the best first.
    fn wanted(self) -> &'static [&'static str] {
        match self {
            Self::Serif => &["SimSun", "宋体", "Songti SC"],
            Self::Sans => &["SimHei", "黑体", "Heiti SC"],
            Self::Kai => &["KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "Kaiti SC"],
            Self::FangSong => &["FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong"],
            Self::Title => &["FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK"],
            Self::Calligraphy => &["STXingkai", "华文行楷", "STXinwei", "华文新魏"],
            Self::Rare => &["SimSun-ExtB", "宋体-ExtB", "SimSun-ExtG", "Noto Serif CJK SC", "Noto Sans CJK SC"],
        }
    }

    /// File names of the bundled faces, the best first.
    fn bundled(self) -> &'static [&'static str] {
        match self {
            Self::Serif => &["NotoSerifSC-Regular.ttf"],
            Self::Sans => &["NotoSansSC-Regular.ttf"],
            Self::Kai => &["LXGWWenKai-Regular.ttf"],
            Self::FangSong => &["FandolFang-Regular.otf"],
            Self::Title => &["NotoSerifSC-Bold.ttf"],
            Self::Calligraphy => &["MaShanZheng-Regular.ttf", "ZCOOLXiaoWei-Regular.ttf"],
            // LXGW WenKai has every one of the 8,105 standard characters and many beyond.
            Self::Rare => &["LXGWWenKai-Regular.ttf", "NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf"],
        }
    }

    /// The slot that stands in when none of its own faces has a character.
    fn next(self) -> Slot {
        match self {
            Self::Title => Self::Sans,
            Self::Calligraphy | Self::FangSong => Self::Kai,
            Self::Serif | Self::Sans | Self::Kai | Self::Rare => Self::Serif,
        }
    }
}

/// The bold face of the slots that have one among the bundled.
const BOLD: &[(&str, &str)] =
    &[("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf"), ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")];

/// A face that papers can be set in.
#[derive(Debug)]
pub struct Face {
    /// Its family's name.
    pub name: String,
    /// Its index in a collection; 0 for a file with one face.
    pub index: u32,
    /// Whether it comes with the program.
    pub bundled: bool,
    path: PathBuf,
    data: OnceLock<Vec<u8>>,
}

impl Face {
    fn new(path: PathBuf, index: u32, name: String, bundled: bool) -> Self {
        Self { name, index, bundled, path, data: OnceLock::new() }
    }

    /// The file's bytes; empty when it cannot be read any more, so that no glyph is found in it.
    pub fn data(&self) -> &[u8] {
        self.data.get_or_init(|| std::fs::read(&self.path).unwrap_or_default())
    }

    /// The face, read; none when the file is not sound.
    pub fn parse(&self) -> Option<ttf_parser::Face<'_>> {
        ttf_parser::Face::parse(self.data(), self.index).ok()
    }
}

/// A glyph of one of the faces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Which face, as its index in [`Faces::face`].
    pub face: usize,
    /// The glyph's number in that face.
    pub id: u16,
    /// Its advance in sizes (em).
    pub advance: f32,
}

/// All faces, and the order in which each slot asks them.
#[derive(Debug)]
pub struct Faces {
    faces: Vec<Face>,
    /// In the order of [`SLOTS`].
    slots: [Vec<usize>; 7],
}

const SLOTS: [Slot; 7] =
    [Slot::Serif, Slot::Sans, Slot::Kai, Slot::FangSong, Slot::Title, Slot::Calligraphy, Slot::Rare];

impl Faces {
    /// The machine's faces and the bundled ones. Reads the name tables of the font folders once; no whole file.
    pub fn of_machine() -> Self {
        Self::new(scan::installed(), &bundled_folders())
    }

    /// The bundled faces of a folder only: the same paper on every machine.
    pub fn bundled(folder: &Path) -> Self {
        Self::new(Vec::new(), &[folder.to_path_buf()])
    }

    fn new(installed: Vec<Face>, folders: &[PathBuf]) -> Self {
        let mut all = Self { faces: installed, slots: Default::default() };
        let named = |faces: &[Face], names: &[&str]| -> Vec<usize> {
            let find =
                |name: &&str| faces.iter().position(|face| !face.bundled && face.name.eq_ignore_ascii_case(name));
            names.iter().filter_map(find).collect()
        };
        for (at, slot) in SLOTS.into_iter().enumerate() {
            let mut order = named(&all.faces, slot.wanted());
            order.extend(slot.bundled().iter().filter_map(|file| all.take_bundled(folders, file)));
            all.slots[at] = order;
        }
        for (_, bold) in BOLD {
            all.take_bundled(folders, bold);
        }
        all
    }

    /// The bundled face of that file name, noted on the first call; none where the build came without it.
    fn take_bundled(&mut self, folders: &[PathBuf], file: &str) -> Option<usize> {
        let path = folders.iter().map(|folder| folder.join(file)).find(|path| path.is_file())?;
        if let Some(known) = self.faces.iter().position(|face| face.path == path) {
            return Some(known);
        }
        let name = file.split_once('.').map_or(file, |(stem, _)| stem).to_owned();
        self.faces.push(Face::new(path, 0, name, true));
        Some(self.faces.len() - 1)
    }

    /// The glyph for a character: of the slot's own faces, of the slot that stands in for it, of those for rare characters.
    /// None when no face has it: such a character must be reported, never left blank.
    pub fn glyph(&self, slot: Slot, ch: char) -> Option<Glyph> {
        let mut order = self.order(slot).chain(self.order(slot.next())).chain(self.order(Slot::Rare));
        order.find_map(|face| self.in_face(face, ch))
    }

    /// As [`Faces::glyph`], but of the slot's bold face where there is one.
    pub fn bold_glyph(&self, slot: Slot, ch: char) -> Option<Glyph> {
        let regular = self.glyph(slot, ch)?;
        let bold = self.bold_of(regular.face).and_then(|face| self.in_face(face, ch));
        Some(bold.unwrap_or(regular))
    }

    fn bold_of(&self, face: usize) -> Option<usize> {
        let file = self.faces[face].path.file_name()?.to_str()?;
        let (_, bold) = BOLD.iter().find(|(regular, _)| *regular == file)?;
        self.faces.iter().position(|face| face.path.file_name().is_some_and(|name| name == *bold))
    }

    fn order(&self, slot: Slot) -> impl Iterator<Item = usize> + '_ {
        SLOTS.iter().zip(&self.slots).filter(move |(one, _)| **one == slot).flat_map(|(_, faces)| faces.iter().copied())
    }

    fn in_face(&self, face: usize, ch: char) -> Option<Glyph> {
        let parsed = self.faces[face].parse()?;
        let id = parsed.glyph_index(ch).filter(|id| id.0 != 0)?;
        let advance = f32::from(parsed.glyph_hor_advance(id)?) / f32::from(parsed.units_per_em());
        Some(Glyph { face, id: id.0, advance })
    }

    /// A face by its index.
    pub fn face(&self, index: usize) -> &Face {
        &self.faces[index]
    }

    /// The face that a slot is set in, or the one that stands in for it; none on a machine without any Chinese face.
    pub fn serving(&self, slot: Slot) -> Option<&Face> {
        self.glyph(slot, '一').map(|glyph| self.face(glyph.face))
    }

    /// Whether a face stands in that the user's own machine does not have: the paper's notes say so.
    pub fn stands_in(&self, slot: Slot) -> Option<&Face> {
        self.serving(slot).filter(|face| face.bundled || !slot.wanted().contains(&face.name.as_str()))
    }
}

/// Where bundled faces may lie: named by `XIEBAN_FONTS`, beside the program, or in the checkout it was built from.
fn bundled_folders() -> Vec<PathBuf> {
    let named = std::env::var_os("XIEBAN_FONTS").map(PathBuf::from);
    let program = std::env::current_exe().ok().and_then(|path| path.parent().map(Path::to_path_buf));
    let beside = program.iter().flat_map(|folder| [folder.join("fonts"), folder.join("../share/xieban/fonts")]);
    named.into_iter().chain(beside).chain([checkout()]).collect()
}

/// assets/fonts of the checkout.
fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")
}
