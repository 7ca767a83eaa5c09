package org.undertone.learn.network;

import java.util.List;
import java.util.Optional;
import org.undertone.learn.StandardScaler;

/**
 * What an input goes through before the network sees it, fitted on training clips alone.
 *
 * @param selected the columns of a vector that the network looks at, ascending; empty for all
 * @param scaler standardises along the first axis, after selection; empty for none
 */
public record NetworkInput(Optional<List<Integer>> selected, Optional<StandardScaler> scaler) {

  /** Inputs as they are. */
  public static final NetworkInput AS_IS = new NetworkInput(Optional.empty(), Optional.empty());

  public NetworkInput {
    selected = selected.map(List::copyOf);
  }
}
