//! Charts: bars and lines are as high as their numbers say, and every program shows the numbers.

use papers::document::{Block, Chart, ChartForm, Document, Style};

use crate::reader::{Line, Sheet};
use crate::{docx, options, pages, plain};

fn chart(form: ChartForm, values: &[f64]) -> Document {
    let labels = (1..=values.len()).map(|month| format!("{month}月")).collect();
    let chart = Chart { title: "各月活动（项）".into(), form, labels, values: values.to_vec() };
    Document { style: Style::List, title: "台账".into(), blocks: vec![Block::Chart(chart)], ..Document::default() }
}

fn words(sheet: &Sheet) -> Vec<String> {
    sheet.lines().iter().map(Line::text).collect()
}

#[test]
fn bars_are_as_high_as_their_numbers() {
    let values = [3.0, 0.0, 12.0, 6.0, f64::NAN, -2.0];
    let sheet = pages(&chart(ChartForm::Bars, &values)).remove(0);
    // Upper edge and foot of each bar.
    let bars: Vec<f32> = sheet.areas.iter().map(|([_, top], [_, foot])| foot - top).collect();
    assert_eq!(bars.len(), 3, "nothing is drawn for 0 and for what is no number");
    assert!((bars[1] / bars[0] - 4.0).abs() < 0.01 && (bars[1] / bars[2] - 2.0).abs() < 0.01, "{bars:?}");
    let words = words(&sheet);
    assert!(words.iter().any(|line| line == "各月活动（项）"), "{words:?}");
    assert!(words.iter().any(|line| line == "1月2月3月4月5月6月"), "{words:?}");
    // The number above each bar.
    for number in ["3", "12", "6"] {
        assert!(words.iter().any(|line| line.contains(number)), "{number}: {words:?}");
    }
    // A copy for Word has the numbers, a workbook the table that they come from.
    let body = docx::words(&docx::body(&chart(ChartForm::Bars, &values)));
    assert!(body.contains("各月活动（项）\n1月\n2月\n3月\n4月\n5月\n6月\n3\n0\n12\n6\n0\n0\n"), "{body}");
    assert_eq!(papers::xlsx_of(&chart(ChartForm::Bars, &values), &options()), Err(papers::xlsx::Error::NoTable));
}

#[test]
fn a_line_goes_through_all_numbers() {
    let sheet = pages(&chart(ChartForm::Line, &[1.0, 5.0, 2.0])).remove(0);
    assert_eq!(sheet.areas.len(), 3);
    let slopes = sheet.rules.iter().filter(|(from, to)| from[0] != to[0] && (from[1] - to[1]).abs() > 1.0).count();
    assert_eq!(slopes, 2);
}

#[test]
fn charts_of_any_numbers_stay_on_their_page() {
    for (values, seen) in [
        (vec![], false),
        (vec![0.0; 12], true),
        (vec![0.001, 0.002], true),
        (vec![1e12, 3.0], true),
        (vec![f64::INFINITY], true),
        ((1..=400).map(f64::from).collect(), true),
    ] {
        let mut document = chart(ChartForm::Bars, &values);
        document.blocks.splice(0..0, vec![plain("一行字。"); 30]);
        let sheets = pages(&document);
        let last = sheets.last().unwrap();
        assert_eq!(words(last).iter().any(|line| line == "各月活动（项）"), seen, "{values:?}");
        for sheet in &sheets {
            let inside = |[x, y]: [f32; 2]| (0.0..=sheet.width).contains(&x) && (0.0..=sheet.height).contains(&y);
            assert!(sheet.areas.iter().all(|(from, to)| inside(*from) && inside(*to)), "{values:?}");
            assert!(sheet.glyphs.iter().all(|glyph| inside([glyph.x, glyph.y])), "{values:?}");
        }
    }
}
