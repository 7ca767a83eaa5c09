package org.undertone.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Locale;
import java.util.Optional;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.frame.Header;
import org.jflac.metadata.Metadata;
import org.undertone.audio.BadAudioException.Reason;

/**
 * FLAC bytes become a clip. The decoder sees neither the metadata nor the promised length, so that
 * no lying header makes it allocate; limits hold frame by frame. Where the stream breaks off, what
 * is whole is decoded and the note says so.
 */
final class FlacReader {

  private static final int MAX_BITS = 24;

  private final AudioLimits limits;

  FlacReader(AudioLimits limits) {
    this.limits = limits;
  }

  /**
   * @param start where {@code fLaC} stands
   * @return empty where no frame can be decoded in process, or the samples have more than 24 bits
   * @throws BadAudioException MALFORMED, TOO_LONG or TOO_SHORT
   */
  Optional<Clip> read(byte[] bytes, int start) throws BadAudioException {
    FlacStreamInfo info = FlacStreamInfo.parse(bytes, start);
    MonoIntake intake = new MonoIntake(limits, info.rateHz(), info.channels());
    intake.promise(info.totalFrames());
    if (info.bits() > MAX_BITS) {
      return Optional.empty();
    }
    boolean damaged = decode(bytes, info, intake);
    if (intake.frames() == 0 && bytes.length > info.framesAt()) {
      return Optional.empty();
    }
    return Optional.of(intake.finish("FLAC", note(info, intake.frames(), damaged)));
  }

  private static boolean decode(byte[] bytes, FlacStreamInfo info, MonoIntake intake)
      throws BadAudioException {
    InputStream stream =
        new SequenceInputStream(
            new ByteArrayInputStream(info.head()),
            new ByteArrayInputStream(bytes, info.framesAt(), bytes.length - info.framesAt()));
    FLACDecoder decoder = new FLACDecoder(stream);
    Complaints complaints = new Complaints();
    decoder.addFrameListener(complaints);
    float[] samples = new float[0];
    boolean damaged = false;
    try {
      decoder.readStreamInfo();
      for (Frame frame = decoder.readNextFrame(); frame != null; frame = decoder.readNextFrame()) {
        int count = frame.header.blockSize;
        if (frame.header.channels != info.channels()) {
          throw new BadAudioException(
              Reason.MALFORMED,
              String.format(
                  Locale.ROOT,
                  "A FLAC frame has %d channels where the header promises %d. The file is damaged: export it again.",
                  frame.header.channels,
                  info.channels()),
              frame.header.channels,
              info.channels());
        }
        int values = count * info.channels();
        samples = samples.length >= values ? samples : new float[values];
        interleave(decoder.getChannelData(), info.channels(), frame.header, samples);
        intake.add(samples, count);
        damaged = complaints.made; // What follows the last whole frame may be a tag.
      }
    } catch (BadAudioException refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      return true; // The decoder stumbles over damaged data in many ways; what came before stands.
    }
    return damaged;
  }

  private static void interleave(ChannelData[] data, int channels, Header header, float[] samples) {
    float scale = 1f / (1L << (header.bitsPerSample - 1));
    for (int c = 0; c < channels; c++) {
      int[] output = data[c].getOutput();
      for (int i = 0; i < header.blockSize; i++) {
        samples[i * channels + c] = scale * output[i];
      }
    }
  }

  private static Optional<String> note(FlacStreamInfo info, long frames, boolean damaged) {
    if (damaged) {
      return Optional.of("Parts of the recording are damaged; what could be decoded is used.");
    }
    return frames < info.totalFrames()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "The end of the recording is missing: its header promises %.2f s of sound, %.2f s are there.",
                info.totalFrames() / (double) info.rateHz(),
                frames / (double) info.rateHz()))
        : Optional.empty();
  }

  /** Remembers that the decoder met something wrong; it goes on by itself. */
  private static final class Complaints implements FrameListener {
    private boolean made;

    @Override
    public void processMetadata(Metadata metadata) {
      // Metadata is stepped over before.
    }

    @Override
    public void processFrame(Frame frame) {
      // Frames are taken one by one.
    }

    @Override
    public void processError(String message) {
      made = true;
    }
  }
}
