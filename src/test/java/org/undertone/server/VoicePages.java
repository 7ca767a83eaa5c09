package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.undertone.model.ModelStore;

/**
 * A server with the models of {@link VoiceModels} for all tests of a class, and a page of it for
 * each, which must not fail by itself.
 */
final class VoicePages implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final Supplier<Path> folder;
  private final List<String> complaints = new ArrayList<>();
  private ModelStore models;
  private UndertoneServer server;
  private Page page;

  /**
   * @param folder asked for once the temporary folders of the class are there
   */
  VoicePages(Supplier<Path> folder) {
    this.folder = folder;
  }

  /** The page of a test, empty yet. */
  Page open(Chromium.Running chromium, Browser.NewContextOptions options) {
    page = chromium.open(server.port(), complaints, options);
    return page;
  }

  /** The same, which tells what it opened. */
  Page openWatched(Chromium.Running chromium) {
    open(chromium, new Browser.NewContextOptions());
    page.addInitScript(PageTest.WATCH);
    return page;
  }

  /** Says that the page failed in a way that only a test knows of. */
  void complain(String what) {
    complaints.add(what);
  }

  /** Stops the server, and gives its port. */
  int stop() {
    int port = server.port();
    server.close();
    return port;
  }

  /** Starts it anew with other models beside {@code classic}. */
  void start(int port, List<String> others) throws IOException {
    server = VoiceModels.serve(folder.get(), models, port, others);
  }

  /** Starts it anew as it was. */
  void start(int port) throws IOException {
    server = VoiceModels.serve(folder.get(), models, port);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    models = VoiceModels.save(folder.get().resolve("models"));
    start(0);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    page.context().close();
    List<String> failed = List.copyOf(complaints);
    complaints.clear();
    assertEquals(List.of(), failed);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }
}
