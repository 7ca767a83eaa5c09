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
 * @param durationSeconds as the container promises it, where it does
 * @param noSound it opened, and there was no sound track
 */
record FfmpegLog(
    Optional<String> container,
    Optional<String> codec,
    Optional<Double> durationSeconds,
    boolean noSound) {

  private static final Pattern INPUT = Pattern.compile("Input #0, ([a-z0-9_]+)");
  private static final Pattern CODEC = Pattern.compile("Stream #0:.*: Audio: ([a-z0-9_]+)");
  private static final Pattern DURATION =
      Pattern.compile("Duration: (\\d{2,4}):(\\d{2}):(\\d{2}\\.\\d+)");

  private static final Map<String, String> CODECS =
      Map.of(
          "opus", "Opus",
          "vorbis", "Vorbis",
          "speex", "Speex",
          "amr_nb", "AMR-NB",
          "amr_wb", "AMR-WB",
          "wmav1", "WMA",
          "wmav2", "WMA");

  static FfmpegLog parse(String log) {
    boolean guessed = log.contains("Estimating duration from bitrate");
    return new FfmpegLog(
        first(INPUT, log).map(name -> name.toUpperCase(Locale.ROOT)),
        first(CODEC, log).map(FfmpegLog::spelled),
        guessed ? Optional.empty() : duration(log),
        log.contains("matches no streams"));
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

  private static Optional<String> first(Pattern pattern, String log) {
    Matcher matcher = pattern.matcher(log);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Double> duration(String log) {
    Matcher matcher = DURATION.matcher(log);
    return matcher.find()
        ? Optional.of(
            Integer.parseInt(matcher.group(1)) * 3600.0
                + Integer.parseInt(matcher.group(2)) * 60.0
                + Double.parseDouble(matcher.group(3)))
        : Optional.empty();
  }
}
