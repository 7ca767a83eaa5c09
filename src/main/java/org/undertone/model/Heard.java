package org.undertone.model;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whom a model heard in training: marks by which it can be told of any recording whether it learned
 * from that or from others of its speaker. Nothing can be heard or read from them; whoever has a
 * recording, or guesses a name, can ask whether it is among them.
 *
 * @param clips the first {@value #DIGITS} hexadecimal digits of the SHA-256 of each clip's decoded
 *     samples, sorted
 * @param speakers those of the SHA-256 of the common spelling of each speaker's name, such as
 *     {@code ravdess:02} or {@code savee:dc}, in UTF-8
 */
public record Heard(List<String> clips, List<String> speakers) {

  /** Of so many, two of ten thousand clips have the same with a probability below 2e-7. */
  public static final int DIGITS = 12;

  private static final Pattern MARK = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  public Heard {
    clips = sorted(clips);
    speakers = sorted(speakers);
  }

  private static List<String> sorted(List<String> marks) {
    for (String mark : marks) {
      if (!MARK.matcher(mark).matches()) {
        throw new IllegalArgumentException(
            "a mark of what was heard must be "
                + DIGITS
                + " hexadecimal digits, got \""
                + mark
                + "\"");
      }
    }
    return List.copyOf(new TreeSet<>(marks));
  }
}
