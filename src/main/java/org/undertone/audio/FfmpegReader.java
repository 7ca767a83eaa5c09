package org.undertone.audio;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.undertone.audio.BadAudioException.Reason;

/**
 * Every format that is not read in process becomes a clip through the ffmpeg program, at its own
 * rate and channels; downmix and resampling are ours. The bytes pass through a temporary file with
 * a generated name, since some containers need seeking.
 */
final class FfmpegReader {

  private static final int AU_MAGIC = 0x2e736e64;
  private static final int AU_HEADER_BYTES = 24;
  private static final int PIECE_FRAMES = 4096;
  private static final String PREFIX = "decode-";
  private static final String SUFFIX = ".bin";

  private final AudioLimits limits;
  private final Path tempFolder;
  private final boolean owned;
  private final Supplier<Optional<Path>> program;

  /**
   * @param owned whether the folder is emptied by its owner, however the program ends
   */
  FfmpegReader(
      AudioLimits limits, Path tempFolder, boolean owned, Supplier<Optional<Path>> program) {
    this.limits = limits;
    this.tempFolder = tempFolder;
    this.owned = owned;
    this.program = program;
  }

  /**
   * @param container the container's name where the bytes told it
   * @throws BadAudioException for all that is wrong with the bytes, and where there is no program
   *     or it takes too long
   * @throws IOException if the temporary file cannot be written, or a signal ended the program
   */
  Clip read(byte[] bytes, Optional<String> container) throws IOException {
    Path found =
        program
            .get()
            .orElseThrow(() -> container.isPresent() ? missing(container) : undecodable(container));
    try (ShortLivedFile input = shortLived()) {
      Files.write(input.path(), bytes);
      boolean breaksOff = OggPages.breakOff(bytes);
      return decode(found, input.path(), container, breaksOff);
    }
  }

  private ShortLivedFile shortLived() throws IOException {
    return owned
        ? ShortLivedFile.inOwned(tempFolder, PREFIX, SUFFIX)
        : ShortLivedFile.in(tempFolder, PREFIX, SUFFIX);
  }

  private Clip decode(Path found, Path input, Optional<String> container, boolean breaksOff)
      throws IOException {
    try (FfmpegRun run = start(found, input)) {
      Optional<MonoIntake> intake = drain(run);
      FfmpegLog log = FfmpegLog.parse(run.log());
      if (log.interrupted()) {
        throw new IOException("a signal ended ffmpeg before it had decoded the recording");
      }
      if (run.late()) {
        throw new BadAudioException(
            Reason.DECODER_TIMEOUT,
            String.format(
                Locale.ROOT,
                "Decoding took longer than the %.1f s that are allowed. Convert the recording to WAV or FLAC and send it again.",
                limits.decoderTimeoutSeconds()),
            limits.decoderTimeoutSeconds(),
            limits.decoderTimeoutSeconds());
      }
      if (intake.isEmpty()) {
        throw log.noSound() ? silent(container) : undecodable(container);
      }
      MonoIntake sound = intake.get();
      return sound.finish(log.formatName(container), note(log, breaksOff, sound.seconds()));
    }
  }

  private FfmpegRun start(Path found, Path input) throws BadAudioException {
    try {
      return new FfmpegRun(found, input, limits.decoderTimeoutSeconds());
    } catch (IOException notRunnable) {
      BadAudioException missing = missing(Optional.empty());
      missing.initCause(notRunnable);
      throw missing;
    }
  }

  /** Empty where ffmpeg gave no sound at all. */
  private Optional<MonoIntake> drain(FfmpegRun run) throws BadAudioException {
    try (DataInputStream stream = new DataInputStream(run.output())) {
      byte[] head = new byte[AU_HEADER_BYTES];
      stream.readFully(head);
      ByteBuffer header = ByteBuffer.wrap(head);
      if (header.getInt(0) != AU_MAGIC) {
        return Optional.empty();
      }
      stream.skipNBytes(header.getInt(4) - AU_HEADER_BYTES);
      int channels = header.getInt(20);
      MonoIntake intake = new MonoIntake(limits, header.getInt(16), channels);
      pour(stream, channels, intake);
      return intake.frames() == 0 ? Optional.empty() : Optional.of(intake);
    } catch (BadAudioException refused) {
      throw refused;
    } catch (IOException endedEarly) {
      return Optional.empty();
    }
  }

  private static void pour(DataInputStream stream, int channels, MonoIntake intake)
      throws IOException {
    byte[] piece = new byte[PIECE_FRAMES * channels * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(piece).asFloatBuffer();
    float[] samples = new float[PIECE_FRAMES * channels];
    int read = stream.readNBytes(piece, 0, piece.length);
    while (read > 0) {
      int frames = read / (channels * Float.BYTES);
      floats.get(0, samples, 0, frames * channels);
      intake.add(samples, frames);
      read = stream.readNBytes(piece, 0, piece.length);
    }
  }

  /** What is missing, if anything is; {@code seconds} could be decoded. */
  private static Optional<String> note(FfmpegLog log, boolean breaksOff, double seconds) {
    double end = log.startSeconds().orElse(0.0) + seconds;
    Optional<Double> promised = log.endSeconds().filter(p -> end < 0.98 * p - 0.1);
    Optional<String> why =
        promised.map(p -> String.format(Locale.ROOT, "its header promises %.1f s", p));
    if (breaksOff) {
      why = Optional.of("its last page of sound is cut off");
    } else if (why.isEmpty() && log.cutOff()) {
      why = Optional.of("its end is cut off");
    }
    return why.map(
        w ->
            String.format(
                Locale.ROOT,
                "Part of the recording is missing: %s, %.1f s could be decoded.",
                w,
                seconds));
  }

  private static BadAudioException missing(Optional<String> container) {
    return new BadAudioException(
        Reason.DECODER_MISSING,
        String.format(
            Locale.ROOT,
            "%s needs the ffmpeg program, and this machine has none that starts. Install ffmpeg, or convert the recording to WAV or FLAC.",
            container
                .map(name -> "A recording in the " + name + " format")
                .orElse("This recording")));
  }

  private static BadAudioException silent(Optional<String> container) {
    return new BadAudioException(
        Reason.NOT_AUDIO,
        String.format(
            Locale.ROOT,
            "This %s file has no sound track. Choose a recording with sound.",
            container.orElse("media")));
  }

  private static BadAudioException undecodable(Optional<String> container) {
    return new BadAudioException(
        Reason.UNDECODABLE,
        container
            .map(
                name ->
                    "This looks like "
                        + name
                        + ", but no sound in it can be decoded: the file is damaged or incomplete. Export it again, best as WAV or FLAC.")
            .orElse(
                "No decoder knows what this is. Send a recording as WAV, FLAC, MP3, Ogg, WebM, M4A or MP4."));
  }
}
