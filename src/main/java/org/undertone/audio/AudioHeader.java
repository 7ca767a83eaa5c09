package org.undertone.audio;

import java.util.Optional;

/**
 * What the head of a recording tells of it, without any of it being decoded.
 *
 * @param container by content, whatever the name: {@code WAV}, {@code AIFF} and so on; empty where
 *     no signature is recognised
 * @param sampleRateHz of WAV and FLAC; empty of others, and where the head is damaged
 */
public record AudioHeader(Optional<String> container, Optional<Integer> sampleRateHz) {

  /** Reads the head of a whole recording, however damaged. */
  public static AudioHeader of(byte[] bytes) {
    Sniffer.Finding finding = Sniffer.sniff(bytes);
    return switch (finding.kind()) {
      case WAV, FLAC -> new AudioHeader(Optional.of(finding.what()), rateHz(bytes, finding));
      case CONTAINER -> new AudioHeader(Optional.of(finding.what()), Optional.empty());
      case UNKNOWN, NOT_AUDIO -> new AudioHeader(Optional.empty(), Optional.empty());
    };
  }

  private static Optional<Integer> rateHz(byte[] bytes, Sniffer.Finding finding) {
    try {
      return finding.kind() == Sniffer.Kind.FLAC
          ? Optional.of(FlacStreamInfo.parse(bytes, finding.start()).rateHz())
          : WavFormat.find(bytes).map(format -> (int) format.rateHz());
    } catch (BadAudioException damaged) {
      return Optional.empty();
    }
  }
}
