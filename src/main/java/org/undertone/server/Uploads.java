package org.undertone.server;

import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
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

  /** Creates the folder if absent and empties it of what an earlier run may have left. */
  Uploads(Path tempFolder, long maxBytes) throws IOException {
    this.folder = Files.createDirectories(tempFolder.resolve("uploads")).toAbsolutePath();
    this.maxBytes = maxBytes;
    try (Stream<Path> leftovers = Files.list(folder)) {
      for (Path leftover : leftovers.filter(Files::isRegularFile).toList()) {
        Files.delete(leftover);
      }
    }
  }

  /** Bounds multipart bodies, and has their parts rest in this folder. */
  void configure(MultipartConfig multipart) {
    multipart.cacheDirectory(folder.toString());
    multipart.maxInMemoryFileSize(1, SizeUnit.KB);
    multipart.maxFileSize(maxBytes, SizeUnit.BYTES);
    multipart.maxTotalRequestSize(maxBytes + MULTIPART_OVERHEAD_BYTES, SizeUnit.BYTES);
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
      drain(ctx.req().getInputStream());
      throw new RefusedException(Problems.tooLarge(maxBytes).with("found", declared));
    }
    return multipart ? storePart(ctx) : store(ctx.req().getInputStream());
  }

  private Upload store(InputStream body) throws IOException {
    Upload upload = new Upload(folder.resolve(UUID.randomUUID() + ".upload"));
    try (InputStream in = body;
        OutputStream out = Files.newOutputStream(upload.path())) {
      byte[] buffer = new byte[65_536];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > maxBytes) {
          drain(in);
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
    try {
      return store(part(ctx).content());
    } finally {
      discardParts(ctx);
    }
  }

  /** Deletes what Jetty keeps of the form; it would do so itself, but only after the answer. */
  private static void discardParts(Context ctx) throws IOException {
    try {
      for (Part part : ctx.req().getParts()) {
        part.delete();
      }
    } catch (ServletException | RuntimeException e) {
      return; // the form did not parse, which has been said; there are no parts
    }
  }

  private UploadedFile part(Context ctx) {
    UploadedFile file;
    try {
      file =
          PART_NAMES.stream()
              .flatMap(name -> ctx.uploadedFiles(name).stream())
              .findFirst()
              .orElse(null);
    } catch (Exception e) { // Javalin throws Jetty's checked ones without saying so
      throw new RefusedException(brokenMultipart(e));
    }
    if (file == null) {
      throw new RefusedException(
          Problem.of(
                  400,
                  "missing-part",
                  "There is no recording in the form",
                  "The form must carry the recording as a file named \"audio\" or \"file\".")
              .with("allowed", PART_NAMES));
    }
    return file;
  }

  private Problem brokenMultipart(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("max file size exceeded") || message.contains("max length exceeded")) {
        return Problems.tooLarge(maxBytes);
      }
    }
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

  /** Reads on a little, since many clients hear an answer only once their body is taken. */
  private void drain(InputStream in) throws IOException {
    in.skipNBytes(0);
    long left = maxBytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        return;
      }
      left -= skipped;
    }
  }
}
