//! How well Chinese is set, measured on a long document: faults at the ends of lines, marks that do not close up, lines that
//! miss the edge, tables without their header.

use papers::document::{Align, Block, Column, Document, Row, Signature, Table, Width};

use crate::reader::{self, Line};
use crate::{heading, paper, plain};

const MM: f32 = 72.0 / 25.4;
const NEVER_FIRST: &str = "，。、；：？！）》〉」』】〕〗”’％%…·,.;:?!)]}";
const NEVER_LAST: &str = "（《〈「『【〔〖“‘([{";
const MARKS: &str = "，。、；：？！）》”’（《“‘";
const CLOSING: &str = "，。、；：？！）》”’";

/// Parts of sentences as plans have them: quotations, titles of books, brackets, numbers, Latin words.
const PARTS: [&str; 12] = [
    "围绕“科技强区”、“乡村振兴”等中心工作，",
    "认真贯彻《全民科学素质行动规划纲要（2021—2035年）》，",
    "组织开展科普讲座120场（其中进社区45场、进学校60场），",
    "受益群众达到3.5万人次；",
    "完成“科普中国”APP注册用户2000人，",
    "（责任单位：区科协、区教育局；完成时限：2026年11月底前）。",
    "推动学会、企业科协、高校科协“三个一批”建设，",
    "加强与“中国科协”“省科协”的联系！",
    "全年召开工作例会12次，",
    "培育科技志愿者300名：“老科协”100名、大学生200名。",
    "合格率不低于95%，",
    "建立健全AI、5G、物联网等新技术（含应用示范）推广机制，",
];

/// Sentences of different lengths, the same on every machine.
fn prose(mut seed: u64, characters: usize) -> String {
    let mut text = String::new();
    while text.chars().count() < characters {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(PARTS[(seed >> 33) as usize % PARTS.len()]);
    }
    let end = text.trim_end_matches(['，', '；', '：']).len();
    text.truncate(end);
    text + "。"
}

fn table(part: usize) -> Block {
    let heads = ["序号", "工作任务", "责任单位", "完成时限"];
    let columns = [12.0, 0.0, 35.0, 30.0].map(|width| match width {
        0.0 => Column { width: Width::Share(1.0), align: Align::Start },
        width => Column::fixed(width, Align::Centre),
    });
    let row = |at: usize| -> Row {
        [at.to_string(), prose((part * 100 + at) as u64, 30), "区科协办公室".into(), "2026年11月底前".into()]
            .into_iter()
            .collect()
    };
    let (header, rows) = (vec![heads.into_iter().collect()], (1..=60).map(row).collect());
    Block::Table(Table { columns: columns.to_vec(), header, rows, ..Table::default() })
}

fn long_document() -> Document {
    let mut blocks = Vec::new();
    for part in 0..9 {
        blocks.push(heading(1, "深入开展群众性科普活动"));
        for section in 0..5 {
            blocks.push(heading(2, "加强组织领导"));
            blocks.extend((0..4).map(|at| plain(prose(part * 31 + section * 7 + at, 110))));
        }
        if part % 3 == 2 {
            blocks.push(table(part as usize));
        }
    }
    let signature =
        Some(Signature { issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into() });
    Document {
        title: "江岸区科学技术协会2026年工作要点".into(), blocks, signature, ..Document::default()
    }
}

#[derive(Debug, Default)]
struct Found {
    characters: usize,
    lines: usize,
    /// Lines that begin or end with what may not stand there.
    faults: Vec<String>,
    pairs: usize,
    open_pairs: Vec<String>,
    /// Lines that another one follows.
    full: usize,
    ragged: Vec<String>,
}

impl Found {
    fn look(&mut self, line: &Line, next: Option<&Line>) {
        let text = line.text();
        let (first, last) = (text.chars().next().unwrap(), text.chars().last().unwrap());
        self.characters += text.chars().count();
        self.lines += 1;
        if NEVER_FIRST.contains(first) || NEVER_LAST.contains(last) {
            self.faults.push(text.clone());
        }
        for pair in line.glyphs.windows(2) {
            if MARKS.contains(pair[0].ch) && MARKS.contains(pair[1].ch) {
                self.pairs += 1;
                if pair[1].x - pair[0].x >= 0.8 * 16.0 {
                    self.open_pairs.push(text.clone());
                }
            }
        }
        let follows = next.is_some_and(|next| next.y - line.y < 35.0 && next.left() < 28.0 * MM + 8.0);
        if follows && line.glyphs.len() > 18 {
            self.full += 1;
            let hang = if CLOSING.contains(last) { 0.6 * 16.0 } else { 0.0 };
            let missing = 184.0 * MM - line.right();
            if !(-1.5 - hang..=0.55 * 16.0 + hang).contains(&missing) {
                self.ragged.push(text);
            }
        }
    }
}

#[test]
fn sixty_pages_without_a_fault() {
    let made = paper(&long_document());
    // 600 KB is what typst takes for such a document.
    assert!(made.bytes.len() < 400_000, "{} bytes", made.bytes.len());
    let sheets = reader::read(&made.bytes);
    let mut found = Found::default();
    let (mut headers, mut table_pages) = (0, 0);
    for sheet in &sheets {
        let body = sheet.body();
        if body.iter().any(|line| line.glyphs[0].size == 12.0) {
            table_pages += 1;
            headers += usize::from(body.iter().any(|line| line.text() == "序号工作任务责任单位完成时限"));
        }
        let set: Vec<&Line> = body.iter().filter(|line| line.glyphs[0].size == 16.0).collect();
        for (at, line) in set.iter().enumerate() {
            found.look(line, set.get(at + 1).copied());
        }
    }
    assert!(
        sheets.len() >= 45 && found.characters >= 20_000,
        "{} pages, {} characters",
        sheets.len(),
        found.characters
    );
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    assert!(found.pairs > 400 && found.open_pairs.is_empty(), "{} pairs, open: {:?}", found.pairs, found.open_pairs);
    assert!(found.ragged.len() * 1000 <= found.full * 6, "of {} lines ragged: {:?}", found.full, found.ragged);
    assert!(table_pages > 10 && headers == table_pages, "{headers} headers on {table_pages} pages");
}
