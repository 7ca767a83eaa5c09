package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, with scripts in the place of Java and Maven that tell how they ran. */
class LauncherTest {

  @TempDir Path folder;
  private Path root;
  private Path jdk;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell");
    root = Files.createDirectories(folder.resolve("a place"));
    Files.copy(Path.of("undertone"), root.resolve("undertone"));
    root.resolve("undertone").toFile().setExecutable(true);
    Files.createDirectories(root.resolve("src/main/java"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    script(
        root.resolve("mvnw"),
        "echo \"mvnw $* in $PWD\"; mkdir -p target; echo jar > target/undertone.jar");
    jdk = folder.resolve("jdk");
    script(jdk.resolve("bin/java"), "echo \"in $PWD\"; for a in \"$@\"; do echo \"<$a>\"; done");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    environment.put("JAVA_HOME", jdk.toString());
  }

  @Test
  void call_fromAnotherFolder_keepsFolderAndArguments() throws Exception {
    build();
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    environment.put("UNDERTONE_JAVA_OPTS", "-Xmx1g -Da=b");
    CliRun run = launch(elsewhere, root.resolve("undertone"), "predict", "my voice.wav", "*");
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertEquals(
        List.of(
            "in " + elsewhere.toRealPath(),
            "<--enable-native-access=ALL-UNNAMED>",
            "<-Xmx1g>",
            "<-Da=b>",
            "<-Dundertone.home=" + root.toRealPath() + ">",
            "<-Dundertone.tty=false>",
            "<-jar>",
            "<" + root.toRealPath() + "/target/undertone.jar>",
            "<predict>",
            "<my voice.wav>",
            "<*>"),
        run.lines());
  }

  @Test
  void call_throughASymbolicLink_findsItsHome() throws Exception {
    build();
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("../a place/undertone"));
    Files.createSymbolicLink(bin.resolve("ut"), Path.of("first"));
    CliRun run = launch(folder, bin.resolve("ut"), "models");
    assertTrue(run.out().contains("<-Dundertone.home=" + root.toRealPath() + ">"), run.out());
  }

  @Test
  void locale_thatIsNotThere_givesWayToOneThatReadsAllNames() throws Exception {
    build();
    script(jdk.resolve("bin/java"), "echo \"$LC_ALL\"");
    for (String locale : List.of("xx_XX.UTF-8", "C", "C.UTF-8")) {
      environment.put("LC_ALL", locale);
      assertEquals(List.of("C.UTF-8"), launch(folder, root.resolve("undertone")).lines());
    }
  }

  @Test
  void home_ofTheEnvironment_isTaken() throws Exception {
    build();
    environment.put("UNDERTONE_HOME", "/some where");
    assertTrue(launch("models").out().contains("<-Dundertone.home=/some where>"));
  }

  @Test
  void jar_thatIsMissing_isBuiltOnce() throws Exception {
    CliRun first = launch("models");
    assertEquals(0, first.code(), first.err());
    assertEquals(
        List.of(
            "undertone: building once, which takes a minute",
            "mvnw -q -B -ntp -Dmaven.test.skip=true package in " + root.toRealPath()),
        first.err().lines().toList());
    assertTrue(first.out().endsWith("<models>\n"), first.out());
    assertEquals("", launch("models").err());
  }

  @Test
  void jar_thatIsOlderThanTheSources_isBuiltAnew() throws Exception {
    build();
    assertEquals("", launch("models").err());
    Path source = Files.writeString(root.resolve("src/main/java/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    assertTrue(launch("models").err().contains("building once"));
  }

  @Test
  void build_thatFails_endsTheCall() throws Exception {
    script(root.resolve("mvnw"), "echo broken; exit 1");
    CliRun run = launch("models");
    assertEquals(1, run.code());
    assertEquals("", run.out());
    assertTrue(
        run.err()
            .endsWith(
                "undertone: the build failed; ./mvnw package in "
                    + root.toRealPath()
                    + " tells more\n"),
        run.err());
  }

  @Test
  void java_thatIsMissingOrOld_isSaidClearly() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertEquals(
        "undertone: "
            + jdk
            + "/bin/java is older than 17; install a JDK of 17 or later, or set"
            + " JAVA_HOME\n",
        launch("models").err());
    environment.put("JAVA_HOME", "/nowhere");
    CliRun absent = launch("models");
    assertEquals(1, absent.code());
    assertEquals(
        "undertone: JAVA_HOME is /nowhere, but there is no bin/java in it\n", absent.err());
  }

  @Test
  void java_withoutAReleaseFile_isAsked() throws Exception {
    build();
    Files.delete(jdk.resolve("release"));
    script(jdk.resolve("bin/java"), "echo 'openjdk version \"1.8.0_401\" 2024-01-16' >&2");
    assertTrue(launch("models").err().contains("is older than 17"));
    script(jdk.resolve("bin/java"), "echo 'openjdk version \"21\" 2023-09-19' >&2");
    assertEquals(0, launch("models").code());
  }

  private void build() throws IOException {
    Files.createDirectories(root.resolve("target"));
    Path jar = Files.writeString(root.resolve("target/undertone.jar"), "jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private CliRun launch(String... args) throws Exception {
    return launch(folder, root.resolve("undertone"), args);
  }

  private CliRun launch(Path workingFolder, Path script, String... args) throws Exception {
    String[] command = new String[args.length + 1];
    command[0] = script.toString();
    System.arraycopy(args, 0, command, 1, args.length);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingFolder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("UNDERTONE_"));
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new CliRun(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    file.toFile().setExecutable(true);
  }
}
