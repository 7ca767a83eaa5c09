package org.undertone.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undertone.model.Hashes;
import org.undertone.model.Heard;
import org.undertone.model.Provenance.CorpusFacts;

/** What a model remembers of the corpora that it was trained on. */
public final class CorpusContent {

  private CorpusContent() {}

  /**
   * The facts of each corpus, by name. The content hash is over audio, label and speaker of all
   * examples, and depends neither on where the files lie nor on what they are called.
   */
  public static List<CorpusFacts> facts(List<Example> examples) {
    Map<String, List<Example>> byCorpus = new TreeMap<>();
    for (Example example : examples) {
      byCorpus
          .computeIfAbsent(example.utterance().corpus(), name -> new ArrayList<>())
          .add(example);
    }
    List<CorpusFacts> facts = new ArrayList<>();
    byCorpus.forEach(
        (name, members) -> {
          long speakers =
              members.stream().flatMap(e -> e.utterance().speaker().stream()).distinct().count();
          facts.add(new CorpusFacts(name, members.size(), (int) speakers, contentHash(members)));
        });
    return facts;
  }

  /** The marks of all clips and of their speakers. */
  public static Heard heard(List<Example> examples) {
    return new Heard(
        examples.stream().map(CorpusContent::clipMark).toList(),
        examples.stream()
            .flatMap(e -> e.utterance().speaker().stream())
            .distinct()
            .map(CorpusContent::speakerMark)
            .toList());
  }

  /** The mark of a clip by its sound: the same audio in another container has the same. */
  public static String clipMark(Example example) {
    return example.audioHash().substring(0, Heard.DIGITS);
  }

  /** The mark of a speaker's name, the same for every spelling of it. */
  public static String speakerMark(String speaker) {
    byte[] name = SpeakerSpelling.common(speaker).getBytes(StandardCharsets.UTF_8);
    return Hashes.hex(Hashes.sha256(name)).substring(0, Heard.DIGITS);
  }

  private static String contentHash(List<Example> examples) {
    List<String> lines =
        examples.stream()
            .map(
                e ->
                    String.join(
                        "\t",
                        e.audioHash(),
                        e.utterance().label().word(),
                        e.utterance().speaker().orElse("")))
            .sorted()
            .toList();
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return Hashes.hex(Hashes.sha256(text));
  }
}
