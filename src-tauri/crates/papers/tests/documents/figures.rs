//! Pictures: where they stand, what becomes of their dots, and what is refused.

use std::io::{Cursor, Read};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use papers::document::{Attachment, Block, Document, Picture, Signature, Style};
use zip::ZipArchive;

use crate::reader::{self, Line};
use crate::{FACES, characters, docx, heading, options, pages, paper, plain};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

const RED: Rgb<u8> = Rgb([200, 30, 30]);
const BLUE: Rgb<u8> = Rgb([30, 30, 200]);

/// A photograph: red at the left, blue at the right.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let dots = RgbImage::from_fn(width, height, |x, _| if x < width / 2 { RED } else { BLUE });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&dots).unwrap();
    file
}

/// A photograph of a hill under the sun.
pub fn scene(width: u32, height: u32) -> Vec<u8> {
    let dots = RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x as f32 / width as f32, y as f32 / height as f32);
        let sun = (across - 0.75).hypot((down - 0.25) * height as f32 / width as f32) < 0.08;
        let hill = down > 0.65 + 0.12 * (across * 6.0).sin();
        match (sun, hill) {
            (_, true) => Rgb([60, (110.0 + 60.0 * down) as u8, 60]),
            (true, _) => Rgb([240, 200, 80]),
            _ => Rgb([(120.0 + 100.0 * down) as u8, (170.0 + 60.0 * down) as u8, 230]),
        }
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 90).encode_image(&dots).unwrap();
    file
}

/// A ring on clear ground, as emblems are.
pub fn emblem(side: u32) -> Vec<u8> {
    let middle = side as f32 / 2.0;
    let dots: Vec<u8> = (0..side * side)
        .flat_map(|at| {
            let away = ((at % side) as f32 - middle).hypot((at / side) as f32 - middle) / middle;
            if (0.6..0.95).contains(&away) { [179, 57, 47, 255] } else { [0, 0, 0, 0] }
        })
        .collect();
    png(side, side, ExtendedColorType::Rgba8, &dots)
}

/// A photograph as a phone makes it: it lies, says how it must be turned and where it was made, and a film follows it.
pub fn phone(orientation: u8, mut jpeg: Vec<u8>) -> Vec<u8> {
    let mut said = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    said.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    said.extend(b"GPS 30.59 114.30");
    let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
    jpeg.splice(2..2, [&[0xFF, 0xE1], &length[..], &said].concat());
    jpeg.extend(b"a film of three seconds");
    jpeg
}

fn png(width: u32, height: u32, colour: ExtendedColorType, dots: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(dots, width, height, colour).unwrap();
    file
}

fn white(width: u32, height: u32) -> Vec<u8> {
    png(width, height, ExtendedColorType::L8, &vec![255; (width * height) as usize])
}

fn picture(bytes: Vec<u8>, caption: &str) -> Block {
    Block::Picture(Picture { bytes, caption: caption.into(), width: None })
}

/// As wide as the type area would make it, and higher than that.
fn tall(caption: &str) -> Picture {
    Picture { bytes: white(30, 60), caption: caption.into(), width: Some(156.0) }
}

fn document(blocks: Vec<Block>) -> Document {
    Document { blocks, ..Document::default() }
}

fn alone(bytes: Vec<u8>) -> Document {
    document(vec![picture(bytes, "")])
}

