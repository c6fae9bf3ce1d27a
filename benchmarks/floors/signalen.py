"""Floor of the signals: the same formulas over the same rows, in bare numpy and scipy.

Usage: python benchmarks/floors/signalen.py ROWS.npz; prints the seconds of the second time, and to stderr
how many are afwijkend.
"""

import sys
import time

import numpy as np
from scipy.special import betainc, chdtri

Z = 1.959963984540054
CHI = 9.54953570608324


def p_rates(x1, n1, x0, n0):
    high = x1 * n0 > x0 * n1
    p = n1 / (n1 + n0)
    x, y, q = np.where(high, x1, x0), np.where(high, x0, x1), np.where(high, p, 1 - p)
    return np.where(x1 * n0 == x0 * n1, 1.0, np.minimum(1.0, 2 * betainc(np.maximum(x, 1e-12), y + 1, q)))


def bounds(x, n):
    exact_low = np.where(x > 0, chdtri(2 * np.maximum(x, 0.5), 0.975) / 2, 0.0)
    exact_high = chdtri(2 * x + 2, 0.025) / 2
    safe = np.maximum(x, 1.0)
    low = safe * (1 - 1 / (9 * safe) - Z / (3 * np.sqrt(safe))) ** 3
    high = (x + 1) * (1 - 1 / (9 * (x + 1)) + Z / (3 * np.sqrt(x + 1))) ** 3
    return np.where(x < 10, exact_low, low) / n, np.where(x < 10, exact_high, high) / n


def spread(x, n):
    if x.shape[2] < 2:
        return np.ones(len(x))
    rate = x[:, :1] / n[:, :1]
    weight, before = n[:, :, 1:] * rate[:, :, 1:], n[:, :, :-1] * rate[:, :, :-1]
    both, chance = x[:, :, 1:] + x[:, :, :-1], weight / (weight + before)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = ((x[:, :, 1:] - both * chance) / np.sqrt(both * chance * (1 - chance)))[:, 1:]
    z = np.sort(z.reshape(len(x), -1), axis=1)
    total = np.sum(~np.isnan(z), axis=1)
    cut = (0.1 * total).astype(int)
    rows = np.arange(len(z))
    pulled = np.clip(z, z[rows, cut][:, None], z[rows, total - 1 - cut][:, None])
    return np.maximum(np.nansum(pulled**2, axis=1) / total, 1)


def rising(y, low, high):
    w = (3.92 / (high - low)) ** 2
    slopes = []
    for out in (*range(5), None):
        keep = [k for k in range(5) if k != out]
        t, v, ww = np.array(keep), y[..., keep], w[..., keep]
        mean_t, mean_v = (ww * t).sum(-1) / ww.sum(-1), (ww * v).sum(-1) / ww.sum(-1)
        along = (ww * (t - mean_t[..., None]) ** 2).sum(-1)
        slopes.append((ww * (t - mean_t[..., None]) * (v - mean_v[..., None])).sum(-1) / along)
    steep = slopes[-1] ** 2 * along > CHI
    signs = np.sign(slopes[:-1])
    return steep & (np.abs(signs.sum(0)) == 5)


def adjust(p):
    order = np.argsort(p)
    scaled = p[order] * (len(p) / np.arange(1, len(p) + 1))
    out = np.empty_like(p)
    out[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return out


def all_tests(path):
    rows, found = np.load(path), 0
    all_x, all_n = rows["aantal"], np.broadcast_to(rows["inwoners"], rows["aantal"].shape)
    for part in (np.r_[0, 1:11], np.r_[0, 11:111]):
        for years in range(1, 11):
            x, n = all_x[:, part, :years], all_n[:, part, :years]
            phi = spread(x, n)[:, None]
            x1, n1 = x[:, 1:, -1] / phi, n[:, 1:, -1] / phi
            bounds(x1, n1)
            land_x, land_n = all_x[:, 111:112, years - 1] / phi, all_n[:, 111:112, years - 1] / phi
            group_x, group_n = (all_[:, 112:, years - 1].sum(axis=1, keepdims=True) / phi for all_ in (all_x, all_n))
            for x0, n0 in (
                (x[:, :1, -1] / phi - x1, n[:, :1, -1] / phi - n1),
                (land_x - x1, land_n - n1),
                (np.broadcast_to(group_x, x1.shape), np.broadcast_to(group_n, n1.shape)),
            ):
                found += int((adjust(p_rates(x1, n1, x0, n0).ravel()) <= 0.05).sum())
            if years > 1:
                adjust(p_rates(x1, n1, x[:, 1:, -2] / phi, n[:, 1:, -2] / phi).ravel())
            if years >= 5:
                x5, n5 = x[:, :, -5:] / phi[:, :, None], n[:, :, -5:] / phi[:, :, None]
                rising(x5 / n5, *bounds(x5, n5))
    return found


all_tests(sys.argv[1])
begin = time.perf_counter()
found = all_tests(sys.argv[1])
print(time.perf_counter() - begin)
print(f"{found} afwijkend", file=sys.stderr)
