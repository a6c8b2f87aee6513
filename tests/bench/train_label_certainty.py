#!/usr/bin/env python3
"""Fit resources/models/label_certainty.txt: how likely a reader gives an approach the same label.

    train_label_certainty.py CV.jsonl GOLD.jsonl [MORE.jsonl ...] > label_certainty.txt

CV.jsonl is what bench_crossvalidate writes: analyses by a segmenter that had not seen the trace's problem, each label with
its cues. A label counts where most of its approach is an approach for the first reader too. One logistic model a label,
fitted by Newton's method with an L2 penalty. On standard error: what models that had not seen a trace say of it, against
how often they are right, and the chance that a right label gets a higher score than a wrong one.
"""
import json
import sys

from train_redundancy import predict, solve

PENALTY = 2.0
FOLDS = 10


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def claims(analysis, gold):
    """(label, right, cues) of each labelled approach that most of the reader's text calls an approach."""
    for segment in analysis["segments"]:
        if "label" not in segment:
            continue
        shared = lambda s: min(s["end"], segment["end"]) - max(s["begin"], segment["begin"])
        reader = max(gold["segments"], key=shared)
        if reader["kind"] == "approach":
            yield segment["label"], int(reader["label"] == segment["label"]), list(segment["cues"].values())


def fit(rows, bias):
    """Weights of one label's model: log odds that the label is right, by cue."""
    size = len(rows[0][2])
    weights = [0.0] * size
    for _ in range(20):
        penalty = [1e-3 if i == bias else PENALTY for i in range(size)]
        gradient = [p * w for p, w in zip(penalty, weights)]
        hessian = [[penalty[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for _, right, cues in rows:
            p = predict(weights, cues)
            for i in range(size):
                gradient[i] += (p - right) * cues[i]
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * cues[i] * cues[j]
        weights = [w - s for w, s in zip(weights, solve(hessian, gradient))]
    return weights


def models(rows, bias):
    return {label: fit([r for r in rows if r[0] == label], bias) for label in sorted({r[0] for r in rows})}


def main():
    analyses = {row["id"]: row for row in lines(sys.argv[1])}
    by_trace = [list(claims(analyses[gold["id"]], gold)) for path in sys.argv[2:] for gold in lines(path)
                if gold["id"] in analyses and gold.get("reading", 1) == 1]
    names = next(list(s["cues"]) for row in analyses.values() for s in row["segments"] if "cues" in s)
    bias = names.index("bias")
    unseen = []
    for fold in range(FOLDS):
        known = models([c for i, trace in enumerate(by_trace) if i % FOLDS != fold for c in trace], bias)
        unseen += [(predict(known[c[0]], c[2]), c[1]) for i, trace in enumerate(by_trace) if i % FOLDS == fold for c in trace]
    gap = 0
    for bin in range(10):
        found = [u for u in unseen if min(9, int(u[0] * 10)) == bin]
        if found:
            said, right = sum(u[0] for u in found), sum(u[1] for u in found)
            gap += abs(said - right)
            print(f"  {said / len(found):.2f}  {right / len(found):.2f}  {len(found):4d}", file=sys.stderr)
    good, bad = [p for p, right in unseen if right], [p for p, right in unseen if not right]
    above = sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))
    print(f"  mean gap {gap / len(unseen):.3f} over {len(unseen)} claims; right above wrong {above:.3f}", file=sys.stderr)
    print("# Weights of core/annotate/labels/label_certainty.h, by tests/bench/train_label_certainty.py, from "
          f"{len(unseen)} labels of {len(by_trace)} annotated traces.")
    for label, weights in models([c for trace in by_trace for c in trace], bias).items():
        for name, weight in zip(names, weights):
            print(f"{label} {name} {weight:.3f}")


if __name__ == "__main__":
    main()
