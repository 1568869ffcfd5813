package org.gajah.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Each module's `functions.index` names exactly the functions that its classes mark. With
/// `-Dgajah.facts=rewrite` the test writes the files instead.
class FunctionIndexTest {
  private static final String MARK = "org.gajah.types.contract.PgFunction";
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("gajah.facts"));

  @Test
  void indexesNameTheFunctionsOfTheirModules() throws IOException {
    Map<String, String> everywhere = new TreeMap<>();
    for (MavenModule module : MavenModule.all()) {
      Path classes = module.folder().resolve("target/classes");
      if (!Files.exists(classes) || module.floor().equals("workshop")) {
        continue;
      }
      Map<String, String> functions = functions(classes);
      functions.forEach((name, place) ->
          assertThat(everywhere.put(name, place)).as("second place of %s", name).isNull());
      if (!functions.isEmpty()) {
        check(module, functions);
      }
    }
    assertThat(everywhere).isNotEmpty();
  }

  private static void check(MavenModule module, Map<String, String> functions) throws IOException {
    StringBuilder lines = new StringBuilder();
    functions.forEach((name, place) -> lines.append(name).append(' ').append(place).append('\n'));
    String home = "org/gajah/" + module.name().replace("-", "") + "/functions.index";
    Path file = module.folder().resolve("src/main/resources").resolve(home);
    if (REWRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, lines);
    }
    assertThat(file).exists().hasContent(lines.toString());
  }

  private static Map<String, String> functions(Path classes) {
    Map<String, String> functions = new TreeMap<>();
    for (JavaClass type : new ClassFileImporter().importPaths(List.of(classes))) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(MARK)) {
          JavaAnnotation<?> mark = method.getAnnotationOfType(MARK);
          for (String name : (String[]) mark.get("value").orElseThrow()) {
            String place = type.getName() + "#" + method.getName();
            assertThat(functions.put(name, place)).as("second place of %s", name).isNull();
          }
        }
      }
    }
    return functions;
  }
}
