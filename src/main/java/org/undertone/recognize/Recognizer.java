package org.undertone.recognize;

import java.nio.FloatBuffer;
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
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Verdict.Candidate;
import org.undertone.recognize.Verdict.GateReport;

/**
 * The only path from a clip to an answer: voice activity, features, classifier, calibrator, gates,
 * whatever the type of the model.
 *
 * <p>Immutable; safe for use by many threads at once.
 */
public final class Recognizer {

  /** How long a stretch is of which a baseline takes one measurement. */
  static final double STRETCH_SECONDS = 3.5;

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

  /** Whether the model can say why it answers as it does; see {@link Request#explain}. */
  public boolean explains() {
    return bundle.explains();
  }

  /** Whether the model can name a set of labels in place of one; see {@link Request#set}. */
  public boolean givesSets() {
    return bundle.givesSets();
  }

  /** Whether the model can profit from a {@link SpeakerBaseline}. */
  public boolean adapts() {
    return bundle.adapts();
  }

  /** What the voice in a clip carries, and how sure the model is. */
  public Verdict recognize(Clip clip) {
    return recognize(clip, Request.PLAIN);
  }

  /**
   * The same, with what else is known or wanted.
   *
   * @throws IllegalArgumentException if the baseline is of other features than the model's, or the
   *     model cannot use one; see {@link #adapts}
   * @throws UnsupportedOperationException if an explanation or a set of labels is wanted that the
   *     model cannot give; see {@link #explains} and {@link #givesSets}
   */
  public Verdict recognize(Clip clip, Request request) {
    if (request.explain() && !explains()) {
      throw new UnsupportedOperationException(
          "the model " + manifest().id() + " cannot explain its answers");
    }
    if (request.set() && !givesSets()) {
      throw new UnsupportedOperationException(
          "the model " + manifest().id() + " cannot give sets of labels");
    }
    request.baseline().ifPresent(bundle::checkUsable);
    return answer(clip, request);
  }

  /**
   * Refuses a baseline that {@link #recognize(Clip, Request)} would refuse.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public void checkUsable(SpeakerBaseline baseline) {
    bundle.checkUsable(baseline);
  }

  /**
   * What a clip tells of the voice of whoever speaks in it. A long clip counts as several: it is
   * measured in stretches of about {@link #STRETCH_SECONDS} s.
   *
   * @return one measurement of each stretch that holds speech
   * @throws UnsupportedOperationException if the model cannot use them; see {@link #adapts}
   */
  public List<float[]> voice(Clip clip) {
    if (!adapts()) {
      throw new UnsupportedOperationException(
          "the model " + manifest().id() + " cannot use a baseline");
    }
    List<float[]> measured = new ArrayList<>();
    for (Clip stretch : stretches(clip)) {
      if (isSpeech(VoiceActivity.measure(stretch))) {
        measured.add(bundle.voice(bundle.featureSet().extract(stretch)));
      }
    }
    return measured;
  }

  /**
   * A speaker's voice as this model's features measure it. A recording that is given twice tells no
   * more than once: what was measured the same, to the bit, counts once.
   *
   * @param measured what some clips {@linkplain #voice tell} of one speaker
   * @param voice what they are of
   * @return empty where they tell nothing
   */
  public Optional<SpeakerBaseline> baseline(List<float[]> measured, SpeakerBaseline.Voice voice) {
    List<float[]> once =
        measured.stream().map(FloatBuffer::wrap).distinct().map(FloatBuffer::array).toList();
    return once.isEmpty()
        ? Optional.empty()
        : Optional.of(SpeakerBaseline.of(manifest().featureSet(), voice, once));
  }

