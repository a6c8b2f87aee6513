#!/usr/bin/env python3
"""Fit resources/models/redundancy.txt: a logistic model of "this segment adds nothing new".

    bench_labels --cues LONG.jsonl > long.cues; bench_labels --cues SHORT.jsonl > short.cues
    train_redundancy.py long.cues [--short short.cues] [--threshold 0.23] > redundancy.txt

Input lines: trace id, 1 or 0 (redundant in the annotation), bytes, then name=value for each cue. Weights are fitted by
Newton's method with an L2 penalty, each segment weighted by the root of its length, those of short traces by 0.7 of it. A
fifth of the traces is left out at a time to choose the threshold of the long ones and to report an honest F1 over bytes (on
standard error). Found segments are less clean than annotated ones, so that a lower threshold may serve better: give it.
Short traces want a threshold of their own: what it is higher goes into the weight of `short`. Standard library only.
"""
import argparse
import math
import sys
import zlib

PENALTY = 1.0
SHORT_WEIGHT = 0.7
FOLDS = 5


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
    mean = sum(r[4] * math.sqrt(r[2]) for r in rows) / sum(r[4] for r in rows)
    weights = [0.0] * size
    for _ in range(15):
        gradient = [0.0] + [PENALTY * w for w in weights[1:]]
        hessian = [[(PENALTY if i else 1e-6) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for _, label, length, cues, share in rows:
            p = predict(weights, cues)
            weight = share * math.sqrt(length) / mean
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


def read(path, share):
    names, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            trace, label, length, *cues = line.rstrip("\n").split("\t")
            names = [c.split("=")[0] for c in cues]
            rows.append((trace, int(label), int(length), [float(c.split("=")[1]) for c in cues], share))
    return names, rows


def left_out(rows):
    """The chance of each row under a model that has not seen its trace."""
    fold = [zlib.crc32(r[0].encode()) % FOLDS for r in rows]
    models = [fit([r for r, f in zip(rows, fold) if f != k]) for k in range(FOLDS)]
    return [predict(models[f], r[3]) for r, f in zip(rows, fold)]


def lowered(chances, rows, place, by):
    """The chances with `by` less weight for the cue at `place`."""
    return [logistic(math.log(max(p, 1e-12) / max(1 - p, 1e-12)) - by * r[3][place]) for p, r in zip(chances, rows)]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("cues")
    options.add_argument("--short")
    options.add_argument("--threshold", type=float)
    given = options.parse_args()
    names, long = read(given.cues, 1.0)
    short = read(given.short, SHORT_WEIGHT)[1] if given.short else []
    chances = left_out(long + short)
    scores = {t / 100: f1(long, chances[:len(long)], t / 100) for t in range(20, 65, 5)}
    for threshold, score in scores.items():
        print(f"left-out F1 at {threshold:.2f}: {score:.3f}", file=sys.stderr)
    # The middle of the plateau rather than its highest point.
    good = [t for t, s in scores.items() if s >= max(scores.values()) - 0.015]
    threshold = given.threshold or sum(good) / len(good)
    weights = fit(long + short)
    if short:
        place = names.index("short")
        by = {step / 10: f1(short, lowered(chances[len(long):], short, place, step / 10), threshold) for step in range(0, 11, 2)}
        good = [b for b, s in by.items() if s >= max(by.values()) - 0.02]
        weights[place] -= sum(good) / len(good)
        print(f"short traces: {by}", file=sys.stderr)
    print("# Weights of core/annotate/repeats/redundancy_model.h, by tests/bench/train_redundancy.py, from "
          f"{len(long + short)} annotated segments of {len({r[0] for r in long + short})} traces.")
    print(f"threshold {threshold:.2f}")
    for name, weight in zip(names, weights):
        print(f"{name} {weight:.3f}")


if __name__ == "__main__":
    main()
