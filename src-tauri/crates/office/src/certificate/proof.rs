//! 查验: whether a paper is ours and still stands. A code printed on it says number, name, award and day, signed with the
//! office's key; the ledger says the rest. Nothing of it needs a network.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, Signer, SigningKey};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::{CertificateRow, CertificateState, row_of};
use crate::error::{Error, Result};
use crate::ids::CertificateId;
use crate::office::At;

/// The first line of every code.
const HEAD: &str = "协办证书查验";

/// Largest picture that is searched for a code, in pixels a side.
const MOST_PIXELS: usize = 4096;

/// A grey picture, one byte a pixel, row by row.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct GreyPicture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// The bytes, as base64; 0 is black.
    pub grey: String,
}

/// A paper to look at: what its code says, or its number, or a picture of its code.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct CertificateVerify {
    /// The number, or the whole text of the code.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Or a picture with the code in it.
    #[serde(default)]
    #[ts(optional)]
    pub picture: Option<GreyPicture>,
}

/// What is known of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 真实: it stands in the ledger as it says.
    Genuine,
    /// 已作废
    Voided,
    /// 不符: it says something else than the ledger, or bears another's signature.
    Differs,
    /// 没有登记
    Unknown,
}

/// The answer about a paper.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Verified {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why, in a sentence or two.
    pub message: String,
    /// What the ledger says of it.
    pub certificate: Option<CertificateRow>,
}

/// What a code says.
#[derive(Debug, PartialEq, Eq)]
struct Claim {
    id: CertificateId,
    number: String,
    recipient: String,
    award: String,
    day: String,
}

impl Claim {
    fn of(row: &CertificateRow) -> Self {
        Claim {
            id: row.id,
            number: row.number.clone(),
            recipient: row.recipient.clone(),
            award: row.award.clone(),
            day: row.issued_on.clone(),
        }
    }

    /// What is signed: readable for whoever scans it with a telephone.
    fn text(&self) -> String {
        let Claim { id, number, recipient, award, day } = self;
        format!("{HEAD}\n登记 {}\n编号 {number}\n获得者 {recipient}\n奖项 {award}\n日期 {day}\n", id.0)
    }

    /// The claim of a code's text with its signature; none for any other text.
    fn read(text: &str) -> Option<(Self, Signature)> {
        let mut lines = text.trim().lines();
        (lines.next()? == HEAD).then_some(())?;
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned);
        let id = CertificateId(field("登记")?.parse().ok()?);
        let [number, recipient, award, day, signed] =
            [field("编号")?, field("获得者")?, field("奖项")?, field("日期")?, field("签名")?];
        let bytes = URL_SAFE_NO_PAD.decode(signed).ok()?;
        let signature = Signature::from_slice(&bytes).ok()?;
        Some((Claim { id, number, recipient, award, day }, signature))
    }
}

/// The texts of the codes of papers, in their order. The office's key is made with the first.
pub(super) fn texts(conn: &Connection, ids: impl Iterator<Item = CertificateId>) -> Result<Vec<String>> {
    let key = match key(conn)? {
        Some(key) => key,
        None => new_key(conn)?,
    };
    ids.map(|id| {
        let row = row_of(conn, id)?.ok_or(Error::NotFound { noun: super::NOUN })?;
        let said = Claim::of(&row).text();
        let signature = URL_SAFE_NO_PAD.encode(key.sign(said.as_bytes()).to_bytes());
        Ok(format!("{said}签名 {signature}"))
    })
    .collect()
}

fn key(conn: &Connection) -> Result<Option<SigningKey>> {
    let secret: Option<Vec<u8>> =
        conn.prepare_cached("SELECT secret FROM office_key")?.query_row([], |row| row.get(0)).optional()?;
    secret
        .map(|secret| {
            let bytes = secret.try_into().map_err(|_| Error::internal("the key of the office is not of 32 bytes"))?;
            Ok(SigningKey::from_bytes(&bytes))
        })
        .transpose()
}

fn new_key(conn: &Connection) -> Result<SigningKey> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(Error::internal)?;
    conn.prepare_cached("INSERT INTO office_key (id, at, secret) VALUES (1, ?, ?)")?
        .execute(rusqlite::params![crate::clock::now(), secret.as_slice()])?;
    Ok(SigningKey::from_bytes(&secret))
}

