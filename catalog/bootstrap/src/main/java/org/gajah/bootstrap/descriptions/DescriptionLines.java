package org.gajah.bootstrap.descriptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogTable;
import org.jspecify.annotations.Nullable;

/// The texts for the objects of one catalog, from its file `<name>.tsv`: a line has what is meant,
/// a tab and the text. Empty lines and those that begin with `# ` are for people.
///
/// What is meant is a name, or a name with the types of arguments in parentheses, where `*` is any
/// type. Of several lines that fit, the one that names most types counts. A line that nothing needs
/// is a mistake: [#requireUsed].
final class DescriptionLines {
  private static final String ANY = "*";

  private final String file;
  private final Map<String, List<Line>> byName = new HashMap<>();
  private final Set<Line> unused = new LinkedHashSet<>();

  private DescriptionLines(String file) {
    this.file = file;
  }

  /// @param key what is meant, as it is written
  /// @param arguments the types that a line names, null when it names none
  private record Line(String key, @Nullable List<String> arguments, String text) {
    boolean fits(List<String> types) {
      if (arguments == null) {
        return true;
      }
      if (arguments.size() != types.size()) {
        return false;
      }
      for (int i = 0; i < types.size(); i++) {
        if (!arguments.get(i).equals(ANY) && !arguments.get(i).equals(types.get(i))) {
          return false;
        }
      }
      return true;
    }

    int exactness() {
      return arguments == null
          ? -1
          : (int) arguments.stream().filter(type -> !type.equals(ANY)).count();
    }
  }

  static DescriptionLines of(CatalogTable<?> table) {
    String file = table.name() + ".tsv";
    try (InputStream in =
            Objects.requireNonNull(DescriptionLines.class.getResourceAsStream(file), file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return of(file, reader.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DescriptionLines of(String file, Stream<String> text) {
    DescriptionLines lines = new DescriptionLines(file);
    text.filter(line -> !line.isEmpty() && !line.startsWith("# ")).forEach(lines::add);
    return lines;
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw PgException.internal("%s has no tab in \"%s\"".formatted(file, line));
    }
    int open = line.lastIndexOf('(', tab);
    String name = line.substring(0, open < 0 ? tab : open);
    List<String> arguments = open < 0 ? null : split(line.substring(open + 1, tab - 1));
    Line read = new Line(line.substring(0, tab), arguments, line.substring(tab + 1));
    if (unused.stream().anyMatch(other -> other.key.equals(read.key))) {
      throw PgException.internal("%s has \"%s\" twice".formatted(file, read.key));
    }
    unused.add(read);
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(read);
  }

  private static List<String> split(String arguments) {
    return arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split(",", -1));
  }

  /// The text for an object that has nothing but its name; null when there is none.
  @Nullable String find(String name) {
    return find(name, List.of());
  }

  /// The text for a function or an operator; null when there is none.
  @Nullable String find(String name, List<String> arguments) {
    Optional<Line> line =
        byName.getOrDefault(name, List.of()).stream()
            .filter(each -> each.fits(arguments))
            .max(Comparator.comparingInt(Line::exactness));
    line.ifPresent(unused::remove);
    return line.map(Line::text).orElse(null);
  }

  /// Asks that each line was found at least once.
  ///
  /// @throws PgException XX000 when one means nothing that is there: it was mistyped
  void requireUsed() {
    if (!unused.isEmpty()) {
      throw PgException.internal(
          "%s describes what is not there: %s"
              .formatted(file, unused.stream().map(Line::key).collect(Collectors.joining(" "))));
    }
  }
}
