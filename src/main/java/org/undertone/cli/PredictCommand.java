package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undertone.audio.AudioDecoder;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Request;
import org.undertone.recognize.Verdict;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone predict}: recordings become verdicts. */
@Command(
    name = "predict",
    header = "Say what feeling recordings carry, and how sure that is.",
    description = {
      "%nTakes any audio (WAV, FLAC, MP3, Ogg, Opus, WebM, M4A, ...); what counts is the content, not"
          + " the name. Folders are searched at any depth for files that are named like audio, which"
          + " are answered in sorted order.",
      "A file that fails is reported on standard error, the others are still answered, and the"
          + " exit code is 1.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone predict voice.wav",
      "  undertone predict --explain voice.wav",
      "  undertone predict --set voice.wav",
      "  undertone predict --speaker-baseline anna.json voice.wav",
      "  undertone predict --by-speaker --csv recordings/ > answers.csv",
      "  undertone predict --csv recordings/ > answers.csv",
      "  undertone predict --json recordings/ | grep '\"label\":\"angry\"'"
    })
final class PredictCommand implements Callable<Integer> {

  /** At most one of the forms for programs. */
  private static final class Form {
    @Option(
        names = "--json",
        description =
            "One JSON object a line: the verdict as the service gives it, \"path\" first, and with"
                + " --by-speaker \"speakerName\"; for a file that failed \"path\" and \"error\".")
    private boolean json;

    @Option(names = "--csv", description = "A table with a header and a column for each label.")
    private boolean csv;
  }

  private final Home home;
  private final Terminal terminal;

  @Mixin private ModelOption model;
  @Mixin private LimitOptions limits;
  @ArgGroup private Form form = new Form();
  @ArgGroup private SpeakerOptions speaker = new SpeakerOptions();

  @Option(names = "--explain", description = "Say why too, in words and, with --json, in numbers.")
  private boolean explain;

  @Option(
      names = "--set",
      description =
          "Name too the smallest set of labels that holds the right one with 90 %%; models that know"
              + " how sure they have to be for that can.")
  private boolean set;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Recordings, or folders of them; - is standard input.")
  private List<Path> paths;

  PredictCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AudioDecoder decoder = new AudioDecoder(limits.limits());
    NamedModel named = model.in(home);
    Recognizer recognizer = new Recognizer(named.store().load(named.id()));
    if (explain && !recognizer.explains()) {
      throw new UsageException(
          "--explain: the model "
              + named.id()
              + " is of type "
              + recognizer.manifest().type()
              + " and cannot say why");
    }
    if (set && !recognizer.givesSets()) {
      throw new UsageException(
          "--set: the model "
              + named.id()
              + " learned no threshold for sets of labels, and only models that did can give one");
    }
    Voices voices = speaker.voices(recognizer, named.store(), decoder, paths, terminal);
    return new EachFile<>(terminal, writer(recognizer, voices))
        .run(
            voices.recordings(),
            file ->
                recognizer.recognize(
                    AudioPaths.decode(decoder, file),
                    new Request(explain, set, voices.baseline(file))));
  }

  private ResultWriter<Verdict> writer(Recognizer recognizer, Voices voices) {
    if (form.json) {
      return new VerdictLines(terminal, voices);
    }
    if (!form.csv) {
      return new VerdictText(terminal, voices);
    }
    Optional<Voices> known = speaker.given() ? Optional.of(voices) : Optional.empty();
    return new VerdictCsv(terminal, recognizer.manifest().labels(), set, known, explain);
  }
}
