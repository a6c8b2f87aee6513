#!/usr/bin/env python3
"""Join tests/data/annotations.jsonl with the traces it speaks of, or make that file from annotated traces.

    join_annotations.py [CORPORA_FOLDER] > annotated.jsonl     lines for bench_train_segmenter
    join_annotations.py --first [CORPORA_FOLDER] > first.jsonl only the first reading of each trace, for eval/score.py
    join_annotations.py --strip ANNOTATED.jsonl ... > tests/data/annotations.jsonl

The annotations hold no text: where a segment begins and ends, its kind, label, cluster and outcome, where errors are, and
length and SHA-256 of the reasoning so that another text is never taken for it. "reading": 2 and 3 are what other readers
found who had not seen the readings before; the gold traces beside the corpora have such readings too. CORPORA_FOLDER is
../shared/data/corpora unless given. Traces that are missing or differ are told on standard error and left out.
"""
import hashlib
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEGMENT = ("begin", "end", "kind", "label", "cluster", "outcome")
ERROR = ("begin", "end", "type", "corrected_later")


def thinking(text):
    """What stands between the marks of thinking; the whole text where there are none."""
    for pattern in (r"<think>\n?(.*?)(?:</think>|$)", r"<\|begin_of_thought\|>(.*?)(?:<\|end_of_thought\|>|$)"):
        found = re.search(pattern, text, re.S)
        if found:
            return found.group(1)
    at = text.find("</think>")
    return text[:at] if at >= 0 else text


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def traces(folder):
    """Yields id, problem, answer, reasoning of every record of the corpora's six layouts."""
    for row in lines(folder / "aime-r1.jsonl"):
        yield row["id"], row["problem"], row["answer"], thinking(row["generation"])
    for row in lines(folder / "aime-qwq.jsonl"):
        yield row["id"], row["messages"][0]["content"], row["answer"], thinking(row["messages"][-1]["content"])
    for row in lines(folder / "aime-gpt-oss.jsonl"):
        yield row["id"], row["prompt"], row["solution"], row["thinking_trajectories"][0]
    for row in lines(folder / "gpqa-r1.jsonl"):
        yield row["question_id"], row["question"], row["correct_answer"], row["reasoning_content"]
    for row in lines(folder / "gpqa-qwq.jsonl"):
        chat = row["conversations"]
        yield row.get("id") or row["question_id"], chat[0]["value"], row["ground_truth"], thinking(chat[-1]["value"])
    for row in json.load(open(folder / "sat-r1.json", encoding="utf-8")):
        yield (str(row["Question ID"]), row["Instruction"], row["Correct Answer"], row["deepseek-reasoner (response)"])
    for row in lines(folder.parent / "gold/dev.jsonl"):
        yield row["id"], row["problem"], row["answer"], row["reasoning"]


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def strip(paths):
    for path in paths:
        for row in lines(path):
            keep = lambda item, names: {name: item[name] for name in names if name in item}
            print(json.dumps({"id": row["id"], "source": row["source"], "reading": row.get("reading", 1), "length": len(row["reasoning"]),
                              "sha256": digest(row["reasoning"]),
                              "segments": [keep(s, SEGMENT) for s in row["segments"]],
                              "errors": [keep(e, ERROR) for e in row["errors"]]}, separators=(",", ":")))


def join(folder, readings):
    known = {str(key): (problem, answer, text) for key, problem, answer, text in traces(folder)}
    for row in lines(ROOT / "tests/data/annotations.jsonl"):
        if row.get("reading", 1) not in readings:
            continue
        problem, answer, text = known.get(row["id"], (None, None, None))
        if text is None or len(text) != row["length"] or digest(text) != row["sha256"]:
            print(f"{row['id']}: {'not there' if text is None else 'another text'}", file=sys.stderr)
            continue
        print(json.dumps({"id": row["id"], "source": row["source"], "reading": row.get("reading", 1), "problem": problem, "answer": answer,
                          "reasoning": text, "segments": row["segments"], "errors": row["errors"]}, ensure_ascii=False))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--strip"]:
        strip(sys.argv[2:])
    else:
        first = sys.argv[1:2] == ["--first"]
        folder = sys.argv[1 + first:]
        join(pathlib.Path(folder[0]) if folder else ROOT / "../shared/data/corpora", {1} if first else {1, 2, 3})
