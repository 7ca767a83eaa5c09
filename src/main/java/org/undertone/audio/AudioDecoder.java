package org.undertone.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.undertone.audio.BadAudioException.Reason;

/**
 * Turns any recording into a {@link Clip}. What the bytes are decides how they are read, never a
 * name or a declared type: WAV and FLAC in process, all else through the ffmpeg program. Channels
 * are averaged first, then the rate becomes 16 kHz; training and serving both come this way.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class AudioDecoder {

  private final AudioLimits limits;
  private final WavReader wavReader;
  private final FlacReader flacReader;
  private final FfmpegReader ffmpegReader;

  /** A decoder whose short-lived files go to the system's folder for them. */
  public AudioDecoder(AudioLimits limits) {
    this(limits, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * @param tempFolder where recordings lie under generated names while ffmpeg reads them; made when
   *     first needed
   */
  public AudioDecoder(AudioLimits limits, Path tempFolder) {
    this(limits, tempFolder, FfmpegProgram::find);
  }

  AudioDecoder(AudioLimits limits, Path tempFolder, Supplier<Optional<Path>> ffmpeg) {
    this(limits, tempFolder, false, ffmpeg);
  }

  private AudioDecoder(
      AudioLimits limits, Path tempFolder, boolean owned, Supplier<Optional<Path>> ffmpeg) {
    this.limits = Objects.requireNonNull(limits, "limits");
    wavReader = new WavReader(limits);
    flacReader = new FlacReader(limits);
    ffmpegReader =
        new FfmpegReader(limits, Objects.requireNonNull(tempFolder, "tempFolder"), owned, ffmpeg);
  }

  /**
   * A decoder that still decodes while the program is being stopped.
   *
   * @param ownFolder as the temporary folder of any; its owner empties it in the end
   */
  public static AudioDecoder untilTheEnd(AudioLimits limits, Path ownFolder) {
    return new AudioDecoder(limits, ownFolder, true, FfmpegProgram::find);
  }

  /**
   * Decodes a whole recording.
   *
   * @throws BadAudioException if it is refused; its reason says why
   * @throws UncheckedIOException if the temporary folder cannot be written
   */
  public Clip decode(byte[] bytes) throws BadAudioException {
    try {
      return decodeWhole(bytes);
    } catch (BadAudioException refused) {
      throw refused;
    } catch (IOException noTemporaryFile) {
      throw new UncheckedIOException(noTemporaryFile);
    }
  }

  private Clip decodeWhole(byte[] bytes) throws IOException {
    requireSize(bytes.length);
    Sniffer.Finding finding = Sniffer.sniff(bytes);
    Optional<Clip> inProcess =
        switch (finding.kind()) {
          case WAV -> wavReader.read(bytes);
          case FLAC -> flacReader.read(bytes, finding.start());
          case CONTAINER, UNKNOWN -> Optional.empty();
          case NOT_AUDIO ->
              throw new BadAudioException(
                  Reason.NOT_AUDIO,
                  String.format(
                      Locale.ROOT,
                      "This is %s, not a recording. Send sound as WAV, FLAC, MP3, Ogg, WebM, M4A or MP4.",
                      finding.what()));
        };
    if (inProcess.isPresent()) {
      return inProcess.get();
    }
    boolean known = finding.kind() != Sniffer.Kind.UNKNOWN;
    return ffmpegReader.read(bytes, known ? Optional.of(finding.what()) : Optional.empty());
  }

  /**
   * Decodes a file or pipe; a file is not read where it is too large.
   *
   * @throws BadAudioException if its content is refused
   * @throws IOException if it cannot be read, or the temporary folder cannot be written
   */
  public Clip decode(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      requireSize(Files.size(file));
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return decode(stream);
    }
  }

  /**
   * Decodes what a stream gives until its end, reading no further than the limit. The stream is not
   * closed.
   *
   * @throws BadAudioException if its content is refused
   * @throws IOException if it cannot be read, or the temporary folder cannot be written
   */
  public Clip decode(InputStream stream) throws IOException {
    return decodeWhole(stream.readNBytes((int) limits.maxBytes() + 1));
  }

  /**
   * Takes mono samples, nominally in [-1, 1], at any rate from 4 to 192 kHz. The array is not
   * changed.
   *
   * @throws BadAudioException TOO_SHORT, TOO_LONG, or MALFORMED for a rate out of range and for a
   *     sample that is not finite
   */
  public Clip fromSamples(float[] mono, int rateHz) throws BadAudioException {
    MonoIntake intake = new MonoIntake(limits, rateHz, 1);
    intake.add(mono, mono.length);
    return intake.finish(SourceFormat.array(rateHz).name(), Optional.empty());
  }

  private void requireSize(long bytes) throws BadAudioException {
    if (bytes == 0) {
      throw new BadAudioException(
          Reason.EMPTY, "The recording is empty: 0 bytes. Record or choose it again.", 0, 1);
    }
    if (bytes > limits.maxBytes()) {
      throw new BadAudioException(
          Reason.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "The recording has more than the %,d bytes that are accepted. Cut it, or compress it as FLAC, Opus or MP3.",
              limits.maxBytes()),
          bytes,
          limits.maxBytes());
    }
  }
}
