package org.undertone.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.undertone.audio.BadAudioException.Reason;

/**
 * WAV bytes become a clip: RIFF, big-endian RIFX and 64-bit RF64; see {@link SampleCoding} for what
 * may be inside. Where the data stops before its time, what is whole is decoded and the note says
 * so. A data size of 0 or near 2^31 or 2^32 is what a program writes that streams: then the data go
 * on to the end of the file.
 */
final class WavReader {

  private static final long STREAMED_FROM = 0x7fff0000L;
  private static final int PIECE_FRAMES = 4096;

  /** A header that counts some bytes too many promises no sound. */
  private static final double LEAST_MISSING_SECONDS = 0.01;

  private final AudioLimits limits;

  WavReader(AudioLimits limits) {
    this.limits = limits;
  }

  /**
   * @return empty where the coding inside is one that only ffmpeg reads
   * @throws BadAudioException MALFORMED, TOO_LONG or TOO_SHORT
   */
  Optional<Clip> read(byte[] bytes) throws BadAudioException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(WavFormat.byteOrder(bytes));
    WavFormat format = null;
    long longDataSize = -1;
    long at = 12;
    while (at + 8 <= bytes.length) {
      String id = new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
      long size = file.getInt((int) at + 4) & 0xffffffffL;
      int start = (int) at + 8;
      int present = (int) Math.min(size, bytes.length - start);
      if (id.equals("ds64") && present >= 16) {
        longDataSize = file.getLong(start + 8);
      } else if (id.equals("fmt ")) {
        format = WavFormat.parse(file, start, present);
      } else if (id.equals("data")) {
        if (format == null) {
          throw new BadAudioException(
              Reason.MALFORMED,
              String.format(
                  Locale.ROOT,
                  "The WAV data begin at byte %d without a format chunk before them. The file is damaged: export it again.",
                  start));
        }
        if (format.coding().isEmpty()) {
          return Optional.empty();
        }
        long promised = size == 0xffffffffL && longDataSize >= 0 ? longDataSize : size;
        return Optional.of(decode(file, start, promised, format, format.coding().get()));
      }
      at = start + size + (size & 1);
    }
    throw new BadAudioException(
        Reason.MALFORMED,
        String.format(
            Locale.ROOT,
            "The WAV header is cut off: the file ends after %d bytes, before its %s. Send the whole file.",
            bytes.length,
            format == null ? "format chunk" : "sound"));
  }

  private static double seconds(long bytes, WavFormat format) {
    return bytes / (double) format.frameBytes() / format.rateHz();
  }

  private Clip decode(
      ByteBuffer file, int start, long promised, WavFormat format, SampleCoding coding)
      throws BadAudioException {
    long rest = file.capacity() - (long) start;
    boolean streamed = promised == 0 || promised >= STREAMED_FROM;
    int frameBytes = format.frameBytes();
    long frames = (streamed ? rest : Math.min(rest, promised)) / frameBytes;
    MonoIntake intake = new MonoIntake(limits, (int) format.rateHz(), format.channels());
    intake.promise(frames);
    int channels = format.channels();
    float[] samples = new float[PIECE_FRAMES * channels];
    for (long done = 0; done < frames; done += PIECE_FRAMES) {
      int count = (int) Math.min(PIECE_FRAMES, frames - done);
      int at = start + (int) (done * frameBytes);
      for (int i = 0; i < count; i++, at += frameBytes) {
        for (int c = 0; c < channels; c++) {
          samples[i * channels + c] = (float) coding.read(file, at + c * coding.bytes());
        }
      }
      intake.add(samples, count);
    }
    Optional<String> note =
        streamed || seconds(promised - rest, format) < LEAST_MISSING_SECONDS
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "The end of the recording is missing: its header promises %.2f s of sound, %.2f s are there.",
                    seconds(promised, format),
                    seconds(rest, format)));
    return intake.finish("WAV " + coding.words(), note);
  }
}
