package org.undertone.cli;

import org.undertone.audio.AudioLimits;
import picocli.CommandLine.Option;

/** How much audio is accepted. */
final class LimitOptions {

  @Option(
      names = "--max-bytes",
      paramLabel = "BYTES",
      description = "The largest recording accepted (default: 25000000).")
  private long maxBytes = AudioLimits.DEFAULT.maxBytes();

  @Option(
      names = "--max-seconds",
      paramLabel = "SECONDS",
      description = "The longest recording accepted (default: 600).")
  private double maxSeconds = AudioLimits.DEFAULT.maxSeconds();

  @Option(
      names = "--decoder-seconds",
      paramLabel = "SECONDS",
      description = "How long ffmpeg may take for one recording (default: 30).")
  private double decoderSeconds = AudioLimits.DEFAULT.decoderTimeoutSeconds();

  /**
   * The limits.
   *
   * @throws UsageException naming the option that is out of range
   */
  AudioLimits limits() {
    double least = AudioLimits.DEFAULT.minSeconds();
    long most = AudioLimits.MOST_BYTES;
    require("--max-bytes", maxBytes >= 1 && maxBytes <= most, "1 to " + most, maxBytes);
    require(
        "--max-seconds",
        maxSeconds >= least && Double.isFinite(maxSeconds),
        "at least " + least,
        maxSeconds);
    require("--decoder-seconds", decoderSeconds > 0, "above 0", decoderSeconds);
    return new AudioLimits(maxBytes, maxSeconds, least, decoderSeconds);
  }

  private static void require(String option, boolean met, String allowed, Object given) {
    if (!met) {
      throw new UsageException(option + " must be " + allowed + ", got " + given);
    }
  }
}
