"""Golden data for the descriptors of expressive-N: what librosa and numpy compute of synthesised signals.

Made with librosa 0.11.0, numpy 2.4.6 and scipy 1.17.1:   python make_expressive.py   (writes expressive.json beside
itself)

The signals are those of make_golden.py and the voices below, written down in ExpressiveGoldenTest.java alike. Courses
are kept at every 7th frame. F0 is that of librosa's pyin, 0 where it finds no voice.
"""
import json
import os

import librosa
import numpy as np
import scipy.fft

from make_golden import SR, noise, short, signals

F = librosa.feature
NAMES = ["tones_220_660_3500", "chirp_100_7000", "noise", "noise_then_tone", "silence"]
WHITE = 400 * 3 / 8
FLOOR = 1e-6


def rounded(y):
    return (np.round(y * 32768) / 32768).astype(np.float32)


def voice(seconds, f0_of, noise_gain, seed):
    """Eight harmonics of amplitudes 1/k; half a second of the noise alone before and after."""
    count = int(seconds * SR)
    f0 = f0_of(np.arange(count) / SR)
    phase = 2 * np.pi * np.cumsum(f0) / SR
    tones = sum(np.sin(k * phase) / k for k in range(1, 9))
    return 0.2 * np.concatenate([np.zeros(SR // 2), tones, np.zeros(SR // 2)]) + noise_gain * noise(count + SR, seed)


def voices():
    return {
        "gliding": voice(1.5, lambda t: 90 * 2 ** (t / 1.5), 0.002, 11),
        "vibrato": voice(1.2, lambda t: 220 * 2 ** (np.sin(2 * np.pi * 5 * t) / 12), 0.01, 12),
        "noisy": voice(1.0, lambda t: 330 * 2 ** (-0.5 * t), 0.06, 13),
    }


def spectrum(y):
    P = np.abs(librosa.stft(y, n_fft=512, win_length=400, hop_length=160, pad_mode="constant")) ** 2
    return P, P + WHITE * FLOOR, librosa.fft_frequencies(sr=SR, n_fft=512)


def decibels(x):
    return 10 * np.log10(x)


def mel(P):
    bank = librosa.filters.mel(sr=SR, n_fft=512, n_mels=32, fmin=50, fmax=8000)
    return decibels(bank @ P / (WHITE / 31.25) + FLOOR)


def between(P, hz, low, high):
    return P[(hz >= low) & (hz < high)]


def slope(P, hz, low, high):
    part = (hz >= low) & (hz < high)
    return np.polyfit(hz[part] / 1000, decibels(P[part]), 1)[0]


def contrast(P, hz, low, high):
    part = np.sort(between(P, hz, low, high), axis=0)
    fifth = max(1, len(part) // 5)
    return decibels(part[-fifth:].mean(axis=0) / part[:fifth].mean(axis=0))


def shape(P, hz):
    S = np.sqrt(P)
    part = P / P.sum(axis=0)
    rows = [F.spectral_centroid(S=S, sr=SR, n_fft=512)[0] / 1000, F.spectral_bandwidth(S=S, sr=SR, n_fft=512)[0] / 1000]
    rows += [F.spectral_rolloff(S=S, sr=SR, n_fft=512, roll_percent=p)[0] / 1000 for p in (0.25, 0.5, 0.85, 0.95)]
    rows += [decibels(F.spectral_flatness(S=S, amin=1e-30)[0]), -(part * np.log(part)).sum(axis=0) / np.log(257)]
    rows += [slope(P, hz, 0, 500), slope(P, hz, 500, 1500)]
    rows += [decibels(between(P, hz, 50, 1000).sum(axis=0) / between(P, hz, 1000, 5000).sum(axis=0))]
    rows += [decibels(between(P, hz, 0, 2000).max(axis=0) / between(P, hz, 2000, 5000).max(axis=0))]
    edges = [0, 500, 1000, 2000, 4000, 8001]
    rows += [decibels(between(P, hz, *edge).sum(axis=0) / P.sum(axis=0)) for edge in zip(edges, edges[1:])]
    edges = [0, 200, 400, 800, 1600, 3200, 6400, 8001]
    return rows + [contrast(P, hz, *edge) for edge in zip(edges, edges[1:])]


def main():
    golden = {"librosa": librosa.__version__, "spectra": {}, "f0": {}}
    for name in NAMES:
        P, floored, hz = spectrum(rounded(signals()[name]))
        bands = mel(P)
        rows = list(bands) + list(scipy.fft.dct(bands, axis=0, norm="ortho")[1:21])
        rows += [decibels(floored.mean(axis=0) / WHITE)]
        rows += [np.concatenate([[0], np.sqrt((np.diff(bands, axis=1) ** 2).mean(axis=0))])]
        golden["spectra"][name] = [short(row[::7]) for row in rows + shape(floored, hz)]
    for name, y in voices().items():
        f0, _, _ = librosa.pyin(rounded(y), fmin=60, fmax=650, sr=SR, frame_length=1024, hop_length=160)
        golden["f0"][name] = [round(float(v), 2) for v in np.nan_to_num(f0)]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expressive.json")
    with open(path, "w") as f:
        json.dump(golden, f, separators=(",", ":"))


if __name__ == "__main__":
    main()
