package org.undertone.server;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undertone.model.SpeakerBaseline;
import org.undertone.model.SpeakerBaseline.Voice;
import org.undertone.recognize.Recognizer;

/**
 * The baseline of a speaker's voice that requests bring or ask for, and which models can use it.
 */
final class Speaker {

  private Speaker() {}

  /**
   * Reads what a request brought.
   *
   * @throws RefusedException if it is no baseline, or none that this program can read
   */
  static Optional<SpeakerBaseline> sent(Optional<String> document) {
    try {
      return document.map(SpeakerBaseline::parse);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(bad(e));
    }
  }

  private static Problem bad(IllegalArgumentException e) {
    return Problem.of(
        400,
        "bad-baseline",
        "The speaker's baseline cannot be read",
        "The part speaker must be a document that /api/v1/baseline gave: " + e.getMessage() + ".");
  }

  /**
   * A document that was sent, by so much more.
   *
   * @throws RefusedException if it is of more clips than any
   */
  static SpeakerBaseline extend(SpeakerBaseline sent, SpeakerBaseline measured) {
    try {
      return sent.with(measured);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(bad(e));
    }
  }

  /**
   * Refuses a model that cannot use a baseline.
   *
   * @throws RefusedException naming those that can
   */
  static void requireAble(ServedModel model, Models models) {
    if (!model.summary().adapts()) {
      List<String> able =
          models.summaries().stream()
              .filter(ServedModel.Summary::adapts)
              .map(ServedModel.Summary::id)
              .toList();
      throw new RefusedException(
          Problem.of(
                  400,
                  "cannot-adapt",
                  "This model cannot use a baseline",
                  "The model "
                      + model.summary().id()
                      + " cannot use a baseline of the speaker's voice; "
                      + (able.isEmpty()
                          ? "there is none here that can."
                          : "those that can are " + String.join(", ", able) + "."))
              .with("allowed", able));
    }
  }

  /**
   * Refuses a baseline that is of other features than the model's.
   *
   * @throws RefusedException saying which are needed
   */
  static void requireUsable(SpeakerBaseline baseline, Recognizer recognizer) {
    try {
      recognizer.checkUsable(baseline);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Problem.of(
              400, "other-baseline", "The speaker's baseline is of another model", sentence(e)));
    }
  }

  /**
   * The query parameter {@code voice}: what the clips of a baseline are of; nothing if it is empty.
   *
   * @throws RefusedException if it is anything else
   */
  static Optional<Voice> voice(Context ctx) {
    String word = ctx.queryParam("voice");
    if (word == null || word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Voice.values())
            .filter(voice -> voice.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Problem.of(
                                400,
                                "bad-parameter",
                                "A parameter has a value that is not allowed",
                                "The parameter voice must be ordinary or mixed.")
                            .with("allowed", Voice.values()))));
  }

  /**
   * What the clips are of that make a baseline or extend the one sent.
   *
   * @throws RefusedException if that one is of another voice
   */
  static Voice voice(Optional<Voice> asked, Optional<SpeakerBaseline> sent) {
    try {
      return SpeakerBaseline.voice(asked, sent);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Problem.of(
              400, "other-voice", "The speaker's baseline is of another voice", sentence(e)));
    }
  }

  /** The recordings, counted from 1, in which there is none. */
  static List<Integer> withoutSpeech(List<List<float[]>> voices) {
    return IntStream.rangeClosed(1, voices.size())
        .filter(recording -> voices.get(recording - 1).isEmpty())
        .boxed()
        .toList();
  }

  static Problem noSpeech() {
    return Problem.of(
        422,
        "no-speech",
        "There is no speech in it",
        "A baseline needs some seconds of speech, and in what was sent there is too little.");
  }

  private static String sentence(Exception e) {
    String message = e.getMessage();
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }

  static Problem tooLarge(long found) {
    return Problem.of(
            413,
            "baseline-too-large",
            "The speaker's baseline is too large",
            "The part speaker may have "
                + SpeakerBaseline.MAX_BYTES
                + " bytes; this one has "
                + found
                + ".")
        .with("found", found)
        .with("allowed", SpeakerBaseline.MAX_BYTES);
  }
}
