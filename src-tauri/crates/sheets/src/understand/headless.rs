//! Lists without a header: columns told by their values alone, and names set out in a grid under section rows.

use std::borrow::Cow;

use super::column::{Mapped, by_content};
use super::grid::Grid;
use super::header::Label;
use super::kind::{Field, Kind, ValueKind};
use super::outcome::Sure;
use super::row::told_by_words;
use super::section::{self, Said};
use super::text::{beginning, brackets, is_han, squeeze};
use crate::{Cell, Value};

/// Family names of one character that nine in ten people bear, and those of two.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝水云花凤奚昌酆";

/// True for two to four Chinese characters that begin with a family name, or a name with a middle dot.
pub(super) fn looks_like_name(text: &str) -> bool {
    let name = brackets(&squeeze(beginning(text))).0;
    let mut chars = name.chars();
    let length = name.chars().count();
    if name.contains('·') {
        return length <= 20 && name.chars().all(|c| is_han(c) || c == '·');
    }
    let compound = ["欧阳", "上官", "司马", "诸葛", "慕容", "皇甫", "尉迟", "公孙", "令狐", "夏侯", "东方", "司徒"];
    let begins =
        chars.next().is_some_and(|first| FAMILY.contains(first)) || compound.iter().any(|two| name.starts_with(two));
    begins && (2..=4).contains(&length) && name.chars().all(is_han)
}

/// True for one name or several: 张伟, 张伟、王芳.
pub(super) fn looks_like_names(text: &str) -> bool {
    let names: Vec<&str> = text.split(['、', ',', '，', ' ', ';', '；']).filter(|name| !name.is_empty()).collect();
    looks_like_name(text) || !names.is_empty() && names.iter().all(|name| looks_like_name(name))
}

/// True for the name of a unit: 第一中学, 区教育局.
pub(super) fn looks_like_unit(text: &str) -> bool {
    let name = squeeze(beginning(text));
    let ends = [
        "局",
        "委",
        "公司",
        "集团",
        "中学",
        "小学",
        "学校",
        "学院",
        "大学",
        "医院",
        "协会",
        "学会",
        "科协",
        "中心",
        "街道",
        "社区",
        "居委会",
        "村委会",
        "厂",
        "站",
        "所",
        "部",
        "处",
        "科",
        "室",
        "馆",
        "工会",
        "支部",
        "车间",
        "班组",
        "工作室",
    ];
    (3..=30).contains(&name.chars().count()) && ends.iter().any(|end| name.ends_with(end))
}

/// The columns of a sheet without a header; empty unless a column of names stands beside one that can be nothing else.
pub(super) fn columns(grid: &Grid<'_>, kind: &Kind, rows: &[u32]) -> Vec<Mapped> {
    let Some(namer) = name_field(kind) else { return Vec::new() };
    let mut all: Vec<u32> = rows.iter().flat_map(|row| grid.cells(*row)).map(|cell| cell.column).collect();
    all.sort_unstable();
    all.dedup();
    let mut mapped: Vec<Mapped> = Vec::new();
    for column in all.into_iter().take(64) {
        let values: Vec<String> = rows
            .iter()
            .filter_map(|row| grid.own(*row, column))
            .map(|cell| beginning(&cell.text()).to_owned())
            .collect();
        let names = values.iter().filter(|value| looks_like_name(value)).count();
        let named = values.len() >= 3 && names * 10 >= values.len() * 8;
        let field = if named { Some(namer) } else { by_content(kind, &values) };
        let taken = |name: &str| mapped.iter().any(|other| other.field.is_some_and(|field| field.name == name));
        let field = field.filter(|field| !taken(field.name));
        mapped.push(Mapped {
            label: Label { column, levels: Vec::new(), covered: false },
            field,
            second: None,
            mark: None,
            sure: Sure::Content,
        });
    }
    let has = |wanted: fn(&Field) -> bool| mapped.iter().any(|column| column.field.is_some_and(wanted));
    let strong = has(|field| {
        matches!(field.value, ValueKind::IdNumber | ValueKind::Phone | ValueKind::Email | ValueKind::Choice(_))
    });
    if strong && mapped.iter().any(|column| column.field.is_some_and(|field| field.name == namer.name)) {
        mapped
    } else {
        Vec::new()
    }
}

/// The field of a person's name, if the kind has one.
fn name_field(kind: &Kind) -> Option<&'static Field> {
    let first = kind.names.first()?;
    kind.fields.iter().find(|field| field.name == *first && matches!(field.value, ValueKind::Name | ValueKind::Names))
}

/// True when the rows set out names and little else: the field that each cell is.
pub(super) fn is_name_grid(grid: &Grid<'_>, kind: &Kind, rows: &[u32]) -> Option<&'static Field> {
    let field = name_field(kind)?;
    let texts: Vec<Cow<'_, str>> = rows
        .iter()
        .map(|row| grid.cells(*row))
        .filter(|cells| cells.len() > 1)
        .flatten()
        .filter(|cell| matches!(cell.value, Value::Text(_)))
        .map(|cell| cell.text())
        .filter(|text| told_by_words(text).is_none() && section::meaning(kind, text, true).is_none())
        .collect();
    let fits = |text: &&Cow<'_, str>| looks_like_name(text) || field.value == ValueKind::Names && looks_like_unit(text);
    let names = texts.iter().filter(fits).count();
    (names >= 4 && names * 10 >= texts.len() * 9).then_some(field)
}

/// 一等奖 | 二等奖 | 三等奖 over the names below: what each column, from the left, stands under. None for any other row.
pub(super) fn sections_over_columns(kind: &Kind, cells: &[Cell]) -> Option<Vec<(u32, Said)>> {
    let over = |cell: &Cell| {
        let said = section::meaning(kind, &cell.text(), true)?;
        (!kind.names.contains(&said.field)).then_some((cell.column, said))
    };
    let heads: Vec<(u32, Said)> = cells.iter().map(over).collect::<Option<_>>()?;
    let named = cells.iter().all(|cell| looks_like_name(&cell.text()) || looks_like_unit(&cell.text()));
    (heads.len() > 1 && !named).then_some(heads)
}
