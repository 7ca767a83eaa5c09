package org.undertone.corpus;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.audio.LossyCodec;

/**
 * A named way in which recordings are worse than those that a model learned from, to test it on.
 *
 * @param name as it stands on the command line and in documents
 * @param augmentation what is done to a clip
 */
public record Condition(String name, Augmentation augmentation) {

  /** The names that there are, for messages. */
  public static final String NAMES =
      "noise-DB, pink-DB, rumble-DB or babble-DB (so many dB below the speech), opus-KBPS, mp3-KBPS,"
          + " room-SECONDS (its RT60), room (room-0.5), telephone, gain-DB (softer) or gain+DB (louder,"
          + " cut off at full scale), both rounded to 16 bits";

  private static final Pattern FORM = Pattern.compile("([a-z]+[0-9]?)-(-?\\d{1,3}(?:\\.\\d+)?)");
  private static final Pattern GAIN = Pattern.compile("gain([+-]\\d{1,2}(?:\\.\\d+)?)");
  private static final String ROOM = "room";
  private static final String TELEPHONE = "telephone";
  private static final double RT60_SECONDS = 0.5;

  /** At the distance at which the room is as loud as the direct sound. */
  private static final double ROOM_DIRECT_DB = 0;

  public Condition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(augmentation, "augmentation");
  }

  /**
   * The condition of a name such as {@code noise-10} or {@code room}.
   *
   * @param seed of what is random in it
   * @throws IllegalArgumentException if there is none, or its number is out of range
   */
  public static Condition named(String name, long seed) {
    return new Condition(name, augmentation(name, seed));
  }

  private static Augmentation augmentation(String name, long seed) {
    Matcher form = FORM.matcher(name);
    Matcher gain = GAIN.matcher(name);
    if (name.equals(TELEPHONE)) {
      return new Telephone();
    } else if (name.equals(ROOM)) {
      return room(RT60_SECONDS, seed);
    } else if (gain.matches()) {
      return new RecordedLevel(Double.parseDouble(gain.group(1)));
    } else if (!form.matches()) {
      throw unknown(name);
    }
    double value = Double.parseDouble(form.group(2));
    return switch (form.group(1)) {
      case "noise" -> noise(Noise.WHITE, value, seed);
      case "pink" -> noise(Noise.PINK, value, seed);
      case "rumble" -> noise(Noise.RUMBLE, value, seed);
      case "babble" -> noise(Noise.BABBLE, value, seed);
      case "opus" -> new Coded(LossyCodec.OPUS, whole(name, value));
      case "mp3" -> new Coded(LossyCodec.MP3, whole(name, value));
      case ROOM -> room(value, seed);
      default -> throw unknown(name);
    };
  }

  private static int whole(String name, double kilobits) {
    if (kilobits != Math.rint(kilobits)) {
      throw new IllegalArgumentException("coding is by whole kb/s, got \"" + name + "\"");
    }
    return (int) kilobits;
  }

  private static Augmentation noise(Noise noise, double snrDb, long seed) {
    return new AddedNoise(noise, snrDb, snrDb, seed);
  }

  private static Augmentation room(double rt60Seconds, long seed) {
    return new Room(rt60Seconds, rt60Seconds, ROOM_DIRECT_DB, seed);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "a condition must be one of " + NAMES + ", got \"" + name + "\"");
  }
}
