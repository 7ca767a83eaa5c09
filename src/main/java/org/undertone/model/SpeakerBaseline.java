package org.undertone.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

  /** More clips than anyone speaks. */
  private static final int MOST_CLIPS = 1_000_000;

  /** Beyond the features of any voice, and far within the numbers with which one can count. */
  private static final double LARGEST_MEAN = 1e12;

  private static final double LARGEST_VARIANCE = LARGEST_MEAN * LARGEST_MEAN;

  private static final int LONGEST_QUOTE = 80;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String WITHOUT_SPEECH = "withoutSpeech";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** What the speaker's clips are of. */
  public enum Voice {
    /** The voice with which they speak when nothing is the matter. */
    ORDINARY,
    /** Whatever they happened to say. */
    MIXED;

    /** The word that stands in documents, answers and addresses: the name in lower case. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The voice of a word, in any case.
     *
     * @throws IllegalArgumentException naming the word and those allowed
     */
    @JsonCreator
    public static Voice of(String word) {
      for (Voice voice : values()) {
        if (voice.word().equalsIgnoreCase(word)) {
          return voice;
        }
      }
      throw new IllegalArgumentException(
          "voice must be ordinary or mixed, got \"" + quoted(word) + "\"");
    }
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

  /**
   * What the clips are of that make a baseline or extend one.
   *
   * @param asked empty for the same as those already known, or mixed where there are none
   * @param known the baseline that they extend
   * @throws IllegalArgumentException if they are of another voice than those known: an ordinary
   *     voice is compared with ordinary voices, a mixed one with all, and both together with
   *     neither
   */
  public static Voice voice(Optional<Voice> asked, Optional<SpeakerBaseline> known) {
    Voice voice = asked.or(() -> known.map(SpeakerBaseline::voice)).orElse(Voice.MIXED);
    known.ifPresent(baseline -> baseline.requireLike(baseline.featureSet, voice));
    return voice;
  }

  /**
   * The baseline of the same speaker by these clips and others, as if all had been measured at
   * once.
   *
   * @throws IllegalArgumentException if they are of other features or another voice, or more than
   *     anyone speaks
   */
  public SpeakerBaseline with(SpeakerBaseline others) {
    requireLike(others.featureSet, others.voice);
    checked("clips", Math.addExact(clips(), others.clips()), MOST_CLIPS);
    return new SpeakerBaseline(featureSet, voice, speaker.with(others.speaker));
  }

  private void requireLike(String otherFeatureSet, Voice otherVoice) {
    if (!featureSet.equals(otherFeatureSet) || voice != otherVoice) {
      throw new IllegalArgumentException(
          "the baseline is of the "
              + voice.word()
              + " voice by "
              + featureSet
              + " and cannot be extended by the "
              + otherVoice.word()
              + " voice by "
              + otherFeatureSet
              + "; make one apart");
    }
  }

  /** How many clips were measured, or stretches of long ones. */
  public int clips() {
    return speaker.clips();
  }

  @JsonIgnoreProperties(WITHOUT_SPEECH)
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
    return toJson(List.of());
  }

  /**
   * The same with a word on the recordings that were sent for it; who reads the baseline passes
   * over that.
   *
   * @param withoutSpeech the numbers of those that told nothing; not written where there are none
   */
  public String toJson(List<Integer> withoutSpeech) {
    ObjectNode root =
        MAPPER.valueToTree(
            new Document(
                VERSION,
                featureSet,
                voice.word(),
                speaker.clips(),
                Floats.list(speaker.mean()),
                Floats.list(speaker.variance())));
    if (!withoutSpeech.isEmpty()) {
      root.set(WITHOUT_SPEECH, MAPPER.valueToTree(withoutSpeech));
    }
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  /**
   * Reads what {@link #toJson()} wrote, and an editor may have put a byte order mark before.
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
    Document document = document(json.startsWith(BYTE_ORDER_MARK) ? json.substring(1) : json);
    return new SpeakerBaseline(
        document.featureSet,
        Voice.of(document.voice),
        new SpeakerStatistics(
            checked("clips", document.clips, MOST_CLIPS),
            checked("mean", document.mean, LARGEST_MEAN),
            checked("variance", document.variance, LARGEST_VARIANCE)));
  }

  /** The version is looked at first: what else a newer document holds is not for this program. */
  private static Document document(String json) {
    if (json.isBlank()) {
      throw new IllegalArgumentException("no baseline document: it is empty");
    }
    try {
      JsonNode root = MAPPER.readTree(json);
      JsonNode version = root.path("undertoneBaseline");
      if (version.isMissingNode()) {
        throw new IllegalArgumentException("no baseline document: it lacks undertoneBaseline");
      }
      if (!version.isInt() || version.intValue() < 1) {
        throw new IllegalArgumentException(
            "no baseline document: its undertoneBaseline is not a version");
      }
      if (version.intValue() > VERSION) {
        throw new IllegalArgumentException(
            "the baseline is of the newer version "
                + version.intValue()
                + "; this program reads "
                + VERSION
                + " or older");
      }
      Document document = MAPPER.treeToValue(root, Document.class);
      if (document.voice == null
          || document.featureSet == null
          || document.featureSet.length() > LONGEST_QUOTE) {
        throw new IllegalArgumentException(
            "no baseline document: its featureSet and voice must be words");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no baseline document: " + fault(e), e);
    }
  }

  /** In our own words: Jackson's name its classes. */
  private static String fault(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping
        && !mapping.getPath().isEmpty()
        && mapping.getPath().get(0).getFieldName() != null) {
      String field = quoted(mapping.getPath().get(0).getFieldName());
      return "its field \""
          + field
          + "\" is "
          + (e instanceof UnrecognizedPropertyException ? "unknown" : "missing or of another kind");
    }
    JsonLocation place = e.getLocation();
    return "it does not read as JSON"
        + (place == null
            ? ""
            : " at line " + place.getLineNr() + ", column " + place.getColumnNr());
  }

  private static int checked(String name, int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException(name + " must be at most " + most + ", got " + count);
    }
    return count;
  }

  private static double[] checked(String name, List<Float> numbers, double largest) {
    double[] array = Floats.array(name, numbers);
    for (double number : array) {
      if (Math.abs(number) > largest) {
        throw new IllegalArgumentException(
            name + " must lie within " + largest + ", got " + number);
      }
    }
    return array;
  }

  /** The first line of what someone else wrote, at most so much of it as is of use. */
  private static String quoted(String text) {
    String line = text == null ? "" : text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
