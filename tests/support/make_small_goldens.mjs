// Writes tests/data/small-tokenizers.json: little tokenizers of every supported kind, made here, with the ids of the
// official Hugging Face tokenizer for a few texts.
//   node tests/support/make_small_goldens.mjs [--dump FOLDER]    (also writes each as FOLDER/NAME.json, for
//   verify_tokenizers.mjs PROGRAM NAME=FOLDER/NAME.json)
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as hf from "tokenizers";
import { nastyTexts, randomFrom, randomText } from "./token_texts.mjs";

const sample = ("So the answer is 42. Wait, let me check: 6 * 7 = 42, and 12 + 30 = 42 again. Alternatively, we could factor it. " +
  "The roots are x = 3 and x = -14; hmm, that's not right. It's 所以答案是四十二。é à ü naïve. I'll re-check it, don't worry.\n\n").repeat(2);

/** Merges learnt from a list of symbols, as BPE training does; joins across `apart` never happen. */
function learn(symbols, count, apart) {
  const merges = [];
  while (merges.length < count) {
    const pairs = new Map();
    for (let i = 0; i + 1 < symbols.length; ++i) {
      if (apart && apart(symbols[i], symbols[i + 1])) continue;
      const key = JSON.stringify([symbols[i], symbols[i + 1]]);
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    }
    const best = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (!best || best[1] < 2) break;
    const [left, right] = JSON.parse(best[0]);
    merges.push([left, right]);
    const next = [];
    for (let i = 0; i < symbols.length; ++i)
      if (i + 1 < symbols.length && symbols[i] === left && symbols[i + 1] === right) { next.push(left + right); ++i; }
      else next.push(symbols[i]);
    symbols = next;
  }
  return merges;
}

const printable = (b) => (b >= 0x21 && b <= 0x7e) || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
let nextLetter = 0x100;
const letters = Array.from({ length: 256 }, (_, b) => String.fromCodePoint(printable(b) ? b : nextLetter++));
const numbered = (tokens) => Object.fromEntries([...new Set(tokens)].map((token, id) => [token, id]));
const byteNames = Array.from({ length: 256 }, (_, b) => `<0x${b.toString(16).toUpperCase().padStart(2, "0")}>`);

const byteMerges = learn([...Buffer.from(sample)].map((b) => letters[b]), 120, (a, b) => b.startsWith("Ġ") && !a.endsWith("Ġ"));
const bytes = { type: "BPE", vocab: numbered([...letters, ...byteMerges.map((m) => m.join("")), "Ġworry", "check"]), merges: byteMerges };
const blanks = sample.replaceAll(" ", "▁");
const charMerges = learn([...blanks], 120, (a, b) => b.startsWith("▁") && !a.endsWith("▁"));
const crossing = learn([...blanks], 120, null); // joins blanks to what stands before them
const characters = [...new Set(blanks)];
const chars = (merges, extra, options) => ({ type: "BPE", unk_token: "<unk>", ...options, merges,
  vocab: numbered(["<unk>", ...extra, ...characters, " ", ...merges.map((m) => m.join(""))]) });
const words = [...new Set(blanks.split(/(?=▁)/).flatMap((w) => [w, w.slice(0, 3), w.slice(-3), ...w]))].filter((w) => w);
const unigram = (extra, options) => ({ type: "Unigram", unk_id: 0, ...options,
  vocab: [["<unk>", 0], ...extra.map((t) => [t, -20]), ...words.map((w, i) => [w, -2 - Math.sqrt(i) / 3 - w.length / 7]), ["ab", -3.5], ["bab", -4.25]] });

const models = {
  bytes, bytesWhole: { ...bytes, ignore_merges: true }, bytesLines: { ...bytes, merges: byteMerges.map((m) => m.join(" ")) },
  charsFallback: chars(charMerges, byteNames, { byte_fallback: true, fuse_unk: true }),
  charsFused: chars(charMerges, [], { fuse_unk: true }), charsUnknown: chars(crossing, [], { fuse_unk: false }),
  charsSomeBytes: chars(charMerges, byteNames.slice(0, 200), { byte_fallback: true, fuse_unk: true }),
  unigram: unigram([], {}), unigramBytes: unigram(byteNames, { byte_fallback: true }),
};
const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
const split = (regex, behavior, invert = false) => ({ type: "Split", pattern: { Regex: regex }, behavior, invert });
const literal = (text, behavior, invert = false) => ({ type: "Split", pattern: { String: text }, behavior, invert });
const steps = (...pretokenizers) => ({ type: "Sequence", pretokenizers: [...pretokenizers, byteLevel] });
const cl100k = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+";
const gpt2 = { ...byteLevel, use_regex: true };
const metaspace = (prepend_scheme, cut = true) => ({ type: "Metaspace", replacement: "▁", prepend_scheme, split: cut });
const nfc = { type: "NFC" };
const replace = { type: "Replace", pattern: { String: " " }, content: "▁" };
const token = (id, content, options = {}) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true, ...options });
const normalizers = (...list) => ({ type: "Sequence", normalizers: list });

