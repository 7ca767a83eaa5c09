"""Makes figures.json, the figures of a made-up set of clips. Needs scikit-learn 1.9 and NumPy.

The clips follow from their number alone, so that the test can make the same ones.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics

CLIPS, LABELS, BINS = 60, 4, 15


def clip(i):
    raw = np.array([1 + (i * i * (k + 3) + 7 * i + 5 * k * k) % 97 for k in range(LABELS)], float)
    truth = (i * 7 + i // 5) % LABELS
    raw[truth] += (i * 31) % 53 * (1 + i % 5) + i / 1000
    return truth, raw / raw.sum()


truth, probabilities = map(np.array, zip(*[clip(i) for i in range(CLIPS)]))
first = probabilities.argmax(axis=1)
confidence = probabilities.max(axis=1)
right = first == truth
assert len(set(confidence)) == CLIPS, "no two clips are equally sure"

order = np.argsort(-confidence)
wrong = np.cumsum(~right[order])
risk = wrong / np.arange(1, CLIPS + 1)
auroc = metrics.roc_auc_score(right, confidence)
accuracy = metrics.accuracy_score(truth, first)

rising = order[::-1]
ece = sum(
    len(b) / CLIPS * abs(confidence[b].mean() - right[b].mean())
    for b in np.split(rising, BINS)
)

precision, recall, f1, support = metrics.precision_recall_fscore_support(truth, first)
json.dump(
    {
        "scikitLearn": sklearn.__version__,
        "numpy": np.__version__,
        "unweightedAverageRecall": metrics.balanced_accuracy_score(truth, first),
        "accuracy": accuracy,
        "macroF1": metrics.f1_score(truth, first, average="macro"),
        "expectedCalibrationError": ece,
        "brierScore": metrics.brier_score_loss(
            truth, probabilities, labels=range(LABELS), scale_by_half=False
        ),
        "logLoss": metrics.log_loss(truth, probabilities, labels=range(LABELS)),
        "areaUnderRiskCoverage": risk.mean(),
        # Traub et al. 2024, equation 8, from the AUROC of right against wrong.
        "areaUnderGeneralizedRiskCoverage": (1 - auroc) * accuracy * (1 - accuracy)
        + (1 - accuracy) ** 2 / 2,
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        "confusion": metrics.confusion_matrix(truth, first).tolist(),
        "coverageAt": [(confidence >= t).mean() for t in (0.35, 0.5, 0.7)],
        "accuracyAt": [right[confidence >= t].mean() for t in (0.35, 0.5, 0.7)],
        "quantiles": np.quantile(confidence, [0.025, 0.5, 0.975]).tolist(),
    },
    (Path(__file__).parent / "figures.json").open("w"),
    indent=1,
)
