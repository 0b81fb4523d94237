//! Papers as pictures: each looks as it did when somebody last looked at it and found it good.
//!
//! `XIEBAN_WRITE_PICTURES=1 cargo test -p papers --test documents pictures` draws the references in `pictures/` anew; look at
//! them before they are committed. A paper that differs is left in `target/pictures/` beside its reference.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use papers::certificate::{self, Adjust, Sheet, compose, templates};
use papers::document::{
    Align, Attachment, Block, Cell, Chart, ChartForm, Column, Document, Head, Imprint, Picture as Figure, Row,
    Signature, Style, Table,
};

use crate::{FACES, characters, figures, heading, paper, plain, room};

/// Dots an inch: a character of the body is eleven dots high, so that one that moves by a millimetre is seen.
const DENSITY: &str = "50";

/// Side of the squares that are compared, in dots.
const SQUARE: usize = 24;

/// How far the mean of a square's differences may go, of 255: another version of the renderer smooths edges otherwise, and a
/// character that is gone or has moved goes far beyond.
const MOST: f64 = 8.0;

/// A page.
#[derive(Clone, PartialEq)]
struct Picture {
    width: usize,
    height: usize,
    /// Red, green and blue of each dot.
    dots: Vec<[u8; 3]>,
}

impl Picture {
    fn of_png(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
        let dots = bytes.as_chunks().0.to_vec();
        Picture { width: info.width as usize, height: info.height as usize, dots }
    }

    /// How far the square that differs most goes.
    fn differs_from(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 255.0;
        }
        let mut most = 0.0_f64;
        for top in (0..self.height).step_by(SQUARE) {
            for left in (0..self.width).step_by(SQUARE) {
                let (right, foot) = ((left + SQUARE).min(self.width), (top + SQUARE).min(self.height));
                let dots = (top..foot).flat_map(|y| (left..right).map(move |x| y * self.width + x));
                let differ = |at: usize| {
                    self.dots[at].iter().zip(other.dots[at]).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>()
                };
                let sum: u32 = dots.map(differ).sum();
                most = most.max(f64::from(sum) / (3 * (right - left) * (foot - top)) as f64);
            }
        }
        most
    }
}

/// The pages of a PDF as PNG.
fn drawn(pdf: &[u8]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("paper.pdf"), pdf).unwrap();
    let done = Command::new("pdftoppm")
        .args(["-r", DENSITY, "-png", "paper.pdf", "page"])
        .current_dir(folder.path())
        .status()
        .expect("pdftoppm is missing: `cargo xtask test` installs poppler-utils");
    assert!(done.success());
    let mut pages: Vec<PathBuf> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "png"));
    pages.sort();
    pages.iter().map(|page| fs::read(page).unwrap()).collect()
}

/// A notice with everything that an official document has.
pub fn official() -> Document {
    let tasks = ["开展科普宣传", "举办科普讲座 6 场", "编印《科普通讯》"];
    let rows = tasks.iter().enumerate().map(|(at, task)| {
        let first = Cell { down: tasks.len(), ..Cell::new("科普活动") };
        Row(if at == 0 { vec![first, Cell::new(*task)] } else { vec![Cell::new(*task)] })
    });
    let table = Table {
        columns: vec![Column::new(Align::Centre), Column::new(Align::Start)],
        header: vec![["板块", "任务"].into_iter().collect()],
        rows: rows.collect(),
        ..Table::default()
    };
    Document {
        head: Some(Head {
            mark: "江岸区科学技术协会文件".into(),
            number: "岸科协〔2026〕3号".into(),
            signers: vec!["陈立新".into()],
            ..Head::default()
        }),
        title: "关于印发《江岸区科学技术协会2026年工作要点》的通知".into(),
        addressee: Some("各镇街科协，各学会、协会、研究会".into()),
        blocks: vec![
            plain("2026年，区科协“围绕中心、服务大局”，重点抓好以下工作（共3项）。"),
            heading(1, "广泛开展科普活动"),
            heading(2, "办好全国科普日"),
            plain(format!("{}，受益群众5000人次以上。", characters(60))),
            heading(3, "进社区"),
            plain(characters(200)),
            heading(1, "加强自身建设"),
            plain(characters(400)),
        ],
        signature: Some(Signature {
            issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into()
        }),
        attachments: vec![Attachment {
            title: "任务分解表".into(),
            blocks: vec![Block::Table(table)],
            ..Attachment::default()
        }],
        imprint: Some(Imprint {
            copies: Some("区委办公室，区政府办公室。".into()),
            office: "江岸区科学技术协会办公室".into(),
            date: "2026年3月5日".into(),
        }),
        ..Document::default()
    }
}

