//! Papers at their largest, beside those of other houses: a long document, and certificates by the thousand from
//! issued records to the finished file. `cargo xtask bench papers`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot set itself up has failed")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use papers::document::{Align, Block, Column, Document, Heading, Paragraph, Table};

/// Set in a process of its own, this names the file to make: what else the bench does is not measured with it.
const PAPER: &str = "XIEBAN_PAPER";

/// Characters of the document and rows of each of its tables.
const CHARACTERS: usize = 21_000;
const TABLES: usize = 3;
const ROWS: usize = 60;

fn main() {
    if let Some(file) = std::env::var_os(PAPER) {
        return make(Path::new(&file));
    }
    // Cargo passes --bench, and what was asked for by name.
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if !only.iter().all(|only| "papers".contains(only.as_str())) {
        return;
    }
    let Some(cli) = std::env::var_os("XIEBAN_CLI") else {
        println!("papers: XIEBAN_CLI says which xieban-cli is measured; cargo xtask bench sets it");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("document.typ"), in_typst(&document())).unwrap();
    for count in [1_000, 10_000] {
        let spreadsheet = home.path().join(format!("winners-{count}.csv"));
        std::fs::write(&spreadsheet, winners(count)).unwrap();
        std::fs::write(home.path().join(format!("certificates-{count}.typ")), certificates_in_typst(count)).unwrap();
        let office = home.path().join(format!("office-{count}"));
        let run = |arguments: &[&str]| {
            let mut command = Command::new(&cli);
            let command = command.arg("--office").arg(&office).arg("--json").args(arguments);
            let done = command.env("XIEBAN_HOME", home.path()).output().unwrap();
            assert!(done.status.success(), "{arguments:?}: {done:?}");
        };
        run(&["init", "--name", "临江区科协"]);
        run(&["import", spreadsheet.to_str().unwrap(), "--as", "awards"]);
        run(&["certificates", "--contest", "1", "-o", home.path().join("first.pdf").to_str().unwrap()]);
    }
    let measured = Command::new("python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/papers.py"))
        .args([cli, std::env::current_exe().unwrap().into(), home.path().into(), faces().into()])
        .env("XIEBAN_HOME", home.path())
        .status();
    match measured {
        Ok(status) => assert!(status.success(), "a paper was refused"),
        Err(cause) => {
            println!("papers: python3 measures the cpu and the memory of each program, and is not here: {cause}")
        }
    }
}

fn faces() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/fonts")
}

fn make(file: &Path) {
    let (document, faces) = (document(), fonts::Faces::bundled(&faces()));
    let options = papers::Options { author: "临江区科协".into(), ..papers::Options::default() };
    let bytes = match file.extension().is_some_and(|ending| ending == "docx") {
        true => papers::docx_of(&document, &options).unwrap(),
        false => papers::pdf_of(&document, &faces, &options).unwrap().bytes,
    };
    std::fs::write(file, bytes).unwrap();
}

/// Headings, paragraphs full of marks, and three long tables.
fn document() -> Document {
    const SENTENCES: [&str; 6] = [
        "开展“科普进万家”活动（含进社区、进学校、进企业），全年不少于 24 场，受益群众 20000 人次以上；",
        "办好《科普通讯》，每两月一期，做到“有计划、有记录、有总结”。",
        "组织科技工作者（含退休人员）到青石镇、白鹭镇、柳湾镇等地开展农技咨询，",
        "落实“谁主管、谁负责”的要求：一是建好台账，二是按时报送，三是年底考评。",
        "举办第14届青少年科技创新大赛，做好评审、公示、表彰等工作，",
        "会员单位要指定专人（联系电话报区科协办公室），于3月20日前报送名单。",
    ];
    let heading = |level, text: &str| Block::Heading(Heading { level, text: text.into(), ..Heading::default() });
    let mut blocks = Vec::new();
    let mut written = 0;
    for at in 0.. {
        if at % 12 == 0 {
            blocks.push(heading(1, "广泛开展群众性科普活动"));
        }
        if at % 4 == 0 {
            blocks.push(heading(2, "办好全国科普日"));
        }
        let text: String = (0..4 + at % 3).map(|more| SENTENCES[(at * 5 + more) % SENTENCES.len()]).collect();
        written += text.chars().count();
        blocks.push(Block::Paragraph(Paragraph::plain(text)));
        if written >= CHARACTERS {
            break;
        }
        if at % 30 == 29 && blocks.iter().filter(|block| matches!(block, Block::Table(_))).count() < TABLES {
            blocks.push(Block::Table(table()));
        }
    }
    Document { title: "临江区科学技术协会2026年工作总结".into(), blocks, ..Document::default() }
}

