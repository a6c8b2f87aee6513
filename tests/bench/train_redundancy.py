#!/usr/bin/env python3
"""Fit resources/models/redundancy.txt: a logistic model of "this segment adds nothing new".

    bench_labels --cues GOLD.jsonl | train_redundancy.py > redundancy.txt

Input lines: trace id, 1 or 0 (redundant in the annotation), bytes, then name=value for each cue. Weights are fitted by
Newton's method with an L2 penalty, each segment weighted by the root of its length. Traces are left out one at a time to
choose the threshold and to report an honest F1 over bytes (on standard error). Standard library only.
"""
import math
import sys

PENALTY = 1.0


def solve(matrix, vector):
    n = len(vector)
    rows = [row[:] + [vector[i]] for i, row in enumerate(matrix)]
    for col in range(n):
        pivot = max(range(col, n), key=lambda r: abs(rows[r][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        for r in range(n):
            if r != col and rows[r][col]:
                factor = rows[r][col] / rows[col][col]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[col])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def logistic(z):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def predict(weights, cues):
    return logistic(sum(a * b for a, b in zip(weights, cues)))


def fit(rows):
    size = len(rows[0][3])
    mean = sum(math.sqrt(r[2]) for r in rows) / len(rows)
    weights = [0.0] * size
    for _ in range(15):
        gradient = [0.0] + [PENALTY * w for w in weights[1:]]
        hessian = [[(PENALTY if i else 1e-6) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for _, label, length, cues in rows:
            p = predict(weights, cues)
            weight = math.sqrt(length) / mean
            for i in range(size):
                if cues[i]:
                    gradient[i] += weight * (p - label) * cues[i]
                    for j in range(size):
                        hessian[i][j] += weight * p * (1 - p) * cues[i] * cues[j]
        weights = [w - 0.9 * s for w, s in zip(weights, solve(hessian, gradient))]
    return weights


def f1(rows, chances, threshold):
    hit = sum(r[2] for r, p in zip(rows, chances) if p >= threshold and r[1])
    found = sum(r[2] for r, p in zip(rows, chances) if p >= threshold)
    gold = sum(r[2] for r in rows if r[1])
    return 2 * hit / (found + gold)


def main():
    names, rows = [], []
    for line in sys.stdin:
        trace, label, length, *cues = line.rstrip("\n").split("\t")
        names = [c.split("=")[0] for c in cues]
        rows.append((trace, int(label), int(length), [float(c.split("=")[1]) for c in cues]))
    chances = {}
    for trace in sorted({r[0] for r in rows}):
        weights = fit([r for r in rows if r[0] != trace])
        for i, r in enumerate(rows):
            if r[0] == trace:
                chances[i] = predict(weights, r[3])
    ordered = [chances[i] for i in range(len(rows))]
    scores = {t / 100: f1(rows, ordered, t / 100) for t in range(30, 65, 5)}
    for threshold, score in scores.items():
        print(f"left-one-out F1 at {threshold:.2f}: {score:.3f}", file=sys.stderr)
    # The middle of the plateau rather than its highest point.
    good = [t for t, s in scores.items() if s >= max(scores.values()) - 0.015]
    print("# Weights of core/annotate/redundancy_model.h, by tests/bench/train_redundancy.py, from "
          f"{len(rows)} annotated segments of {len({r[0] for r in rows})} traces.")
    print(f"threshold {sum(good) / len(good):.2f}")
    for name, weight in zip(names, fit(rows)):
        print(f"{name} {weight:.3f}")


if __name__ == "__main__":
    main()
