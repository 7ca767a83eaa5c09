"""Golden data for levelled-N: what librosa computes of the signals of make_golden.py over a floor of white noise.

Made with librosa 0.11.0, numpy 2.4.6 and scipy 1.17.1:   python make_levelled.py   (writes levelled.json beside itself)

Nothing is trimmed or levelled here: the test hands the set the whole signal as it is. The values of F0, which librosa
does not have as we have it, are left out.
"""
import json
import os

import librosa
import numpy as np
import scipy.stats

from make_golden import SR, short, signals

F = librosa.feature
NAMES = ["tones_220_660_3500", "chirp_100_7000", "noise", "noise_then_tone", "silence", "nine_frames_exactly"]
WHITE = 2048 * 3 / 8
FLOOR = WHITE * 1e-3
ACTIVE_DB = -30
RATE = SR / 512


def rounded(y):
    return (np.round(y * 32768) / 32768).astype(np.float32)


def decibels(x):
    return 20 * np.log10(np.maximum(1e-3, x))


def courses(y):
    P = np.abs(librosa.stft(y, n_fft=2048, hop_length=512)) ** 2 + FLOOR
    S = np.sqrt(P)
    mel = librosa.power_to_db(F.melspectrogram(S=P, sr=SR, n_mels=128))
    harmonic, percussive = librosa.decompose.hpss(S, kernel_size=31, power=2.0, margin=1.0, mask=True)
    rh = F.rms(S=S * harmonic, frame_length=2048)
    rp = F.rms(S=S * percussive, frame_length=2048)
    level = decibels(F.rms(y=y))
    shapes = np.vstack([
        mel.mean(axis=0), F.mfcc(S=mel, n_mfcc=12)[1:],
        F.spectral_centroid(S=S, sr=SR), F.spectral_bandwidth(S=S, sr=SR), F.spectral_rolloff(S=S, sr=SR),
        F.spectral_flatness(S=S), F.spectral_contrast(S=S, sr=SR), F.zero_crossing_rate(y), level,
        decibels(rh), decibels(rp), 20 * np.log10(np.maximum(rh, 1e-10) / np.maximum(rp, 1e-10)),
    ]).astype(np.float64)
    chroma = F.chroma_stft(S=P, sr=SR, tuning=0.0)
    tones = np.vstack([chroma, F.tonnetz(chroma=chroma, sr=SR)]).astype(np.float64)
    return shapes, tones, level[0]


def vector(y):
    shapes, tones, level = courses(y)
    frames = np.flatnonzero(level > ACTIVE_DB)
    if len(frames) == 0:
        frames = np.arange(len(level))
    values = []
    for course, delta in zip(shapes, F.delta(shapes, width=9)):
        x = course[frames]
        # Rounding is no shape: what hardly varies has no skewness.
        skewness = scipy.stats.skew(x) if x.std() > 1e-6 * abs(x.mean()) + 1e-12 else 0
        slope = RATE * np.polyfit(frames, x, 1)[0] if len(frames) > 1 else 0
        values += [x.mean(), x.std(), np.quantile(x, 0.95), skewness, slope, delta[frames].std()]
    return values + [course[frames].std() for course in tones]


def main():
    golden = {"librosa": librosa.__version__, "vectors": {n: short(vector(rounded(signals()[n]))) for n in NAMES}}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "levelled.json")
    with open(path, "w") as f:
        json.dump(golden, f, separators=(",", ":"))


if __name__ == "__main__":
    main()
