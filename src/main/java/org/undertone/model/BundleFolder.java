package org.undertone.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that a bundle fills alone, and takes over from an older one. */
final class BundleFolder {

  private static final Logger LOG = LoggerFactory.getLogger(BundleFolder.class);

  /** What may lie beside the manifest and the weights. */
  static final Set<String> DOCUMENTS =
      Set.of(
          "CARD.md", "report.html", "confusion.svg", "confusion.png", "curves.svg", "curves.png");

  private static final int MOST_NAMED = 5;

  private BundleFolder() {}

  /** Refuses a place where anything would be lost that this program did not write. */
  static void checkReplaceable(Path target) throws IOException {
    if (target.getParent() == null) {
      throw new IllegalArgumentException(target + " cannot be a model bundle");
    }
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new IllegalArgumentException(target + " is no folder; name another");
    }
    List<String> foreign = foreign(target);
    if (!foreign.isEmpty()) {
      throw new IllegalArgumentException(
          target
              + " holds what is no part of a trained model: "
              + String.join(", ", foreign.subList(0, Math.min(MOST_NAMED, foreign.size())))
              + (foreign.size() > MOST_NAMED ? ", …" : "")
              + "; name another folder");
    }
  }

  private static List<String> foreign(Path folder) throws IOException {
    Set<String> own = own(folder);
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(path -> !Files.isRegularFile(path) || !own.contains(name(path)))
          .map(BundleFolder::name)
          .sorted()
          .toList();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** Nothing without a manifest that can be read; a network that someone brought stays theirs. */
  private static Set<String> own(Path folder) throws IOException {
    try {
      ManifestFile file = BundleFiles.readManifest(folder.resolve(ManifestFile.NAME));
      Set<String> own = new HashSet<>(DOCUMENTS);
      own.add(ManifestFile.NAME);
      if (!(file.parts() instanceof TorchScriptParts)) {
        own.add(file.parts().weightsFile());
      }
      return own;
    } catch (BadBundleException e) {
      return Set.of();
    }
  }

  /** A new hidden folder beside the bundle, so that a move into its place is one step. */
  static Path hiddenSibling(Path target) throws IOException {
    return Files.createDirectory(target.resolveSibling("." + UUID.randomUUID()));
  }

  static void takePlace(Path fresh, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(fresh, target);
      return;
    }
    Path old = hiddenSibling(target);
    Path aside = old.resolve("bundle");
    try {
      Files.move(target, aside);
    } catch (IOException e) {
      deleteTree(old);
      throw e;
    }
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      putBack(aside, target, e);
      deleteTree(old);
      throw e;
    }
    try {
      deleteTree(old);
    } catch (IOException e) {
      LOG.warn("what was replaced could not be deleted: {}", old, e);
    }
  }

  /** Where it cannot be put back either, what was there is kept beside its place. */
  private static void putBack(Path aside, Path target, IOException why) throws IOException {
    try {
      Files.move(aside, target);
    } catch (IOException e) {
      why.addSuppressed(e);
      throw new IOException(target + ": cannot be replaced; what was there is in " + aside, why);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
