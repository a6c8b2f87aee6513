// Writes tests/data/tokens-NAME.json: ids of the official Hugging Face tokenizer for the texts of token_texts.mjs.
//   node tests/support/make_token_goldens.mjs NAME tokenizer.json
import { readFileSync, writeFileSync } from "node:fs";
import * as hf from "tokenizers";
import { nastyTexts, randomFrom, randomText } from "./token_texts.mjs";

const [name, file] = process.argv.slice(2);
if (!file) {
  console.error("usage: node tests/support/make_token_goldens.mjs NAME tokenizer.json");
  process.exit(2);
}
const tokenizer = hf.Tokenizer.fromFile(file);
const added = JSON.parse(readFileSync(file, "utf8")).added_tokens.slice(0, 40).map((token) => token.content);
const random = randomFrom(20250322);
const texts = [...nastyTexts];
for (let i = 0; i < 60; ++i) texts.push(randomText(random, added));
const cases = [];
for (const text of texts)
  cases.push({ text, ids: (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds() });
const json = "[\n" + cases.map((c) => JSON.stringify(c)).join(",\n") + "\n]\n";
writeFileSync(new URL(`../data/tokens-${name}.json`, import.meta.url), json);
console.log(`${cases.length} texts, ${cases.reduce((n, c) => n + c.ids.length, 0)} ids`);
