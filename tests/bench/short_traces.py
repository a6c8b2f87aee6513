#!/usr/bin/env python3
"""Turn the short traces of our own (tests/data/short_traces, with marks where segments begin) into annotated traces.

    short_traces.py > short.jsonl                 all of them, a writer a group, for the models of short traces
    short_traces.py --train-only 0 > first.jsonl  those of one writer, only to be trained on, for the other models

"@ problem | answer" opens a trace. [Q] [U] [A+] [A-] [A0] [V] [C] open its segments: question repeated, understanding, an
approach (correct, incorrect, incomplete), a check, the conclusion. [V=2] repeats the second of its approaches and checks.
The reasoning is what stands there without the marks.
"""
import argparse
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "tests/data/short_traces"
KINDS = {"Q": "question_repeat", "U": "problem_understand", "A": "approach", "V": "verification", "C": "conclusion"}
LABELS = {"+": "correct", "-": "incorrect", "0": "incomplete"}
MARK = re.compile(r"\[(?:([QUC])|(A[+0-]|V)(?:=(\d+))?)\]")


def trace(head, body):
    problem, answer = (part.strip() for part in head.rsplit("|", 1))
    marks = list(MARK.finditer(body))
    if not marks or marks[0].start() != 0:
        raise ValueError("the reasoning does not begin with a mark")
    reasoning, segments, clusters = "", [], []
    for mark, end in zip(marks, [m.start() for m in marks[1:]] + [len(body)]):
        text = body[mark.end():end]
        if not text.strip():
            raise ValueError(f"nothing stands behind {mark.group()}")
        kind, work, original = mark.groups()
        segment = {"begin": len(reasoning), "end": len(reasoning) + len(text), "kind": KINDS[(kind or work)[0]]}
        if work:
            if work[0] == "A":
                segment["label"] = LABELS[work[1]]
            clusters.append(clusters[int(original) - 1] if original else max(clusters, default=-1) + 1)
            segment["cluster"] = clusters[-1]
        segments.append(segment)
        reasoning += text
    return {"problem": problem, "answer": answer or None, "reasoning": reasoning, "segments": segments, "errors": []}


def traces(path):
    for number, part in enumerate(re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))[1:], 1):
        head, _, body = part.partition("\n")
        try:
            yield {"id": f"short_{path.stem}_{number}", "source": f"writer {path.stem}", **trace(head, body.strip())}
        except (ValueError, IndexError) as error:
            sys.exit(f"{path.name}, trace {number} ({head[:60]}): {error}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("writers", nargs="*", help="names of files without their ending; all if none is given")
    parser.add_argument("--train-only", action="store_true")
    arguments = parser.parse_args()
    for path in sorted(FOLDER.glob("*.txt")):
        if arguments.writers and path.stem not in arguments.writers:
            continue
        for row in traces(path):
            row.update({"train_only": True} if arguments.train_only else {"group": row["source"], "reading": 1})
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
