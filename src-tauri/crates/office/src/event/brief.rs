//! 活动小结: what happened in words, with its pictures two in a row.

use papers::document::{Block, Document, Paragraph, Picture, Signature, Style};
use rusqlite::Connection;

use super::store;
use crate::attachment;
use crate::error::{Error, Result};
use crate::ids::EventId;
use crate::place::Place;
use crate::report::text;
use crate::{clock, profile, value};

/// Dots that a row of pictures is high: 60 mm at what a printer shows.
const ROW: u32 = 700;

/// How wide and how high a row of pictures and a single picture may be set, in millimetres.
const PAIR: [f32; 2] = [156.0, 60.0];
const ALONE: [f32; 2] = [100.0, 75.0];

/// The paper of one event: its facts, what is written of it, its pictures with their captions.
pub(crate) fn brief(conn: &Connection, place: &Place, id: EventId) -> Result<Document> {
    let event = store::row_of(conn, id)?;
    let office = profile::profile(conn)?.name;
    let days = match (&event.start_date, &event.end_date) {
        (Some(start), Some(end)) if start != end => format!("{}至{}", value::spoken(start), value::spoken(end)),
        (Some(day), _) | (None, Some(day)) => value::spoken(day),
        (None, None) => String::new(),
    };
    let count = |words: &Option<String>, number: Option<i64>, unit: &str| {
        words.clone().or_else(|| number.map(|number| format!("{number}{unit}"))).unwrap_or_default()
    };
    let facts = [
        ("时间", days),
        ("地点", text(&event.place)),
        ("主办单位", text(&event.hosts)),
        ("承办单位", text(&event.organizers)),
        ("协办单位", text(&event.co_hosts)),
        ("参加人数", count(&event.participants_text, event.participants, "人")),
        ("受益人次", count(&event.beneficiaries_text, event.beneficiaries, "人次")),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    let mut blocks: Vec<Block> =
        facts.map(|(what, fact)| Block::Paragraph(Paragraph::plain(format!("{what}：{fact}")))).collect();
    let words = text(&event.summary);
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(lines.map(|line| Block::Paragraph(Paragraph::plain(line))));
    blocks.extend(rows(&attachment::pictures_of(conn, place, "event", id.0)?)?);
    let signed = event.end_date.or(event.start_date).filter(|date| date.len() == 10).unwrap_or_else(clock::today);
    Ok(Document {
        style: Style::Official,
        title: format!("{}\n活动小结", event.title),
        blocks,
        signature: Some(Signature { issuers: vec![office], date: value::spoken(&signed) }),
        ..Document::default()
    })
}

/// Pictures two in a row, the captions of both below them; an odd one stands alone. Upright ones are set narrower, not higher.
fn rows(pictures: &[(Vec<u8>, String)]) -> Result<Vec<Block>> {
    let row = |row: &[(Vec<u8>, String)]| match row {
        [(left, below_left), (right, below_right)] => {
            let bytes = papers::picture::beside(left, right, ROW)
                .map_err(|fault| refused(&format!("“{below_left}”“{below_right}”"), fault))?;
            let captions = [("左图：", below_left), ("右图：", below_right)];
            let captions = captions.iter().filter(|(_, caption)| !caption.trim().is_empty());
            let caption = captions.map(|(side, caption)| format!("{side}{caption}")).collect::<Vec<_>>().join("　");
            set(bytes, caption, PAIR)
        }
        row => {
            let (bytes, caption) = row.first().cloned().unwrap_or_default();
            set(bytes, caption, ALONE)
        }
    };
    pictures.chunks(2).map(row).collect()
}

/// A picture as large as it may be.
fn set(bytes: Vec<u8>, caption: String, most: [f32; 2]) -> Result<Block> {
    let dots = papers::picture::upright_size(&bytes).map_err(|fault| refused(&format!("“{caption}”"), fault))?;
    Ok(Block::Picture(Picture { bytes, caption, width: Some(width(dots, most)) }))
}

/// How wide a picture is set that may be so wide and so high.
fn width((wide, high): (u32, u32), [widest, highest]: [f32; 2]) -> f32 {
    widest.min(highest * wide as f32 / high.max(1) as f32)
}

fn refused(which: &str, fault: papers::picture::Fault) -> Error {
    Error::Paper { message: format!("图片{which}{fault}") }
}

#[cfg(test)]
mod tests {
    use super::{ALONE, PAIR, width};

    #[test]
    fn an_upright_picture_is_narrower_and_no_higher() {
        for (what, dots, most, wanted) in [
            ("two lying photos", (1884, 700), PAIR, 156.0),
            ("two upright photos", (1067, 700), PAIR, 91.5),
            ("a lying photo", (4000, 3000), ALONE, 100.0),
            ("an upright photo", (3000, 4000), ALONE, 56.25),
            ("a strip", (8000, 400), ALONE, 100.0),
        ] {
            let found = width(dots, most);
            assert!((found - wanted).abs() < 0.1, "{what}: {found} mm");
            assert!(found * dots.1 as f32 / dots.0 as f32 <= most[1] + 0.01, "{what} is too high");
        }
    }
}
