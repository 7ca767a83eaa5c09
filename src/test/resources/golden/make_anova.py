"""F of each column by scikit-learn's f_classif, for AnovaFTest.

Made with scikit-learn (its version stands in the file):   python make_anova.py   (writes anova.json beside itself)

Columns: nothing to tell, a small difference, a large one, one label alone stands out, a large offset, a tiny scale.
Labels are unequally frequent, and label 2 does not occur.
"""
import json
import os

import numpy as np
import sklearn
from sklearn.feature_selection import f_classif

random = np.random.default_rng(11)
labels = random.permutation(np.repeat([0, 1, 3, 4], [7, 12, 5, 16]))
x = random.standard_normal((len(labels), 6))
x[:, 1] += 0.3 * labels
x[:, 2] += 4 * labels
x[:, 3] += 3 * (labels == 3)
x[:, 4] = 1000 + x[:, 4] + 0.5 * labels
x[:, 5] = 1e-6 * (x[:, 5] - labels)
x = x.astype(np.float32)
golden = {
    "sklearn": sklearn.__version__,
    "labels": labels.tolist(),
    "rows": [[float(v) for v in row] for row in x],
    "f": [float(v) for v in f_classif(x.astype(np.float64), labels)[0]],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "anova.json"), "w") as f:
    json.dump(golden, f, separators=(",", ":"))
