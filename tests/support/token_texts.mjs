// Texts that are hard on tokenizers, all written here, and seeded random ones.

/** A small seeded generator (mulberry32), so that every run makes the same texts. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (n) => Math.floor(next() * n), pick: (list) => list[Math.floor(next() * list.length)] };
}

export const nastyTexts = [
  "", " ", "\n", "a", "é", "e\u0301", "\u0301", "\u0301e\u0323", "\u0000", "\ufeff", "\ufffd", "\u00a0", "\u3000",
  "Hello, world!", "I'll I'LL 'Tis it's IT'S 'ſ don'T we'Ve 'll'", "''s'd'm", "x'ſy",
  "The answer is \\boxed{\\frac{546}{5}} = 109.2.", "\\[ \\int_0^1 x^2\\,dx = \\tfrac13 \\]\n\nSo $a^2+b^2=c^2$.",
  "1234567890123456789012345678901234567890", "3.14159 2,718,281 0x1F 1e-9 ½ ² ③ Ⅷ ٣٤٥ ๑๒๓ 𝟘𝟙𝟚",
  "  two  three   four    tabs\t\t\tmixed \t \t end   ", "a\n\nb\n \n c\r\n\r\nd\r e \n\n\n   \n", "\r\n", " \r\n \t\n x",
  "trailing spaces   ", "   leading", "\u2028line\u2029paragraph\u0085next\u000bvt\u000cff\u001fus", "\u200b\u200c\u200d\u2060",
  "👩‍👩‍👧‍👦 👍🏽 🇩🇪🇫🇷 🏳️‍🌈 ❤️‍🔥 ☺︎", "مرحبا بالعالم שָׁלוֹם עוֹלָם ‏x‎", "इतिहास हिन्दी தமிழ் ไทยนี้ ភាសា",
  "所以我们先假设这个数是偶数，然后再检查一下。答案是三百二十四。", "東京都に住んでいます。カタカナと漢字", "안녕하세요 한국어 각\u1100\u1161\u11a8",
  "Zürich naïve Ångström Å Å ﬁﬂ ﬆ ǅ ß ẞ İ ı", "a\u0315\u0300\u05ae\u0062 q\u0323\u0307 q\u0307\u0323 \u1e0b\u0323", "\u{1d15e}\u{1d165}\u{1d158}",
  "\u0344\u0374\u037e\u0387\u0958\u2126\u212a\u212b\uf900\u{2f800}", "x\u0897\u0301y z\u{1acf}\u0323 \u0c3c\u0301 \u{105d2}\u0307",
  "def f(x):\n    if x > 0:\n        return x**2  # square\n\treturn None\n", "for (int i = 0; i < n; ++i) { a[i] += b[i]; }  // sum",
  "camelCaseWord HTTPServer snake_case_word kebab-case ABCdef aBcD XMLHttpRequest2 ÀÉÎõü ЖЗИйк ΑΒΓδε あAいBう",
  "https://example.org/a/b?c=d&e=%20f#g user@example.com", "-----=====_____*****.....!!!!!?????", "#### **Bold** _it_ `code`\n---\n| a | b |\n|---|---|\n",
  "<think>\nOkay.\n</think>\n\nAnswer", "a<|endoftext|>b", "<|im_start|>user\nhi<|im_end|>", "<|im_start|><|im_start|>", "<|im_start", "<|im_end|",
  " <|im_end|> ", "<tool_call>{\"name\": \"f\"}</tool_call>", "<think><think></think>x</think", "<｜begin▁of▁sentence｜>x<｜User｜>y<｜Assistant｜>",
  "<bos>x<eos><start_of_turn>user\n</s><s>[INST] <unk> <0x0A> ▁▁ <unused7>", "<|begin_of_text|>x<|eot_id|><|start_header_id|>", "<|endofprompt|><|channel|>analysis",
  "ab".repeat(80), "a".repeat(300), " ".repeat(200), "-".repeat(150) + "x", "\n".repeat(40), "无".repeat(60), "=".repeat(97) + " " + "=".repeat(96),
  "supercalifragilisticexpialidocious".repeat(6), "ThequickbrownfoxjumpsoverthelazydogandthenitrunsawayfromthefarmbeforethesunrisesA".repeat(3),
  "\u{10ffff}\u{e000}\u{f0000}\ufffe\uffff", "𐍈𐎀𒀀𓀀𝔘𝓷𝕚😀𠀀𪚥", "ÀÁÂ\u0041\u030a\u0041\u0300", "१२३ four५", "￥１２３ＡＢＣａｂｃ", "x²+y³≤z₁→∞∑∏√≈≠±×÷",
  "\t\tindented\n\t\tmore", "a\u00adb\u2010c\u2011d\u2012e–f—g", "“quotes” ‘single’ «guillemets» 「括弧」", "Wait, \n\nno… Hmm.\n\nAlternatively,\nlet me", "?!?!...,,,;;;:::", "/////\n\n///x", "!\n\n\n!", ".\r\n\r\nx",
];

const scripts = [[0x20, 0x7e], [0x20, 0x7e], [0x20, 0x7e], [0xa0, 0x2ff], [0x300, 0x36f], [0x370, 0x3ff], [0x400, 0x52f], [0x590, 0x6ff],
  [0x900, 0xdff], [0xe00, 0xe7f], [0x1100, 0x11ff], [0x1ab0, 0x1aff], [0x1e00, 0x1fff], [0x2000, 0x206f], [0x2070, 0x2bff], [0x3000, 0x30ff],
  [0x4e00, 0x9fff], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe00, 0xffff], [0x10000, 0x10fff], [0x11000, 0x11fff], [0x1d000, 0x1d7ff],
  [0x1e000, 0x1efff], [0x1f000, 0x1faff], [0x20000, 0x323af], [0xe0000, 0xe01ef]];
const glue = [" ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "'s", "'LL", "/", "<", "|>", "\u200d", "\u0301", "1", "42", "!", "."];

function randomChar(random) {
  if (random.below(40) === 0) {
    const c = random.below(0x110000);
    return c >= 0xd800 && c <= 0xdfff ? "\ufffd" : String.fromCodePoint(c);
  }
  const [low, high] = random.pick(scripts);
  return String.fromCodePoint(low + random.below(high - low + 1));
}

/** A random text: runs of one script, glued with what pre-tokenizers care about, now and then a token as it stands. */
export function randomText(random, tokens) {
  let text = "";
  const runs = 1 + random.below(30);
  for (let i = 0; i < runs; ++i) {
    const kind = random.below(10);
    if (kind < 5) {
      const [low, high] = random.pick(scripts);
      for (let n = random.below(12); n >= 0; --n) text += String.fromCodePoint(low + random.below(high - low + 1));
    } else if (kind < 7) {
      text += random.pick(tokens);
    } else if (kind < 8) {
      text += randomChar(random).repeat(1 + random.below(20));
    } else {
      text += randomChar(random);
    }
    if (random.below(3) > 0) text += random.pick(glue);
  }
  return text.toWellFormed();
}

