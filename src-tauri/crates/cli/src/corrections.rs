//! What the terminal says of a sheet in place of what would be guessed, in the words of `import_preview`.

use clap::Args;
use office::Error;
use serde_json::{Map, Value, json};

/// Corrections of the one sheet that `--sheet` names, and the year, which may be said sheet by sheet.
#[derive(Args)]
pub(crate) struct Corrections {
    /// 只读这张工作表，可以写几次
    #[arg(long = "sheet", value_name = "表名")]
    sheets: Vec<String>,
    /// 没有写年份的日期算这一年；“表名=年份”只管那一张，可以写几次
    #[arg(long = "year", value_name = "年份", value_parser = year)]
    years: Vec<(Option<String>, i32)>,
    /// 表头是哪几行：3，或 3-4
    #[arg(long, value_name = "行", value_parser = rows)]
    header_rows: Vec<(u32, u32)>,
    /// 这一行是标题
    #[arg(long, value_name = "行")]
    title_row: Vec<u32>,
    /// 这一行是分组，填进下面各行：5=unit；只写行号就按字面认
    #[arg(long, value_name = "行=栏目", value_parser = section)]
    section_row: Vec<(u32, Option<String>)>,
    /// 跳过这一行
    #[arg(long, value_name = "行")]
    skip_row: Vec<u32>,
    /// 这一行是记录
    #[arg(long, value_name = "行")]
    data_row: Vec<u32>,
    /// 表到这一行为止
    #[arg(long, value_name = "行")]
    end_row: Vec<u32>,
    /// 这一列是什么：D=phone；登记表里写栏名：联系方式=phone；不导入写成 D=
    #[arg(long, value_name = "列=栏目", value_parser = column)]
    column: Vec<(String, Option<String>)>,
    /// 从这一列起是并排的另一份名单
    #[arg(long, value_name = "列", conflicts_with = "one_list")]
    list_at: Vec<String>,
    /// 并排的几份其实是一份
    #[arg(long)]
    one_list: bool,
}

impl Corrections {
    /// Puts what was said into the parameters of an import.
    ///
    /// # Errors
    /// Rows or columns are named, and not of which sheet.
    pub(crate) fn say(&self, ask: &mut Value) -> office::Result<()> {
        let mut said: Map<String, Value> = Map::new();
        for (sheet, year) in &self.years {
            match sheet {
                Some(sheet) => said.entry(sheet).or_insert_with(|| json!({}))["year"] = (*year).into(),
                None => ask["year"] = (*year).into(),
            }
        }
        let hints = self.hints();
        if !hints.is_empty() {
            let [sheet] = self.sheets.as_slice() else {
                let message = "改了行或列的意思，还要用 --sheet 指明是哪一张工作表，只写一张。";
                return Err(Error::invalid("corrections", message));
            };
            let own = said.entry(sheet).or_insert_with(|| json!({}));
            hints.into_iter().for_each(|(name, value)| own[name] = value);
        }
        if !self.sheets.is_empty() {
            ask["sheets"] = json!(self.sheets);
        }
        ask["corrections"] = Value::Object(said);
        Ok(())
    }

    /// What was said of the one sheet.
    fn hints(&self) -> Vec<(&'static str, Value)> {
        let headers: Vec<u32> = self.header_rows.iter().flat_map(|(first, last)| *first..=*last).collect();
        let sections = self.section_row.iter().map(|(row, field)| match field {
            Some(field) => json!({ "row": row, "field": field }),
            None => json!({ "row": row }),
        });
        let columns: Map<String, Value> =
            self.column.iter().map(|(letters, field)| (letters.clone(), json!(field))).collect();
        let mut hints = vec![
            ("header_rows", json!(headers)),
            ("title_rows", json!(self.title_row)),
            ("section_rows", sections.collect()),
            ("skip_rows", json!(self.skip_row)),
            ("data_rows", json!(self.data_row)),
            ("end_rows", json!(self.end_row)),
            ("columns", Value::Object(columns)),
            ("lists", json!(self.list_at)),
        ];
        hints.retain(|(name, value)| {
            let empty = value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
            !empty || *name == "lists" && self.one_list
        });
        hints
    }
}

fn number(text: &str) -> Result<u32, String> {
    text.trim().parse().map_err(|_| format!("“{text}”不是行号，请写成 3 这样的数字"))
}

fn rows(text: &str) -> Result<(u32, u32), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    // A header has three rows at most; a slip of the keyboard is not taken for a thousand of them.
    let sound = first <= last && last - first < 10;
    sound.then_some((first, last)).ok_or_else(|| format!("“{text}”不像表头的几行，请写成 3-4 这样"))
}

fn section(text: &str) -> Result<(u32, Option<String>), String> {
    match text.split_once('=') {
        Some((row, field)) => Ok((number(row)?, Some(field.to_owned()).filter(|field| !field.is_empty()))),
        None => Ok((number(text)?, None)),
    }
}

fn column(text: &str) -> Result<(String, Option<String>), String> {
    let (letters, field) = text.split_once('=').ok_or_else(|| format!("“{text}”少了等号，请写成 D=phone 这样"))?;
    Ok((letters.to_uppercase(), Some(field.to_owned()).filter(|field| !field.is_empty())))
}

fn year(text: &str) -> Result<(Option<String>, i32), String> {
    let (sheet, year) = text.rsplit_once('=').map_or((None, text), |(sheet, year)| (Some(sheet.to_owned()), year));
    let year = year.parse().map_err(|_| format!("“{year}”不是年份，请写成 2024 这样，或 表名=2024"))?;
    Ok((sheet, year))
}
