#!/usr/bin/env python3
"""Turn tests/data/short_traces.txt (short traces of our own, with marks where segments begin) into annotated traces.

    short_traces.py > short.jsonl     lines for bench_train_segmenter and eval/score.py

"@ problem | answer" opens a trace; [Q] [U] [A+] [A-] [A0] [V] [C] open its segments: question repeated, understanding, an approach
(correct, incorrect, incomplete), a check, the conclusion. Every third trace is written in one paragraph.
"""
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = {"Q": "question_repeat", "U": "problem_understand", "A": "approach", "V": "verification", "C": "conclusion"}
LABELS = {"+": "correct", "-": "incorrect", "0": "incomplete"}
FENCE = "```"


def trace(number, head, body):
    problem, answer = (part.strip() for part in head.rsplit("|", 1))
    between = "\n\n"
    if number % 3 == 2 and FENCE not in body:  # one paragraph
        between = "" if re.search("[一-鿿]", body) else " "
        body = re.sub(r"\n+(?!\[)", between, body.strip())
    parts = re.split(r"\[([QUVC]|A[+0-])\]", body.strip())[1:]
    reasoning, segments, cluster = "", [], 0
    for mark, text in zip(parts[::2], parts[1::2]):
        text = text.strip()
        if segments:
            reasoning += between
            segments[-1]["end"] = len(reasoning)
        segment = {"begin": len(reasoning), "end": 0, "kind": KINDS[mark[0]]}
        if mark[0] == "A":
            segment["label"] = LABELS[mark[1]]
        if mark[0] in "AV":
            segment["cluster"] = cluster
            cluster += 1
        segments.append(segment)
        reasoning += text
    segments[-1]["end"] = len(reasoning)
    return {"id": f"short_{number}", "source": "short", "train_only": True, "problem": problem, "answer": answer or None, "reasoning": reasoning,
            "segments": segments, "errors": []}


def main():
    text = (ROOT / "tests/data/short_traces.txt").read_text(encoding="utf-8")
    for number, part in enumerate(re.split(r"(?m)^@ ", text)[1:]):
        head, body = part.split("\n", 1)
        print(json.dumps(trace(number, head, body), ensure_ascii=False))


if __name__ == "__main__":
    main()