/** Every code point of every plane once, by blocks of 128, as a run and with spaces between. */
export function everyCharacter() {
  const texts = [];
  for (let first = 0; first < 0x110000; first += 128) {
    if (first >= 0xd800 && first <= 0xdfff) continue;
    const block = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(first + i));
    texts.push(block.join(""), block.join(" "));
  }
  return texts;
}

/** Long runs without a place to cut: scripts without spaces, digits, blanks, dashes, marks, line ends, words. */
export function longRuns(random) {
  const made = (length, next) => Array.from({ length }, next).join("");
  const one = (low, high) => () => String.fromCodePoint(low + random.below(high - low + 1));
  const texts = [made(4000, one(0x4e00, 0x59b8)), made(3000, one(0x3041, 0x3096)), made(3000, one(0xac00, 0xd7a3)), made(3000, one(0xe01, 0xe2e)),
    made(5000, one(0x30, 0x39)), made(2000, one(0x61, 0x7a)), made(2000, one(0x41, 0x5a)), made(1500, one(0x1f600, 0x1f64f)), made(1000, one(0x300, 0x36f)),
    made(2000, () => random.pick([" ", " ", "\t", "\u00a0", "\u3000"])), made(2000, () => random.pick(["\r\n", "\n", " "])), made(800, () => random.pick(["👩", "\u200d", "\ufe0f", "🏽"])),
    made(1500, () => random.pick(["中", "文", "的", "是", "e\u0301", "，", "a"])), made(1200, one(0x5d0, 0x5ea)), made(1200, one(0x621, 0x64a))];
  for (const c of ["a", "-", "=", "_", ".", " ", "\t", "\n", "\r\n", "7", "0", "无", "あ", "é", "e\u0301", "\u0301", "😀", "|", "(", "\\", "#", "\u00a0"])
    for (const length of [2, 3, 17, 63, 128, 1000]) texts.push(c.repeat(length), "x" + c.repeat(length) + "y");
  return texts;
}

const codePieces = ["def f(x):\n    return x**2\n", "for (int i = 0; i < n; ++i) {\n\ta[i] += b[i];\n}\n", "x = [1, 2.5e-3, 0xFF]", "\\begin{align*}\n  a &= b \\\\\n\\end{align*}",
  "$\\frac{n(n+1)}{2}$", "\\sum_{k=1}^{n} \\binom{n}{k} x^k", "\\(\\sqrt{2}\\)", "\\boxed{\\text{(C)}}", "if (a != b && c == d) return;", "SELECT * FROM t WHERE id=42;", "<div class=\"x\">", "</think>\r\n", "# Step 1:\r\n\r\n", "\\mathbb{R}^{3}",
  "std::vector<int> v;", "λ = 3·10⁸ m/s", "12345678901234567890", "1,234,567.89", "```python\nprint('hi')\n```\n", "    ", "\n\n\n", "I'm sure we'll see it's THEY'RE"];

/** A random text of code, formulas and numbers. */
export function randomCode(random) {
  let text = "";
  for (let i = 1 + random.below(25); i > 0; --i) text += random.pick(codePieces).slice(0, random.below(4) === 0 ? random.below(20) : undefined) + random.pick([" ", "\n", "", "  ", "\r\n"]);
  return text.toWellFormed();
}

/** Random bytes that are not UTF-8 here and there. */
export function randomBytes(random) {
  const parts = [];
  for (let i = 1 + random.below(20); i > 0; --i) {
    const whole = Buffer.from(random.pick(["a", "é", "中", "😀", " ", "word", "\n", "\ud55c"]));
    parts.push(random.below(3) > 0 ? whole : random.below(2) > 0 ? whole.subarray(0, 1 + random.below(whole.length))
      : Buffer.from([random.pick([0x80, 0xbf, 0xc0, 0xc1, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xff, random.below(256)]), random.below(256)]));
  }
  return Buffer.concat(parts);
}
