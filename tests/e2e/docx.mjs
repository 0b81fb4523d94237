// Marks up a Word file as a word processor would, with nothing but Node: the parts are read, one is changed, all are stored again.
import { readFileSync, writeFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** The parts of a zip archive by their names. */
function parts(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    found.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + note;
  }
  return found;
}

const crc32 = (bytes) => {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
};

/** A zip archive of parts, stored as they are. */
function archive(found) {
  const [bodies, heads] = [[], []];
  let offset = 0;
  for (const [name, content] of found) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const head = Buffer.alloc(46);
    head.write("PK\u0001\u0002", "latin1");
    head.writeUInt16LE(20, 4);
    facts.copy(head, 6);
    head.writeUInt32LE(offset, 42);
    heads.push(head, title);
    bodies.push(Buffer.from("PK\u0003\u0004", "latin1"), facts, title, content);
    offset += 30 + title.length + content.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(found.size, 8);
  end.writeUInt16LE(found.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** Writes a copy of a Word file in which `old` is struck out and `now` written in its place, by `who`, with changes tracked. */
export function reword(file, to, who, old, now) {
  const found = parts(readFileSync(file));
  const by = `w:id="1" w:author="${who}" w:date="2026-11-20T09:00:00Z"`;
  const document = found.get("word/document.xml").toString();
  if (!document.includes(old)) throw new Error(`no ${old} in ${file}`);
  const marked = document.replace(
    old,
    `</w:t></w:r><w:del ${by}><w:r><w:delText>${old}</w:delText></w:r></w:del><w:ins ${by}><w:r><w:t>${now}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">`,
  );
  writeFileSync(to, archive(new Map(found).set("word/document.xml", Buffer.from(marked))));
}
