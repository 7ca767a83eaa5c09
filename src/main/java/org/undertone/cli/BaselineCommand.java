package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.undertone.audio.AudioDecoder;
import org.undertone.evaluate.Tables;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Recognizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone baseline}: recordings of one speaker become a baseline of their voice. */
@Command(
    name = "baseline",
    header = "Measure one speaker's voice, so that answers can be told for that voice.",
    description = {
      "%nTakes recordings of one speaker, whatever they say in them, and writes a small JSON"
          + " document for predict --speaker-baseline and for the service. It is of use to models"
          + " on the same features as the one that made it. Twenty clips are better than three;"
          + " of few it makes little.",
      "A file that fails is reported on standard error, the others count, and the exit code is 1."
          + " One without speech is reported too and does not count.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone baseline anna/ --out anna.json",
      "  undertone baseline --extend anna.json new.wav --out anna.json",
      "  undertone baseline --voice ordinary reading.wav --out anna.json",
      "  undertone predict --speaker-baseline anna.json new.wav"
    })
final class BaselineCommand implements Callable<Integer> {

  private static final String POSIX = "posix";

  private final Home home;
  private final Terminal terminal;

  @Mixin private ModelOption model;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      description =
          "What the recordings are of: mixed, whatever the speaker happens to say (the default), or"
              + " ordinary, the voice with which they speak when nothing is the matter.")
  private Optional<String> voice = Optional.empty();

  @Option(
      names = "--extend",
      paramLabel = "FILE",
      description =
          "Add the recordings to this baseline, which may be the file to write, as if all had been"
              + " measured at once. They must be of the same voice as those in it.")
  private Optional<Path> extended = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Optional<Path> out = Optional.empty();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Recordings of one speaker, or folders of them; - is standard input.")
  private List<Path> paths;

  BaselineCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFolder();
    Optional<SpeakerBaseline.Voice> asked = voice.map(SpeakerBaseline.Voice::of);
    AudioDecoder decoder = new AudioDecoder(limits.limits());
    NamedModel named = model.in(home);
    Recognizer recognizer = new Recognizer(named.store().load(named.id()));
    SpeakerOptions.requireAble("baseline", recognizer, named.store());
    Optional<SpeakerBaseline> known =
        extended.isEmpty()
            ? Optional.empty()
            : Optional.of(SpeakerOptions.read(extended.get(), recognizer));
    SpeakerBaseline.Voice kind = SpeakerBaseline.voice(asked, known);
    List<float[]> measured = new ArrayList<>();
    ResultWriter<List<float[]>> collector =
        (path, stretches) -> {
          measured.addAll(stretches);
          if (stretches.isEmpty()) {
            terminal.complain(path + ": no speech in it, so it does not count");
          }
        };
    int code =
        new EachFile<>(terminal, collector)
            .run(
                AudioPaths.expand(paths),
                file -> recognizer.voice(AudioPaths.decode(decoder, file)));
    SpeakerBaseline heard =
        recognizer
            .baseline(measured, kind)
            .orElseThrow(() -> new IOException("there is nothing to make a baseline of"));
    write(known.map(baseline -> baseline.with(heard)).orElse(heard));
    return code;
  }

  private void requireFolder() throws IOException {
    Optional<Path> folder = out.map(file -> file.toAbsolutePath().getParent());
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new IOException("there is no folder " + folder.get() + " to write to");
    }
  }

  private void write(SpeakerBaseline baseline) throws IOException {
    if (out.isEmpty()) {
      terminal.line(baseline.toJson());
      return;
    }
    replace(out.get(), baseline.toJson() + "\n");
    terminal.line(
        out.get()
            + ": "
            + baseline.voice().word()
            + " voice by "
            + Tables.clips(baseline.clips())
            + " of "
            + baseline.featureSet());
  }

  /**
   * What stood in a file, perhaps all that is known of a voice, is lost to the whole text alone,
   * and whoever might not read it still may not.
   */
  private static void replace(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path beside = target.resolveSibling("." + UUID.randomUUID());
    try {
      Files.writeString(beside, text);
      if (Files.exists(target)
          && target.getFileSystem().supportedFileAttributeViews().contains(POSIX)) {
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + Words.of(e), e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
