package org.undertone.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.undertone.audio.AudioHeader;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.audio.Clip;
import org.undertone.features.FeatureSet;

/**
 * Utterances become examples, on several threads, in the order given. The audio is held to the same
 * limits as audio sent to the service. May be used by one thread at a time.
 */
public final class ExampleLoader {

  private final Analyzer analyzer;
  private final int threads;

  /**
   * @param threads how many recordings are analysed at once, at least 1
   * @param set the features that the examples hold
   */
  public ExampleLoader(FeatureCache cache, int threads, FeatureSet set) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    this.analyzer = new Analyzer(AudioLimits.DEFAULT, cache, set);
    this.threads = threads;
  }

  /**
   * Decodes and analyses. Recordings that cannot be read or decoded, that hold no speech, or whose
   * audio occurs twice (see {@link RepeatedAudio}) are skipped and listed; what is odd about the
   * others is told (see {@link Unusual}).
   *
   * @param done told after each utterance how many are done, in the calling thread
   * @throws IOException if the cache cannot be written
   * @throws InterruptedException if the calling thread is interrupted; the work is then abandoned
   */
  public Examples load(List<Utterance> utterances, IntConsumer done)
      throws IOException, InterruptedException {
    return load(utterances, Set.of(), done);
  }

  /**
   * The same without some of the utterances, and without whatever repeats their audio under another
   * name.
   */
  public Examples load(List<Utterance> utterances, Set<Utterance> excluded, IntConsumer done)
      throws IOException, InterruptedException {
    List<Example> heard = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    Map<Utterance, Arrival> arrivals = new HashMap<>();
    for (Loaded loaded : analyzeAll(utterances, Optional.empty(), done)) {
      loaded.example().ifPresent(heard::add);
      loaded.skipped().ifPresent(skipped::add);
      loaded.example().ifPresent(e -> arrivals.put(e.utterance(), loaded.arrival().orElseThrow()));
    }
    return RepeatedAudio.resolve(heard, skipped, arrivals, excluded);
  }

  /**
   * The same examples from changed audio, none skipped.
   *
   * @throws IOException if a recording can no longer be read, or the cache cannot be written
   */
  public List<Example> augmented(
      List<Example> examples, Augmentation augmentation, IntConsumer done)
      throws IOException, InterruptedException {
    List<Utterance> utterances = examples.stream().map(Example::utterance).toList();
    List<Example> augmented = new ArrayList<>();
    for (Loaded loaded : analyzeAll(utterances, Optional.of(augmentation), done)) {
      augmented.add(loaded.example().orElseThrow(() -> lost(loaded.skipped().orElseThrow())));
    }
    return augmented;
  }

  private static IOException lost(Skipped skipped) {
    return new IOException(skipped.path() + ": " + skipped.detail());
  }

  /**
   * The audio of a recording that was loaded before.
   *
   * @throws IOException if it can no longer be read or decoded
   */
  public Clip decode(Utterance utterance) throws IOException {
    return analyzer.decode(Files.readAllBytes(utterance.path()));
  }

  /** Either an example, with how its recording came, or why there is none. */
  private record Loaded(
      Optional<Example> example, Optional<Arrival> arrival, Optional<Skipped> skipped) {}

  private List<Loaded> analyzeAll(
      List<Utterance> utterances, Optional<Augmentation> augmentation, IntConsumer done)
      throws IOException, InterruptedException {
    List<Callable<Loaded>> jobs = new ArrayList<>();
    for (Utterance utterance : utterances) {
      jobs.add(() -> analyze(utterance, augmentation));
    }
    return SideBySide.run(jobs, threads, done);
  }

  private Loaded analyze(Utterance utterance, Optional<Augmentation> augmentation)
      throws IOException {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(utterance.path())) {
      bytes = stream.readNBytes((int) AudioLimits.DEFAULT.maxBytes() + 1);
    } catch (IOException e) {
      return skip(utterance, Skipped.Reason.UNREADABLE, Skipped.unread(e));
    }
    try {
      Analysis analysis = analyzer.analyze(bytes, augmentation);
      Example example = analysis.of(utterance);
      return augmentation.isEmpty() && example.speech().speechSeconds() == 0
          ? skip(utterance, Skipped.Reason.SILENT, "nothing stands above its noise floor")
          : new Loaded(
              Optional.of(example),
              Optional.of(new Arrival(AudioHeader.of(bytes), analysis.damaged())),
              Optional.empty());
    } catch (BadAudioException e) {
      return skip(utterance, Skipped.Reason.UNDECODABLE, e.getMessage());
    }
  }

  private static Loaded skip(Utterance utterance, Skipped.Reason reason, String detail) {
    return new Loaded(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Skipped(utterance.path(), reason, detail)));
  }
}
