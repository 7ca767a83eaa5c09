package org.undertone.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undertone.corpus.Protocol;

/** By what a recipe is trained and tested when it is evaluated. */
public enum Split {
  /** Whoever is tested was never heard in training. */
  SPEAKERS(Protocol.SPEAKERS, "unheard speakers"),
  /** Clips at random, speakers shared. */
  CLIPS(Protocol.CLIPS, "unheard clips of heard speakers, for comparison only"),
  /** Some corpora are learned from, others tested. */
  CORPUS(Protocol.SPEAKERS, "another corpus"),
  /** Clips and altered copies of them at random: wrong, to show the damage. */
  LEAKY(Protocol.CLIPS, "LEAKY ON PURPOSE, copies of tested clips learned from: no score");

  private final Protocol heldOut;
  private final String words;

  Split(Protocol heldOut, String words) {
    this.heldOut = heldOut;
    this.words = words;
  }

  /** The split by which the clips for the scores of a training are chosen. */
  static Split of(Protocol protocol) {
    return protocol == Protocol.CLIPS ? CLIPS : SPEAKERS;
  }

  /** The protocol of a training that is tested so. */
  Protocol heldOut() {
    return heldOut;
  }

  /** On what the recipe is tested so. */
  String words() {
    return words;
  }

  /** The word that stands on the command line and in files: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of a word; empty where there is none. */
  public static Optional<Split> named(String word) {
    return Arrays.stream(values()).filter(split -> split.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String all() {
    return Arrays.stream(values()).map(Split::word).collect(Collectors.joining(", "));
  }
}
