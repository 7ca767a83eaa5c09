package org.undertone.model;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.undertone.learn.SpeakerStatistics;

/**
 * A speaker's voice as a model's features measure it: what a recognizer makes of some clips, and
 * whoever made it keeps, since no server does. Immutable.
 *
 * @param featureSet what was measured; only models on the same features can use it
 * @param voice whether on clips of the speaker's ordinary voice alone
 * @param speaker the measurements
 */
public record SpeakerBaseline(String featureSet, Voice voice, SpeakerStatistics speaker) {

  /** The version of the document that this program writes, and the newest that it reads. */
  public static final int VERSION = 1;

  /** The longest document that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What the speaker's clips are of. */
  public enum Voice {
    /** The voice with which they speak when nothing is the matter. */
    ORDINARY,
    /** Whatever they happened to say. */
    MIXED
  }

  public SpeakerBaseline {
    Objects.requireNonNull(featureSet, "featureSet");
    Objects.requireNonNull(voice, "voice");
    Objects.requireNonNull(speaker, "speaker");
  }

  /**
   * Measures some clips of a speaker.
   *
   * @param rows the features of each, see {@link ModelBundle#voice}; at least one
   */
  public static SpeakerBaseline of(String featureSet, Voice voice, List<float[]> rows) {
    return new SpeakerBaseline(featureSet, voice, SpeakerStatistics.of(rows));
  }

  /** How many clips were measured, or stretches of long ones. */
  public int clips() {
    return speaker.clips();
  }

  @JsonPropertyOrder({"undertoneBaseline", "featureSet", "voice", "clips", "mean", "variance"})
  private record Document(
      int undertoneBaseline,
      String featureSet,
      String voice,
      int clips,
      List<Float> mean,
      List<Float> variance) {}

  /** The baseline as JSON: some ten bytes a number. */
  public String toJson() {
    try {
      return MAPPER.writeValueAsString(
          new Document(
              VERSION,
              featureSet,
              voice.name().toLowerCase(Locale.ROOT),
              speaker.clips(),
              Floats.list(speaker.mean()),
              Floats.list(speaker.variance())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is too long, no such document, of a newer program, or
   *     holds a number that cannot be; the message says which
   */
  public static SpeakerBaseline parse(String json) {
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a baseline takes at most " + MAX_BYTES + " bytes, got " + bytes);
    }
    Document document;
    try {
      document = MAPPER.readValue(json, Document.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "no baseline document: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
    if (document == null || document.undertoneBaseline < 1) {
      throw new IllegalArgumentException("no baseline document: it lacks undertoneBaseline");
    }
    if (document.undertoneBaseline > VERSION) {
      throw new IllegalArgumentException(
          "the baseline is of the newer version "
              + document.undertoneBaseline
              + "; this program reads "
              + VERSION
              + " or older");
    }
    if (document.featureSet == null) {
      throw new IllegalArgumentException("no baseline document: it lacks featureSet");
    }
    return new SpeakerBaseline(
        document.featureSet,
        voice(document.voice),
        new SpeakerStatistics(
            document.clips,
            Floats.array("mean", document.mean),
            Floats.array("variance", document.variance)));
  }

  private static Voice voice(String word) {
    for (Voice voice : Voice.values()) {
      if (voice.name().toLowerCase(Locale.ROOT).equals(word)) {
        return voice;
      }
    }
    throw new IllegalArgumentException("voice must be ordinary or mixed, got \"" + word + "\"");
  }
}
