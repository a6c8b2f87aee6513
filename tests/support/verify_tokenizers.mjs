// Compares ids with the official Hugging Face tokenizer: over every text of ../shared/data (where it is), and over texts
// of token_texts.mjs and seeded random ones. Zero differences is the only good result.
//   node tests/support/verify_tokenizers.mjs PROGRAM [NAME=tokenizer.json ...] [--random N] [--seed N]
// PROGRAM is bench_token_lines, or the build folder that has it. Without names: every vocabulary under node_modules that the build installs.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as hf from "tokenizers";
import { run, textsBelow } from "./token_programs.mjs";
import { nastyTexts, randomFrom, randomText } from "./token_texts.mjs";

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
  if (result.files.length === 0)
    for (const [name, folder] of Object.entries(known)) {
      const file = join(root, "node_modules/@lenml", `tokenizer-${folder}`, "models/tokenizer.json");
      if (existsSync(file)) result.files.push([name, file]);
    }
  return result;
}

async function compare(name, file, texts, program) {
  const official = hf.Tokenizer.fromFile(file);
  const ours = await run(program, [file], texts);
  let ids = 0, bytes = 0, different = 0;
  for (let i = 0; i < texts.length; ++i) {
    const expected = (await official.encode(texts[i], null, { addSpecialTokens: false })).getIds();
    ids += expected.length;
    bytes += Buffer.byteLength(texts[i]);
    if (expected.join(" ") === ours[i]) continue;
    if (++different > 5) continue;
    const got = ours[i] === undefined ? [] : ours[i].split(" ").map(Number);
    const at = expected.findIndex((id, k) => id !== got[k]);
    console.log(`  differs: ${JSON.stringify(texts[i].slice(0, 200))}\n    official ...${expected.slice(Math.max(0, at - 2), at + 8)}\n    ours     ...${got.slice(Math.max(0, at - 2), at + 8)}`);
  }
  console.log(`${name}: ${texts.length} texts, ${bytes} bytes, ${ids} ids compared, ${different} texts differ`);
  return different;
}

const { program: given, files, random, seed } = options(process.argv.slice(2));
const program = given && statSync(given).isDirectory() ? join(given, "bench/bench_token_lines") : given;
if (!program || files.length === 0) {
  console.error("usage: node tests/support/verify_tokenizers.mjs PROGRAM [NAME=tokenizer.json ...] [--random N] [--seed N]");
  process.exit(2);
}
process.env.TOKENIZERS_PARALLELISM = "false";
const real = new Set();
textsBelow(join(root, "../shared/data"), real);
console.log(real.size > 0 ? `${real.size} texts of shared/data` : "no shared/data here: only texts written and made here");
let different = 0;
for (const [name, file] of files) {
  const added = (JSON.parse(readFileSync(file, "utf8")).added_tokens ?? []).slice(0, 200).map((token) => token.content);
  const source = randomFrom(seed);
  const made = [...nastyTexts];
  for (let i = 0; i < random; ++i) made.push(randomText(source, added.length > 0 ? added : ["x"]));
  different += await compare(name, file, [...real, ...made], program);
}
process.exit(different === 0 ? 0 : 1);
