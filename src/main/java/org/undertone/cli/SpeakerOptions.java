package org.undertone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undertone.audio.AudioDecoder;
import org.undertone.corpus.SpeakerNames;
import org.undertone.model.ModelStore;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Recognizer;
import picocli.CommandLine.Option;

/** What is known of whoever speaks in the recordings; at most one of these. */
final class SpeakerOptions {

  /** A speaker's baseline of fewer clips would be little else than the clip that it is for. */
  private static final int FEWEST_CLIPS = 2;

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
          "Hear each recording beside all those of the same speaker: by the file names of known"
              + " corpora, else by the folder that holds it. Takes twice as long.")
  private boolean bySpeaker;

  /** Whose voice speaks in a file, where that is known. */
  interface Voices {
    Optional<SpeakerBaseline> of(Path recording);
  }

  boolean given() {
    return file.isPresent() || bySpeaker;
  }

  /**
   * Reads or makes what is wanted.
   *
   * @throws UsageException if the model cannot use it
   * @throws IOException if the baseline cannot be read or is of another model
   */
  Voices voices(
      Recognizer recognizer,
      ModelStore store,
      AudioDecoder decoder,
      List<Path> files,
      Terminal terminal)
      throws IOException, InterruptedException {
    if (given()) {
      requireAble(file.isPresent() ? "--speaker-baseline" : "--by-speaker", recognizer, store);
    }
    if (file.isPresent()) {
      Optional<SpeakerBaseline> baseline = Optional.of(read(file.get(), recognizer));
      return recording -> baseline;
    }
    return bySpeaker ? each(recognizer, decoder, files, terminal) : recording -> Optional.empty();
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

  private static Voices each(
      Recognizer recognizer, AudioDecoder decoder, List<Path> files, Terminal terminal)
      throws InterruptedException {
    Map<String, List<float[]>> measured = new TreeMap<>();
    Map<Path, String> speakers = new HashMap<>();
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, files.size()));
    InOrder.map(
        files,
        threads,
        file -> Map.entry(file, measure(file, recognizer, decoder)),
        heard -> {
          if (!heard.getValue().isEmpty()) {
            String speaker = SpeakerNames.of(heard.getKey());
            speakers.put(heard.getKey(), speaker);
            measured.computeIfAbsent(speaker, own -> new ArrayList<>()).addAll(heard.getValue());
          }
          return true;
        });
    Map<String, SpeakerBaseline> baselines = new HashMap<>();
    measured.forEach(
        (speaker, own) -> {
          if (own.size() >= FEWEST_CLIPS) {
            recognizer
                .baseline(own, SpeakerBaseline.Voice.MIXED)
                .ifPresent(baseline -> baselines.put(speaker, baseline));
          }
        });
    long alone = speakers.values().stream().filter(s -> !baselines.containsKey(s)).count();
    if (alone > 0) {
      terminal.complain(
          "too little is known of the speaker of "
              + alone
              + (alone == 1 ? " recording, which is" : " recordings, which are")
              + " heard as a stranger's");
    }
    return recording -> Optional.ofNullable(speakers.get(recording)).map(baselines::get);
  }

  /**
   * What cannot be read tells nothing here, and is reported when it is asked about; what can be
   * read only once is left for that.
   */
  private static List<float[]> measure(Path file, Recognizer recognizer, AudioDecoder decoder) {
    try {
      return Files.isRegularFile(file) ? recognizer.voice(decoder.decode(file)) : List.of();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }
}
