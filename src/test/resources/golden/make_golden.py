"""Golden data for the feature tests: what librosa computes of signals that FeatureGoldenTest makes anew.

Made with librosa 0.11.0 and scipy 1.17.1:   python make_golden.py   (writes classic190.json beside itself)

The signals are written down here and in GoldenSignals.java alike. Noise comes from the 64-bit linear congruential
generator of Knuth's MMIX (state = state * 6364136223846793005 + 1442695040888963407, the upper 32 bits as a
fraction), so that both sides make the same samples; all samples are rounded to 1/32768, so that sine functions of
different libraries make no difference.
"""
import json
import os

import librosa
import numpy as np

SR = 16000


def noise(count, seed):
    state, out = seed, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out.append((state >> 32) / 2**32 * 2 - 1)
    return np.array(out)


def tone(hz, count, amplitude):
    return amplitude * np.sin(2 * np.pi * hz * np.arange(count) / SR)


def signals():
    t = np.arange(24000) / SR
    impulse = np.zeros(8000)
    impulse[3000] = 0.5
    return {
        "tone_440": tone(440, 16000, 0.5),
        "tones_220_660_3500": tone(220, 20000, 0.4) + tone(660, 20000, 0.2) + tone(3500, 20000, 0.1),
        "chirp_100_7000": 0.3 * np.sin(2 * np.pi * (100 * t + (7000 - 100) / (2 * 1.5) * t * t)),
        "noise": 0.2 * noise(30000, 1),
        "quiet_noise": 0.001 * noise(9000, 2),
        "noise_then_tone": np.concatenate([0.1 * noise(7000, 3), tone(300, 9000, 0.6)]),
        "impulse": impulse,
        "constant": np.full(5000, 0.25),
        "silence": np.zeros(8000),
        "one_sample": np.array([0.5]),
        "shorter_than_a_frame": 0.3 * noise(700, 4),
        "nine_frames_exactly": 0.3 * noise(8 * 512, 5),
    }


def median_by_definition(x, size, mode):
    """scipy 1.17's median_filter mixes rows of an axis of length 2 (it is right for 1 and from 3 on)."""
    assert mode == "reflect"
    if 2 not in x.shape:
        return median_filter(x, size=size, mode=mode)
    half = [s // 2 for s in size]
    padded = np.pad(x, [(h, h) for h in half], mode="symmetric")
    return np.median(np.lib.stride_tricks.sliding_window_view(padded, size), axis=(-2, -1)).astype(x.dtype)


median_filter, librosa.decompose.median_filter = librosa.decompose.median_filter, median_by_definition


def matrices(y):
    F = librosa.feature
    D = librosa.stft(y, n_fft=2048, hop_length=512)
    S = np.abs(D)
    P = S**2
    mel = F.melspectrogram(S=P, sr=SR, n_mels=128)
    mfcc = F.mfcc(S=librosa.power_to_db(mel), n_mfcc=40)
    chroma = F.chroma_stft(S=P, sr=SR, tuning=0.0)
    contrast = F.spectral_contrast(S=S, sr=SR)
    harmonic, percussive = librosa.decompose.hpss(S, kernel_size=31, power=2.0, margin=1.0, mask=True)
    return D, S, P, mel, mfcc, chroma, contrast, harmonic, percussive


def vector(y):
    F = librosa.feature
    D, S, P, mel, mfcc, chroma, contrast, harmonic, percussive = matrices(y)
    # librosa's default mode needs nine frames; with fewer it advises mode='nearest'.
    mode = "interp" if mfcc.shape[1] >= 9 else "nearest"
    delta = F.delta(mfcc, width=9, mode=mode)
    rows = lambda a: np.hstack([a.mean(axis=1), a.std(axis=1)])
    pair = lambda a: [np.mean(a), np.std(a)]
    rh = F.rms(S=S * harmonic, frame_length=2048)[0]
    rp = F.rms(S=S * percussive, frame_length=2048)[0]
    ratio = 20 * np.log10(np.maximum(rh, 1e-10) / np.maximum(rp, 1e-10))
    return np.hstack([
        mfcc.mean(1), mfcc.std(1), delta.mean(1),
        pair(F.spectral_centroid(S=S, sr=SR)), pair(F.spectral_bandwidth(S=S, sr=SR)),
        pair(F.spectral_rolloff(S=S, sr=SR)), pair(F.spectral_flatness(S=S)),
        rows(chroma), rows(contrast), rows(F.tonnetz(chroma=chroma, sr=SR)),
        pair(F.zero_crossing_rate(y)), pair(F.rms(y=y)), pair(rh), pair(rp), pair(ratio),
    ])


def short(a):
    return [float(f"{v:.6g}") for v in np.asarray(a).ravel()]


def main():
    golden = {"librosa": librosa.__version__, "vectors": {}, "matrices": {}}
    for name, y in signals().items():
        y = (np.round(y * 32768) / 32768).astype(np.float32)
        golden["vectors"][name] = short(vector(y))
    # Whole matrices of one signal in which tone and noise meet; every 3rd frame, every 5th bin.
    y = signals()["noise_then_tone"]
    y = (np.round(y * 32768) / 32768).astype(np.float32)
    D, S, P, mel, mfcc, chroma, contrast, harmonic, percussive = matrices(y)
    named = {"stft_real": D.real[::5], "stft_imag": D.imag[::5], "mel": mel, "mfcc": mfcc, "chroma": chroma,
             "contrast": contrast, "harmonic_mask": harmonic[::5], "percussive_mask": percussive[::5]}
    for name, a in named.items():
        golden["matrices"][name] = [short(row) for row in a[:, ::3]]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "classic190.json")
    with open(path, "w") as f:
        json.dump(golden, f, separators=(",", ":"))


if __name__ == "__main__":
    main()
