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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.catalog.source.CatalogTable;
import org.jspecify.annotations.Nullable;

/// The texts for the objects of one catalog, from its file `<name>.tsv`: a line has what is meant,
/// a tab and the text. Empty lines and those that begin with `# ` are for people.
///
/// What is meant is a name, or a name with the types of arguments in parentheses, where `*` is any
/// type. Of several lines that fit, the one that names most types counts.
final class DescriptionLines {
  private static final String ANY = "*";

  private final Map<String, List<Line>> byName = new HashMap<>();

  private DescriptionLines() {}

  /// @param arguments the types that a line names, null when it names none
  private record Line(@Nullable List<String> arguments, String text) {
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
    DescriptionLines lines = new DescriptionLines();
    try (InputStream in =
            Objects.requireNonNull(DescriptionLines.class.getResourceAsStream(file), file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    int open = line.lastIndexOf('(', tab);
    String name = line.substring(0, open < 0 ? tab : open);
    List<String> arguments = open < 0 ? null : split(line.substring(open + 1, tab - 1));
    byName
        .computeIfAbsent(name, _ -> new ArrayList<>())
        .add(new Line(arguments, line.substring(tab + 1)));
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
    return byName.getOrDefault(name, List.of()).stream()
        .filter(line -> line.fits(arguments))
        .max(Comparator.comparingInt(Line::exactness))
        .map(Line::text)
        .orElse(null);
  }
}
