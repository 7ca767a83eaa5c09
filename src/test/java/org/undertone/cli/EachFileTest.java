package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EachFileTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            () -> {
              throw new OutOfMemoryError();
            },
            "there is too little memory for it; give Java more (UNDERTONE_JAVA_OPTS=-Xmx4g)"),
        failure(
            () -> {
              throw new StackOverflowError();
            },
            "internal error: java.lang.StackOverflowError"),
        failure(
            () -> {
              throw new IllegalStateException("odd");
            },
            "internal error: java.lang.IllegalStateException: odd"));
  }

  private static Arguments failure(Runnable failing, String told) {
    return arguments(failing, told);
  }

  /** Too little memory for one is enough for the next. */
  @ParameterizedTest
  @MethodSource("failures")
  void fileThatCannotBeWorkedThrough_costsNoOtherItsAnswer(Runnable failing, String told)
      throws Exception {
    List<String> results = new ArrayList<>();
    ResultWriter<String> writer =
        new ResultWriter<>() {
          @Override
          public void success(Path path, String value) {
            results.add(value);
          }

          @Override
          public void failure(Path path, String error) {
            results.add(path + ": " + error);
          }
        };
    Terminal unheard =
        new Terminal(
            CliRun.utf8(new ByteArrayOutputStream()),
            CliRun.utf8(new ByteArrayOutputStream()),
            false);
    int code =
        new EachFile<>(unheard, writer)
            .run(
                List.of(Path.of("a"), Path.of("b"), Path.of("c")),
                file -> {
                  if (file.equals(Path.of("b"))) {
                    failing.run();
                  }
                  return "answer to " + file;
                });
    assertEquals(List.of("answer to a", "b: " + told, "answer to c"), results);
    assertEquals(ExitCode.FAILED, code);
  }
}
