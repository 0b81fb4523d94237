//! What keeps a template that someone drew, or that came in a file, from being used.

use super::template::{Area, Content, Field, Part, Template};
use super::{svg, unknown_token};

/// Shortest and longest side of a paper, in millimetres.
const PAPER: std::ops::RangeInclusive<f32> = 50.0..=1000.0;

/// Smallest and largest letters, in points.
const LETTERS: std::ops::RangeInclusive<f32> = 5.0..=200.0;

/// Shortest side of the code, in millimetres: its modules stay about a quarter of a millimetre wide.
const CODE: f32 = 20.0;

/// Most fields of a template, and most characters of its frame: more is no certificate.
const MOST_FIELDS: usize = 60;
const MOST_FRAME: usize = 2_000_000;

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which of its fields, from 0, where one is meant.
    pub field: Option<usize>,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

impl Template {
    /// The first thing that keeps the template from being used; none when it is sound.
    pub fn fault(&self) -> Option<Fault> {
        self.whole().err().map(|message| Fault { field: None, message }).or_else(|| {
            self.fields.iter().enumerate().find_map(|(at, field)| {
                let message = self.field(field).err()?;
                Some(Fault { field: Some(at), message: format!("第 {} 个文字框：{message}", at + 1) })
            })
        })
    }

    /// What holds for the template as a whole.
    fn whole(&self) -> Result<(), String> {
        let holds = |is: bool, why: &str| if is { Ok(()) } else { Err(why.to_owned()) };
        let title = self.title.trim().chars().count();
        holds((1..=40).contains(&title), "请给模板取个名字，40 个字以内。")?;
        let paper = self.paper;
        holds(PAPER.contains(&paper.width) && PAPER.contains(&paper.height), "纸张的宽和高要在 50 到 1000 毫米之间。")?;
        holds((1..=MOST_FIELDS).contains(&self.fields.len()), "模板里要有 1 到 60 个文字框。")?;
        let shows = |part: Part| {
            self.fields.iter().any(|field| matches!(&field.content, Content::Words(parts) if parts.contains(&part)))
        };
        holds(shows(Part::Body), "没有放正文，这样打出来没有内容。请加一个“正文”文字框。")?;
        let sentences = &self.sentences;
        holds(
            !sentences.recipient.contains('{') || shows(Part::Recipient),
            "措辞里有抬头，纸上却没有放抬头，姓名会漏掉。请加一个“抬头”文字框，或者把抬头那一句清空、写进正文。",
        )?;
        let all = [&sentences.recipient, &sentences.closing, &sentences.number].into_iter().chain(&sentences.body);
        for sentence in all {
            if let Some(token) = unknown_token(sentence) {
                return Err(format!("句子里的“{{{token}}}”不认得，请从给出的词里选。"));
            }
        }
        holds(sentences.body.iter().any(|text| !text.trim().is_empty()), "正文那一句不能空着。")?;
        if let Some(seal) = self.seal {
            let inside = (0.0..=paper.width).contains(&seal.x) && (0.0..=paper.height).contains(&seal.y);
            holds(inside && (10.0..=80.0).contains(&seal.diameter), "盖章的位置要在纸内，直径 10 到 80 毫米。")?;
        }
        if let Some(photo) = self.photo {
            self.inside(photo).map_err(|why| format!("贴照片的位置{why}"))?;
        }
        if let Some(code) = self.code {
            self.inside(code).map_err(|why| format!("二维码的位置{why}"))?;
            let side = code.width.min(code.height);
            holds(side >= CODE, "二维码太小就扫不出来，宽和高至少 20 毫米。")?;
        }
        let Some(frame) = &self.frame else { return Ok(()) };
        holds(frame.len() <= MOST_FRAME, "边框图太大，请在绘图软件里简化后再导入。")?;
        svg::read(frame).map(|_| ()).map_err(|cause| format!("{cause}。"))
    }

    fn field(&self, field: &Field) -> Result<(), String> {
        self.inside(field.area)?;
        let size = field.size;
        if !(LETTERS.contains(&size.min) && LETTERS.contains(&size.max) && size.min <= size.max) {
            return Err("字号要在 5 到 200 磅之间，最小的不能大过设计的。".into());
        }
        let measures = [(field.leading, 0.8..=5.0), (field.spacing, -0.3..=5.0), (field.indent, 0.0..=10.0)];
        if !measures.iter().all(|(value, range)| range.contains(value)) {
            return Err("行距要在 0.8 到 5 倍之间，字距在 -0.3 到 5 之间，缩进在 0 到 10 字之间。".into());
        }
        if svg::rgb(&field.colour).is_none() {
            return Err(format!("颜色“{}”写法不对，请写成 #A61E1A 的样子。", field.colour));
        }
        let empty = match &field.content {
            Content::Printed(text) => text.trim().is_empty(),
            Content::Words(parts) => parts.is_empty(),
        };
        if empty { Err("里面没有内容，请选内容或者删掉它。".into()) } else { Ok(()) }
    }

    /// Whether an area lies on the paper and is large enough to hold a letter.
    fn inside(&self, area: Area) -> Result<(), String> {
        let Area { x, y, width, height } = area;
        // A tenth of a millimetre is what the eye and the ruler tell.
        let right = x + width <= self.paper.width + 0.1;
        let bottom = y + height <= self.paper.height + 0.1;
        match [x, y, width, height].iter().all(|side| side.is_finite()) {
            true if width < 2.0 || height < 2.0 => Err("太小，宽和高至少 2 毫米。".into()),
            true if x >= -0.1 && y >= -0.1 && right && bottom => Ok(()),
            _ => Err("有一部分在纸外，请移进来。".into()),
        }
    }
}