fn table() -> Table {
    let row = |at: usize| {
        let cells = [at.to_string(), format!("第{at}中学"), winner(at), format!("{} 场", at % 9 + 1)];
        cells.into_iter().collect()
    };
    Table {
        columns: vec![
            Column::new(Align::Centre),
            Column::new(Align::Start),
            Column::new(Align::Start),
            Column::new(Align::End),
        ],
        header: vec![["序号", "单位", "联系人", "活动"].into_iter().collect()],
        rows: (1..=ROWS).map(row).collect(),
        ..Table::default()
    }
}

/// The same document as typst has it.
fn in_typst(document: &Document) -> String {
    let mut text = String::from(
        "#set page(paper: \"a4\", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: \"— 1 —\")\n\
         #set text(font: (\"FandolFang R\", \"Noto Serif SC\"), size: 16pt, lang: \"zh\")\n\
         #set par(justify: true, leading: 12.95pt, spacing: 12.95pt, first-line-indent: (amount: 2em, all: true))\n\
         #show table: set text(size: 10pt)\n#show table: set par(first-line-indent: 0em)\n",
    );
    writeln!(text, "= {}", document.title).unwrap();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                writeln!(text, "\n{} {}", "=".repeat(usize::from(heading.level) + 1), heading.text).unwrap();
            }
            Block::Paragraph(paragraph) => {
                let words: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
                writeln!(text, "\n{words}").unwrap();
            }
            Block::Table(table) => {
                let cells = |row: &papers::document::Row| -> String {
                    row.0.iter().map(|cell| format!("[{}], ", cell.text)).collect()
                };
                let header: String = table.header.iter().map(cells).collect();
                let rows: String = table.rows.iter().map(cells).collect();
                let columns = table.columns.len();
                writeln!(text, "\n#table(columns: {columns}, table.header({header}), {rows})").unwrap();
            }
            _ => {}
        }
    }
    text
}

/// A name; a thousand of them hold about two thousand characters.
fn winner(at: usize) -> String {
    let of = |at: usize| char::from_u32(0x4e00 + (at * 7 % 2000) as u32).unwrap();
    [of(2 * at), of(2 * at + 1)].iter().collect()
}

fn winners(count: usize) -> String {
    let mut text = String::from("2026年青少年科技创新大赛获奖名单,,,\n姓名,单位,作品名称,奖项\n");
    for at in 0..count {
        writeln!(text, "{},第{}中学,作品{at},一等奖", winner(at), at / 50).unwrap();
    }
    text
}

/// The same papers as typst has them: words over a drawn frame.
fn certificates_in_typst(count: usize) -> String {
    let mut text = String::from(
        "#set page(width: 297mm, height: 210mm, margin: 25mm, background: rect(width: 281mm, height: 194mm, stroke: 3pt + red))\n\
         #set text(font: (\"LXGW WenKai\", \"Noto Serif SC\"), size: 22pt, lang: \"zh\")\n\
         #let paper(name, work) = [#align(center, text(size: 48pt)[荣誉证书])\n\n#name 同志：\n\n\
         在2026年青少年科技创新大赛中，作品《#work》荣获一等奖。\n\n特发此证，以资鼓励。\n#align(right)[临江区科协]\n#pagebreak(weak: true)]\n",
    );
    for at in 0..count {
        writeln!(text, "#paper[{}][作品{at}]", winner(at)).unwrap();
    }
    text
}
