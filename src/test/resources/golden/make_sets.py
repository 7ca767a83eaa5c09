"""Golden data for the sets of features that networks see: what librosa computes of the signals of make_golden.py.

Made with librosa 0.11.0 and numpy 2.4.6:   python make_sets.py   (writes sets.json beside itself)

Nothing is trimmed here: where a set looks at the speech alone, the test hands it the whole signal. Pictures are kept
at every 7th frame.
"""
import json
import os

import librosa
import numpy as np

from make_golden import SR, matrices, short, signals

F = librosa.feature
NAMES = ["tones_220_660_3500", "chirp_100_7000", "noise", "noise_then_tone", "silence", "one_sample",
         "shorter_than_a_frame"]


def rounded(y):
    return (np.round(y * 32768) / 32768).astype(np.float32)


def middle(y, length):
    """The middle of a longer signal; a shorter one in the middle of zeros."""
    start = (len(y) - length) // 2
    if start >= 0:
        return y[start:start + length]
    return np.concatenate([np.zeros(-start), y, np.zeros(length - len(y) + start)]).astype(np.float32)


def standardised(a):
    return (a - a.mean()) / a.std() if a.std() > 1e-6 * np.abs(a).max() else np.zeros_like(a)


def means_180(y):
    S = np.abs(librosa.stft(y))
    mel = F.melspectrogram(y=y, sr=SR, pad_mode="constant").mean(axis=1)
    return np.hstack([
        F.mfcc(y=y, sr=SR, n_mfcc=40, pad_mode="constant").mean(axis=1),
        F.chroma_stft(S=S, sr=SR, tuning=0).mean(axis=1),
        10 * np.log10(np.maximum(1e-10, mel)),
    ])


def mel_stack(y):
    y = middle(y, 3 * SR)
    S = np.abs(librosa.stft(y))
    mel = librosa.power_to_db(F.melspectrogram(S=S**2, sr=SR, n_mels=32), ref=np.max, top_db=80)
    stack = np.vstack([
        F.mfcc(y=y, sr=SR, n_mfcc=13),
        F.chroma_stft(S=S**2, sr=SR, tuning=0),
        F.spectral_contrast(S=S, sr=SR),
    ])
    return np.vstack([standardised(mel), standardised(stack)])


def frames_22(y):
    y = middle(y, 5 * SR // 2)
    return np.vstack([F.zero_crossing_rate(y), F.rms(y=y), F.mfcc(y=y, sr=SR, n_mfcc=20)])


def functionals(y):
    """All but those of F0, which librosa does not have as we have it."""
    D, S, P, mel, mfcc, chroma, contrast, harmonic, percussive = matrices(y)
    mfcc = mfcc[:20]
    rms = F.rms(y=y)
    relative = 20 * np.log10(np.maximum(1e-4, rms / max(1e-10, rms.max())))
    rh = F.rms(S=S * harmonic, frame_length=2048)
    rp = F.rms(S=S * percussive, frame_length=2048)
    ratio = 20 * np.log10(np.maximum(rh, 1e-10) / np.maximum(rp, 1e-10))
    courses = np.vstack([
        mfcc, F.delta(mfcc, width=9, mode="interp" if mfcc.shape[1] >= 9 else "nearest"), chroma, contrast,
        F.tonnetz(chroma=chroma, sr=SR), F.spectral_centroid(S=S, sr=SR), F.spectral_bandwidth(S=S, sr=SR),
        F.spectral_rolloff(S=S, sr=SR), F.spectral_flatness(S=S), F.zero_crossing_rate(y), relative, ratio,
    ]).astype(np.float64)
    rows = [courses.mean(1), courses.std(1)]
    rows += [np.quantile(courses, q, axis=1) for q in (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)]
    return np.array(rows).T.ravel()


def log_mel(y, bands, window, hop, lowest, highest, decibel, least, range_db):
    n_fft = 2 ** int(np.ceil(np.log2(window)))
    power = F.melspectrogram(y=y, sr=SR, n_fft=n_fft, win_length=window, hop_length=hop, n_mels=bands, fmin=lowest,
                             fmax=highest, pad_mode="constant")
    db = librosa.power_to_db(power, amin=least, top_db=range_db)
    return db if decibel else db * np.log(10) / 10


def main():
    golden = {"librosa": librosa.__version__}
    for name in NAMES:
        y = rounded(signals()[name])
        of = {"means": short(means_180(y)), "functionals": short(functionals(y)),
              "stack": [short(row) for row in mel_stack(y)[:, ::7]],
              "frames": [short(row) for row in frames_22(y)[:, ::7]]}
        if 1 + len(y) // 256 >= 32:
            standard = standardised(log_mel(y, 64, 1024, 256, 50, 8000, True, 1e-30, 80))
            of["log-mel-64"] = [short(row) for row in standard[:, ::7]]
            natural = log_mel(y, 40, 512, 128, 0, 7600, False, 1e-10, 120)
            of["natural"] = [short(row) for row in natural[:, ::7]]
        golden[name] = of
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sets.json")
    with open(path, "w") as f:
        json.dump(golden, f, separators=(",", ":"))


main()
