package org.undertone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.audio.Clip;
import org.undertone.recognize.Verdict;
import org.undertone.testing.SyntheticSpeech;

/** What the README shows is compiled, run, and there. */
class ReadmeTest {

  private static final Path SHIPPED = Path.of("models/classic");

  @TempDir private Path folder;

  @Test
  void javaExample_compilesAndRunsOnTheShippedModel() throws IOException, InterruptedException {
    Path source = folder.resolve("Listen.java");
    Files.writeString(source, block("java"));
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
    assertEquals(0, compiled);

    Path clip = folder.resolve("voice.wav");
    Files.write(clip, SyntheticSpeech.DEFAULT.wav(44_100));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath + System.getProperty("path.separator") + folder,
                "Listen",
                clip.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    List<String> lines = output.lines().toList();
    assertEquals(4, lines.size(), output);
    assertTrue(
        lines
            .get(0)
            .matches(
                ".* (recognized, confidence: (high|medium|low)|uncertain, confidence: uncertain)"),
        output);
    assertTrue(lines.get(1).matches("[a-z]+ 0\\.\\d\\d"), output);
  }

  @Test
  void library_hearsTheSameInAFile_aStream_andSamples() throws IOException {
    byte[] wav = SyntheticSpeech.DEFAULT.wav(Clip.SAMPLE_RATE_HZ);
    Path clip = Files.write(folder.resolve("voice.bin"), wav);
    Undertone undertone = Undertone.load(SHIPPED);
    Verdict fromFile = undertone.recognize(clip);
    Verdict fromStream = undertone.recognize(new ByteArrayInputStream(wav));
    Verdict fromSamples =
        undertone.recognize(
            SyntheticSpeech.DEFAULT.render(Clip.SAMPLE_RATE_HZ), Clip.SAMPLE_RATE_HZ);
    assertEquals(fromFile.probabilities(), fromStream.probabilities());
    assertEquals(fromFile.top().get(0).label(), fromSamples.top().get(0).label());
  }

  @ParameterizedTest
  @CsvSource({"README.md, 5", "src/docs/measured.md, 1"})
  void links_toFilesOfTheProject_leadSomewhere(Path page, int least) throws IOException {
    Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(page));
    int links = 0;
    while (link.find()) {
      assertTrue(Files.exists(page.resolveSibling(link.group(1))), link.group(1));
      links++;
    }
    assertTrue(links >= least, links + " links");
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(block.find(), () -> String.format(Locale.ROOT, "no %s block", language));
    return block.group(1);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
