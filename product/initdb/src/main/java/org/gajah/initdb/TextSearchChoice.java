package org.gajah.initdb;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which text search configuration new databases use unless told otherwise.
final class TextSearchChoice {
  private static final String NONE = "simple";

  private static final Map<String, String> OF_LANGUAGE =
      Map.ofEntries(
          Map.entry("ar", "arabic"), Map.entry("hy", "armenian"), Map.entry("eu", "basque"),
          Map.entry("ca", "catalan"), Map.entry("da", "danish"), Map.entry("nl", "dutch"),
          Map.entry("c", "english"), Map.entry("posix", "english"), Map.entry("en", "english"),
          Map.entry("fi", "finnish"), Map.entry("fr", "french"), Map.entry("de", "german"),
          Map.entry("el", "greek"), Map.entry("hi", "hindi"), Map.entry("hu", "hungarian"),
          Map.entry("id", "indonesian"), Map.entry("ga", "irish"), Map.entry("it", "italian"),
          Map.entry("lt", "lithuanian"), Map.entry("ne", "nepali"), Map.entry("no", "norwegian"),
          Map.entry("pt", "portuguese"), Map.entry("ro", "romanian"), Map.entry("ru", "russian"),
          Map.entry("sr", "serbian"), Map.entry("es", "spanish"), Map.entry("sv", "swedish"),
          Map.entry("ta", "tamil"), Map.entry("tr", "turkish"), Map.entry("yi", "yiddish"));

  private TextSearchChoice() {}

  /// The configuration: what was said, or what goes with the locale of characters.
  static String of(@Nullable String given, String ctype, Console console) {
    String suitable = suitable(ctype);
    if (given == null) {
      if (suitable == null) {
        console.note(
            "could not find suitable text search configuration for locale \"%s\"".formatted(ctype));
      }
      return tell(suitable == null ? NONE : suitable, console);
    }
    if (suitable == null) {
      console.warning(
          "suitable text search configuration for locale \"%s\" is unknown".formatted(ctype));
    } else if (!suitable.equals(given)) {
      console.warning(
          "specified text search configuration \"%s\" might not match locale \"%s\""
              .formatted(given, ctype));
    }
    return tell(given, console);
  }

  private static String tell(String configuration, Console console) {
    console.line(
        "The default text search configuration will be set to \"%s\".".formatted(configuration));
    return configuration;
  }

  /// Of a locale as `de_DE.UTF-8` or `german`.
  private static @Nullable String suitable(String ctype) {
    String language = ctype.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
    String found = OF_LANGUAGE.get(language);
    return found == null && OF_LANGUAGE.containsValue(language) ? language : found;
  }
}
