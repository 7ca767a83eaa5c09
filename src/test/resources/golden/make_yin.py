"""F0 of every frame of clean clips by librosa's yin, for ReferenceClipsTest.

Made with librosa 0.11.0:   python make_yin.py CLIP...   (writes yin.json beside itself)

In semitones above 55 Hz; clips at 16 kHz that are clean enough for librosa's pyin to find ten voiced frames. Its yin
does not tell voiced frames from others: the test compares over the frames that we call voiced.
"""
import json
import os
import sys

import librosa
import numpy as np

golden = {"librosa": librosa.__version__, "semitones": {}}
for path in sorted(sys.argv[1:]):
    y, rate = librosa.load(path, sr=None, mono=True)
    if rate != 16000:
        continue
    setting = dict(fmin=60, fmax=600, sr=16000, frame_length=2048, hop_length=512)
    _, voiced, _ = librosa.pyin(y, **setting)
    if voiced.sum() < 10:
        continue
    f0 = librosa.yin(y, **setting)
    name = os.path.basename(path)
    golden["semitones"][name] = [round(float(v), 2) for v in 12 * np.log2(f0 / 55)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "yin.json"), "w") as f:
    json.dump(golden, f, separators=(",", ":"))
