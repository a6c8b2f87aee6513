// Writes core/tokens/unicode_data.cpp: what the official Hugging Face tokenizer knows about every code point.
//
// Its regular expressions and its normaliser carry Unicode tables of different ages (17 and 9 at the time of writing),
// so no system library agrees with both. The tables are therefore read off the official program itself, once, here:
//   node tests/support/make_unicode_data.mjs > core/tokens/unicode_data.cpp
import * as hf from "tokenizers";

const categories = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
  "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co"];
const whiteBit = 0x20, unsafeBit = 0x40, inertBit = 0x80, unassigned = 31;

const points = [];
for (let c = 0; c < 0x110000; ++c)
  if (c < 0xd800 || c > 0xdfff) points.push(c);
const text = (...cs) => String.fromCodePoint(...cs);

/** The code points that the official regular expression `pattern` matches on their own. */
function matching(pattern) {
  const json = { version: "1.0", added_tokens: [], normalizer: null, model: { type: "BPE", vocab: {}, merges: [] },
    pre_tokenizer: { type: "Split", pattern: { Regex: pattern }, behavior: "Removed", invert: false } };
  const splitter = hf.Tokenizer.fromString(JSON.stringify(json)).getPreTokenizer();
  const found = new Set();
  for (let i = 0; i < points.length; i += 4096) {
    const block = points.slice(i, i + 4096);
    const rest = new Set();
    for (const [piece] of splitter.preTokenizeString(text(...block)))
      for (const ch of piece) rest.add(ch.codePointAt(0));
    for (const c of block) if (!rest.has(c)) found.add(c);
  }
  return found;
}

const table = new Uint8Array(0x110000).fill(unassigned);
categories.forEach((name, value) => { for (const c of matching(`\\p{${name}}`)) table[c] = value; });
for (const c of matching("\\s")) table[c] |= whiteBit;

// NFC. "unsafe": may change, reorder or join with what stands before it. "inert": newer than the official normaliser.
const official = hf.nfcNormalizer();
const nfc = (s) => s.normalize("NFC");
const followers = new Set(); // stand second in a composition
for (const c of points) {
  const parts = [...text(c).normalize("NFD")];
  parts.slice(1).forEach((part) => followers.add(part.codePointAt(0)));
}
for (const c of points) {
  const ch = text(c);
  const reorders = nfc(`q${ch}\u0334`) !== `q${ch}\u0334` || nfc(`q\u0301${ch}`) !== `q\u0301${ch}`;
  if (nfc(ch) === ch && !reorders && !followers.has(c)) continue;
  const probes = [`a${ch}\u0334`, `a\u0345${ch}`, `q\u0301${ch}`, `q\u0323${ch}`];
  table[c] |= probes.some((p) => official.normalizeString(p) !== nfc(p)) ? inertBit : unsafeBit;
}
for (const c of points) { // compositions newer than the official normaliser
  const parts = [...text(c).normalize("NFD")];
  if (parts.length > 1 && official.normalizeString(parts.join("")) !== text(c) && nfc(parts.join("")) === text(c))
    parts.forEach((part, i) => {
      const p = part.codePointAt(0);
      if (i === 0 || !(table[p] & unsafeBit) || official.normalizeString(`a\u0345${part}`) === `a\u0345${part}`)
        table[p] = (table[p] & ~unsafeBit) | inertBit;
    });
}

const runs = [];
for (let c = 0; c < 0x110000; ++c)
  if (c === 0 || table[c] !== table[c - 1]) runs.push([c, table[c]]);

const lines = [];
let line = "   ";
for (const [start, value] of runs) {
  const item = ` 0x${((start << 8) | value).toString(16)},`;
  if (line.length + item.length > 128) { lines.push(line); line = "   "; }
  line += item;
}
lines.push(line);
process.stdout.write(`// Made by tests/support/make_unicode_data.mjs from the official tokenizer; do not edit.
#include "core/tokens/unicode_class.h"

#include <array>

namespace core {

namespace {
// clang-format off
constexpr std::array<std::uint32_t, ${runs.length}> runs{
${lines.join("\n")}
};
// clang-format on
} // namespace

std::span<const std::uint32_t> unicodeRuns() { return runs; }

} // namespace core
`);
