//! An import at its largest, the whole road into records that are checked, indexed, searched and can be taken back; beside it
//! what programs of other houses take for reading the same file and inserting its bare cells. `cargo xtask bench import`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot set itself up has failed")]

use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const PEOPLE: u32 = 100_000;
const HEADERS: [&str; 12] =
    ["姓名", "性别", "民族", "出生年月", "身份证号", "联系电话", "单位", "部门", "职务", "职称", "学历", "备注"];

fn main() {
    // Cargo passes --bench, and what was asked for by name.
    let only: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    if !only.iter().all(|only| "import".contains(only.as_str())) {
        return;
    }
    let Some(cli) = std::env::var_os("XIEBAN_CLI") else {
        println!("import: XIEBAN_CLI says which xieban-cli is measured; cargo xtask bench sets it");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("人员.xlsx");
    write(&file);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/import.py");
    let measured = Command::new("python3").arg(script).arg(&cli).arg(&file).status();
    match measured {
        Ok(status) => assert!(status.success(), "the import was refused"),
        Err(cause) => {
            println!("import: python3 measures the cpu and the memory of each program, and is not here: {cause}")
        }
    }
}

/// A hundred thousand people in two thousand units, each with a sound ID number.
fn write(file: &Path) {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_row(0, 0, HEADERS).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for at in 0..PEOPLE {
        let (number, birth, sex) = id_number(at);
        let row = at + 1;
        for (column, text) in [
            (0, name(at)),
            (1, sex.into()),
            (2, ["汉族", "满族", "回族"][at as usize % 7 % 3].into()),
            (4, number),
            (5, (13_800_000_000 + u64::from(at)).to_string()),
            (6, format!("临江区第{}中学", at / 50)),
            (7, ["教务处", "办公室", "总务处"][at as usize % 3].into()),
            (8, ["教师", "主任", "干事", "组长"][at as usize % 4].into()),
            (9, ["一级教师", "高级教师", "二级教师"][at as usize % 3].into()),
            (10, ["本科", "研究生", "大专"][at as usize % 3].into()),
            (11, format!("备注{at}")),
        ] {
            page.write_string(row, column, text).unwrap();
        }
        let (year, month, date) = birth;
        page.write_datetime_with_format(row, 3, ExcelDateTime::from_ymd(year, month, date).unwrap(), &day).unwrap();
    }
    book.save(file).unwrap();
}

/// A name that few share.
fn name(at: u32) -> String {
    const FAMILY: [char; 10] = ['张', '王', '李', '赵', '陈', '刘', '杨', '黄', '周', '吴'];
    const GIVEN: [char; 16] =
        ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明'];
    let given = |at: u32| GIVEN[at as usize % GIVEN.len()];
    [FAMILY[at as usize % FAMILY.len()], given(at / 10), given(at / 160)].iter().collect()
}

/// A made-up ID number that is no one else's, with the birth and the sex that it holds.
fn id_number(at: u32) -> (String, (u16, u8, u8), &'static str) {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let (year, month, day) = (1950 + at % 50, 1 + at / 50 % 12, 1 + at / 600 % 28);
    let first = format!("11{:04}{year}{month:02}{day:02}{:03}", 100 + at / 16_800, at % 1000);
    let sum: u32 = first.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let number = format!("{first}{}", char::from(b"10X98765432"[sum as usize % 11]));
    let sex = if at % 2 == 1 { "男" } else { "女" };
    (number, (year as u16, month as u8, day as u8), sex)
}
