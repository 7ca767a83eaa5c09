package org.undertone.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.undertone.audio.Clip;
import org.undertone.audio.LossyCodec;
import org.undertone.model.Hashes;

/**
 * A copy to train on for voices and microphones that were not met. The first and every second after
 * it are worse recordings: one after the other, spoken a little otherwise, through another
 * microphone, half the time in a room, over noise, a third of the time over a telephone line and a
 * third after a lossy coding, and at another level. Those between are other recordings, as good or
 * better: through another microphone, with more or less of the difference between loud and quiet,
 * at a level at which 16 bits round or cut off. But of every eight the fifth is made in a room and
 * the eighth comes over a telephone line, whatever the clip: these change more than all else, and
 * each clip should be known by them.
 *
 * @param number of the copy, in [1, {@value #MOST}]; each number is another copy of every clip
 * @param seed of all that is random
 */
public record RobustCopy(int number, long seed) implements Augmentation {

  /** What is done to each copy, for people. */
  public static final String WORDS =
      "pitch up to 1 semitone or pace up to 7 %; microphone; half of them room, RT60 0.2 to 0.8 s;"
          + " white, pink or babble noise 5 to 30 dB below the speech; a third of them telephone, a"
          + " third Opus 12 or 32 kb/s or MP3 24 or 32 kb/s; gain -15 to 10 dB. Every second copy"
          + " instead: microphone; differences in level times 0.6 to 1.67, of the whole or in each"
          + " frequency; gain -25, -15, 0 or 15 dB, cut off at full scale and rounded to 16 bits."
          + " Of every eight the fifth instead: microphone; room, RT60 0.2 to 0.8 s, direct sound 3 dB"
          + " weaker to 6 dB stronger than it; noise 15 to 40 dB below the speech; gain -15 to 10 dB;"
          + " the eighth: microphone; noise 10 to 40 dB below the speech; telephone";

  /** The most copies of a clip. */
  public static final int MOST = 20;

  private static final int ROUND = 8;
  private static final int ROOM_OF_ROUND = 5;
  private static final double LEAST_RT60_SECONDS = 0.2;
  private static final double MOST_RT60_SECONDS = 0.8;
  private static final double MOST_DYNAMICS = 1.67;
  private static final Augmentation UNCHANGED = new Chain(List.of());
  private static final int HASH_CHARACTERS = 12;

  public RobustCopy {
    requireCount("number", number);
  }

  /**
   * So many copies of each clip.
   *
   * @param count in [1, {@value #MOST}]
   */
  public static List<Augmentation> of(int count, long seed) {
    requireCount("copies", count);
    List<Augmentation> copies = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      copies.add(new RobustCopy(number, seed));
    }
    return List.copyOf(copies);
  }

  private static void requireCount(String name, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(name + " must lie in [1, " + MOST + "], got " + count);
    }
  }

  @Override
  public Clip apply(Clip clip) {
    return steps().apply(clip);
  }

  @Override
  public List<Augmentation> parts() {
    return steps().links();
  }

  /** With a hash of all that it is made of. */
  @Override
  public String id() {
    String steps = Hashes.hex(Hashes.sha256(steps().id().getBytes(StandardCharsets.UTF_8)));
    return "robust copy "
        + number
        + ", seed "
        + seed
        + ", steps "
        + steps.substring(0, HASH_CHARACTERS);
  }

  /** Seeds that lie side by side must not draw alike, as those of {@link java.util.Random} do. */
  Chain steps() {
    SplittableRandom seeds = new SplittableRandom(seed + ((long) number << 48));
    return switch (number % ROUND) {
      case 0 -> overTelephone(seeds);
      case ROOM_OF_ROUND -> inRoom(seeds);
      default -> number % 2 == 1 ? worse(seeds) : other(seeds);
    };
  }

  private static Chain overTelephone(SplittableRandom seeds) {
    return new Chain(
        List.of(new RandomChannel(2, 6, seeds.nextLong()), noise(10, 40, seeds), new Telephone()));
  }

  private static Chain inRoom(SplittableRandom seeds) {
    List<Augmentation> rooms = new ArrayList<>();
    for (double directDb : new double[] {-3, 0, 3, 6}) {
      rooms.add(room(directDb, seeds.nextLong()));
    }
    return new Chain(
        List.of(
            new RandomChannel(2, 6, seeds.nextLong()),
            new OneOf(rooms, seeds.nextLong()),
            noise(15, 40, seeds),
            new RandomGain(-15, 10, seeds.nextLong())));
  }

  private static Room room(double directDb, long seed) {
    return new Room(LEAST_RT60_SECONDS, MOST_RT60_SECONDS, directDb, seed);
  }

  private static Chain other(SplittableRandom seeds) {
    return new Chain(
        List.of(
            new RandomChannel(2, 6, seeds.nextLong()),
            new RandomDynamics(MOST_DYNAMICS, seeds.nextLong()),
            new OneOf(
                List.of(
                    new RecordedLevel(-25),
                    new RecordedLevel(-15),
                    new RecordedLevel(0),
                    new RecordedLevel(15)),
                seeds.nextLong())));
  }

  private static Chain worse(SplittableRandom seeds) {
    return new Chain(
        List.of(
            voice(seeds.nextLong()),
            new RandomChannel(2, 6, seeds.nextLong()),
            new OneOf(List.of(UNCHANGED, room(3, seeds.nextLong())), seeds.nextLong()),
            noise(5, 30, seeds),
            line(seeds.nextLong()),
            new RandomGain(-15, 10, seeds.nextLong())));
  }

  private static Augmentation voice(long seed) {
    return new OneOf(
        List.of(
            UNCHANGED,
            new PitchShifted(-1),
            new PitchShifted(1),
            new TimeStretched(0.93),
            new TimeStretched(1.07)),
        seed);
  }

  private static Augmentation noise(
      double lowestSnrDb, double highestSnrDb, SplittableRandom seeds) {
    List<Augmentation> kinds = new ArrayList<>();
    for (Noise noise : List.of(Noise.WHITE, Noise.PINK, Noise.BABBLE)) {
      kinds.add(new AddedNoise(noise, lowestSnrDb, highestSnrDb, seeds.nextLong()));
    }
    return new OneOf(kinds, seeds.nextLong());
  }

  private static Augmentation line(long seed) {
    return new OneOf(
        List.of(
            UNCHANGED,
            UNCHANGED,
            UNCHANGED,
            UNCHANGED,
            new Telephone(),
            new Telephone(),
            new Telephone(),
            new Telephone(),
            new Coded(LossyCodec.OPUS, 12),
            new Coded(LossyCodec.OPUS, 32),
            new Coded(LossyCodec.MP3, 24),
            new Coded(LossyCodec.MP3, 32)),
        seed);
  }
}
