package org.undertone.recognize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.Clip;
import org.undertone.model.ModelBundle;
import org.undertone.testing.SyntheticSpeech;

/**
 * Asks one model many times on one thread, and tells how long it takes and how much memory the
 * process has (Linux). With a small heap, touched at the start, what grows is native memory:
 *
 * <pre>java -Xms128m -Xmx128m -XX:+AlwaysPreTouch … PredictionSoak models/companion 10000</pre>
 */
public final class PredictionSoak {

  private static final int WARM_UP = 1000;

  private PredictionSoak() {}

  /** The folder of a bundle, the number of predictions, and optionally a recording to time. */
  public static void main(String[] args) throws IOException {
    int predictions = Integer.parseInt(args[1]);
    List<Clip> clips =
        IntStream.range(0, 12)
            .mapToObj(seed -> SyntheticSpeech.DEFAULT.withSeed(seed).clip())
            .toList();
    Clip timed =
        args.length > 2
            ? new AudioDecoder(AudioLimits.DEFAULT).decode(Path.of(args[2]))
            : clips.get(0);
    long start = System.nanoTime();
    Recognizer recognizer = new Recognizer(ModelBundle.load(Path.of(args[0])));
    recognizer.recognize(timed);
    say("load and first prediction: %.0f ms", millisSince(start));
    for (int i = 0; i < WARM_UP; i++) {
      recognizer.recognize(i % 2 == 0 ? timed : clips.get(i % clips.size()));
    }
    start = System.nanoTime();
    for (int i = 0; i < WARM_UP; i++) {
      recognizer.recognize(timed);
    }
    say("a clip of %.1f s: %.2f ms", timed.durationSeconds(), millisSince(start) / WARM_UP);
    long before = residentKilobytes();
    for (int i = 0; i < predictions; i++) {
      recognizer.recognize(clips.get(i % clips.size()));
      if (i % 2000 == 1999) {
        say("after %d: %d kB", i + 1, residentKilobytes());
      }
    }
    say("before %d kB, after %d kB", before, residentKilobytes());
    say("grown by %d kB over %d predictions", residentKilobytes() - before, predictions);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
