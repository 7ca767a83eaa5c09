package org.undertone.server;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.undertone.testing.SyntheticSpeech;

/**
 * Gives tests one real Chromium for the whole run, whose microphone plays a synthesised voice and
 * is allowed to every page; where no Chromium is installed they are skipped and say so.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver {

  private static final Namespace SPACE = Namespace.create(Chromium.class);

  /** Without a window first: it costs less. */
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

  private static final double PATIENCE_MILLIS = 20_000;

  /** Pages of its own that Chromium loads beside every page: most of what a page costs. */
  private static final String PAGES_OF_THE_ADDRESS_BAR = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

  /** The browser while the tests run. */
  public record Running(Playwright playwright, Browser browser) implements AutoCloseable {

    public BrowserContext context(Browser.NewContextOptions options) {
      BrowserContext context = browser.newContext(options);
      context.setDefaultTimeout(PATIENCE_MILLIS);
      return context;
    }

    /**
     * An empty page for a server on this machine, in a context of its own.
     *
     * @param complaints gets what fails in the page by itself
     */
    public Page open(int port, List<String> complaints, Browser.NewContextOptions options) {
      Page page = context(options.setBaseURL("http://127.0.0.1:" + port)).newPage();
      page.onPageError(complaints::add);
      return page;
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  /** Opens the page anew, to which the browser then refuses the microphone. */
  static void refuseMicrophone(Page page) {
    page.route(
        url -> url.endsWith("/"),
        route -> {
          APIResponse answer = route.fetch();
          Map<String, String> headers = new HashMap<>(answer.headers());
          headers.put("permissions-policy", "microphone=()");
          route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
    page.navigate("/");
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return executable()
        .map(path -> ConditionEvaluationResult.enabled("found " + path))
        .orElseGet(() -> ConditionEvaluationResult.disabled("no Chromium on the PATH"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(SPACE).getOrComputeIfAbsent("browser", key -> launch());
  }

  private static Running launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS); // of a busy machine
    Playwright playwright = Playwright.create();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(executable().orElseThrow())
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--renderer-process-limit=1", // a new process is a fifth of what a page costs
                    "--disable-features=" + PAGES_OF_THE_ADDRESS_BAR,
                    "--no-first-run",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream", // allowed: without a window none can ask
                    "--use-file-for-fake-audio-capture=" + microphone()));
    return new Running(playwright, playwright.chromium().launch(options));
  }

  private static Path microphone() {
    try {
      Path file = Files.createTempFile("microphone", ".wav"); // of this process: others test too
      file.toFile().deleteOnExit();
      return Files.write(file, SyntheticSpeech.DEFAULT.wav(48_000));
    } catch (IOException e) {
      throw new IllegalStateException("the fake microphone has no voice", e);
    }
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