/// A bulletin with photographs and an emblem.
pub fn bulletin() -> Document {
    let picture = |bytes: Vec<u8>, caption: &str, width: Option<f32>| {
        Block::Picture(Figure { bytes, caption: caption.into(), width })
    };
    let long = "图2　长河街道科普教育实践示范基地的志愿者在广场上为居民讲解用电安全常识，现场发放科普读物600余册";
    Document {
        title: "江岸区科协工作简报".into(),
        subtitle: Some("第3期".into()),
        blocks: vec![
            heading(1, "科普日进社区"),
            plain(characters(120)),
            picture(figures::scene(1200, 675), "图1　科普日主会场", None),
            plain(characters(200)),
            picture(figures::emblem(300), "", Some(30.0)),
            plain(characters(90)),
            // The phone was held upright.
            picture(figures::phone(6, figures::scene(1600, 900)), long, None),
        ],
        signature: Some(Signature {
            issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into()
        }),
        ..Document::default()
    }
}

fn list() -> Document {
    let people =
        [("张三", "江岸区第一中学", "92"), ("欧阳娜娜", "长河街道科普教育实践示范基地", "87"), ("𠮷野䶮", "", "100")];
    let table = Table {
        columns: vec![Column::new(Align::Start), Column::new(Align::Start), Column::new(Align::End)],
        header: vec![["姓名", "单位", "成绩"].into_iter().collect()],
        rows: people.iter().map(|(name, unit, score)| [*name, *unit, *score].into_iter().collect()).collect(),
        totals: vec![Row(vec![Cell::new("平均").across(2), Cell::new("93")])],
        ..Table::default()
    };
    let chart = Chart {
        title: "各月活动（项）".into(),
        form: ChartForm::Bars,
        labels: (1..=6).map(|month| format!("{month}月")).collect(),
        values: vec![3.0, 0.0, 12.0, 6.0, 8.0, 1.0],
    };
    Document {
        style: Style::List,
        landscape: true,
        title: "电工班成绩表".into(),
        blocks: vec![
            Block::Spread(vec!["填报单位：江岸区科协".into(), "2026年3月5日".into()]),
            Block::Table(table),
            Block::Chart(chart),
        ],
        ..Document::default()
    }
}

/// Each paper with a name of its own.
fn papers_to_see() -> Vec<(String, Vec<u8>)> {
    let documents = [("official", official()), ("list", list()), ("bulletin", bulletin())];
    let mut all: Vec<(String, Vec<u8>)> =
        documents.map(|(name, document)| (name.to_owned(), paper(&document).bytes)).into();
    let facts = room::full("欧阳娜娜");
    for template in templates() {
        let words = compose(template, &facts);
        let options = certificate::Options {
            stock: certificate::Stock::Drawn,
            sheet: None,
            adjust: Adjust::default(),
            title: "证书".into(),
            made: room::noon(),
        };
        let code = Some("协办证书 1\n编号 KX-2026-JS-0001");
        let made = certificate::print(&[Sheet { template, words: &words, code }], &FACES, &options).unwrap();
        all.push((template.name.clone(), made.bytes));
    }
    all
}

#[test]
fn every_paper_looks_as_its_reference() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/pictures");
    let writes = env::var_os("XIEBAN_WRITE_PICTURES").is_some();
    let mut names = Vec::new();
    let mut seen: Vec<Picture> = Vec::new();
    let mut faults = Vec::new();
    for (name, pdf) in papers_to_see() {
        for (at, page) in drawn(&pdf).into_iter().enumerate() {
            let name = format!("{name}-{}.png", at + 1);
            let reference = folder.join(&name);
            if writes {
                fs::write(&reference, &page).unwrap();
            }
            let picture = Picture::of_png(&page);
            let differs = match fs::read(&reference) {
                Ok(bytes) => picture.differs_from(&Picture::of_png(&bytes)),
                Err(_) => 255.0,
            };
            if differs > MOST {
                let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/pictures");
                fs::create_dir_all(&found).unwrap();
                fs::write(found.join(&name), &page).unwrap();
                faults.push(format!("{name} differs by {differs:.0} from {}", reference.display()));
            }
            // A paper that looked like another would prove nothing of either.
            assert!(seen.iter().all(|other| picture.differs_from(other) > MOST), "{name} looks like another paper");
            seen.push(picture);
            names.push(name);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let mut kept: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    kept.sort();
    names.sort();
    assert_eq!(kept, names, "a reference of no paper");
}

#[test]
fn a_paper_that_differs_is_told_from_its_reference() {
    let picture = |document: &Document| Picture::of_png(&drawn(&paper(document).bytes)[0]);
    let right = official();
    let first = picture(&right);
    assert_eq!(first.differs_from(&picture(&right)), 0.0);
    type Change = fn(&mut Document);
    let changed: [(&str, Change); 4] = [
        ("a word less", |document| document.blocks[3] = plain(characters(60))),
        ("no number", |document| document.head.as_mut().unwrap().number.clear()),
        ("no letterhead", |document| document.head = None),
        ("another title", |document| document.title = "关于印发工作要点的通知".into()),
    ];
    for (what, change) in changed {
        let mut other = official();
        change(&mut other);
        let differs = picture(&other).differs_from(&first);
        assert!(differs > MOST, "{what}: {differs}");
    }
}
