//! Pictures as image objects (ISO 32000-1, 8.9.5).

use std::collections::BTreeMap;

use printpdf::{DictItem, ExternalStream, ExternalXObject, Op, Pt, XObject, XObjectId, XObjectTransform};

use super::{POINTS, Pasted};
use crate::picture::{Content, Image, Inks};

/// The name of a picture of a page.
pub(super) fn id(page: usize, at: usize) -> XObjectId {
    XObjectId(format!("I{page}x{at}"))
}

/// A picture as an object.
pub(super) fn embedded(image: &Image) -> XObject {
    let stream = match &image.content {
        Content::Jpeg { bytes, inks } => {
            let mut stream = stream(image, *inks, bytes.clone());
            stream.dict.insert("Filter".into(), name("DCTDecode"));
            stream.compress = false;
            stream
        }
        Content::Plain { bytes, inks, alpha } => {
            let mut dots = stream(image, *inks, bytes.clone());
            if let Some(alpha) = alpha {
                let stream = stream(image, Inks::Gray, alpha.clone());
                dots.dict.insert("SMask".into(), DictItem::Stream { stream });
            }
            dots
        }
    };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn stream(image: &Image, inks: Inks, content: Vec<u8>) -> ExternalStream {
    let space = match inks {
        Inks::Gray => "DeviceGray",
        Inks::Rgb => "DeviceRGB",
        Inks::Cmyk { .. } => "DeviceCMYK",
    };
    let mut dict: BTreeMap<String, DictItem> = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(image.width.into())),
        ("Height", DictItem::Int(image.height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Interpolate", DictItem::Bool(true)),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into();
    if inks == (Inks::Cmyk { inverted: true }) {
        let turned = [1, 0].repeat(4).into_iter().map(DictItem::Int).collect();
        dict.insert("Decode".into(), DictItem::Array(turned));
    }
    ExternalStream { dict, content, compress: true }
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// Sets a picture on a page of a height in millimetres: an image is one unit wide and high.
pub(super) fn set(id: XObjectId, pasted: &Pasted, height: f32) -> Op {
    let [x, y] = pasted.at;
    let [wide, high] = pasted.size;
    let transform = XObjectTransform {
        translate_x: Some(Pt(x * POINTS)),
        translate_y: Some(Pt((height - y - high) * POINTS)),
        scale_x: Some(wide * POINTS),
        scale_y: Some(high * POINTS),
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    Op::UseXobject { id, transform }
}
