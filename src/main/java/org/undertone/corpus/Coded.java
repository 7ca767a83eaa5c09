package org.undertone.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.undertone.audio.Clip;
import org.undertone.audio.LossyCodec;

/**
 * The same voice after a lossy coding. A clip takes two runs of the ffmpeg program, about a tenth
 * of a second.
 *
 * @param kbps the bit rate in kb/s, within what the codec knows
 */
public record Coded(LossyCodec codec, int kbps) implements Augmentation {

  public Coded {
    Objects.requireNonNull(codec, "codec");
    Copies.requireIn("kbps", kbps, codec.leastKbps(), codec.mostKbps());
  }

  /**
   * @throws UncheckedIOException if there is no ffmpeg program with this encoder
   */
  @Override
  public Clip apply(Clip clip) {
    try {
      return Copies.of(clip, codec.roundTrip(clip, kbps).samples());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String id() {
    return codec.name().toLowerCase(Locale.ROOT) + " " + kbps + " kb/s";
  }
}
