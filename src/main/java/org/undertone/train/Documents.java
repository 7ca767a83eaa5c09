package org.undertone.train;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.undertone.evaluate.ConfusionPicture;
import org.undertone.evaluate.CurvesPicture;
import org.undertone.evaluate.Picture;
import org.undertone.evaluate.report.ReportPage;
import org.undertone.learn.network.TrainingCurve;

/** What lies beside the weights in a bundle: the card, its pictures, and the report. */
record Documents(TrainOptions options, Trained trained) {

  static final String CONFUSION = "confusion";
  static final String CURVES = "curves";

  /** The files by name. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String id = trained.bundle().manifest().id();
    String card = ModelCard.markdown(options, trained);
    files.put("CARD.md", card.getBytes(StandardCharsets.UTF_8));
    trained
        .document()
        .ifPresent(
            document ->
                files.put(
                    ReportPage.FILE,
                    ReportPage.ofTraining(id, document).getBytes(StandardCharsets.UTF_8)));
    String title = String.format(Locale.ROOT, "%s, %s", id, trained.plan().protocol());
    trained
        .scores()
        .ifPresent(
            scores ->
                add(
                    files,
                    CONFUSION,
                    ConfusionPicture.of(title, scores.confusion(scores.clips().gated()))));
    Map<String, TrainingCurve> curves = new LinkedHashMap<>();
    trained.courses().forEach((name, course) -> curves.put(name, course.curve()));
    if (!curves.isEmpty()) {
      add(files, CURVES, CurvesPicture.of(title, curves));
    }
    return files;
  }

  private static void add(Map<String, byte[]> files, String name, Picture picture) {
    files.put(name + ".svg", picture.svg());
    files.put(name + ".png", picture.png());
  }
}