  /** Equal parts, each half to one and a half times as long as is asked, or the clip itself. */
  private static List<Clip> stretches(Clip clip) {
    int count = (int) Math.max(1, Math.round(clip.durationSeconds() / STRETCH_SECONDS));
    if (count == 1) {
      return List.of(clip);
    }
    List<Clip> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) clip.length() * i / count);
      int to = (int) ((long) clip.length() * (i + 1) / count);
      float[] samples = new float[to - from];
      clip.copyTo(from, samples, 0, samples.length);
      parts.add(new Clip(samples, clip.source()));
    }
    return parts;
  }

  private Verdict answer(Clip clip, Request request) {
    long start = System.nanoTime();
    SpeechActivity speech = VoiceActivity.measure(clip);
    Decision decision = noSpeech(speech);
    Optional<Explanation> explanation = Optional.empty();
    Optional<SpeakerBaseline> used = request.baseline().filter(baseline -> isSpeech(speech));
    if (isSpeech(speech)) {
      FeatureTensor features = bundle.featureSet().extract(clip);
      Opinion opinion = hear(features, used);
      decision = decide(opinion, speech);
      Label first = decision.top().get(0).label();
      explanation =
          Optional.of(opinion)
              .filter(o -> request.explain())
              .map(o -> Explainer.explain(o.attribution(bundle), first, bundle.hasPitch(features)));
    }
    double elapsedMillis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
    return new Verdict(
        decision.outcome(),
        decision.label(),
        decision.label().map(Label::emoji).orElse(decision.outcome().emoji()),
        decision.confidence(),
        decision.outcome() == Outcome.RECOGNIZED ? Band.of(decision.confidence()) : Band.UNCERTAIN,
        decision.top(),
        decision.probabilities(),
        decision.set().filter(set -> request.set()),
        decision.gates(),
        facts(clip, speech),
        new Verdict.ModelFacts(manifest().id(), manifest().type(), manifest().featureSet()),
        used.map(voice -> new Verdict.SpeakerFacts(voice.clips(), voice.voice())),
        elapsedMillis,
        explanation);
  }

  /**
   * Asks the classifier, and leaves the rest to {@link #decide}. Features and speech may have been
   * measured before, as the evaluation has them.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's, or the
   *     baseline {@linkplain #checkUsable cannot be used}
   */
  public Opinion hear(FeatureTensor features, Optional<SpeakerBaseline> baseline) {
    return baseline
        .map(voice -> Opinion.ofKnownVoice(bundle, features, voice))
        .orElseGet(() -> Opinion.ofStranger(bundle, features));
  }

  /**
   * What follows from an opinion, by the calibrator and the gates of this model.
   *
   * @param opinion of this model or one that has but another calibrator or other gates
   */
  public Decision decide(Opinion opinion, SpeechActivity speech) {
    if (!isSpeech(speech)) {
      return noSpeech(speech);
    }
    Map<Label, Double> probabilities = probabilities(opinion);
    GateReport energy = energyGate.apply(speech.speechLevelDbfs(), probabilities);
    List<Candidate> top = candidates(probabilities);
    double confidence = top.get(0).probability();
    List<GateReport> reports = new ArrayList<>(List.of(speechReport(speech), energy));
    familiarityReport(opinion.features(), top.get(0).label()).ifPresent(reports::add);
    reports.add(confidenceReport(confidence));
    boolean sure =
        reports.stream().noneMatch(r -> r.fired() && !r.gate().equals(GateReport.ENERGY));
    return new Decision(
        sure ? Outcome.RECOGNIZED : Outcome.UNCERTAIN,
        sure ? Optional.of(top.get(0).label()) : Optional.empty(),
        confidence,
        top,
        probabilities,
        List.copyOf(reports),
        bundle.labelSet(values(probabilities), opinion.voiceClips()));
  }

  private Optional<GateReport> familiarityReport(FeatureTensor features, Label first) {
    return bundle
        .likelihoods(features)
        .map(
            likelihoods ->
                new FamiliarityGate(bundle.fittings().familiarity().orElseThrow().leastLikelihood())
                    .report(first, likelihoods[manifest().labels().indexOf(first)]));
  }

  /** Calibrated, before any gate. */
  private Map<Label, Double> probabilities(Opinion opinion) {
    double[] served = opinion.calibrated(bundle);
    Map<Label, Double> probabilities = new EnumMap<>(Label.class);
    for (int i = 0; i < served.length; i++) {
      probabilities.put(manifest().labels().get(i), served[i]);
    }
    return probabilities;
  }

  private static double[] values(Map<Label, Double> probabilities) {
    return probabilities.values().stream().mapToDouble(Double::doubleValue).toArray();
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
        GateReport.SPEECH,
        !isSpeech(speech),
        String.format(
            Locale.ROOT,
            "%.2f s of speech above a noise floor of %.1f dBFS; at least %.2f s are needed",
            speech.speechSeconds(),
            speech.noiseFloorDbfs(),
            gates.minSpeechSeconds()));
  }

  private GateReport confidenceReport(double confidence) {
    boolean fired = confidence < gates.minConfidence();
    return new GateReport(
        GateReport.CONFIDENCE,
        fired,
        String.format(
            Locale.ROOT,
            "the first candidate has probability %.3f; an answer needs at least %s",
            fired ? Rounded.down(confidence, 3) : confidence,
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
