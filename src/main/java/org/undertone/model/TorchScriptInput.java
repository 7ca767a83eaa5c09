package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.features.LogMel;
import org.undertone.features.LogMelSpec;
import org.undertone.learn.network.NetworkType;

/**
 * What a network is given that someone brought along: {@code {"kind": "waveform"}}, the samples at
 * 16 kHz, or {@code {"kind": "log-mel", "bands": 80, …}} with every component of {@link
 * LogMelSpec}; in both, {@code "longestSeconds"} (30 where it is missing) bounds what is given, the
 * middle of what is longer.
 *
 * @param featureSet samples or log-mel frames
 * @param shape of its tensors
 * @param longest of the last axis, in samples or frames
 */
record TorchScriptInput(FeatureSet featureSet, List<Integer> shape, int longest) {

  private static final String WAVEFORM = "waveform";
  private static final String LOG_MEL = "log-mel";
  private static final String WAVEFORM_SET = "waveform-16k";
  private static final String LONGEST = "longestSeconds";
  private static final double USUAL_LONGEST_SECONDS = 30;
  private static final double MOST_SECONDS = 3600;
  private static final int RATE_HZ = 16_000;

  private static final ObjectMapper MAPPER =
      ((JsonMapper) Json.MAPPER)
          .rebuild()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  static TorchScriptInput of(FeatureSet featureSet, int longest) {
    if (featureSet instanceof LogMel mel) {
      return new TorchScriptInput(mel, List.of(mel.spec().bands(), NetworkType.ANY), longest);
    }
    if (!featureSet.name().equals(WAVEFORM_SET)) {
      throw new IllegalArgumentException(
          "a TorchScript network is given a waveform or log-mel frames, not " + featureSet.name());
    }
    return new TorchScriptInput(featureSet, List.of(NetworkType.ANY), longest);
  }

  static TorchScriptInput decode(ObjectNode node) throws JsonProcessingException {
    String kind = Json.takeText(node, "kind");
    double seconds = longestSeconds(node.remove(LONGEST));
    if (kind.equals(WAVEFORM)) {
      if (!node.isEmpty()) {
        throw new IllegalArgumentException(
            "a waveform has no \"" + node.fieldNames().next() + "\"");
      }
      return of(FeatureSets.named(WAVEFORM_SET), (int) Math.round(seconds * RATE_HZ));
    }
    if (!kind.equals(LOG_MEL)) {
      throw new IllegalArgumentException(
          "the kind of an input must be \"waveform\" or \"log-mel\", got \"" + kind + "\"");
    }
    LogMelSpec spec = MAPPER.treeToValue(node, LogMelSpec.class);
    return of(
        new LogMel(spec),
        Math.max(LogMel.LEAST_FRAMES, (int) Math.round(seconds * RATE_HZ / spec.hopLength())));
  }

  private static double longestSeconds(JsonNode value) {
    if (value == null) {
      return USUAL_LONGEST_SECONDS;
    }
    double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(seconds >= 0.1 && seconds <= MOST_SECONDS)) {
      throw new IllegalArgumentException(
          LONGEST + " must lie in [0.1, " + MOST_SECONDS + "], got " + value);
    }
    return seconds;
  }

  ObjectNode encode() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    double hop = 1;
    if (featureSet instanceof LogMel mel) {
      LogMelSpec spec = mel.spec();
      hop = spec.hopLength();
      node.put("kind", LOG_MEL);
      node.put("bands", spec.bands());
      node.put("frameLength", spec.frameLength());
      node.put("hopLength", spec.hopLength());
      node.put("lowestHz", spec.lowestHz());
      node.put("highestHz", spec.highestHz());
      node.put("log", word(spec.log()));
      node.put("leastPower", spec.leastPower());
      node.put("rangeDb", spec.rangeDb());
      node.put("normalisation", word(spec.normalisation()));
      node.put("part", word(spec.part()));
    } else {
      node.put("kind", WAVEFORM);
    }
    return node.put(LONGEST, longest * hop / RATE_HZ);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
