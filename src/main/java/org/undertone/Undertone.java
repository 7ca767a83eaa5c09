package org.undertone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.model.BadBundleException;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict;

/**
 * Speech-emotion recognition as a library: a model, loaded once, and verdicts on whatever is handed
 * to it.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Undertone {

  private final AudioDecoder decoder;
  private final Recognizer recognizer;

  private Undertone(ModelBundle bundle, AudioLimits limits) {
    this.decoder = new AudioDecoder(limits);
    this.recognizer = new Recognizer(bundle);
  }

  /**
   * Loads a model of any type, with the usual limits on recordings: 25 MB, ten minutes, at least
   * 0.3 s. Only a network loads PyTorch.
   *
   * @param bundle the folder of the model, such as {@code models/classic}
   * @throws BadBundleException if the folder does not hold a valid model (the message says which
   *     file is wrong and how), or a network that cannot run on this platform
   * @throws IOException if a file cannot be read
   */
  public static Undertone load(Path bundle) throws IOException {
    return load(bundle, AudioLimits.DEFAULT);
  }

  /** {@link #load(Path)} with limits of one's own. */
  public static Undertone load(Path bundle, AudioLimits limits) throws IOException {
    return new Undertone(ModelBundle.load(bundle), limits);
  }

  /**
   * Listens to a file in any format: its content decides, not its name.
   *
   * @throws BadAudioException if the content cannot be decoded or breaks a limit
   * @throws IOException if the file cannot be read
   */
  public Verdict recognize(Path file) throws IOException {
    return recognizer.recognize(decoder.decode(file));
  }

  /**
   * Listens to a recording of any format, read to its end; the stream is not closed.
   *
   * @throws BadAudioException if the content cannot be decoded or breaks a limit
   * @throws IOException if the stream cannot be read
   */
  public Verdict recognize(InputStream recording) throws IOException {
    return recognizer.recognize(decoder.decode(recording));
  }

  /**
   * Listens to samples.
   *
   * @param mono samples, nominally in [-1, 1]
   * @param sampleRateHz their rate, 4 to 192 kHz
   * @throws BadAudioException if they are too few, too many or not finite, or the rate is out of
   *     range
   */
  public Verdict recognize(float[] mono, int sampleRateHz) throws BadAudioException {
    return recognizer.recognize(decoder.fromSamples(mono, sampleRateHz));
  }
}
