//! Who, until when and how much, where a task says it in a form: （责任单位：办公室；完成时限：3月底前）.

use super::glyph::{blank, plain};
use super::outcome::Target;
use super::target::targets;
use super::time::{Time, whole};

/// What a task says of itself in a form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    pub leader: Option<String>,
    pub lead_unit: Option<String>,
    pub person: Option<String>,
    pub helpers: Option<String>,
    pub time: Option<Time>,
    pub targets: Vec<Target>,
}

#[derive(Clone, Copy)]
enum Key {
    Leader,
    LeadUnit,
    Person,
    Helpers,
    Time,
    Targets,
}

const KEYS: [(&str, Key); 41] = [
    ("责任领导", Key::Leader),
    ("分管领导", Key::Leader),
    ("牵头领导", Key::Leader),
    ("责任单位", Key::LeadUnit),
    ("责任科室", Key::LeadUnit),
    ("责任部门", Key::LeadUnit),
    ("责任部室", Key::LeadUnit),
    ("牵头单位", Key::LeadUnit),
    ("牵头部门", Key::LeadUnit),
    ("牵头科室", Key::LeadUnit),
    ("牵头部室", Key::LeadUnit),
    ("承办单位", Key::LeadUnit),
    ("承办科室", Key::LeadUnit),
    ("主办单位", Key::LeadUnit),
    ("负责单位", Key::LeadUnit),
    ("负责部门", Key::LeadUnit),
    ("实施单位", Key::LeadUnit),
    ("牵头", Key::LeadUnit),
    ("责任人", Key::Person),
    ("负责人", Key::Person),
    ("具体责任人", Key::Person),
    ("经办人", Key::Person),
    ("承办人", Key::Person),
    ("联系人", Key::Person),
    ("配合单位", Key::Helpers),
    ("配合部门", Key::Helpers),
    ("配合科室", Key::Helpers),
    ("协办单位", Key::Helpers),
    ("参与单位", Key::Helpers),
    ("协作单位", Key::Helpers),
    ("配合", Key::Helpers),
    ("完成时限", Key::Time),
    ("完成时间", Key::Time),
    ("时间安排", Key::Time),
    ("时间节点", Key::Time),
    ("实施时间", Key::Time),
    ("活动时间", Key::Time),
    ("时限", Key::Time),
    ("时间", Key::Time),
    ("目标", Key::Targets),
    ("指标", Key::Targets),
];

/// The text without what its end says in a form, and that.
pub(super) fn facts(text: &str, year: Option<i32>) -> (String, Facts) {
    let mut rest = text.trim_end();
    let mut facts = Facts::default();
    while let Some((before, inside)) = last_bracket(rest) {
        if before.trim().is_empty() || !facts.read(inside, year) {
            break;
        }
        rest = before.trim_end();
    }
    if let Some((before, tail)) = last_sentence(rest)
        && facts.read_keyed(tail, year)
    {
        rest = before;
    }
    (rest.into(), facts)
}

/// A line that says nothing else: 责任单位：办公室　完成时限：6月底
pub(super) fn only_facts(text: &str, year: Option<i32>) -> Option<Facts> {
    let mut facts = Facts::default();
    let bare = text.trim().trim_matches(|c| matches!(plain(c), '(' | ')' | '【' | '】' | '[' | ']'));
    facts.read_keyed(bare, year).then_some(facts)
}

/// The bracket at the end, before a full stop or none.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(|c| blank(c) || matches!(c, '。' | '；' | ';' | '.'));
    let close = bare.chars().next_back().filter(|c| matches!(plain(*c), ')' | '】' | ']'))?;
    let inner = &bare[..bare.len() - close.len_utf8()];
    let open = inner.rfind(|c| matches!(plain(c), '(' | '【' | '['))?;
    let width = inner[open..].chars().next().map_or(0, char::len_utf8);
    Some((&inner[..open], &inner[open + width..]))
}

