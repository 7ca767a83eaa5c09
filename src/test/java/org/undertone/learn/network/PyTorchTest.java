package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyTorchTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Windows 11, amd64, win-x86_64",
    "Mac OS X, aarch64, osx-aarch64",
    "Mac OS X, x86_64, osx-x86_64",
    "Solaris, sparcv9, Solaris-sparcv9",
  })
  void platform_isNamedAsTheJarsNameIt(String osName, String osArch, String platform) {
    assertEquals(platform, PyTorch.platform(osName, osArch));
  }

  @Test
  void check_withTheLibrariesOfThePlatform_passes() {
    assertDoesNotThrow(
        () -> PyTorch.check("linux-aarch64", List.of("win-x86_64", "linux-aarch64")));
  }

  @Test
  void check_ofAPlatformThatPyTorchIsNotBuiltFor_saysWhichItIsBuiltFor() {
    PyTorchMissingException refusal =
        assertThrows(
            PyTorchMissingException.class,
            () -> PyTorch.check("osx-x86_64", List.of("linux-x86_64")));
    assertEquals("osx-x86_64", refusal.platform());
    assertEquals(
        "there is no PyTorch for osx-x86_64: networks run on Linux x64 and arm64, Windows x64 and"
            + " macOS arm64; a forest runs anywhere",
        refusal.getMessage());
  }

  @Test
  void check_withoutAnyLibraries_saysWhichJarIsMissing() {
    PyTorchMissingException refusal =
        assertThrows(PyTorchMissingException.class, () -> PyTorch.check("linux-x86_64", List.of()));
    assertEquals(
        "PyTorch's libraries for linux-x86_64 are missing (there are none): add the jar"
            + " pytorch-native-cpu with the classifier linux-x86_64 to the class path, or choose a"
            + " forest",
        refusal.getMessage());
  }

  @Test
  void check_withTheLibrariesOfAnotherPlatform_saysWhose() {
    PyTorchMissingException refusal =
        assertThrows(
            PyTorchMissingException.class,
            () -> PyTorch.check("osx-aarch64", List.of("linux-x86_64")));
    assertEquals(
        "PyTorch's libraries for osx-aarch64 are missing (there are those for [linux-x86_64]): add"
            + " the jar pytorch-native-cpu with the classifier osx-aarch64 to the class path, or"
            + " choose a forest",
        refusal.getMessage());
  }

  @Test
  void require_whereNothingIsInTheWay_loads() throws Exception {
    assertEquals(Optional.empty(), PyTorch.obstacle());
    PyTorch.require();
    assertEquals(1, JniUtils.getNumThreads());
  }
}
