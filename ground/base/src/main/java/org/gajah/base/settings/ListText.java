package org.gajah.base.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Lists in the text of a setting: elements parted by commas, with white space around them, perhaps
/// in double quotes. Mirrors the splitting functions of `utils/adt/varlena.c`.
public final class ListText {
  private ListText() {}

  /// The elements as SQL identifiers: unquoted ones are folded to small letters.
  ///
  /// @return null when the text is not a list
  public static @Nullable List<String> identifiers(String text) {
    return split(text, true);
  }

  /// The elements as they are written, without their quotes.
  ///
  /// @return null when the text is not a list
  public static @Nullable List<String> words(String text) {
    return split(text, false);
  }

  private static @Nullable List<String> split(String text, boolean fold) {
    List<String> elements = new ArrayList<>();
    int at = NumberText.skipSpace(text, 0);
    if (at == text.length()) {
      return elements;
    }
    while (true) {
      StringBuilder element = new StringBuilder();
      if (text.charAt(at) == '"') {
        at = quoted(text, at + 1, element);
        if (at < 0) {
          return null;
        }
        elements.add(truncated(element.toString()));
      } else {
        int from = at;
        while (at < text.length()
            && text.charAt(at) != ','
            && !NumberText.isSpace(text.charAt(at))) {
          at++;
        }
        if (at == from) {
          return null;
        }
        String word = text.substring(from, at);
        elements.add(fold ? truncated(folded(word)) : word);
      }
      at = NumberText.skipSpace(text, at);
      if (at == text.length()) {
        return elements;
      }
      if (text.charAt(at) != ',') {
        return null;
      }
      at = NumberText.skipSpace(text, at + 1);
      if (at == text.length()) {
        return null;
      }
    }
  }

  /// Reads up to the closing quote; returns where the text goes on, or -1 when there is none.
  private static int quoted(String text, int from, StringBuilder into) {
    int at = from;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        return -1;
      }
      into.append(text, at, quote);
      if (!text.startsWith("\"", quote + 1)) {
        return quote + 1;
      }
      into.append('"');
      at = quote + 2;
    }
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String truncated(String name) {
    return Names.truncated(name, Names.GREATEST);
  }

  /// The text that SET stores for one or more values.
  ///
  /// @param setting what is set
  /// @param values as they stand in the statement, literals without their quotes
  /// @param isReserved whether a word must be quoted to be a name
  /// @throws PgException 22023 when there are several and the setting is not a list
  public static String flatten(Setting setting, List<String> values, Predicate<String> isReserved) {
    if (values.size() > 1 && !setting.has(SettingFlag.LIST_INPUT)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "SET " + setting.name() + " takes only one argument");
    }
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      if (!text.isEmpty()) {
        text.append(", ");
      }
      text.append(setting.has(SettingFlag.LIST_QUOTE) ? quote(value, isReserved) : value);
    }
    return text.toString();
  }

  private static String quote(String name, Predicate<String> isReserved) {
    return isPlainName(name) && !isReserved.test(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static boolean isPlainName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
