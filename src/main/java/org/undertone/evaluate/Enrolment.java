package org.undertone.evaluate;

import java.util.Optional;
import org.undertone.model.SpeakerBaseline;

/**
 * From which of their clips a speaker's baseline is made when a model is tested with one. The
 * labels of these clips are not looked at, but to find ordinary voices.
 *
 * @param clips how many, drawn at random; empty for all of the speaker's, the tested one among them
 * @param voice {@code ORDINARY} draws from neutral and calm clips alone
 */
public record Enrolment(Optional<Integer> clips, SpeakerBaseline.Voice voice) {

  /** From all the clips of the speaker. */
  public static final Enrolment ALL = new Enrolment(Optional.empty(), SpeakerBaseline.Voice.MIXED);

  private static final String EVERY = "all";
  private static final String PREFIX = "ordinary-";

  public Enrolment {
    if (clips.isPresent() ? clips.get() < 1 : voice == SpeakerBaseline.Voice.ORDINARY) {
      throw new IllegalArgumentException("an enrolment needs at least 1 clip, got " + clips);
    }
  }

  /**
   * Reads {@code 5}, {@code ordinary-3} or {@code all}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Enrolment parse(String word) {
    if (word.equals(EVERY)) {
      return ALL;
    }
    boolean ordinary = word.startsWith(PREFIX);
    String count = ordinary ? word.substring(PREFIX.length()) : word;
    if (!count.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(
          "an enrolment must be a number of clips such as 5, ordinary-3 or all, got \""
              + word
              + "\"");
    }
    return new Enrolment(
        Optional.of(Integer.parseInt(count)),
        ordinary ? SpeakerBaseline.Voice.ORDINARY : SpeakerBaseline.Voice.MIXED);
  }

  /** As {@link #parse} reads it. */
  public String word() {
    return clips
        .map(n -> voice == SpeakerBaseline.Voice.ORDINARY ? PREFIX + n : String.valueOf(n))
        .orElse(EVERY);
  }
}
