package org.undertone.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.undertone.model.SpeakerBaseline;

/** Recordings, and what is known of whoever speaks in them. */
interface Voices {

  /** Those to answer, in their order. */
  List<Path> recordings();

  /** The name of who speaks in a recording. */
  Optional<String> speaker(Path recording);

  /** The voice of who speaks in a recording, where enough is known of it. */
  Optional<SpeakerBaseline> baseline(Path recording);

  /** All of one speaker without a name, or all of strangers. */
  record Unnamed(List<Path> recordings, Optional<SpeakerBaseline> known) implements Voices {

    @Override
    public Optional<String> speaker(Path recording) {
      return Optional.empty();
    }

    @Override
    public Optional<SpeakerBaseline> baseline(Path recording) {
      return known;
    }
  }
}
