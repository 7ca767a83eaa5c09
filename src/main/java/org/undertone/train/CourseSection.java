package org.undertone.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.RobustCopy;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;
import org.undertone.learn.network.Epoch;

/** The part of a card that tells how networks were trained. */
final class CourseSection {

  private CourseSection() {}

  static String markdown(Trained trained) {
    Map<String, Course> courses = trained.courses();
    if (courses.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("## Training\n\n");
    text.append(
        """
        Of the clips learned from, some were held out to judge the network: when to learn more \
        slowly, when to stop, which epoch to keep. Test clips had no part in that.

        """);
    if (trained.recipe().options().containsKey("refit")) {
      text.append(
          """
          Then the network learned anew, from all clips learned from and the held-out ones too, for \
          as many epochs as were kept: that is the one tested, and the one in this bundle.

          """);
    }
    List<Augmentation> augmentations = trained.recipe().augmentations();
    text.append(
        augmentations.isEmpty()
            ? "Clips were learned from as they are.\n\n"
            : "In each epoch a clip was seen as it is or as one of these copies:\n\n");
    augmentations.forEach(a -> text.append("- ").append(a.id()).append('\n'));
    if (trained.recipe().options().get("augment").equals(Augmenting.ROBUST.word())) {
      text.append("\nRobust copies: ").append(RobustCopy.WORDS).append(".\n");
    }
    text.append(augmentations.isEmpty() ? "" : "\n").append(table(courses).markdown());
    text.append(
        "\n![Loss and recall of every fit, epoch by epoch](" + Documents.CURVES + ".svg)\n");
    return text.toString();
  }

  /** Epochs, the one kept, and how it did on what was held out. */
  static Table table(Map<String, Course> courses) {
    Table table = new Table("fit", "held out", "epochs", "kept", "loss", "UAR on held-out");
    courses.forEach(
        (name, course) -> {
          Epoch best = course.curve().epochs().get(course.curve().bestEpoch() - 1);
          table.row(
              List.of(
                  name,
                  course.heldOut(),
                  String.valueOf(course.curve().epochs().size()),
                  String.valueOf(best.number()),
                  String.format(Locale.ROOT, "%.3f", best.validationLoss()),
                  Tables.percent(best.validationUar())));
        });
    return table;
  }
}
