package org.undertone.audio;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Codings that leave something out of the sound, as calls and messages do. */
public enum LossyCodec {
  /** As browsers record and internet calls send (RFC 6716). */
  OPUS("libopus", ".opus", 6, 256),
  /** As files are sent and kept (MPEG-2 Layer III at 16 kHz). */
  MP3("libmp3lame", ".mp3", 8, 160);

  private static final double MOST_SECONDS = 600;
  private static final double TIMEOUT_SECONDS = 60;
  private static final Path SYSTEM_TEMP = Path.of(System.getProperty("java.io.tmpdir"));
  private static final int LEAST_SAMPLES = Clip.SAMPLE_RATE_HZ / 2;
  private static final float HIGHEST_PEAK = 0.99f;
  private static final int AU_FLOAT = 6;
  private static final int AU_HEADER_BYTES = 24;

  private final String encoder;
  private final String suffix;
  private final int leastKbps;
  private final int mostKbps;

  LossyCodec(String encoder, String suffix, int leastKbps, int mostKbps) {
    this.encoder = encoder;
    this.suffix = suffix;
    this.leastKbps = leastKbps;
    this.mostKbps = mostKbps;
  }

  /** The lowest bit rate that it knows, in kb/s. */
  public int leastKbps() {
    return leastKbps;
  }

  /** The highest bit rate that it knows for one channel at 16 kHz, in kb/s. */
  public int mostKbps() {
    return mostKbps;
  }

  /**
   * Encodes and decodes again, by the ffmpeg program and its two runs. A clip beyond full scale is
   * coded softer and made as loud again, so that nothing is clipped.
   *
   * @param kbps the bit rate in kb/s, in [{@link #leastKbps}, {@link #mostKbps}]
   * @return the same number of samples at the same time, of the same source
   * @throws BadAudioException if it is longer than ten minutes
   * @throws IOException if there is no ffmpeg program with this encoder, or no temporary file can
   *     be written
   */
  public Clip roundTrip(Clip clip, int kbps) throws IOException {
    if (kbps < leastKbps || kbps > mostKbps) {
      throw new IllegalArgumentException(
          "kbps must lie in [" + leastKbps + ", " + mostKbps + "], got " + kbps);
    }
    float[] samples = clip.samples();
    float peak = HIGHEST_PEAK;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    float gain = HIGHEST_PEAK / peak;
    float[] sent = Arrays.copyOf(samples, Math.max(LEAST_SAMPLES, samples.length));
    for (int i = 0; i < samples.length; i++) {
      sent[i] *= gain;
    }
    AudioLimits limits = new AudioLimits(AudioLimits.MOST_BYTES, MOST_SECONDS, 0, TIMEOUT_SECONDS);
    Clip decoded = new AudioDecoder(limits).decode(encode(sent, kbps));
    float[] received = Arrays.copyOf(decoded.samples(), samples.length);
    for (int i = 0; i < received.length; i++) {
      received[i] /= gain;
    }
    return Clip.limited(received, clip.source());
  }

  /** Into a file, since only there MP3 can note how far its encoder lags. */
  private byte[] encode(float[] samples, int kbps) throws IOException {
    Path program =
        FfmpegProgram.find()
            .orElseThrow(
                () ->
                    new IOException(
                        "coding as "
                            + name().toLowerCase(Locale.ROOT)
                            + " needs the ffmpeg program, and this machine has none that starts"));
    try (ShortLivedFile output = ShortLivedFile.in(SYSTEM_TEMP, "undertone-", suffix)) {
      List<String> arguments =
          List.of(
              "-nostdin",
              "-loglevel",
              "quiet",
              "-threads",
              "1",
              "-y",
              "-f",
              "au",
              "-i",
              "pipe:0",
              "-c:a",
              encoder,
              "-b:a",
              kbps + "k",
              "-map_metadata",
              "-1",
              "-bitexact",
              "file:" + output.path());
      Process process =
          FfmpegProgram.run(program, arguments)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        send(samples, process);
      } finally {
        process.destroyForcibly();
      }
      return Files.readAllBytes(output.path());
    }
  }

  /** Until it has coded them. Where it stops reading, its end says more than the broken pipe. */
  void send(float[] samples, Process process) throws IOException {
    try {
      write(samples, process.getOutputStream());
    } catch (IOException stoppedReading) {
      await(process);
      throw stoppedReading;
    }
    await(process);
  }

  private void await(Process process) throws IOException {
    try {
      boolean ended = process.waitFor((long) TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            "ffmpeg could not encode with " + encoder + (ended ? "" : " in time"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ffmpeg encoded", stopped);
    }
  }

  private static void write(float[] samples, OutputStream to) throws IOException {
    ByteBuffer values = ByteBuffer.allocate(samples.length * Float.BYTES);
    values.asFloatBuffer().put(samples);
    try (DataOutputStream out = new DataOutputStream(to)) {
      out.writeBytes(".snd");
      out.writeInt(AU_HEADER_BYTES);
      out.writeInt(values.capacity());
      out.writeInt(AU_FLOAT);
      out.writeInt(Clip.SAMPLE_RATE_HZ);
      out.writeInt(1);
      out.write(values.array());
    }
  }
}
