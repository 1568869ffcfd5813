package org.gajah.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Dependencies point down: a module uses only what was listed before it, counting from the ground.
class FloorsTest {
  @Test
  void modulesUseOnlyWhatStandsBeforeThem() throws IOException {
    Set<String> below = new HashSet<>();
    List<String> upward = new ArrayList<>();
    for (MavenModule module : MavenModule.all()) {
      for (String used : module.uses()) {
        if (!below.contains(used)) {
          upward.add(module.name() + " uses " + used);
        }
      }
      below.add(module.name());
    }
    assertThat(upward).isEmpty();
  }

  @Test
  void productionCodeLivesInThePackageOfItsModule() throws IOException {
    List<String> strangers = new ArrayList<>();
    for (MavenModule module : MavenModule.all()) {
      Path sources = module.folder().resolve("src/main/java");
      Path home = sources.resolve("org/gajah").resolve(module.name().replace("-", ""));
      try (Stream<Path> files = Files.exists(sources) ? Files.walk(sources) : Stream.empty()) {
        files
            .filter(file -> file.toString().endsWith(".java") && !file.startsWith(home))
            .map(Path::toString)
            .forEach(strangers::add);
      }
    }
    assertThat(strangers).as("sources outside org.gajah.<module>").isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    List<String> silent = new ArrayList<>();
    for (MavenModule module : MavenModule.all()) {
      Path sources = module.folder().resolve("src/main/java");
      try (Stream<Path> files = Files.exists(sources) ? Files.walk(sources) : Stream.empty()) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .map(Path::toString)
            .forEach(silent::add);
      }
    }
    assertThat(silent).as("packages without package-info.java").isEmpty();
  }
}
