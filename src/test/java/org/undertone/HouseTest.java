package org.undertone;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The house: which package may import which, and which library lives where. */
@AnalyzeClasses(packages = "org.undertone", importOptions = DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule packages_importOnlyWhatTheyMay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("org.undertone.cli..")
          .layer("front")
          .definedBy("org.undertone")
          .layer("server")
          .definedBy("org.undertone.server..")
          .layer("train")
          .definedBy("org.undertone.train..")
          .layer("evaluate")
          .definedBy("org.undertone.evaluate..")
          .layer("corpus")
          .definedBy("org.undertone.corpus..")
          .layer("recognize")
          .definedBy("org.undertone.recognize..")
          .layer("model")
          .definedBy("org.undertone.model..")
          .layer("learn")
          .definedBy("org.undertone.learn..")
          .layer("features")
          .definedBy("org.undertone.features..")
          .layer("audio")
          .definedBy("org.undertone.audio..")
          .layer("dsp")
          .definedBy("org.undertone.dsp..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("front")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("front")
          .mayOnlyAccessLayers("recognize", "model", "audio")
          .whereLayer("server")
          .mayOnlyAccessLayers("recognize", "model", "audio")
          .whereLayer("train")
          .mayOnlyAccessLayers("evaluate", "corpus", "recognize", "model", "learn", "features")
          .whereLayer("evaluate")
          .mayOnlyAccessLayers("recognize", "corpus", "model", "learn")
          .whereLayer("corpus")
          .mayOnlyAccessLayers("model", "features", "audio", "dsp")
          .whereLayer("recognize")
          .mayOnlyAccessLayers("model", "features", "audio")
          .whereLayer("model")
          .mayOnlyAccessLayers("learn", "features")
          .whereLayer("learn")
          .mayOnlyAccessLayers("dsp")
          .whereLayer("features")
          .mayOnlyAccessLayers("audio", "dsp")
          .whereLayer("audio")
          .mayOnlyAccessLayers("dsp")
          .whereLayer("dsp")
          .mayNotAccessAnyLayer();

  @ArchTest static final ArchRule smile_staysInLearn = staysIn("smile..", "org.undertone.learn..");

  @ArchTest
  static final ArchRule djl_staysInLearnNetwork =
      staysIn("ai.djl..", "org.undertone.learn.network..");

  @ArchTest
  static final ArchRule javalin_staysInServer = staysIn("io.javalin..", "org.undertone.server..");

  @ArchTest static final ArchRule picocli_staysInCli = staysIn("picocli..", "org.undertone.cli..");

  @ArchTest
  static final ArchRule jtransforms_staysInDsp =
      staysIn("org.jtransforms..", "org.undertone.dsp..");

  @ArchTest
  static final ArchRule jflac_staysInAudio = staysIn("org.jflac..", "org.undertone.audio..");

  @ArchTest
  static final ArchRule bytedeco_staysInAudio = staysIn("org.bytedeco..", "org.undertone.audio..");

  @ArchTest
  static final ArchRule xchart_staysInEvaluate =
      staysIn("org.knowm.xchart..", "org.undertone.evaluate..");

  @ArchTest
  static final ArchRule nothing_isReadByJavaDeserialization =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream");

  /** In many of them numbers look otherwise. */
  @ArchTest
  static final ArchRule nothing_isFormattedByTheLocaleOfTheMachine =
      ArchRuleDefinition.noClasses()
          .should()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class);

  private static ArchRule staysIn(String library, String home) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
