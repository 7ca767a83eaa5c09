package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.TestModels;

class ModelStoreTest {

  @TempDir Path folder;

  @Test
  void ids_haveTheDefaultFirstAndTheOthersByName() throws IOException {
    for (String id : List.of("zebra", "alpha", "classic")) {
      TestModels.forest(id).save(folder.resolve(id));
    }
    Files.createDirectory(folder.resolve("empty"));
    Files.createDirectory(folder.resolve(".hidden"));
    Files.writeString(folder.resolve(".hidden/model.json"), "{}");
    ModelStore store = new ModelStore(folder);
    assertEquals(List.of("classic", "alpha", "zebra"), store.ids());
  }

  @Test
  void folderThatIsNotThere_holdsNoModels() throws IOException {
    ModelStore store = new ModelStore(folder.resolve("none"));
    assertEquals(List.of(), store.ids());
    assertEquals(
        folder.resolve("none")
            + ": found no model \"classic\"; needed is a model bundle, and there is none",
        assertThrows(BadBundleException.class, () -> store.load(ModelStore.DEFAULT_ID))
            .getMessage());
  }

  @Test
  void unknownId_namesTheKnownOnes() throws IOException {
    TestModels.forest("alpha").save(folder.resolve("alpha"));
    assertEquals(
        folder + ": found no model \"beta\"; needed is one of the models alpha",
        assertThrows(BadBundleException.class, () -> new ModelStore(folder).load("beta"))
            .getMessage());
  }

  @Test
  void idThatIsAPath_isRefused() {
    ModelStore store = new ModelStore(folder);
    for (String id :
        List.of("..", "../classic", "a/b", "/etc", "", "A", "a\u0000", "a".repeat(65))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> store.load(id), id)
              .getMessage()
              .startsWith("a model id must be"));
    }
  }

  @Test
  void bundleInAFolderOfAnotherName_isRefused() throws IOException {
    TestModels.forest("alpha").save(folder.resolve("beta"));
    assertEquals(
        folder.resolve("beta/model.json")
            + ": found the id \"alpha\"; needed is \"beta\", as its folder",
        assertThrows(BadBundleException.class, () -> new ModelStore(folder).load("beta"))
            .getMessage());
  }
}
