// What the scripts that compare tokenizers share: the texts of a folder, and running our program over texts.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

function collectStrings(value, found) {
  if (typeof value === "string") found.add(value.toWellFormed());
  else if (value && typeof value === "object") for (const part of Object.values(value)) collectStrings(part, found);
}

/** Adds every different text of every JSON, JSONL and Markdown file below a folder to a set. */
export function textsBelow(folder, found) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) textsBelow(path, found);
    else if (name.endsWith(".json")) collectStrings(JSON.parse(readFileSync(path, "utf8")), found);
    else if (name.endsWith(".jsonl"))
      for (const line of readFileSync(path, "utf8").split("\n")) if (line.trim()) collectStrings(JSON.parse(line), found);
    else if (name.endsWith(".md")) found.add(readFileSync(path, "utf8"));
  }
}

/** The lines that `program` prints when it is given these texts: strings, or bytes that may not be UTF-8. */
export function run(program, args, texts) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(Buffer.concat(chunks).toString().split("\n").slice(0, -1))
      : reject(new Error(`${program} ended with ${code}`))));
    for (const text of texts) child.stdin.write((typeof text === "string" ? JSON.stringify(text) : "x" + text.toString("hex")) + "\n");
    child.stdin.end();
  });
}
