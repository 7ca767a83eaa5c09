package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.features.Classic190;
import org.undertone.testing.SyntheticSpeech;

class FeaturesCommandTest {

  @TempDir Path home;
  private Path clip;
  private float[] values;

  @BeforeEach
  void speak() throws IOException {
    clip = Files.write(home.resolve("a.wav"), SyntheticSpeech.DEFAULT.wav(16_000));
    values = Classic190.extract(new AudioDecoder(AudioLimits.DEFAULT).decode(clip)).values();
  }

  @Test
  void csv_hasTheNamesAsHeaderAndEveryDigit() {
    CliRun run = CliRun.of(home, "features", clip.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals("path," + String.join(",", Classic190.names()), run.lines().get(0));
    String[] row = run.lines().get(1).split(",", -1);
    assertEquals(191, row.length);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], Float.parseFloat(row[i + 1]));
    }
    assertEquals(
        run, CliRun.of(home, "features", "--csv", "--set", "classic-190", clip.toString()));
  }

  @Test
  void json_namesEveryValue() throws IOException {
    CliRun run = CliRun.of(home, "features", "--json", clip.toString(), home + "/absent.wav");
    assertEquals(1, run.code());
    JsonNode line = new ObjectMapper().readTree(run.lines().get(0));
    assertEquals(List.of("path", "set", "features"), names(line));
    assertEquals(Classic190.names(), names(line.get("features")));
    assertEquals(
        "{\"path\":\"" + home + "/absent.wav\",\"error\":\"no such file\"}", run.lines().get(1));
  }

  @Test
  void compare_withEqualValues_isWithinTolerance() throws IOException {
    CliRun run = compare(reference(values));
    assertEquals(0, run.code(), run.err());
    assertEquals(189, run.lines().size());
    assertTrue(
        run.lines()
            .get(188)
            .matches(
                "1 of 1 clips compared on 188 features: the largest deviation is"
                    + " \\d[.]\\d\\de(-0[789]|[+]00), within 1e-03"),
        run.out());
    Path namesake = Files.createDirectories(home.resolve("again")).resolve("a.wav");
    Files.copy(clip, namesake);
    assertEquals(run, compare(reference(values), namesake.toString()));
  }

  @Test
  void compare_withOneValueOff_namesItLast() throws IOException {
    float[] off = values.clone();
    off[17] += 0.01f * (1 + Math.abs(off[17]));
    CliRun run = compare(reference(off));
    assertEquals(1, run.code());
    assertTrue(run.lines().get(187).startsWith(Classic190.names().get(17) + " "), run.out());
    assertTrue(run.lines().get(187).endsWith("  a.wav"), run.out());
    assertTrue(run.lines().get(188).endsWith(", above 1e-03"), run.out());
  }

  @Test
  void compare_withoutAnyKnownClip_fails() throws IOException {
    CliRun run = compare("{\"b.wav\": [1, 2]}");
    assertEquals(1, run.code());
    assertTrue(run.err().endsWith("none of its clips was found among the recordings\n"), run.err());
  }

  @Test
  void compare_withAReferenceOfAnotherForm_saysWhatIsNeeded() throws IOException {
    for (String text : List.of("", "[]", "{}", "{\"a.wav\": []}", "{\"a.wav\": \"x\"}")) {
      CliRun run = compare(text);
      assertEquals(1, run.code(), text);
      assertEquals(1, run.err().lines().count(), run.err());
    }
    assertTrue(
        compare("{\"a.wav\": [1], \"b.wav\": [1, 2]}")
            .err()
            .endsWith("b.wav has 2 values, needed are 1 to 190, the same for every clip\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"a.wav\": null}", "{\"a.wav\": [null]}", "[]", "{"})
  void reference_ofAnotherForm_isRefusedByName(String reference) throws IOException {
    CliRun run = compare(reference);
    assertEquals(1, run.code());
    assertTrue(
        run.err()
            .endsWith("reference.json: found no JSON object of file names and lists of numbers\n"),
        run.err());
  }

  /** Whatever is compared after it. */
  @Test
  void referenceThatIsNoNumber_isFarAway() throws IOException {
    Path second = Files.copy(clip, home.resolve("b.wav"), StandardCopyOption.REPLACE_EXISTING);
    CliRun run =
        compare("{\"a.wav\": [\"NaN\"], \"b.wav\": [" + values[0] + "]}", second.toString());
    assertEquals(1, run.code(), run.out());
    assertTrue(run.out().endsWith("the largest deviation is Infinity, above 1e-03\n"), run.out());
  }

  @Test
  void unknownSet_isWrongUsage() {
    CliRun run = CliRun.of(home, "features", "--set", "classic-191", clip.toString());
    assertEquals(2, run.code());
    assertEquals(
        "undertone: unknown feature set \"classic-191\"; known are classic-190, means-180,"
            + " functionals-660, levelled-196, expressive-2070, denoised-2070, mel-stack-3s,"
            + " frames-22, log-mel-64, levelled-mel-64, levelled-voice-88, waveform-16k,"
            + " expressive-2070+denoised-2070+levelled-voice-88\n",
        run.err());
  }

  @Test
  void vectorSet_hasATableOfItsNames() {
    CliRun run = CliRun.of(home, "features", "--set", "means-180", clip.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.lines().get(0).startsWith("path,mfcc_01_mean,"), run.lines().get(0));
    assertEquals(181, run.lines().get(1).split(",", -1).length);
  }

  @Test
  void setOverTime_isGivenAsJsonWithItsShape_andHasNoTable() throws IOException {
    CliRun run = CliRun.of(home, "features", "--json", "--set", "frames-22", clip.toString());
    assertEquals(0, run.code(), run.err());
    JsonNode line = new ObjectMapper().readTree(run.lines().get(0));
    assertEquals(List.of("path", "set", "shape", "values"), names(line));
    assertEquals("[22,79]", line.get("shape").toString());
    assertEquals(22 * 79, line.get("values").size());
    CliRun table = CliRun.of(home, "features", "--set", "frames-22", clip.toString());
    assertEquals(2, table.code());
    assertEquals(
        "undertone: the values of frames-22 have no names to head a table; give --json\n",
        table.err());
    assertEquals(
        "undertone: the values of frames-22 have no names by which to --compare them; choose another"
            + " --set\n",
        compare(reference(values), "--set", "frames-22").err());
  }

  private CliRun compare(String reference, String... further) throws IOException {
    Path file = Files.writeString(home.resolve("reference.json"), reference);
    List<String> args =
        new ArrayList<>(List.of("features", clip.toString(), "--compare", file.toString()));
    args.addAll(List.of(further));
    return CliRun.of(home, args.toArray(String[]::new));
  }

  private static String reference(float[] values) {
    String list = Arrays.toString(Arrays.copyOf(values, 188));
    return "{\"a.wav\": " + list + "}";
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(field -> field.getKey()).collect(Collectors.toList());
  }
}
