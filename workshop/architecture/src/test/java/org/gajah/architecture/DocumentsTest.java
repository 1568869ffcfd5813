package org.gajah.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents and packages' descriptions name is there: classes, their methods, files.
class DocumentsTest {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern CLASS =
      Pattern.compile("([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.([a-z]\\w*)(?:\\(.*\\))?)?");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /// A package, class or member that a comment links to.
  private static final Pattern REFERENCE = Pattern.compile("\\[([\\w.]+)(?:#[^]]*)?](?!\\()");

  /// A folder or file of the repository, also as a command with arguments.
  private static final Pattern PATH = Pattern.compile("(?:\\./)?([a-z][a-z-]*)(/[\\w./-]+).*");

  /// What looks like a class and is none of ours: PostgreSQL's, Java's, and endings that we don't
  /// give to names.
  private static final Set<String> OTHERS =
      Set.of(
          "Datum",
          "MemorySegment",
          "String",
          "Thread",
          "StackOverflowError",
          "Impl",
          "Base",
          "Util",
          "Helper",
          "Manager");

  /// The sources of a class name.
  private static Map<String, List<Path>> classes() {
    return Repository.javaSources().stream()
        .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
  }

  private static List<Path> documents() throws IOException {
    List<Path> result = new ArrayList<>();
    for (Path folder : List.of(Repository.root(), Repository.root().resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(result::add);
      }
    }
    return result;
  }

  private static boolean declares(List<Path> sources, String method) {
    Pattern declared = Pattern.compile("\\b" + method + "\\s*\\(");
    return sources.stream()
        .anyMatch(source -> {
          try {
            return declared.matcher(Files.readString(source)).find();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void classesAndMethodsThatDocumentsNameExist() throws IOException {
    Map<String, List<Path>> classes = classes();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path document : documents()) {
      Matcher code = CODE.matcher(Files.readString(document));
      while (code.find()) {
        Matcher name = CLASS.matcher(code.group(1));
        if (name.matches() && !OTHERS.contains(name.group(1))) {
          named++;
          List<Path> sources = classes.getOrDefault(name.group(1), List.of());
          if (sources.isEmpty() || name.group(2) != null && !declares(sources, name.group(2))) {
            missing.add(Repository.root().relativize(document) + ": " + code.group(1));
          }
        }
      }
    }
    assertThat(named).as("names of classes in documents").isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  @Test
  void placesThatDocumentsNameExist() throws IOException {
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (Path document : documents()) {
      Matcher code = CODE.matcher(Files.readString(document));
      while (code.find()) {
        Matcher path = PATH.matcher(code.group(1));
        if (path.matches() && isOurs(path.group(1), path.group(2))) {
          named++;
          if (!Files.exists(Repository.root().resolve(path.group(1) + path.group(2)))) {
            missing.add(Repository.root().relativize(document) + ": " + code.group(1));
          }
        }
      }
    }
    assertThat(named).as("names of places in documents").isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  /// PostgreSQL's sources have folders of the same names, and the build makes files.
  private static boolean isOurs(String floor, String rest) {
    return Files.isDirectory(Repository.root().resolve(floor))
        && !rest.endsWith(".c")
        && !rest.endsWith(".h")
        && !rest.contains("/target/");
  }

  @Test
  void whatPackagesLinkToExists() throws IOException {
    Map<String, List<Path>> classes = classes();
    List<String> missing = new ArrayList<>();
    int links = 0;
    for (Path source : classes.getOrDefault("package-info", List.of())) {
      Matcher reference = REFERENCE.matcher(Files.readString(source));
      while (reference.find()) {
        links++;
        if (!isThere(reference.group(1), source, classes)) {
          missing.add(Repository.root().relativize(source) + ": " + reference.group(1));
        }
      }
    }
    assertThat(links).as("links of packages").isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  /// @param name of a package or a class, perhaps of one within; unqualified in its own package
  private static boolean isThere(String name, Path source, Map<String, List<Path>> classes) {
    String outer = name.replaceFirst("\\b([A-Z]\\w*)\\..*", "$1");
    String simple = outer.substring(outer.lastIndexOf('.') + 1);
    if (Character.isLowerCase(simple.charAt(0))) {
      Path folder = Path.of(outer.replace('.', '/'));
      return classes.getOrDefault("package-info", List.of()).stream()
          .anyMatch(other -> Objects.requireNonNull(other.getParent()).endsWith(folder));
    }
    Path file =
        outer.equals(simple)
            ? source.resolveSibling(simple + ".java")
            : Path.of(outer.replace('.', '/') + ".java");
    return classes.getOrDefault(simple, List.of()).stream().anyMatch(other -> other.endsWith(file));
  }

  @Test
  void filesThatDocumentsLinkToExist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          missing.add(Repository.root().relativize(document) + ": " + link.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