/// The only picture of a paper.
fn only(document: &Document) -> reader::Picture {
    let mut found: Vec<_> = pages(document).into_iter().flat_map(|sheet| sheet.pictures).collect();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn near(got: f32, wanted: f32, what: &str) {
    assert!((got - wanted).abs() <= 0.5 * MM, "{what}: {} mm, wanted {}", got / MM, wanted / MM);
}

#[test]
fn a_picture_stands_in_the_middle_over_its_caption_and_the_words_below_stay_on_the_grid() {
    for (width, height) in [(600, 400), (3000, 1001), (90, 90), (1200, 1320)] {
        let sheet = pages(&document(vec![
            plain(characters(40)),
            picture(white(width, height), "图1　科普日现场"),
            plain(characters(20)),
        ]))
        .remove(0);
        let [found] = &sheet.pictures[..] else { panic!("{} pictures", sheet.pictures.len()) };
        let middle = (28.0 + 78.0) * MM;
        near((found.from[0] + found.to[0]) / 2.0, middle, "the middle");
        let lines = sheet.body();
        let [_, above, caption, below] = &lines[..] else { panic!("{} lines", lines.len()) };
        assert_eq!(caption.text(), "图1\u{3000}科普日现场");
        near((caption.left() + caption.right()) / 2.0, middle, "the middle of the caption");
        assert!(caption.glyphs.iter().all(|glyph| glyph.size == 12.0 && glyph.face == "NotoSansSC-Regular"));
        assert!(above.y < found.from[1] && found.to[1] < caption.y - 12.0 && caption.y < below.y - 16.0);
        let lines = (below.y - lines[0].y) / 28.95;
        assert!((lines - lines.round()).abs() < 0.01, "{width} × {height}: {lines} lines from the first to the last");
    }
}

#[test]
fn a_picture_is_as_large_as_is_natural_to_it_or_asked_for_and_never_larger_than_the_page() {
    // What is asked for, and what comes of it, in millimetres; 150 dots are an inch.
    for (dots, asked, wanted) in [
        ([300, 150], None, [50.8, 25.4]),
        ([300, 150], Some(100.0), [100.0, 50.0]),
        ([300, 150], Some(1000.0), [156.0, 78.0]),
        ([3000, 1500], None, [156.0, 78.0]),
        ([300, 150], Some(f32::NAN), [50.8, 25.4]),
        ([300, 150], Some(-1.0), [50.8, 25.4]),
        // 22 lines less the quarters above and below.
        ([1500, 3000], None, [109.8, 219.6]),
        ([1, 3000], Some(100.0), [0.07, 219.6]),
        ([3000, 1], None, [156.0, 0.05]),
    ] {
        let block = Block::Picture(Picture { bytes: white(dots[0], dots[1]), caption: String::new(), width: asked });
        let found = only(&document(vec![block]));
        near(found.to[0] - found.from[0], wanted[0] * MM, "width");
        near(found.to[1] - found.from[1], wanted[1] * MM, "height");
        near(found.from[0], (28.0 + (156.0 - wanted[0]) / 2.0) * MM, "left edge");
    }
    // Across, the type area is 225 mm wide and 156 mm high.
    let wide = document(vec![Block::Landscape(vec![picture(white(3000, 1000), "")])]);
    near(only(&wide).to[0] - only(&wide).from[0], 225.0 * MM, "width across");
    let list = Document { style: Style::List, ..alone(white(3000, 1000)) };
    near(only(&list).to[0] - only(&list).from[0], 175.0 * MM, "width of a list");
}

#[test]
fn a_picture_goes_to_the_next_page_with_its_caption_and_its_heading() {
    for filler in 1..22 {
        let sheets = pages(&document(vec![
            plain(characters(28 * filler - 2)),
            heading(1, "现场"),
            picture(white(900, 900), "合影"),
            plain("下面的话。"),
        ]));
        let all: Vec<String> = sheets.iter().flat_map(|sheet| sheet.body()).map(|line| line.text()).collect();
        assert_eq!(all[all.len() - 3..], ["一、现场", "合影", "下面的话。"], "{filler} lines");
        let sheet = sheets.iter().find(|sheet| !sheet.pictures.is_empty()).unwrap();
        let found = &sheet.pictures[0];
        let lines = sheet.body();
        let line = |text: &str| lines.iter().find(|line| line.text() == text).map(|line| line.y);
        assert!(line("一、现场").unwrap() < found.from[1] && found.to[1] < line("合影").unwrap(), "{filler} lines");
        assert!(found.to[1] < (37.0 + 225.0) * MM, "{filler} lines: it runs off the type area");
    }
}

#[test]
fn a_picture_that_ends_the_body_leaves_room_for_the_signature() {
    let signature = Signature { issuers: vec!["江岸区科学技术协会".into()], date: "2026年3月5日".into() };
    for filler in 1..24 {
        let blocks = vec![plain(characters(28 * filler - 2)), Block::Picture(tall("合影"))];
        let document = Document { signature: Some(signature.clone()), ..document(blocks) };
        let sheets = pages(&document);
        let last = sheets.last().unwrap();
        assert_eq!(last.pictures.len(), 1, "{filler} lines: the signature is alone");
        let texts: Vec<String> = last.body().iter().map(Line::text).collect();
        assert_eq!(texts[texts.len() - 3..], ["合影", "江岸区科学技术协会", "2026年3月5日"], "{filler} lines");
    }
}

#[test]
fn captions_of_any_length_are_set() {
    for length in [0, 1, 30, 100, 3_000] {
        let sheets = pages(&document(vec![Block::Picture(tall(&characters(length))), plain("完。")]));
        let all: String = sheets.iter().flat_map(|sheet| sheet.body()).map(|line| line.text()).collect();
        assert_eq!(all, characters(length) + "完。");
        for sheet in &sheets {
            assert!(sheet.body().iter().all(|line| line.y < (37.0 + 225.0) * MM), "{length}: words run off the page");
        }
    }
}

#[test]
fn a_jpeg_goes_in_as_it_is_unless_it_is_too_dense_or_lies() {
    // 1,500 dots on 156 mm are 244 an inch.
    let upright = photo(1500, 600);
    let found = only(&alone(upright.clone()));
    assert!(found.image.content == upright, "coded anew");
    assert_eq!((found.says("Filter"), found.says("ColorSpace")), ("DCTDecode".into(), "DeviceRGB".into()));
    // What the phone says of place and time, and its film, stay at home.
    let found = only(&alone(phone(1, upright.clone())));
    assert!(found.image.content == upright);

    let left_and_right = |jpeg: &[u8]| {
        let dots = image::load_from_memory(jpeg).unwrap().into_rgb8();
        let (width, height) = dots.dimensions();
        let red = |x: u32, y: u32| dots[(x, y)].0[0] > 128;
        (red(width / 8, height / 8), red(width - 1 - width / 8, height / 8), red(width / 8, height - 1 - height / 8))
    };
    // The upper left, upper right and lower left corner: red or not (TIFF 6.0 by way of Exif 2.3, tag 0x0112).
    for (orientation, size, corners) in [
        (1, [640, 320], (true, false, true)),
        (2, [640, 320], (false, true, false)),
        (3, [640, 320], (false, true, false)),
        (4, [640, 320], (true, false, true)),
        (5, [320, 640], (true, true, false)),
        (6, [320, 640], (true, true, false)),
        (7, [320, 640], (false, false, true)),
        (8, [320, 640], (false, false, true)),
        // No such number: it is taken as it is.
        (9, [640, 320], (true, false, true)),
    ] {
        let document = alone(phone(orientation, photo(640, 320)));
        let found = only(&document);
        assert_eq!((found.dots(), left_and_right(&found.image.content)), (size, corners), "{orientation}");
        near((found.to[0] - found.from[0]) / (found.to[1] - found.from[1]), size[0] as f32 / size[1] as f32, "ratio");
        // A copy for Word has the very same.
        assert!(media(&document)["word/media/image1.jpeg"] == found.image.content);
    }
    // 24 million dots become what 300 an inch are.
    let large = only(&alone(photo(6000, 4000)));
    assert_eq!((large.dots(), left_and_right(&large.image.content)), ([1843, 1228], (true, false, true)));
}

#[test]
fn a_png_of_any_kind_gives_its_dots() {
    let sixteen: Vec<u8> = [0xFF00_u16, 0x1234, 0x8000].iter().flat_map(|ink| ink.to_ne_bytes()).collect();
    let mut few = Vec::new();
    let mut coder = png::Encoder::new(&mut few, 1, 1);
    coder.set_color(png::ColorType::Indexed);
    coder.set_palette(vec![1, 2, 3, 9, 8, 7]);
    coder.set_depth(png::BitDepth::One);
    coder.write_header().unwrap().write_image_data(&[0x80]).unwrap();
    for (file, space, dot, cover) in [
        (png(1, 1, ExtendedColorType::L8, &[77]), "DeviceGray", vec![77], None),
        (png(1, 1, ExtendedColorType::La8, &[77, 128]), "DeviceGray", vec![77], Some(128)),
        (png(1, 1, ExtendedColorType::Rgb8, &[1, 2, 3]), "DeviceRGB", vec![1, 2, 3], None),
        (png(1, 1, ExtendedColorType::Rgba8, &[1, 2, 3, 4]), "DeviceRGB", vec![1, 2, 3], Some(4)),
        // Nothing is clear.
        (png(1, 1, ExtendedColorType::Rgba8, &[1, 2, 3, 255]), "DeviceRGB", vec![1, 2, 3], None),
        (png(1, 1, ExtendedColorType::Rgb16, &sixteen), "DeviceRGB", vec![0xFE, 0x12, 0x80], None),
        (few, "DeviceRGB", vec![9, 8, 7], None),
    ] {
        let found = only(&alone(file.clone()));
        let dots = |stream: &lopdf::Stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        assert_eq!((found.says("ColorSpace"), dots(&found.image)), (space.into(), dot.clone()));
        assert_eq!(found.cover.map(|cover| dots(&cover)), cover.map(|cover| vec![cover]));
        let copy = &media(&alone(file))["word/media/image1.png"];
        let dots = image::load_from_memory(copy).unwrap();
        assert_eq!(dots.color().has_alpha(), cover.is_some());
        let wanted: Vec<u8> = dot.into_iter().chain(cover).collect();
        assert_eq!(dots.as_bytes(), wanted);
    }
    // Black on clear, made smaller: black on white, with no rim of what the clear dots are coloured.
    let dots: Vec<u8> = (0..4000 * 10).flat_map(|at| if at % 4000 < 2000 { [0, 0, 0, 255] } else { [0; 4] }).collect();
    let found = only(&alone(png(4000, 10, ExtendedColorType::Rgba8, &dots)));
    let row = found.image.decompressed_content().unwrap();
    assert_eq!((found.dots(), found.cover.is_none()), ([1843, 5], true));
    assert_eq!((row[0], row[1842 * 3]), (0, 255));
}

/// A JPEG of eight by eight dots of one mean value in four inks, as programs for printers make them.
fn four_inks() -> Vec<u8> {
    let mut file = b"\xFF\xD8\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\0\xFF\xDB\0\x43\0".to_vec();
    file.extend([1; 64]);
    file.extend(b"\xFF\xC0\0\x14\x08\0\x08\0\x08\x04\x01\x11\0\x02\x11\0\x03\x11\0\x04\x11\0");
    for table in [0x00, 0x10] {
        // One code of one bit: no difference, and nothing more in the block.
        file.extend([0xFF, 0xC4, 0, 20, table, 1]);
        file.extend([0; 16]);
    }
    file.extend(b"\xFF\xDA\0\x0E\x04\x01\0\x02\0\x03\0\x04\0\0\x3F\0\0\xFF\xD9");
    file
}

#[test]
fn a_jpeg_for_printers_keeps_its_four_inks() {
    let found = only(&alone(four_inks()));
    assert!(found.image.content == four_inks());
    assert_eq!((found.says("ColorSpace"), found.says("Decode")), ("DeviceCMYK".into(), "10101010".into()));
    // Turned, it is what a screen shows.
    let found = only(&alone(phone(6, four_inks())));
    assert_eq!(found.says("ColorSpace"), "DeviceRGB");
    let dots = image::load_from_memory(&found.image.content).unwrap().into_rgb8();
    assert!(dots.pixels().all(|dot| dot.0.iter().all(|ink| (55..75).contains(ink))), "{:?}", dots[(0, 0)]);
}

#[test]
fn what_is_no_picture_is_refused_by_name_before_anything_is_written() {
    let photo = photo(64, 64);
    let sound = white(64, 64);
    let mut cases: Vec<(String, Vec<u8>, &str)> = vec![
        ("nothing".into(), Vec::new(), "不是能排的"),
        ("words".into(), "这不是图片".as_bytes().to_vec(), "不是能排的"),
        ("a moving picture".into(), b"GIF89a\x01\0\x01\0".to_vec(), "不是能排的"),
        ("two bytes".into(), vec![0xFF, 0xD8], "不完整"),
        ("an end without a picture".into(), vec![0xFF, 0xD8, 0xFF, 0xD9], "不完整"),
    ];
    cases.extend((2..photo.len() - 2).step_by(37).map(|at| (format!("jpeg to {at}"), photo[..at].to_vec(), "不完整")));
    // The last twelve bytes are the mark of the end, the sum of the picture stands before them.
    cases.extend((8..sound.len() - 12).step_by(5).map(|at| (format!("png to {at}"), sound[..at].to_vec(), "不完整")));
    let mut spoiled = sound.clone();
    spoiled[20] ^= 1;
    cases.push(("spoiled".into(), spoiled, "不完整"));
    let mut lossless = photo.clone();
    let frame = lossless.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    lossless[frame + 1] = 0xC3;
    cases.push(("lossless".into(), lossless, "不是能排的"));
    // A few hundred bytes that ask for gigabytes.
    let mut bomb = Vec::new();
    let mut coder = png::Encoder::new(&mut bomb, 60_000, 60_000);
    coder.set_color(png::ColorType::Rgb);
    coder.write_header().unwrap().write_chunk(png::chunk::IDAT, &[0x78, 0x9C, 3, 0, 0, 0, 0, 1]).unwrap();
    cases.push(("png bomb".into(), bomb, "60000 × 60000"));
    let mut bomb = photo;
    bomb[frame + 5..frame + 9].fill(0xFF);
    cases.push(("jpeg bomb".into(), bomb, "65535 × 65535"));
    for (name, bytes, wanted) in cases {
        let document = Document {
            attachments: vec![Attachment { blocks: vec![picture(bytes, "颁奖")], ..Attachment::default() }],
            ..alone(white(2, 2))
        };
        let told = papers::pdf_of(&document, &FACES, &options()).expect_err(&name).to_string();
        assert!(
            told.starts_with("第 2 张图片“颁奖”") && told.contains(wanted) && told.ends_with('。'),
            "{name}: {told}"
        );
        assert_eq!(papers::docx_of(&document, &options()).expect_err(&name).to_string(), told);
    }
}

#[test]
fn a_hundred_spoilt_files_end_in_a_paper_or_a_refusal() {
    for file in [photo(32, 32), white(32, 32), four_inks()] {
        for at in 0..100 {
            let mut spoilt = file.clone();
            let place = 2 + at * 7919 % (file.len() - 2);
            spoilt[place] = spoilt[place].wrapping_add(1 + at as u8);
            let document = alone(phone(6, spoilt));
            let (pdf, docx) = (papers::pdf_of(&document, &FACES, &options()), papers::docx_of(&document, &options()));
            assert_eq!(pdf.is_ok(), docx.is_ok());
        }
    }
}

/// The pictures of a copy for Word by their names.
fn media(document: &Document) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(papers::docx_of(document, &options()).unwrap())).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let names = names.into_iter().filter(|name| name.starts_with("word/media/"));
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.map(read).collect()
}

