//! What is looked for: a kind of record with its fields.

/// A kind of record: people, events, a plan's tasks.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in code.
    pub name: &'static str,
    /// Its fields, in the order in which a form shows them.
    pub fields: &'static [Field],
    /// The fields of which one must be there: what names the record. The first is named in the issue when none is.
    pub names: &'static [&'static str],
    /// What section rows can mean, the narrower first.
    pub sections: &'static [Section],
    /// `(field, from)`: where no column has `field`, the column read as `from` is it; a list of winning units has no persons.
    pub instead: &'static [(&'static str, &'static str)],
    /// A field that the sheet's name or the title fills where no column or section does: a sheet or a list of one class.
    pub from_title: Option<&'static str>,
    /// What a sheet's name says of every row that does not say it itself: a workbook with one sheet an award.
    pub from_sheet: Option<Section>,
}

/// A field of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in code, as it stands in `values`.
    pub name: &'static str,
    /// Its Chinese name, for messages.
    pub title: &'static str,
    /// Headers that mean it, the surest first, without spaces.
    pub headers: &'static [&'static str],
    /// How its values are read.
    pub value: ValueKind,
    /// A field that groups rows: written once and meant for the rows below too, even without a merged cell.
    pub flows: bool,
    /// A field that gives way where another means the same header: one that the user made.
    pub weak: bool,
}

impl Field {
    /// A field that stands in every row.
    pub const fn new(
        name: &'static str,
        title: &'static str,
        value: ValueKind,
        headers: &'static [&'static str],
    ) -> Self {
        Field { name, title, headers, value, flows: false, weak: false }
    }

    /// The same field, which gives way to others.
    pub const fn weak(mut self) -> Self {
        self.weak = true;
        self
    }

    /// True for a field of words, which a row above can fill for the rows below.
    pub fn holds_words(&self) -> bool {
        matches!(self.value, ValueKind::Text | ValueKind::LongText | ValueKind::NamesText | ValueKind::Words(_))
    }

    /// True for a field of which each value names someone or something.
    pub(super) fn holds_names(&self) -> bool {
        self.value == ValueKind::Name || self.lists_names()
    }

    /// True for a field that one record may have several names in, and a table several columns of.
    pub(super) fn lists_names(&self) -> bool {
        matches!(self.value, ValueKind::Names | ValueKind::NamesText)
    }

    /// The same field, whose values flow into the rows below.
    pub const fn flowing(mut self) -> Self {
        self.flows = true;
        self
    }
}

/// How a value is read, and its normal form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueKind {
    /// Text on one line.
    Text,
    /// Text that keeps its line breaks.
    LongText,
    /// A person's name: no spaces between Chinese characters, the middle dot as U+00B7.
    Name,
    /// Text that names one person or several: names padded with blanks are closed up, the rest stays as written.
    NamesText,
    /// A list of names of persons or units.
    Names,
    /// A date: 2024, 2024-05 or 2024-05-01.
    Date,
    /// A date or a span of dates in one cell; its last day goes to the field named.
    Span(&'static str),
    /// A time to be done by (3月底前, 第二季度, 全年): first day here, last day in the field named.
    Deadline(&'static str),
    /// GB 11643-1999 or the old 15 digits.
    IdNumber,
    /// A mobile number of 11 digits, or a land line as written.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number: 1万人次, 200余人. The words are kept in `{name}_text` where they say more.
    Count,
    /// A number that may have a fraction: score, hours.
    Number,
    /// A score; words instead of one (优秀, 缺考) go to the field named.
    Score(&'static str),
    /// Yuan; 万元 from the header or the value.
    Money,
    /// `[number, unit]` pairs: 22场,593人次.
    Indicators,
    /// Words with a normal form, `(written, meant)`; others stay as written.
    Words(&'static [(&'static str, &'static str)]),
    /// One of these words only, `(written, meant)`.
    Choice(&'static [(&'static str, &'static str)]),
    /// True for 是, √, or the record's own name.
    Flag,
    /// The year that the dates of the row belong to; no value of its own.
    Year,
    /// The month that the dates of the row belong to; no value of its own.
    Month,
}

/// What a section row can mean.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The field that its text fills.
    pub field: &'static str,
    /// Its text ends in one of these.
    pub ends: &'static [&'static str],
    /// Taken by any text that no other section took.
    pub any: bool,
}
