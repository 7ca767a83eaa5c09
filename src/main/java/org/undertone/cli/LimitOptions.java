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

  AudioLimits limits() {
    return new AudioLimits(maxBytes, maxSeconds, AudioLimits.DEFAULT.minSeconds(), decoderSeconds);
  }
}
