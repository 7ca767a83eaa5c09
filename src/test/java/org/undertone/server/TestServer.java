package org.undertone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undertone.audio.AudioLimits;
import org.undertone.model.ModelStore;
import org.undertone.testing.TestModels;

/** A real server on a free port with two small models, and a client to ask it. */
final class TestServer implements AutoCloseable {

  static final int MAX_BYTES = 150_000;
  static final AudioLimits LIMITS = new AudioLimits(MAX_BYTES, 4, 0.3, 10);
  private static final String BOUNDARY = "----undertone-test";
  private static final ObjectMapper JSON = new ObjectMapper();

  final Path temp;
  final UndertoneServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TestServer(Path folder) throws IOException {
    this(folder, 2, 4);
  }

  TestServer(Path folder, AudioLimits limits) throws IOException {
    this(folder, limits, 2, 4);
  }

  TestServer(Path folder, int workers, int queue) throws IOException {
    this(folder, LIMITS, workers, queue);
  }

  private TestServer(Path folder, AudioLimits limits, int workers, int queue) throws IOException {
    temp = folder.resolve("temp");
    ModelStore models = new ModelStore(folder.resolve("models"));
    for (String id : List.of("classic", "another")) {
      TestModels.forest(id).save(models.folder().resolve(id));
    }
    server = new UndertoneServer(options(temp, limits, workers, queue), models, "classic");
    server.start();
  }

  static ServerOptions options(Path temp, int workers, int queue) {
    return options(temp, LIMITS, workers, queue);
  }

  private static ServerOptions options(Path temp, AudioLimits limits, int workers, int queue) {
    return new ServerOptions(
        "127.0.0.1", List.of(), 0, Path.of("web"), temp, limits, workers, queue);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(headers(path, headers).GET().build());
  }

  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws Exception {
    return post(path, type, BodyPublishers.ofByteArray(body), headers);
  }

  HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers)
      throws Exception {
    return send(headers(path, headers).header("Content-Type", type).POST(body).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder headers(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

  /** One part of a form: a file, or a field where there is no file name. */
  static final class Part {

    private final String name;
    private final Optional<String> fileName;
    private final byte[] content;

    private Part(String name, Optional<String> fileName, byte[] content) {
      this.name = name;
      this.fileName = fileName;
      this.content = content;
    }

    static Part file(String name, byte[] content) {
      return new Part(name, Optional.of(name + ".bin"), content);
    }

    static Part field(String name, String text) {
      return new Part(name, Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A form with one file. */
  static byte[] form(String part, String fileName, byte[] content) throws IOException {
    return form(new Part(part, Optional.of(fileName), content));
  }

  /** A form with some parts. */
  static byte[] form(Part... parts) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (Part part : parts) {
      String head =
          String.join(
              "\r\n",
              "--" + BOUNDARY,
              "Content-Disposition: form-data; name=\""
                  + part.name
                  + "\""
                  + part.fileName.map(name -> "; filename=\"" + name + "\"").orElse(""),
              part.fileName.isPresent()
                  ? "Content-Type: application/octet-stream"
                  : "Content-Type: text/plain",
              "",
              "");
      form.write(head.getBytes(StandardCharsets.UTF_8));
      form.write(part.content);
      form.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    form.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  /** Sends bytes as they are and no more, and reads until the server closes. */
  String raw(String request) throws IOException {
    return raw(server.port(), request);
  }

  /** The same of any server on this machine. */
  static String raw(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  static String text(HttpResponse<?> response, String header) {
    return response.headers().firstValue(header).orElse("");
  }

  /** The files that rest below temp, but for the one by which the server holds its folder. */
  List<Path> resting() throws IOException {
    return resting(temp);
  }

  /** The same below any such folder. */
  static List<Path> resting(Path temp) throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .toList();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
