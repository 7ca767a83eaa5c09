package org.undertone.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undertone.audio.Clip;
import org.undertone.audio.SpeechActivity;
import org.undertone.audio.VoiceActivity;
import org.undertone.features.FeatureTensor;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Verdict.Candidate;
import org.undertone.recognize.Verdict.GateReport;

/**
 * The only path from a clip to an answer: voice activity, features, classifier, calibrator, gates,
 * whatever the type of the model.
 *
 * <p>Immutable; safe for use by many threads at once.
 */
public final class Recognizer {

  private static final int CANDIDATES = 3;

  private final ModelBundle bundle;
  private final GateSettings gates;
  private final EnergyGate energyGate;

  public Recognizer(ModelBundle bundle) {
    this.bundle = bundle;
    this.gates = bundle.manifest().gates();
    this.energyGate = new EnergyGate(gates.quietestDbfs());
  }

  /** The model that answers. */
  public Manifest manifest() {
    return bundle.manifest();
  }

  /** Whether the model can say why it answers as it does; see {@link #explain}. */
  public boolean explains() {
    return bundle.explains();
  }

  /** What the voice in a clip carries, and how sure the model is. */
  public Verdict recognize(Clip clip) {
    return recognize(clip, false);
  }

  /**
   * The same with {@link Verdict#explanation}, where there is speech to explain.
   *
   * @throws UnsupportedOperationException if the model cannot say; see {@link #explains}
   */
  public Verdict explain(Clip clip) {
    if (!explains()) {
      throw new UnsupportedOperationException(
          "the model " + manifest().id() + " cannot explain its answers");
    }
    return recognize(clip, true);
  }

  private Verdict recognize(Clip clip, boolean explaining) {
    long start = System.nanoTime();
    SpeechActivity speech = VoiceActivity.measure(clip);
    Decision decision = noSpeech(speech);
    Optional<Explanation> explanation = Optional.empty();
    if (isSpeech(speech)) {
      FeatureTensor features = bundle.featureSet().extract(clip);
      decision = decide(features, speech);
      Label first = decision.top().get(0).label();
      explanation =
          Optional.of(features)
              .filter(f -> explaining)
              .map(f -> Explainer.explain(bundle.attribution(f), first));
    }
    double elapsedMillis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
    return new Verdict(
        decision.outcome(),
        decision.label(),
        decision.label().map(Label::emoji).orElse(decision.outcome().emoji()),
        decision.confidence(),
        Band.of(decision.confidence()),
        decision.top(),
        decision.probabilities(),
        decision.gates(),
        facts(clip, speech),
        new Verdict.ModelFacts(manifest().id(), manifest().type(), manifest().featureSet()),
        elapsedMillis,
        explanation);
  }

  /**
   * The same from features and speech that were measured before, as the evaluation has them.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's
   */
  public Decision decide(FeatureTensor features, SpeechActivity speech) {
    if (!isSpeech(speech)) {
      return noSpeech(speech);
    }
    Map<Label, Double> probabilities = probabilities(features);
    GateReport energy = energyGate.apply(speech.speechLevelDbfs(), probabilities);
    List<Candidate> top = candidates(probabilities);
    double confidence = top.get(0).probability();
    List<GateReport> reports = new ArrayList<>(List.of(speechReport(speech), energy));
    familiarityReport(features, top.get(0).label()).ifPresent(reports::add);
    reports.add(confidenceReport(confidence));
    boolean sure = reports.stream().noneMatch(r -> r.fired() && !r.gate().equals(EnergyGate.NAME));
    return new Decision(
        sure ? Outcome.RECOGNIZED : Outcome.UNCERTAIN,
        sure ? Optional.of(top.get(0).label()) : Optional.empty(),
        confidence,
        top,
        probabilities,
        List.copyOf(reports));
  }

  private Optional<GateReport> familiarityReport(FeatureTensor features, Label first) {
    return bundle
        .likelihoods(features)
        .map(
            likelihoods ->
                new FamiliarityGate(bundle.familiarity().orElseThrow().leastLikelihood())
                    .report(first, likelihoods[manifest().labels().indexOf(first)]));
  }

  /** Calibrated, before any gate. */
  private Map<Label, Double> probabilities(FeatureTensor features) {
    double[] served = bundle.calibrated(bundle.probabilities(features));
    Map<Label, Double> probabilities = new EnumMap<>(Label.class);
    for (int i = 0; i < served.length; i++) {
      probabilities.put(manifest().labels().get(i), served[i]);
    }
    return probabilities;
  }

  private static List<Candidate> candidates(Map<Label, Double> probabilities) {
    return probabilities.entrySet().stream()
        .map(e -> new Candidate(e.getKey(), e.getKey().emoji(), e.getValue()))
        .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
        .limit(CANDIDATES)
        .toList();
  }

  private boolean isSpeech(SpeechActivity speech) {
    return speech.speechSeconds() >= gates.minSpeechSeconds();
  }

  private Decision noSpeech(SpeechActivity speech) {
    return new Decision(
        Outcome.NO_SPEECH, Optional.empty(), 0, List.of(), Map.of(), List.of(speechReport(speech)));
  }

  private GateReport speechReport(SpeechActivity speech) {
    return new GateReport(
        "speech",
        !isSpeech(speech),
        String.format(
            Locale.ROOT,
            "%.2f s of speech above a noise floor of %.1f dBFS; at least %.2f s are needed",
            speech.speechSeconds(),
            speech.noiseFloorDbfs(),
            gates.minSpeechSeconds()));
  }

  private GateReport confidenceReport(double confidence) {
    return new GateReport(
        "confidence",
        confidence < gates.minConfidence(),
        String.format(
            Locale.ROOT,
            "the first candidate has probability %.3f; an answer needs at least %.2f",
            confidence,
            gates.minConfidence()));
  }

  private static Verdict.AudioFacts facts(Clip clip, SpeechActivity speech) {
    return new Verdict.AudioFacts(
        clip.durationSeconds(),
        clip.source().sampleRateHz(),
        clip.source().channels(),
        clip.source().name(),
        speech.speechSeconds(),
        speech.speechLevelDbfs(),
        clip.source().note());
  }
}
