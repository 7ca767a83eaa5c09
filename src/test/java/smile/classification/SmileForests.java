package smile.classification;

import java.util.List;
import smile.data.formula.Formula;
import smile.validation.ClassificationMetrics;

/**
 * Puts trees together as Smile's own forest, all of the same weight. It stands in Smile's package
 * because only there a tree can become a member of a forest.
 */
public final class SmileForests {

  private SmileForests() {}

  /** A forest over columns with Smile's default names and a response that plays no part. */
  public static RandomForest of(List<DecisionTree> trees, int labelCount) {
    ClassificationMetrics sure = new ClassificationMetrics(0, 0, 1, 0, 1);
    RandomForest.Model[] members =
        trees.stream()
            .map(tree -> new RandomForest.Model(tree, sure))
            .toArray(RandomForest.Model[]::new);
    return new RandomForest(
        Formula.lhs("label"),
        labelCount,
        members,
        sure,
        new double[trees.get(0).schema().length()]);
  }
}
