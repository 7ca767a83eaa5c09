package org.undertone.audio;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg's log says about its input. Titles inside a file may imitate these lines, so nothing
 * but the wording of a name or a note hangs on them.
 *
 * @param container ffmpeg's first name for it
 * @param codec in the field's spelling
 * @param startSeconds when the sound begins, where that is told; a video may begin before it
 * @param endSeconds when the sound ends, where the container promises that of the sound: what it
 *     promises of sound and pictures together may be of the pictures
 * @param cutOff the file ends within what it holds
 * @param noSound it opened, and there was no sound track among those that it has
 * @param interrupted a signal ended ffmpeg
 */
record FfmpegLog(
    Optional<String> container,
    Optional<String> codec,
    Optional<Double> startSeconds,
    Optional<Double> endSeconds,
    boolean cutOff,
    boolean noSound,
    boolean interrupted) {

  private static final Pattern INPUT = Pattern.compile("Input #0, ([a-z0-9_]+)");
  private static final Pattern CODEC = Pattern.compile("Stream #0:.*: Audio: ([a-z0-9_]+)");

  /** The first sound track, with what is told of it below. */
  private static final Pattern SOUND =
      Pattern.compile("(?m)^  Stream #0:.*: Audio: .*(?:\\R {4}.*)*+");

  private static final Pattern START = Pattern.compile(", start (\\d+\\.\\d+)");
  private static final Pattern OTHER_TRACK = Pattern.compile("(?m)^  Stream #0:(?!.*: Audio: )");
  private static final String TIME = "(\\d{2,4}):(\\d{2}):(\\d{2}\\.\\d+)";
  private static final Pattern DURATION = Pattern.compile("(?m)^  Duration: " + TIME);
  private static final Pattern SOUND_DURATION = Pattern.compile("(?m)^ +DURATION +: " + TIME);
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?m)^\\[[^\\]]+\\] (?:Packet corrupt|File ended prematurely|Input packet size too small"
              + "|stream \\d+, offset 0x[0-9a-f]+: partial file)");

  private static final Pattern INTERRUPTED =
      Pattern.compile("(?m)^Exiting normally, received signal \\d");

  private static final Map<String, String> CODECS =
      Map.of(
          "opus", "Opus",
          "vorbis", "Vorbis",
          "speex", "Speex",
          "amr_nb", "AMR-NB",
          "amr_wb", "AMR-WB",
          "wmav1", "WMA",
          "wmav2", "WMA");

  /** Whether a line is of the tags of a recording, but for that which says when its sound ends. */
  static boolean isTag(String line) {
    return line.startsWith("    ") && !line.stripLeading().startsWith("DURATION ");
  }

  static FfmpegLog parse(String log) {
    boolean otherTracks = OTHER_TRACK.matcher(log).find();
    String sound = group(SOUND, 0, log).orElse("");
    return new FfmpegLog(
        group(INPUT, 1, log).map(name -> name.toUpperCase(Locale.ROOT)),
        group(CODEC, 1, log).map(FfmpegLog::spelled),
        group(START, 1, sound).map(Double::valueOf),
        otherTracks || log.contains("Estimating duration from bitrate")
            ? time(SOUND_DURATION, sound)
            : time(DURATION, log),
        CUT_OFF.matcher(log).find(),
        otherTracks && log.contains("matches no streams"),
        INTERRUPTED.matcher(log).find());
  }

  /** Container and codec, once where both are the same. */
  String formatName(Optional<String> sniffed) {
    String outer = sniffed.or(this::container).orElse("unknown");
    return codec.filter(inner -> !same(inner, outer)).map(i -> outer + " " + i).orElse(outer);
  }

  /** Whether two names differ in nothing but case and hyphens. */
  private static boolean same(String a, String b) {
    return a.replace("-", "").equalsIgnoreCase(b.replace("-", ""));
  }

  private static String spelled(String codec) {
    if (codec.startsWith("pcm_")) {
      return "PCM";
    }
    return CODECS.getOrDefault(codec, codec.toUpperCase(Locale.ROOT));
  }

  private static Optional<String> group(Pattern pattern, int number, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(number)) : Optional.empty();
  }

  private static Optional<Double> time(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(
            Integer.parseInt(matcher.group(1)) * 3600.0
                + Integer.parseInt(matcher.group(2)) * 60.0
                + Double.parseDouble(matcher.group(3)))
        : Optional.empty();
  }
}