/// What stands behind the last full stop but one.
fn last_sentence(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(['。', '；']);
    let at = bare.rfind('。')? + '。'.len_utf8();
    Some((&text[..at], &bare[at..]))
}

impl Facts {
    /// Reads 责任单位：办公室；… or 办公室牵头，3月底前完成; false, and nothing read, when there is more than that in it.
    fn read(&mut self, inside: &str, year: Option<i32>) -> bool {
        self.read_keyed(inside, year) || self.read_spoken(inside, year)
    }

    fn read_keyed(&mut self, text: &str, year: Option<i32>) -> bool {
        let mut pairs: Vec<(Key, String)> = Vec::new();
        for part in text.split(|c: char| matches!(c, '；' | ';' | '，' | ',' | '。') || blank(c)) {
            let part = part.trim();
            let keyed = part.split_once(['：', ':']).and_then(|(name, value)| {
                KEYS.iter().find(|(known, _)| *known == name.trim()).map(|(_, key)| (*key, value.trim()))
            });
            match (keyed, pairs.last_mut()) {
                _ if part.is_empty() => {}
                (Some((key, value)), _) => pairs.push((key, value.into())),
                (None, Some((_, value))) if !part.contains(['：', ':']) => {
                    if !value.is_empty() {
                        value.push('、');
                    }
                    value.push_str(part);
                }
                _ => return false,
            }
        }
        if pairs.is_empty() || pairs.iter().any(|(_, value)| value.chars().count() > 60) {
            return false;
        }
        for (key, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            self.put(key, value, year);
        }
        true
    }

    fn read_spoken(&mut self, text: &str, year: Option<i32>) -> bool {
        let mut found = Facts::default();
        for part in text.split(['；', ';', '，', ',']).map(str::trim).filter(|part| !part.is_empty()) {
            let named =
                |ends: &[&str]| ends.iter().find_map(|end| part.strip_suffix(end)).filter(|name| !name.is_empty());
            if let Some(name) = named(&["牵头负责", "牵头", "负责落实", "负责"]) {
                found.put(Key::LeadUnit, name.into(), year);
            } else if let Some(name) = named(&["参与配合", "配合", "参与", "协助"]) {
                found.put(Key::Helpers, name.into(), year);
            } else if let Some(time) = whole(part.trim_end_matches("完成"), year) {
                found.time = Some(Time { words: part.into(), ..time });
            } else {
                return false;
            }
        }
        if found == Facts::default() {
            return false;
        }
        self.add(found);
        true
    }

    fn put(&mut self, key: Key, value: String, year: Option<i32>) {
        match key {
            Key::Leader => append(&mut self.leader, value),
            Key::LeadUnit => append(&mut self.lead_unit, value),
            Key::Person => append(&mut self.person, value),
            Key::Helpers => append(&mut self.helpers, value),
            Key::Time => {
                let days = whole(&value, year).and_then(|time| time.days);
                self.time = Some(Time { words: value, days });
            }
            Key::Targets => match targets(&value) {
                found if found.is_empty() => {
                    self.targets.push(Target { amount: None, amount_high: None, unit: String::new(), words: value });
                }
                found => self.targets.extend(found),
            },
        }
    }

    /// Takes over what another part of the task says.
    pub(super) fn add(&mut self, other: Facts) {
        for (mine, theirs) in [
            (&mut self.leader, other.leader),
            (&mut self.lead_unit, other.lead_unit),
            (&mut self.person, other.person),
            (&mut self.helpers, other.helpers),
        ] {
            if let Some(theirs) = theirs {
                append(mine, theirs);
            }
        }
        self.time = self.time.take().or(other.time);
        self.targets.extend(other.targets);
    }
}

fn append(field: &mut Option<String>, value: String) {
    match field {
        Some(known) => {
            known.push('、');
            known.push_str(&value);
        }
        None => *field = Some(value),
    }
}
