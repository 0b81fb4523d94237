//! Documents for Word and WPS: her working copy, set by GB/T 9704-2012 as far as a word processor does.
//!
//! A package of XML parts (ECMA-376). The same document and options give the same bytes: no part reads a clock, and the
//! entries of the archive carry no time.

mod body;
mod letterhead;
mod paragraph;
mod picture;
mod section;
mod style;
mod table;
mod xml;

use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Options;
use crate::document::{Document, Style, TooLong};
use crate::layout::manner::Manner;
use crate::picture as pictures;
use crate::picture::Image;
use body::{Body, Part};
use xml::Xml;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.microsoft.com/office/word";

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nobody opens so many words in Word, and setting their titles and tables would take minutes.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// A picture cannot be set.
    #[error(transparent)]
    Picture(#[from] pictures::Error),
    /// A part cannot be coded or the archive not assembled.
    #[error("Word 文件没有写成（{0}）。")]
    Write(String),
}

/// Writes a document for Word.
///
/// # Errors
/// [`Error::TooLong`] when there are more than a million characters; [`Error::Picture`] when a picture is none; [`Error::Write`] when the archive cannot be assembled.
pub fn docx_of(document: &Document, options: &Options) -> Result<Vec<u8>, Error> {
    document.sized()?;
    let manner = Manner::of(document.style, options.bold_headings);
    let images = pictures::ready(document, &manner)?;
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types(document.style)),
        ("_rels/.rels".to_owned(), outer_relations()),
        ("docProps/core.xml".to_owned(), core(document, options)),
        ("word/document.xml".to_owned(), words(document, &manner, &images)),
        ("word/_rels/document.xml.rels".to_owned(), relations(document.style, &images)),
        ("word/styles.xml".to_owned(), style::styles(&manner)),
        ("word/settings.xml".to_owned(), style::settings(document.style)),
        ("word/fontTable.xml".to_owned(), style::faces()),
    ];
    for footer in section::footers(document.style) {
        parts.push((format!("word/{}", footer.file), section::footer(footer, &manner)));
    }
    for (at, image) in images.iter().enumerate() {
        parts.push((format!("word/{}", picture::part(at + 1, image)), picture::file(image)?));
    }
    package(&parts).map_err(|cause| Error::Write(cause.to_string()))
}

fn package(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// word/document.xml
fn words(document: &Document, manner: &Manner, images: &[Arc<Image>]) -> Vec<u8> {
    let mut body = Body::new(manner, document.landscape, images);
    body.document(document);
    let mut xml = Xml::new("w:document", &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)]);
    xml.open("w:body", &[]);
    let last = body.parts.len().saturating_sub(1);
    for (at, part) in body.parts.iter().enumerate() {
        match part {
            Part::Paragraph(paragraph) => paragraph.write(&mut xml, None),
            Part::Table(table) => table.write(&mut xml),
            Part::Foot(foot) => foot.write(&mut xml),
            // The last section stands in the body itself, each other one in the paragraph that ends it.
            Part::Section(landscape) if at == last => section::write(&mut xml, manner, *landscape),
            Part::Section(landscape) => {
                let section = |xml: &mut Xml| section::write(xml, manner, *landscape);
                paragraph::Paragraph::seam().write(&mut xml, Some(&section));
            }
        }
    }
    xml.close("w:body");
    xml.finish("w:document")
}

/// [Content_Types].xml
fn types(style: Style) -> Vec<u8> {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::new("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.leaf("Default", &[("Extension", &"rels"), ("ContentType", &relations)]);
    xml.leaf("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
    xml.leaf("Default", &[("Extension", &"jpeg"), ("ContentType", &"image/jpeg")]);
    xml.leaf("Default", &[("Extension", &"png"), ("ContentType", &"image/png")]);
    let mut part = |name: &str, kind: &str| {
        xml.leaf("Override", &[("PartName", &name), ("ContentType", &kind)]);
    };
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/word/document.xml", &format!("{word}.document.main+xml"));
    for name in ["styles", "settings", "fontTable"] {
        part(&format!("/word/{name}.xml"), &format!("{word}.{name}+xml"));
    }
    for footer in section::footers(style) {
        part(&format!("/word/{}", footer.file), &format!("{word}.footer+xml"));
    }
    xml.finish("Types")
}

/// _rels/.rels
fn outer_relations() -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    let kind = format!("{RELATIONS}/officeDocument");
    xml.leaf("Relationship", &[("Id", &"rId1"), ("Type", &kind), ("Target", &"word/document.xml")]);
    let kind = format!("{PACKAGE}/relationships/metadata/core-properties");
    xml.leaf("Relationship", &[("Id", &"rId2"), ("Type", &kind), ("Target", &"docProps/core.xml")]);
    xml.finish("Relationships")
}

/// word/_rels/document.xml.rels
fn relations(style: Style, images: &[Arc<Image>]) -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    let mut relation = |id: &str, kind: &str, file: &str| {
        let kind = format!("{RELATIONS}/{kind}");
        xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &file)]);
    };
    for (id, name) in [("rId1", "styles"), ("rId2", "settings"), ("rId3", "fontTable")] {
        relation(id, name, &format!("{name}.xml"));
    }
    for footer in section::footers(style) {
        relation(footer.relation, "footer", footer.file);
    }
    for (at, image) in images.iter().enumerate() {
        picture::relate(&mut xml, at + 1, image);
    }
    xml.finish("Relationships")
}

/// docProps/core.xml: title, office, time.
fn core(document: &Document, options: &Options) -> Vec<u8> {
    let mut xml = Xml::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.words("dc:title", &[], &document.title.replace('\n', ""));
    xml.words("dc:creator", &[], &options.author);
    xml.words("dc:language", &[], "zh-CN");
    let made = options.made.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    xml.words("dcterms:created", &[("xsi:type", &"dcterms:W3CDTF")], &made);
    xml.words("dcterms:modified", &[("xsi:type", &"dcterms:W3CDTF")], &made);
    xml.finish("cp:coreProperties")
}
