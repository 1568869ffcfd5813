package org.gajah.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What the compiled classes may touch.
class SeamsTest {
  private static final String SEAM = "org.gajah.base.seam..";

  private final JavaClasses classes = new ClassFileImporter().importPaths(productionClasses());

  private static List<Path> productionClasses() {
    try {
      return MavenModule.all().stream()
          .filter(module -> !module.floor().equals("workshop"))
          .map(module -> module.folder().resolve("target/classes"))
          .filter(Files::exists)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyTheSeamTouchesFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SEAM)
        .should()
        .dependOnClassesThat(resideInAPackage("java.nio.channels..").as("file and socket channels"))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(classes);
  }

  @Test
  void onlyTheSeamTellsTheTimeAndThrowsDice() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SEAM)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .check(classes);
  }

  @Test
  void onlyTheSeamKnowsThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SEAM)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.locks.LockSupport")
        .check(classes);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.gajah.(**)").should().beFreeOfCycles().check(classes);
  }
}
