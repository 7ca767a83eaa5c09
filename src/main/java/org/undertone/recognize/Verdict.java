package org.undertone.recognize;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.model.SpeakerBaseline;

/**
 * The answer to one clip, in the form in which the service and the command line give it as JSON.
 *
 * @param outcome whether there is a label at all
 * @param label the first candidate; empty ({@code null} in JSON) unless {@code outcome} is {@code
 *     recognized}
 * @param emoji of the label, or of the outcome where there is none
 * @param confidence the probability of the first candidate in [0, 1]; 0 for {@code no-speech}
 * @param band the confidence in words
 * @param top the three most probable labels, the first one first; empty for {@code no-speech}
 * @param probabilities of every label that the model knows, in the label order, sum 1; empty for
 *     {@code no-speech}
 * @param set of labels in place of one; empty (absent in JSON) unless asked for, and where there is
 *     no speech
 * @param gates what each gate did, in the order in which they were asked
 * @param audio the facts of the clip
 * @param model which model spoke
 * @param speaker what was known of whoever speaks, and was used; empty (absent in JSON) where no
 *     baseline was sent, and where there is no speech
 * @param elapsedMillis from decoded clip to verdict
 * @param explanation why the classifier gave the first candidate its probability; empty (absent in
 *     JSON) unless asked for, and where there is no speech
 */
@JsonPropertyOrder({
  "outcome",
  "label",
  "emoji",
  "confidence",
  "band",
  "top",
  "probabilities",
  "set",
  "gates",
  "audio",
  "model",
  "speaker",
  "elapsedMillis",
  "explanation"
})
public record Verdict(
    Outcome outcome,
    Optional<Label> label,
    String emoji,
    double confidence,
    Band band,
    List<Candidate> top,
    Map<Label, Double> probabilities,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LabelSet> set,
    List<GateReport> gates,
    AudioFacts audio,
    ModelFacts model,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SpeakerFacts> speaker,
    double elapsedMillis,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Explanation> explanation) {

  public Verdict {
    top = List.copyOf(top);
    probabilities = InLabelOrder.copy(probabilities);
    gates = List.copyOf(gates);
  }

  /** One label with its probability. */
  public record Candidate(Label label, String emoji, double probability) {}

  /**
   * What one gate did.
   *
   * @param gate {@link #SPEECH}, {@link #ENERGY}, {@link #FAMILIARITY} (where the model has it) or
   *     {@link #CONFIDENCE}
   * @param reason a sentence with the numbers that decided, whether or not the gate fired
   */
  public record GateReport(String gate, boolean fired, String reason) {

    /** Without speech there is no candidate. */
    public static final String SPEECH = "speech";

    /** The one gate that moves probability; every other withholds an answer. */
    public static final String ENERGY = "energy";

    /** Withholds an answer that the distance to the training clips speaks against. */
    public static final String FAMILIARITY = "familiarity";

    /** Withholds an answer that is not sure enough. */
    public static final String CONFIDENCE = "confidence";
  }

  /**
   * The facts of the clip.
   *
   * @param durationSeconds of the decoded recording
   * @param sampleRateHz of the recording as it arrived
   * @param channels of the recording as it arrived
   * @param format of the recording as it arrived
   * @param note what the user should know of the recording, such as that its end was missing
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record AudioFacts(
      double durationSeconds,
      int sampleRateHz,
      int channels,
      String format,
      double speechSeconds,
      double speechLevelDbfs,
      Optional<String> note) {}

  /** Which model spoke. */
  public record ModelFacts(String id, String type, String featureSet) {}

  /**
   * Of which baseline of the speaker's voice the answer is.
   *
   * @param clips how many clips, or stretches of long ones, it was made of
   * @param voice what they were of
   */
  public record SpeakerFacts(int clips, SpeakerBaseline.Voice voice) {}
}
