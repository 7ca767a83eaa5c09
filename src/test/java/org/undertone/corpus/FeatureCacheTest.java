package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureVector;

class FeatureCacheTest {

  private static final byte[] KEY = Hashes.sha256("a key".getBytes(StandardCharsets.UTF_8));

  @TempDir Path temp;

  @Test
  void analysis_comesBackAsItWas() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    assertEquals(Optional.empty(), cache.find(KEY));
    Analysis stored = analysis(1);
    cache.store(KEY, stored);
    Analysis found = cache.find(KEY).orElseThrow();
    assertEquals(stored.audioHash(), found.audioHash());
    assertEquals(stored.speech(), found.speech());
    assertEquals(stored.durationSeconds(), found.durationSeconds());
    assertArrayEquals(stored.features().values(), found.features().values());
    assertEquals(Classic190.NAME, found.features().set());
    assertTrue(cache.file(KEY).startsWith(temp.resolve("features")));
  }

  @Test
  void anyDamagedByte_makesItAbsent_andItIsReplaced() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    cache.store(KEY, analysis(1));
    byte[] whole = Files.readAllBytes(cache.file(KEY));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x40;
      Files.write(cache.file(KEY), damaged);
      assertEquals(Optional.empty(), cache.find(KEY), "byte " + i);
    }
    for (int length : new int[] {0, 1, 100, whole.length - 1}) {
      Files.write(cache.file(KEY), java.util.Arrays.copyOf(whole, length));
      assertEquals(Optional.empty(), cache.find(KEY), length + " bytes");
    }
    cache.store(KEY, analysis(2));
    assertTrue(cache.find(KEY).isPresent());
  }

  @Test
  void analysisOfAnotherKey_isAbsent() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    cache.store(KEY, analysis(1));
    byte[] other = KEY.clone();
    other[31]++;
    Files.copy(cache.file(KEY), cache.file(other));
    assertEquals(Optional.empty(), cache.find(other));
  }

  @Test
  void manyWritersOfOneKey_leaveOneWholeFile() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        FeatureCache cache = new FeatureCache(temp);
        Analysis analysis = analysis(i);
        work.add(
            () -> {
              cache.store(KEY, analysis);
              return cache.find(KEY).isPresent();
            });
      }
      for (Future<Boolean> found : pool.invokeAll(work)) {
        assertTrue(found.get());
      }
    } finally {
      pool.shutdownNow();
    }
    try (Stream<Path> files = Files.list(new FeatureCache(temp).file(KEY).getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void secondLoad_readsTheCache_andRebuildsWhatIsDamaged() throws Exception {
    Path data = SyntheticCorpus.ravdess(temp.resolve("data"), 1, 3);
    List<Utterance> utterances = new CorpusReader(false).read(List.of(data)).utterances();
    ExampleLoader loader = new ExampleLoader(new FeatureCache(temp), 2);
    Examples first = loader.load(utterances, done -> {});
    List<Path> files = cacheFiles();
    assertEquals(8, files.size());
    FileTime longAgo = FileTime.fromMillis(0);
    for (Path file : files) {
      Files.setLastModifiedTime(file, longAgo);
    }
    Files.write(files.get(3), new byte[] {1, 2, 3});
    Files.setLastModifiedTime(files.get(3), longAgo);
    Examples second = loader.load(utterances, done -> {});
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(
          first.examples().get(i).features().values(),
          second.examples().get(i).features().values());
      boolean rewritten = !Files.getLastModifiedTime(files.get(i)).equals(longAgo);
      assertEquals(i == 3, rewritten);
    }
  }

  private List<Path> cacheFiles() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("features"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Analysis analysis(long seed) {
    Random random = new Random(seed);
    float[] values = new float[Classic190.names().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Analysis(
        Hashes.hex(Hashes.sha256(values)),
        new FeatureVector(Classic190.NAME, Classic190.names(), values),
        new SpeechActivity(1.5, -20.25, -61),
        3.7);
  }
}
