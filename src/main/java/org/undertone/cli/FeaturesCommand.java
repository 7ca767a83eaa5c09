package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undertone.audio.AudioDecoder;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code undertone features}: recordings become the numbers that the models see. */
@Command(
    name = "features",
    header = "Write the signal features of recordings.",
    description = {
      "%nThe set classic-190 holds MFCC, spectral shape, chroma, contrast, tonnetz, zero crossings,"
          + " level, harmonic and percussive energy and pitch: 190 numbers a recording, all but the two"
          + " of pitch as librosa 0.11 gives them. The other sets are what models see: levelled-196 is what forests"
          + " look at, statistics of the same descriptors of the speech at one level; means-180,"
          + " functionals-660 and, knowing nothing of the level either, expressive-2070 and"
          + " denoised-2070, the same with less of the noise behind the speech, are plain numbers too;"
          + " the rest run over time and have no table, only --json.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone features voice.wav > voice.csv",
      "  undertone features --json recordings/",
      "  undertone features --json --set log-mel-64 voice.wav",
      "  undertone features recordings/ --compare librosa.json",
      "",
      "The file of --compare is a JSON object: {\"voice.wav\": [first value, second value, ...]}."
    })
final class FeaturesCommand implements Callable<Integer> {

  /** At most one form; --csv only names the one that is given anyway. */
  @SuppressWarnings("UnusedVariable")
  private static final class Form {
    @Option(names = "--csv", description = "A table with the names as header (the default).")
    private boolean csv;

    @Option(names = "--json", description = "One JSON object a line, \"path\" first.")
    private boolean json;

    @Option(
        names = "--compare",
        paramLabel = "REFERENCE.json",
        description =
            "Print how far each feature lies from this reference, the worst last; exit code 1"
                + " above 1e-3. Recordings it does not name are passed over.")
    private Optional<Path> reference = Optional.empty();
  }

  private final Terminal terminal;

  @Mixin private LimitOptions limits;
  @ArgGroup private Form form = new Form();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description =
          "The feature set: classic-190 (the default), means-180, functionals-660, levelled-196,"
              + " expressive-2070, denoised-2070, mel-stack-3s, frames-22, log-mel-64,"
              + " levelled-mel-64, levelled-voice-88 or waveform-16k.")
  private String setName = Classic190.NAME;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Recordings, or folders of them; - is standard input.")
  private List<Path> paths;

  FeaturesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    FeatureSet set = set();
    if (set.valueNames().isEmpty() && !form.json) {
      String unnamed = "the values of " + set.name() + " have no names";
      throw new UsageException(
          form.reference.isPresent()
              ? unnamed + " by which to --compare them; choose another --set"
              : unnamed + " to head a table; give --json");
    }
    List<Path> files = AudioPaths.expand(paths);
    if (form.reference.isPresent()) {
      return compare(set, files, form.reference.get());
    }
    return run(
        set,
        files,
        form.json
            ? new FeatureWriters.AsJson(terminal, new JsonLines(), set.valueNames())
            : new FeatureWriters.AsCsv(terminal, set.valueNames()));
  }

  private FeatureSet set() {
    if (!FeatureSets.names().contains(setName)) {
      throw new UsageException(
          "unknown feature set \""
              + setName
              + "\"; known are "
              + String.join(", ", FeatureSets.names()));
    }
    return FeatureSets.named(setName);
  }

  private int compare(FeatureSet set, List<Path> files, Path reference)
      throws IOException, InterruptedException {
    ReferenceComparison comparison = new ReferenceComparison(terminal, set.valueNames(), reference);
    int code = run(set, files.stream().filter(comparison::knows).toList(), comparison);
    if (comparison.compared() == 0) {
      throw new IOException(reference + ": none of its clips was found among the recordings");
    }
    return comparison.report() ? code : ExitCode.FAILED;
  }

  private int run(FeatureSet set, List<Path> files, ResultWriter<FeatureTensor> writer)
      throws InterruptedException {
    AudioDecoder decoder = new AudioDecoder(limits.limits());
    return new EachFile<>(terminal, writer)
        .run(files, file -> set.extract(AudioPaths.decode(decoder, file)));
  }
}
