package org.undertone.evaluate;

import java.util.List;

/**
 * What the README of a public project on RAVDESS claims.
 *
 * @param accuracy as it stands there
 * @param protocol how its code comes to it, as far as it was looked into
 */
public record PublicClaim(String accuracy, String protocol) {

  /** Three of them. */
  static final List<PublicClaim> ALL =
      List.of(
          new PublicClaim(
              "92.85 %",
              "as its code shows it: clips are augmented before a random 75/25 split, so that copies"
                  + " of tested clips are learned from, and the test set drives early stopping and"
                  + " chooses the checkpoint"),
          new PublicClaim(
              "82.89 %",
              "as its README states it; how its code comes to it is not looked into here"),
          new PublicClaim(
              "55–65 %",
              "as its README states it; how its code comes to it is not looked into here"));
}
