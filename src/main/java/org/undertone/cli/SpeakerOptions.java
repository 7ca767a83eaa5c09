package org.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.undertone.audio.AudioDecoder;
import org.undertone.model.ModelStore;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Recognizer;
import picocli.CommandLine.Option;

/** What is known of whoever speaks in the recordings; at most one of these. */
final class SpeakerOptions {

  @Option(
      names = "--speaker-baseline",
      paramLabel = "FILE",
      description =
          "Hear the recordings beside this baseline of their one speaker's voice, which undertone"
              + " baseline made.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--by-speaker",
      description =
          "Hear each recording beside all those of the same speaker, and name them: by the file"
              + " names of known corpora, else by their folder, whatever folders of labels (happy/)"
              + " and parts of a corpus (train/) lie above or below it. What known corpora have"
              + " beside speech is left out. Takes twice as long.")
  private boolean bySpeaker;

  boolean given() {
    return file.isPresent() || bySpeaker;
  }

  /**
   * Reads or makes what is wanted.
   *
   * @param paths files and folders as they were given
   * @throws UsageException if the model cannot use it
   * @throws IOException if the baseline cannot be read or is of another model
   */
  Voices voices(
      Recognizer recognizer,
      ModelStore store,
      AudioDecoder decoder,
      List<Path> paths,
      Terminal terminal)
      throws IOException, InterruptedException {
    if (given()) {
      requireAble(file.isPresent() ? "--speaker-baseline" : "--by-speaker", recognizer, store);
    }
    if (bySpeaker) {
      return OwnVoices.of(paths, recognizer, decoder, terminal);
    }
    Optional<SpeakerBaseline> known =
        file.isEmpty() ? Optional.empty() : Optional.of(read(file.get(), recognizer));
    return new Voices.Unnamed(AudioPaths.expand(paths), known);
  }

  /**
   * Refuses a model that cannot use a baseline.
   *
   * @throws UsageException naming those that can
   */
  static void requireAble(String what, Recognizer recognizer, ModelStore store) throws IOException {
    if (recognizer.adapts()) {
      return;
    }
    List<String> able = store.ids().stream().filter(id -> adapts(store, id)).toList();
    throw new UsageException(
        what
            + ": the model "
            + recognizer.manifest().id()
            + " cannot use a baseline of the speaker's voice; "
            + (able.isEmpty()
                ? "there is none here that can"
                : "those that can are " + String.join(", ", able)));
  }

  /** A damaged model cannot. */
  private static boolean adapts(ModelStore store, String id) {
    try {
      return store.describe(id).adapts();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a baseline that the model can use.
   *
   * @throws IOException naming the file if it is none, or of other features than the model's
   */
  static SpeakerBaseline read(Path file, Recognizer recognizer) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] text = stream.readNBytes(SpeakerBaseline.MAX_BYTES + 1);
      if (text.length > SpeakerBaseline.MAX_BYTES) {
        throw new IOException("a baseline takes at most " + SpeakerBaseline.MAX_BYTES + " bytes");
      }
      SpeakerBaseline baseline =
          SpeakerBaseline.parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
      recognizer.checkUsable(baseline);
      return baseline;
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + ": " + Words.of(e), e);
    }
  }
}
