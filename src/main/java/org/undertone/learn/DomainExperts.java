package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Discriminants of the same features, an expert for each domain, and a judge of which domain a clip
 * is from: what each expert says counts as much as the judge holds its domain likely (adaptive
 * mixtures of local experts; R. Jacobs, M. Jordan, S. Nowlan and G. Hinton, Neural Computation
 * 1991). Two corpora have the same feelings acted and recorded otherwise; one discriminant of both
 * knows less of each than its own does.
 *
 * <p>Other classifiers may stand beside the experts that tell <em>classes</em> apart: the labels of
 * the first domain, then those of the second, and so on. Immutable and safe to share between
 * threads.
 *
 * @param labelCount of all domains together
 * @param domains at least one
 * @param experts one for each domain, of its labels; all of one scaler
 * @param judge tells the domains apart, with the same scaler; where there are several
 */
public record DomainExperts(
    int labelCount,
    List<Domain> domains,
    List<LinearClassifier> experts,
    Optional<LinearClassifier> judge) {

  /** Keeps a domain that a network holds impossible from telling nothing at all. */
  private static final double LEAST_PROBABILITY = 1e-12;

  public DomainExperts {
    domains = List.copyOf(domains);
    experts = List.copyOf(experts);
    if (domains.isEmpty() || domains.size() != experts.size()) {
      throw new IllegalArgumentException(
          "there must be an expert for each of at least one domain, got "
              + experts.size()
              + " for "
              + domains.size());
    }
    for (int d = 0; d < domains.size(); d++) {
      check(domains.get(d), experts.get(d), labelCount);
    }
    if (judge.map(LinearClassifier::labelCount).orElse(1) != domains.size()) {
      throw new IllegalArgumentException(
          "the judge must tell "
              + domains.size()
              + " domains apart, got "
              + judge.map(LinearClassifier::labelCount).orElse(1));
    }
    StandardScaler scaler = experts.get(0).scaler();
    if (experts.stream().anyMatch(expert -> expert.scaler() != scaler)
        || judge.filter(j -> j.scaler() != scaler).isPresent()) {
      throw new IllegalArgumentException("experts and judge must have one scaler");
    }
  }

  private static void check(Domain domain, LinearClassifier expert, int labelCount) {
    int last = domain.labels().get(domain.labels().size() - 1);
    if (domain.labels().size() != expert.labelCount() || last >= labelCount) {
      throw new IllegalArgumentException(
          "the expert for "
              + domain.name()
              + " must tell its labels apart, of "
              + labelCount
              + ", got "
              + expert.labelCount()
              + " for "
              + domain.labels());
    }
  }

  /** How many classes there are: every label of every domain. */
  public int classCount() {
    return domains.stream().mapToInt(domain -> domain.labels().size()).sum();
  }

  public int featureCount() {
    return experts.get(0).featureCount();
  }

  /**
   * Looks at a clip, to hear opinions on it.
   *
   * @param own the features of the clip: by these the domain is judged, and the {@linkplain
   *     LinearClassifier#doubt doubt}
   */
  public Hearing hear(float[] own) {
    return new Hearing(
        judge.map(j -> j.probabilities(own, 1)).orElse(new double[] {1}),
        experts.stream().mapToDouble(expert -> expert.doubt(own)).toArray());
  }

  /** Opinions on one clip. */
  public final class Hearing {

    private final double[] likely;
    private final double[] doubts;

    private Hearing(double[] likely, double[] doubts) {
      this.likely = likely;
      this.doubts = doubts;
    }

    /**
     * The opinions of an expert and of two classifiers of classes, pooled for each domain, and then
     * mixed.
     *
     * @param pool of expert, second and third
     * @param features what the experts are asked of: the clip's, or these adapted to the voice
     * @param known whether they are adapted
     * @param second the probability of each class
     * @param third the same of another
     * @return the probability of each label
     */
    public double[] pool(
        OpinionPool pool, float[] features, boolean known, double[] second, double[] third) {
      double[] mixed = new double[labelCount];
      int from = 0;
      for (int d = 0; d < likely.length; d++) {
        LinearClassifier expert = experts.get(d);
        List<Integer> labels = domains.get(d).labels();
        int to = from + labels.size();
        double[] pooled =
            pool.pool(
                doubts[d],
                known ? expert.ofKnownVoice(features, 1) : expert.probabilities(features, 1),
                within(second, from, to),
                within(third, from, to));
        for (int k = 0; k < pooled.length; k++) {
          mixed[labels.get(k)] += likely[d] * pooled[k];
        }
        from = to;
      }
      return mixed;
    }
  }

  /** The probabilities of one domain's classes, if it is this domain. */
  private static double[] within(double[] classes, int from, int to) {
    double[] some = Arrays.copyOfRange(classes, from, to);
    if (some.length == classes.length) {
      return some;
    }
    double sum = 0;
    for (int k = 0; k < some.length; k++) {
      some[k] += LEAST_PROBABILITY;
      sum += some[k];
    }
    for (int k = 0; k < some.length; k++) {
      some[k] /= sum;
    }
    return some;
  }
}