pub(crate) fn certificate_verify(at: &At<'_>, ask: CertificateVerify) -> Result<Verified> {
    let text = match (&ask.text, &ask.picture) {
        (Some(text), None) if !text.trim().is_empty() => text.trim().to_owned(),
        (None, Some(picture)) => in_picture(picture)?,
        _ => return Err(Error::invalid("text", "请输入证书编号，或者选一张有二维码的图片。")),
    };
    at.read(|conn| match Claim::read(&text) {
        Some((claim, signature)) => of_claim(conn, &claim, &signature),
        None if text.starts_with(HEAD) => Ok(told(Verdict::Differs, "二维码里的内容不完整，可能被改过。", None)),
        None => of_number(conn, &text),
    })
}

/// What stands in the ledger for a signed claim.
fn of_claim(conn: &Connection, claim: &Claim, signature: &Signature) -> Result<Verified> {
    let signed =
        key(conn)?.is_some_and(|key| key.verifying_key().verify_strict(claim.text().as_bytes(), signature).is_ok());
    let row = row_of(conn, claim.id)?;
    if !signed {
        // What someone forged may name a paper that there is; the ledger is not shown for it.
        return Ok(told(Verdict::Differs, "签名不是本会的：内容被改过，或者是别的单位发的。", None));
    }
    let Some(row) = row else {
        return Ok(told(Verdict::Unknown, "签名是本会的，但登记簿里没有这一张：颁发后又撤销了。", None));
    };
    let known = Claim::of(&row);
    let pairs = [
        ("编号", &claim.number, &known.number),
        ("获得者", &claim.recipient, &known.recipient),
        ("奖项", &claim.award, &known.award),
        ("日期", &claim.day, &known.day),
    ];
    let differs: Vec<String> = pairs
        .into_iter()
        .filter(|(_, said, known)| said != known)
        .map(|(name, said, known)| format!("{name}写的是“{said}”，登记的是“{known}”"))
        .collect();
    match differs.is_empty() {
        true => Ok(standing(row, "签名和登记簿都对得上。")),
        false => Ok(told(Verdict::Differs, &format!("{}。", differs.join("；")), Some(row))),
    }
}

fn of_number(conn: &Connection, number: &str) -> Result<Verified> {
    let id: Option<CertificateId> = conn
        .prepare_cached("SELECT id FROM certificate WHERE number = ?")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    match id.map(|id| row_of(conn, id)).transpose()?.flatten() {
        Some(row) => Ok(standing(row, "登记簿里有这个编号。请对照姓名、奖项和日期。")),
        None => Ok(told(Verdict::Unknown, &format!("登记簿里没有编号“{number}”。请核对有没有抄错。"), None)),
    }
}

fn standing(row: CertificateRow, genuine: &str) -> Verified {
    match row.state {
        CertificateState::Voided => {
            let why = row.void_reason.clone().unwrap_or_default();
            told(Verdict::Voided, &format!("这张证书已经作废：{why}。"), Some(row))
        }
        _ => told(Verdict::Genuine, genuine, Some(row)),
    }
}

fn told(verdict: Verdict, message: &str, certificate: Option<CertificateRow>) -> Verified {
    Verified { verdict, message: message.to_owned(), certificate }
}

/// The text of the first code in a picture.
fn in_picture(picture: &GreyPicture) -> Result<String> {
    let unread =
        |why: &str| Error::invalid("picture", format!("图片里{why}请拍得正一些、近一些、亮一些，或者改输编号。"));
    let GreyPicture { width, height, grey } = picture;
    let pixels = STANDARD.decode(grey).map_err(|_| unread("的内容读不出来。"))?;
    if !(1..=MOST_PIXELS).contains(width) || !(1..=MOST_PIXELS).contains(height) || pixels.len() != width * height {
        return Err(unread("的内容读不出来。"));
    }
    let mut seen = Grey { width: *width, height: *height, pixels };
    // Grains and sharp edges of a large picture are smoothed by making it smaller.
    for _ in 0..SMALLER {
        if let Some(text) = seen.code() {
            return Ok(text);
        }
        seen = seen.halved();
    }
    seen.code().ok_or_else(|| unread("没有找到能读的二维码。"))
}

/// How often a picture in which no code is found is halved and looked at again.
const SMALLER: usize = 2;

/// A picture, a byte a pixel.
struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn code(&self) -> Option<String> {
        let at = |x: usize, y: usize| self.pixels[y * self.width + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, at);
        image.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    }

    /// Half as wide and high, each pixel the mean of four.
    fn halved(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let at =
            |x: usize, y: usize| u16::from(self.pixels[y.min(self.height - 1) * self.width + x.min(self.width - 1)]);
        let mean = |x: usize, y: usize| {
            let sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
            (sum / 4) as u8
        };
        let pixels = (0..width * height).map(|place| mean(place % width, place / width)).collect();
        Grey { width, height, pixels }
    }
}
