package org.gajah.initdb;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gajah.base.error.PgException;
import org.gajah.initdb.Options.LocaleProvider;
import org.gajah.initdb.cluster.DatabaseLocale;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// How the new databases write, order and classify characters, and how the server speaks. Mirrors
/// `setup_locale_encoding`.
///
/// @param categories the C library's locale of each category, for example `lc-time`
/// @param provider of order and classes
/// @param providerLocale the provider's name of the locale; null for the C library
/// @param icuRules more rules for ICU
/// @param encoding of the databases
record LocaleChoice(
    Map<String, String> categories,
    LocaleProvider provider,
    @Nullable String providerLocale,
    @Nullable String icuRules,
    Encoding encoding) {
  private static final List<String> CATEGORIES =
      List.of("lc-collate", "lc-ctype", "lc-messages", "lc-monetary", "lc-numeric", "lc-time");

  private static final String RERUN =
      "Rerun initdb and either do not specify an encoding explicitly, or choose a matching"
          + " combination.";

  String category(String name) {
    return Objects.requireNonNull(categories.get(name), name);
  }

  /// Chooses, and tells what was chosen.
  static LocaleChoice of(Options options, Map<String, String> environment, Console console) {
    Map<String, String> categories = new TreeMap<>();
    for (String category : CATEGORIES) {
      categories.put(category, locale(category, options, environment));
    }
    String providerLocale = providerLocale(options, console);
    tell(categories, options.provider, providerLocale, console);
    Encoding encoding = encoding(options, categories, console);
    checkEncoding(encoding, categories, options.provider, providerLocale);
    return new LocaleChoice(
        categories, options.provider, providerLocale, options.icuRules, encoding);
  }

  private static String locale(String category, Options options, Map<String, String> environment) {
    String given = options.categories.getOrDefault(category, options.locale);
    if (given != null && !given.isEmpty()) {
      if (!exists(given)) {
        throw InitdbFault.hinted(
            "invalid locale name \"%s\"".formatted(given),
            "If the locale name is specific to ICU, use --icu-locale.");
      }
      return canonical(given);
    }
    String name = fromEnvironment(category, environment);
    if (!exists(name)) {
      throw new InitdbFault("invalid locale settings; check LANG and LC_* environment variables");
    }
    return canonical(name);
  }

  private static boolean exists(String name) {
    return Collations.hasLibc(name);
  }

  private static String canonical(String name) {
    return name.equals("POSIX") ? "C" : name;
  }

  private static String fromEnvironment(String category, Map<String, String> environment) {
    String own = category.replace('-', '_').toUpperCase(Locale.ROOT);
    for (String variable : List.of("LC_ALL", own, "LANG")) {
      String value = environment.get(variable);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return "C";
  }

  // The provider's locale.

  private static @Nullable String providerLocale(Options options, Console console) {
    if (options.provider == LocaleProvider.LIBC) {
      return null;
    }
    String given = options.providerLocale == null ? options.locale : options.providerLocale;
    if (given == null) {
      throw new InitdbFault("locale must be specified if provider is " + options.provider.text);
    }
    return options.provider == LocaleProvider.BUILTIN ? builtin(given) : icu(given, console);
  }

  private static String builtin(String name) {
    return switch (name) {
      case "C" -> name;
      case "C.UTF-8", "C.UTF8" -> "C.UTF-8";
      default ->
          throw new InitdbFault("invalid locale name \"%s\" for builtin provider".formatted(name));
    };
  }

  private static String icu(String name, Console console) {
    String tag = Collations.icuTag(name);
    console.line("Using language tag \"%s\" for ICU locale \"%s\".".formatted(tag, name));
    String unknown = Collations.unknownIcuLanguage(tag);
    if (unknown != null) {
      throw new InitdbFault("locale \"%s\" has unknown language \"%s\"".formatted(name, unknown));
    }
    return tag;
  }

  private static void tell(
      Map<String, String> categories,
      LocaleProvider provider,
      @Nullable String providerLocale,
      Console console) {
    if (provider == LocaleProvider.LIBC && categories.values().stream().distinct().count() == 1) {
      console.line(
          "The database cluster will be initialized with locale \"%s\"."
              .formatted(categories.get("lc-ctype")));
      return;
    }
    console.line("The database cluster will be initialized with this locale configuration:");
    console.line("  locale provider:   " + provider.text);
    if (providerLocale != null) {
      console.line("  default collation: " + providerLocale);
    }
    for (String category : CATEGORIES) {
      String name = category.replace('-', '_').toUpperCase(Locale.ROOT) + ":";
      console.line("  %-12s %s".formatted(name, categories.get(category)));
    }
  }

  // The encoding.

  private static Encoding encoding(
      Options options, Map<String, String> categories, Console console) {
    if (options.encoding != null && !options.encoding.isEmpty()) {
      Encoding named = Encoding.named(options.encoding);
      if (named == null || !named.forServers()) {
        throw new InitdbFault(
            "\"%s\" is not a valid server encoding name".formatted(options.encoding));
      }
      return named;
    }
    String ctype = Objects.requireNonNull(categories.get("lc-ctype"));
    Encoding implied = ofLocale(ctype);
    if (implied == null) {
      throw new InitdbFault(
          "could not find suitable encoding for locale \"%s\"".formatted(ctype),
          null,
          "Rerun initdb with the -E option.");
    }
    if (!implied.forServers()) {
      throw new InitdbFault(
          "locale \"%s\" requires unsupported encoding \"%s\"".formatted(ctype, implied.name()),
          "Encoding \"%s\" is not allowed as a server-side encoding.".formatted(implied.name()),
          "Rerun initdb with a different locale selection.");
    }
    if (implied == Encoding.SQL_ASCII && options.provider == LocaleProvider.ICU) {
      // ICU cannot work without an encoding.
      implied = Encoding.UTF8;
    }
    console.line(
        "The default database encoding has accordingly been set to \"%s\"."
            .formatted(implied.name()));
    return implied;
  }

  /// The encoding of a locale; `SQL_ASCII` for one that works with any, null for one that
  /// PostgreSQL does not know.
  private static @Nullable Encoding ofLocale(String name) {
    return canonical(name).equals("C") ? Encoding.SQL_ASCII : Collations.encoding(name);
  }

  private static void checkEncoding(
      Encoding encoding,
      Map<String, String> categories,
      LocaleProvider provider,
      @Nullable String providerLocale) {
    for (String category : List.of("lc-ctype", "lc-collate")) {
      Encoding wanted = ofLocale(Objects.requireNonNull(categories.get(category)));
      // Superusers may do as they like with bytes, and this is one.
      if (wanted != null
          && wanted != encoding
          && wanted != Encoding.SQL_ASCII
          && encoding != Encoding.SQL_ASCII) {
        throw new InitdbFault(
            "encoding mismatch",
            ("The encoding you selected (%s) and the encoding that the selected locale uses (%s)"
                    + " do not match. This would lead to misbehavior in various character string"
                    + " processing functions.")
                .formatted(encoding.name(), wanted.name()),
            RERUN);
      }
    }
    switch (provider) {
      case BUILTIN -> {
        if ("C.UTF-8".equals(providerLocale) && encoding != Encoding.UTF8) {
          throw new InitdbFault("builtin provider locale \"C.UTF-8\" requires encoding \"UTF-8\"");
        }
      }
      case ICU -> {
        if (!icuKnows(encoding)) {
          throw new InitdbFault(
              "encoding mismatch",
              "The encoding you selected (%s) is not supported with the ICU provider."
                  .formatted(encoding.name()),
              RERUN);
        }
      }
      case LIBC -> {}
    }
  }

  private static boolean icuKnows(Encoding encoding) {
    return switch (encoding) {
      case SQL_ASCII, MULE_INTERNAL, EUC_JIS_2004, LATIN6, LATIN8, LATIN10, WIN874, WIN1258 ->
          false;
      default -> true;
    };
  }

  /// What `pg_database` is to say.
  DatabaseLocale databases() {
    return new DatabaseLocale(
        encoding,
        provider.code,
        category("lc-collate"),
        category("lc-ctype"),
        providerLocale,
        icuRules);
  }

  /// @throws PgException 0A000 for an encoding that Gajah's databases cannot have yet
  void requireBuilt() {
    switch (encoding) {
      case UTF8, SQL_ASCII, LATIN1 -> {}
      default -> throw PgException.notBuilt("the database encoding " + encoding.name());
    }
  }
}