#[test]
fn a_copy_for_word_has_the_pictures_in_their_places() {
    let document = document(vec![
        plain("上面的话。"),
        picture(photo(600, 300), "图1　“现场”<一角>"),
        plain("下面的话。"),
        Block::Landscape(vec![picture(white(3000, 1500), "")]),
    ]);
    let parts = docx::parts(&document);
    let (body, relations) = (&parts["word/document.xml"], &parts["word/_rels/document.xml.rels"]);
    assert_eq!(media(&document).into_keys().collect::<Vec<_>>(), ["word/media/image1.jpeg", "word/media/image2.png"]);
    for (part, text) in [
        // 600 × 300 dots are 4 inches by 2, of 914,400 units each.
        (body, r#"<wp:extent cx="3657600" cy="1828800"/>"#),
        (body, r#"<a:ext cx="3657600" cy="1828800"/>"#),
        (body, r#"<wp:docPr id="1" name="图片 1" descr="图1　“现场”&lt;一角&gt;"/>"#),
        (body, r#"<a:blip r:embed="rIdImage1"/>"#),
        (body, r#"<wp:docPr id="2" name="图片 2" descr=""/>"#),
        (relations, r#"Id="rIdImage1""#),
        (relations, r#"Target="media/image2.png""#),
        (&parts["[Content_Types].xml"], r#"<Default Extension="jpeg" ContentType="image/jpeg"/>"#),
    ] {
        assert!(part.contains(text), "{text} is not in {part}");
    }
    let words = docx::words(body);
    assert!(words.contains("上面的话。\n\n图1　“现场”<一角>\n下面的话。\n"), "{words}");
    let shown = body.split("<w:p>").find(|paragraph| paragraph.contains("rIdImage1")).unwrap();
    assert!(shown.contains(r#"<w:keepNext w:val="1"/>"#), "parted from its caption: {shown}");
    assert!(shown.contains(r#"w:lineRule="auto""#) && shown.contains(r#"<w:jc w:val="center"/>"#), "{shown}");
}

#[test]
fn the_same_pictures_give_the_same_bytes_and_go_through_json() {
    let blocks = vec![picture(phone(6, photo(900, 600)), "甲"), picture(white(3, 3), "乙")];
    let document = document(blocks);
    assert!(paper(&document).bytes == paper(&document).bytes);
    assert!(papers::docx_of(&document, &options()).unwrap() == papers::docx_of(&document, &options()).unwrap());
    let json = serde_json::to_string(&document).unwrap();
    assert!(serde_json::from_str::<Document>(&json).unwrap() == document);
    assert!(serde_json::from_str::<Picture>(r#"{"bytes":"%"}"#).is_err());
    // Nobody wants to read megabytes of numbers where something has failed.
    assert!(format!("{document:?}").len() < 2_000);
}

#[test]
fn a_character_that_no_face_has_is_found_in_a_caption() {
    let document = document(vec![picture(white(3, 3), "合影\u{10FFFD}")]);
    assert_eq!(paper(&document).missing, ['\u{10FFFD}']);
    assert_eq!(document.words_with('\u{10FFFD}'), Some("合影\u{10FFFD}"));
}
