package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A {@link TestServer} for all tests of a class, none of which leaves anything in its temp. */
final class Serving implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final Supplier<Path> folder;
  private TestServer server;

  /**
   * @param folder asked for once the temporary folders of the class are there
   */
  Serving(Supplier<Path> folder) {
    this.folder = folder;
  }

  TestServer server() {
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = new TestServer(folder.get());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    assertEquals(List.of(), server.resting());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }
}
