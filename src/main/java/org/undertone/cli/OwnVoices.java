package org.undertone.cli;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undertone.audio.AudioDecoder;
import org.undertone.corpus.Skipped;
import org.undertone.corpus.SpeakerNames;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Recognizer;

/**
 * Every speaker's voice by all of their recordings.
 *
 * @param speakers by recording, of those that hold speech
 * @param baselines by speaker, of those of whom enough is known
 */
record OwnVoices(
    List<Path> recordings, Map<Path, String> speakers, Map<String, SpeakerBaseline> baselines)
    implements Voices {

  /** A speaker's baseline of fewer would be little else than the recording that it is for. */
  private static final int FEWEST_RECORDINGS = 2;

  @Override
  public Optional<String> speaker(Path recording) {
    return Optional.ofNullable(speakers.get(recording));
  }

  @Override
  public Optional<SpeakerBaseline> baseline(Path recording) {
    return speaker(recording).map(baselines::get);
  }

  /**
   * Measures all recordings. What a corpus has beside its speech is left out, and told; so is how
   * many are of speakers of whom too little is known.
   *
   * @param paths files and folders as they were given
   */
  static OwnVoices of(
      List<Path> paths, Recognizer recognizer, AudioDecoder decoder, Terminal terminal)
      throws IOException, InterruptedException {
    SpeakerNames names = new SpeakerNames(paths);
    List<Path> recordings = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path file : AudioPaths.expand(paths)) {
      names.besideSpeech(file).ifPresentOrElse(skipped::add, () -> recordings.add(file));
    }
    Skipped.summary(skipped).forEach(line -> terminal.complain("skipped: " + line));
    Map<Path, String> speakers = new HashMap<>();
    Map<String, Set<List<FloatBuffer>>> measured = new HashMap<>();
    InOrder.map(
        recordings,
        file -> Map.entry(file, measure(file, recognizer, decoder)),
        heard -> {
          if (!heard.getValue().isEmpty()) {
            String speaker = names.of(heard.getKey());
            speakers.put(heard.getKey(), speaker);
            measured
                .computeIfAbsent(speaker, own -> new LinkedHashSet<>())
                .add(heard.getValue().stream().map(FloatBuffer::wrap).toList());
          }
          return true;
        });
    Map<String, SpeakerBaseline> baselines = new HashMap<>();
    measured.forEach(
        (speaker, own) -> {
          if (own.size() >= FEWEST_RECORDINGS) {
            List<float[]> all = own.stream().flatMap(List::stream).map(FloatBuffer::array).toList();
            recognizer
                .baseline(all, SpeakerBaseline.Voice.MIXED)
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
    return new OwnVoices(recordings, speakers, baselines);
  }

  /**
   * What cannot be read tells nothing here, and is reported when it is asked about; what can be
   * read only once is left for that.
   */
  private static List<float[]> measure(Path file, Recognizer recognizer, AudioDecoder decoder) {
    try {
      return Files.isRegularFile(file) ? recognizer.voice(decoder.decode(file)) : List.of();
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return List.of();
    }
  }
}
