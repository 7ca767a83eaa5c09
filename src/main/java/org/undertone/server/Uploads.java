package org.undertone.server;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.undertone.audio.BadAudioException;

/**
 * The folder through which uploads pass, each under a name made up here and gone when its answer
 * is. Safe for use by many threads.
 */
final class Uploads {

  private static final String MULTIPART = "multipart/form-data";
  private static final List<String> PART_NAMES = List.of("audio", "file");
  private static final List<String> RAW_TYPES =
      List.of("audio/*", "video/webm", "video/mp4", "application/ogg", "application/octet-stream");

  /** What the wrapping of a multipart body may take beside the file in it. */
  private static final int MULTIPART_OVERHEAD_BYTES = 65_536;

  private final Path folder;
  private final long maxBytes;
  private final MultipartConfigElement multipart;

  /** Creates the folder if absent and empties it of what an earlier run may have left. */
  Uploads(Path tempFolder, long maxBytes) throws IOException {
    this.folder = Files.createDirectories(tempFolder.resolve("uploads")).toAbsolutePath();
    this.maxBytes = maxBytes;
    // Beyond these bounds Jetty drops the connection, so they lie above the limit, which is checked
    // once the form is read; parts rest in this folder too.
    long bound = 2 * maxBytes + MULTIPART_OVERHEAD_BYTES;
    this.multipart = new MultipartConfigElement(folder.toString(), bound, bound, 1024);
    try (Stream<Path> leftovers = Files.list(folder)) {
      for (Path leftover : leftovers.filter(Files::isRegularFile).toList()) {
        Files.delete(leftover);
      }
    }
  }

  /** The folder itself, which every start empties. */
  Path folder() {
    return folder;
  }

  /** One received recording; closing it deletes it. */
  record Upload(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Writes the recording that a request carries to a file.
   *
   * @throws RefusedException if the request carries none, too much, or something else
   */
  Upload receive(Context ctx) throws IOException {
    String type = mediaType(ctx);
    boolean multipart = type.equals(MULTIPART);
    if (!multipart && RAW_TYPES.stream().noneMatch(allowed -> matches(allowed, type))) {
      throw new RefusedException(unsupportedType(type));
    }
    long declared = ctx.req().getContentLengthLong();
    if (declared > maxBytes + (multipart ? MULTIPART_OVERHEAD_BYTES : 0)) {
      throw new RefusedException(Problems.tooLarge(maxBytes).with("found", declared));
    }
    return multipart ? storePart(ctx) : store(ctx.req().getInputStream());
  }

  private Upload store(InputStream in) throws IOException {
    Upload upload = new Upload(folder.resolve(UUID.randomUUID() + ".upload"));
    try (OutputStream out = Files.newOutputStream(upload.path())) {
      byte[] buffer = new byte[65_536];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > maxBytes) {
          throw new RefusedException(Problems.tooLarge(maxBytes));
        }
        out.write(buffer, 0, count);
      }
      if (total == 0) {
        throw new BadAudioException(
            BadAudioException.Reason.EMPTY, "the recording has no bytes; send an audio file");
      }
      return upload;
    } catch (IOException | RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  private Upload storePart(Context ctx) throws IOException {
    Collection<Part> parts = parts(ctx);
    try {
      return store(recording(parts).getInputStream());
    } finally {
      for (Part part : parts) {
        part.delete(); // Jetty would do so itself, but only after the answer
      }
    }
  }

  private Collection<Part> parts(Context ctx) {
    if (!ctx.contentType().contains("boundary=")) {
      throw new RefusedException(malformedForm());
    }
    ctx.req().setAttribute(ServletContextRequest.MULTIPART_CONFIG_ELEMENT, multipart);
    try {
      return ctx.req().getParts();
    } catch (IOException | ServletException | RuntimeException e) {
      ctx.header("Connection", "close"); // Jetty gives it up with the form; the client must know
      throw new RefusedException(brokenForm(e));
    }
  }

  private static Part recording(Collection<Part> parts) {
    return PART_NAMES.stream()
        .flatMap(name -> parts.stream().filter(part -> part.getName().equals(name)))
        .filter(part -> part.getSubmittedFileName() != null)
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Problem.of(
                            400,
                            "missing-part",
                            "There is no recording in the form",
                            "The form must carry the recording as a file named \"audio\" or"
                                + " \"file\".")
                        .with("allowed", PART_NAMES)));
  }

  private Problem brokenForm(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("max file size exceeded") || message.contains("max length exceeded")) {
        return Problems.tooLarge(maxBytes);
      }
    }
    return malformedForm();
  }

  private static Problem malformedForm() {
    return Problem.of(
        400,
        "malformed-form",
        "The form is damaged",
        "The body does not read as multipart/form-data; it may have been cut off.");
  }

  private static Problem unsupportedType(String type) {
    return Problem.of(
            415,
            "unsupported-type",
            "This type is not taken here",
            "The Content-Type is \""
                + type
                + "\"; send the bytes as audio/wav or another audio type, or a "
                + MULTIPART
                + " form with a file named \"audio\".")
        .with("found", type)
        .with("allowed", Stream.concat(Stream.of(MULTIPART), RAW_TYPES.stream()).toList());
  }

  private static String mediaType(Context ctx) {
    String type = ctx.contentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean matches(String allowed, String type) {
    return allowed.endsWith("/*")
        ? type.startsWith(allowed.substring(0, allowed.length() - 1))
        : type.equals(allowed);
  }
}
