package org.gajah.oracle.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The differences that are known, each with its reason: `expected-differences.txt`. An entry that no statement needs any
/// more must go.
final class ExpectedDifferences {
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Entry> used = new HashSet<>();

  /// One line.
  ///
  /// @param script it holds for, or `*`
  /// @param pattern found in the statement or in our answer's lines
  private record Entry(String script, boolean ofStatement, Pattern pattern, String reason) {}

  /// Reads the file: script, tab, `statement:` or `answer:` and a regular expression, tab, reason.
  static ExpectedDifferences read() throws IOException {
    ExpectedDifferences result = new ExpectedDifferences();
    try (InputStream in =
        Objects.requireNonNull(
            ExpectedDifferences.class.getResourceAsStream("expected-differences.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          result.entries.add(entry(line.split("\t")));
        }
      }
    }
    return result;
  }

  private static Entry entry(String[] parts) {
    boolean ofStatement = parts[1].startsWith("statement:");
    String pattern = parts[1].substring(parts[1].indexOf(':') + 1);
    return new Entry(parts[0], ofStatement, Pattern.compile(pattern), parts[2]);
  }

  /// Whether a difference is known.
  boolean explains(Comparison.Difference difference) {
    boolean found = false;
    for (Entry entry : entries) {
      if (matches(entry, difference)) {
        used.add(entry);
        found = true;
      }
    }
    return found;
  }

  private static boolean matches(Entry entry, Comparison.Difference difference) {
    if (!entry.script.equals("*") && !entry.script.equals(difference.script())) {
      return false;
    }
    return entry.ofStatement
        ? entry.pattern.matcher(difference.sql()).find()
        : difference.actual().lines().stream().anyMatch(l -> entry.pattern.matcher(l).find());
  }

  /// Entries that explained nothing.
  List<String> unused() {
    return entries.stream()
        .filter(entry -> !used.contains(entry))
        .map(entry -> entry.script + " " + entry.pattern)
        .toList();
  }
}
