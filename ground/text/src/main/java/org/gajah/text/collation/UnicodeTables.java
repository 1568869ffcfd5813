package org.gajah.text.collation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Unicode as PostgreSQL 17's builtin provider knows it (version 15.1): classes of characters and
/// simple mappings of case. Read from `unicode.facts`, which is made from the oracle, when somebody
/// first asks beyond ASCII.
public final class UnicodeTables {
  private static final UnicodeTables ONLY = new UnicodeTables();

  private final Map<CharacterClass, int[]> classes = new EnumMap<>(CharacterClass.class);
  private final int[] assigned;
  private final int[][] lower;
  private final int[][] upper;
  private final int[][] title;

  private UnicodeTables() {
    Map<String, String> lines = new HashMap<>();
    try (InputStream in = UnicodeTables.class.getResourceAsStream("unicode.facts")) {
      if (in == null) {
        throw new IllegalStateException("missing unicode.facts");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        int space = line.indexOf(' ');
        lines.put(line.substring(0, space), line.substring(space + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (CharacterClass kind : CharacterClass.values()) {
      String line = lines.get(kind.name().toLowerCase(Locale.ROOT));
      if (line != null) {
        classes.put(kind, pairs(line));
      }
    }
    assigned = pairs(lines.getOrDefault("assigned", ""));
    lower = mapping(lines.getOrDefault("to-lower", ""));
    upper = mapping(lines.getOrDefault("to-upper", ""));
    title = mapping(lines.getOrDefault("to-initcap", ""));
  }

  /// The tables.
  public static UnicodeTables tables() {
    return ONLY;
  }

  private static int[] pairs(String line) {
    int[] numbers = new int[line.length() / 2 + 1];
    int count = 0;
    int number = 0;
    for (int i = 0; i < line.length(); i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0) {
        numbers[count++] = number;
        number = 0;
      } else {
        number = number << 4 | digit;
      }
    }
    numbers[count++] = number;
    return Arrays.copyOf(numbers, count);
  }

  private static int[][] mapping(String line) {
    int[] pairs = pairs(line);
    int[][] mapping = new int[2][pairs.length / 2];
    for (int i = 0; i < pairs.length; i++) {
      mapping[i & 1][i / 2] = pairs[i];
    }
    return mapping;
  }

  private static boolean contains(int[] ranges, int c) {
    int low = 0;
    int high = ranges.length / 2 - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      if (c < ranges[2 * middle]) {
        high = middle - 1;
      } else if (c > ranges[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static int map(int[][] mapping, int c) {
    int found = Arrays.binarySearch(mapping[0], c);
    return found >= 0 ? mapping[1][found] : c;
  }

  /// Whether a code point is in a class that depends on the tables.
  boolean is(CharacterClass kind, int c) {
    int[] ranges = classes.get(kind);
    return ranges == null ? kind.containsAscii(c) : contains(ranges, c);
  }

  /// Whether Unicode has given the code point a meaning.
  public boolean isAssigned(int c) {
    return contains(assigned, c);
  }

  int lower(int c) {
    return map(lower, c);
  }

  int upper(int c) {
    return map(upper, c);
  }

  int title(int c) {
    return map(title, c);
  }
}