/** name: [model, normalizer, pre-tokenizer, added tokens] */
const kinds = {
  "byte-level-alone": ["bytes", null, byteLevel], "byte-level-gpt2": ["bytesLines", null, gpt2],
  "byte-level-prefix-space": ["bytes", nfc, { ...gpt2, add_prefix_space: true }], "byte-level-whole-words": ["bytesWhole", null, gpt2],
  "regex-cl100k": ["bytes", null, steps(split(cl100k, "Isolated"))], "regex-removed-inverted": ["bytes", null, steps(split(cl100k, "Removed", true))],
  "regex-removed": ["bytes", null, steps(split("[,;.]+", "Removed"))], "regex-previous": ["bytes", null, steps(split("\\s", "MergedWithPrevious"))],
  "regex-next": ["bytes", null, steps(split("\\p{Lu}|\\s", "MergedWithNext"))], "regex-contiguous": ["bytes", null, steps(split("[\\p{P}\\p{S}]", "Contiguous"))],
  "regex-inverted": ["bytes", null, steps(split("\\p{L}+", "Isolated", true))], "regex-previous-inverted": ["bytes", null, steps(split("[^\\s\\d]{2,3}", "MergedWithPrevious", true))],
  "regex-lookbehind": ["bytes", null, steps(split("(?<=[a-z])(?=[A-Z])[A-Z]|\\u4e00|[\\u3040-\\u30ff一-龥]+?", "Isolated"))],
  "literal-previous": ["bytes", null, steps(literal(" ", "MergedWithPrevious"))], "digits-one": ["bytes", null, steps({ type: "Digits", individual_digits: true })],
  "digits-runs": ["bytes", null, steps({ type: "Digits", individual_digits: false })], "white-split": ["bytes", null, steps({ type: "WhitespaceSplit" })],
  "delimiter": ["bytes", null, steps({ type: "CharDelimiterSplit", delimiter: "e" })],
  "three-steps": ["bytes", null, steps(split("\\p{N}{1,3}", "Isolated"), split("[一-龥]+", "Isolated"), split(" ?\\p{L}+", "Isolated"))],
  "added-tokens": ["bytes", nfc, gpt2, [token(400, "<s>"), token(401, "<s><s>"), token(402, "it", { single_word: true, special: false }),
    token(403, "<l>", { lstrip: true }), token(404, "<r>", { rstrip: true }), token(405, "<b>", { lstrip: true, rstrip: true }),
    token(406, "A\u030a", { normalized: true, special: false }), token(407, "\n\n", { special: false })]],
  "gemma-like": ["charsFallback", replace, literal(" ", "MergedWithPrevious"), [token(0, "<unk>"), token(900, "\n\n"), token(901, "▁▁")]],
  "llama2-like": ["charsFallback", normalizers({ type: "Prepend", prepend: "▁" }, replace), null, [token(0, "<unk>"), token(900, "<s>")]],
  "fused-unknown": ["charsFused", replace, null], "single-unknown": ["charsUnknown", replace, null], "some-bytes": ["charsSomeBytes", replace, null],
  "metaspace-always": ["charsFallback", null, metaspace("always")], "metaspace-first": ["charsFallback", null, metaspace("first"), [token(900, "<s>")]],
  "metaspace-never": ["charsFused", null, metaspace("never", false)], "strip": ["unigram", normalizers({ type: "Strip", strip_left: true, strip_right: true }, nfc), metaspace("always")],
  "strip-right": ["unigram", { type: "Strip", strip_left: false, strip_right: true }, metaspace("always")],
  "replace-regex": ["unigram", { type: "Replace", pattern: { Regex: " {2,}" }, content: " " }, metaspace("always")],
  "unigram": ["unigram", null, metaspace("always")], "unigram-whole": ["unigramBytes", replace, null], "unigram-bytes": ["unigramBytes", nfc, metaspace("first"), [token(2000, "<s>")]],
};

const random = randomFrom(11);
const extra = ["<s>x<s><s> y", "it bit it's it", "a <l> b <r>  c <b>d  <b>", "A\u030a \u00c5 \u212b", "a  b   c\n\n\nd ▁▁e", "ab bab abab babab", "  lead and trail  ", "<s> x", " <s>x", "aBcD XyZ 一二あア", sample.slice(0, 230)];
const texts = [...extra, ...nastyTexts.filter((text) => text.length < 90 && !text.includes("<|")).filter((_, i) => i % 2 === 0)];
for (let i = 0; i < 6; ++i) texts.push(randomText(random, ["<s>", "it", "<b>"]).slice(0, 120).toWellFormed());

const dump = process.argv[2] === "--dump" ? process.argv[3] : "";
if (dump) mkdirSync(dump, { recursive: true });
const result = { models, texts, tokenizers: [] };
for (const [name, [model, normalizer, pre_tokenizer, added_tokens = []]] of Object.entries(kinds)) {
  const json = { version: "1.0", truncation: null, padding: null, added_tokens, normalizer, pre_tokenizer, post_processor: null, decoder: null, model: models[model] };
  for (const added of added_tokens) { // ids as the official tokenizer gives them
    const vocabulary = models[model].vocab;
    const known = Array.isArray(vocabulary) ? vocabulary.findIndex(([text]) => text === added.content) : vocabulary[added.content] ?? -1;
    const size = Array.isArray(vocabulary) ? vocabulary.length : Object.keys(vocabulary).length;
    added.id = known >= 0 ? known : size + added_tokens.slice(0, added_tokens.indexOf(added)).filter((t) => t.id >= size).length;
  }
  if (dump) writeFileSync(join(dump, `${name}.json`), JSON.stringify(json));
  const tokenizer = hf.Tokenizer.fromString(JSON.stringify(json));
  const ids = [];
  for (const text of texts) ids.push((await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds());
  result.tokenizers.push({ name, model, normalizer, pre_tokenizer, added_tokens, ids });
}
const list = (items) => "[\n" + items.map((item) => JSON.stringify(item)).join(",\n") + "\n]";
writeFileSync(new URL("../data/small-tokenizers.json", import.meta.url),
  `{"models":${JSON.stringify(models)},\n"texts":${list(texts)},\n"tokenizers":${list(result.tokenizers)}}\n`);
console.log(`${result.tokenizers.length} tokenizers, ${texts.length} texts, ${result.tokenizers.reduce((n, t) => n + t.ids.flat().length, 0)} ids`);
