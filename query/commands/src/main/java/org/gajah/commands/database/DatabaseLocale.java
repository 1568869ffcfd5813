package org.gajah.commands.database;

import java.util.Locale;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.commands.object.Definer;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// How a database encodes, orders and classifies characters.
///
/// @param encoding its number
/// @param provider of the collation
/// @param collate the C library's name for order
/// @param ctype the C library's name for characters
/// @param locale the other providers' name; null for the C library
/// @param icuRules more rules for ICU
record DatabaseLocale(
    int encoding,
    Provider provider,
    String collate,
    String ctype,
    @Nullable String locale,
    @Nullable String icuRules) {
  /// Who provides collations.
  enum Provider {
    BUILTIN('b'),
    ICU('i'),
    LIBC('c');

    private final char code;

    Provider(char code) {
      this.code = code;
    }

    char code() {
      return code;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Provider of(char code) {
      for (Provider each : values()) {
        if (each.code == code) {
          return each;
        }
      }
      throw PgException.internal("unrecognized collprovider: " + code);
    }
  }

  /// What is written, and for what is not what the template has. All names are those of locales
  /// that there are, and go together.
  static DatabaseLocale of(DatabaseOptions options, PgDatabase template, Definer definer) {
    String both = options.string("locale");
    String collate = first(options.string("lc_collate"), both, template.datcollate());
    String ctype = first(options.string("lc_ctype"), both, template.datctype());
    int encoding = options.encoding() < 0 ? template.encoding() : options.encoding();
    Provider provider =
        Provider.of(options.provider() == 0 ? template.datlocprovider() : options.provider());
    requireLocale("LC_COLLATE", collate);
    requireLocale("LC_CTYPE", ctype);
    requireMatch(encoding, ctype, "LC_CTYPE", definer);
    requireMatch(encoding, collate, "LC_COLLATE", definer);
    requireNothingOfOthers(options, provider);
    String locale =
        firstOrNull(options.string("icu_locale"), options.string("builtin_locale"), both);
    if (locale == null && provider.code == template.datlocprovider()) {
      locale = template.datlocale();
    }
    String rules = firstOrNull(options.string("icu_rules"), template.daticurules(), null);
    return new DatabaseLocale(
        encoding,
        provider,
        canonical(collate),
        canonical(ctype),
        switch (provider) {
          case LIBC -> null;
          case BUILTIN -> builtin(locale, encoding);
          case ICU -> icu(locale, encoding, definer);
        },
        rules);
  }

  private static String first(@Nullable String a, @Nullable String b, String c) {
    return Objects.requireNonNullElse(firstOrNull(a, b, c), c);
  }

  private static @Nullable String firstOrNull(
      @Nullable String a, @Nullable String b, @Nullable String c) {
    if (a != null) {
      return a;
    }
    return b == null ? c : b;
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private static void requireLocale(String what, String name) {
    if (name.isEmpty()) {
      throw PgException.notBuilt("the server's own locale (" + what + " '')");
    }
    if (!Collations.hasLibc(name)) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "invalid %s locale name: \"%s\"".formatted(what, name))
          .hint("If the locale name is specific to ICU, use ICU_LOCALE.");
    }
  }

  /// The C library's own name of a locale.
  private static String canonical(String name) {
    return name.equals("POSIX") ? "C" : name;
  }

  /// Mirrors `check_encoding_locale_matches`.
  private static void requireMatch(int encoding, String locale, String what, Definer definer) {
    Encoding wanted = Collations.encoding(locale);
    if (wanted == null || wanted == Encoding.SQL_ASCII || wanted.number() == encoding) {
      return;
    }
    boolean trusted =
        encoding == Encoding.SQL_ASCII.number() && definer.roles().isSuperuser(definer.user());
    if (!trusted) {
      throw invalid(
              "encoding \"%s\" does not match locale \"%s\"".formatted(name(encoding), locale))
          .detail("The chosen %s setting requires encoding \"%s\".".formatted(what, wanted.name()));
    }
  }

  static String name(int encoding) {
    return Objects.requireNonNull(Encoding.numbered(encoding)).name();
  }

  private static void requireNothingOfOthers(DatabaseOptions options, Provider provider) {
    if (provider != Provider.BUILTIN && options.string("builtin_locale") != null) {
      throw misplaced("BUILTIN_LOCALE cannot be specified unless locale provider is builtin");
    }
    if (provider != Provider.ICU && options.string("icu_locale") != null) {
      throw misplaced("ICU locale cannot be specified unless locale provider is ICU");
    }
    if (provider != Provider.ICU && options.string("icu_rules") != null) {
      throw misplaced("ICU rules cannot be specified unless locale provider is ICU");
    }
  }

  private static PgException misplaced(String message) {
    return new PgException(SqlState.INVALID_OBJECT_DEFINITION, message);
  }

  private static String builtin(@Nullable String locale, int encoding) {
    if (locale == null) {
      throw invalid("LOCALE or BUILTIN_LOCALE must be specified");
    }
    Collations.builtin(locale);
    if (!locale.equals("C") && encoding != Encoding.UTF8.number()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "encoding \"%s\" does not match locale \"%s\"".formatted(name(encoding), locale));
    }
    return locale.equals("C") ? locale : "C.UTF-8";
  }

  private static String icu(@Nullable String locale, int encoding, Definer definer) {
    switch (Objects.requireNonNull(Encoding.numbered(encoding))) {
      case SQL_ASCII, MULE_INTERNAL, EUC_JIS_2004, LATIN6, LATIN8, LATIN10, WIN874, WIN1258 ->
          throw invalid(
              "encoding \"%s\" is not supported with ICU provider".formatted(name(encoding)));
      default -> {}
    }
    if (locale == null) {
      throw invalid("LOCALE or ICU_LOCALE must be specified");
    }
    String tag = Collations.icuTag(locale);
    if (!tag.equals(locale)) {
      definer.notice("using standard form \"%s\" for ICU locale \"%s\"".formatted(tag, locale));
    }
    warnUnknown(tag, definer);
    return tag;
  }

  private static void warnUnknown(String tag, Definer definer) {
    String level = definer.context().session().settings().enumName(Settings.ICU_VALIDATION_LEVEL);
    String unknown = Collations.unknownIcuLanguage(tag);
    if (unknown == null || level.equals("disabled")) {
      return;
    }
    boolean isError = level.equals("error");
    PgException fault =
        new PgException(
                isError ? Severity.ERROR : severity(level),
                isError ? SqlState.INVALID_PARAMETER_VALUE : SqlState.WARNING,
                "ICU locale \"%s\" has unknown language \"%s\"".formatted(tag, unknown),
                null)
            .hint(
                "To disable ICU locale validation, set the parameter \"icu_validation_level\" to"
                    + " \"disabled\".");
    if (isError) {
      throw fault;
    }
    definer.context().session().reporter().report(fault);
  }

  private static Severity severity(String level) {
    return switch (level) {
      case "log" -> Severity.LOG;
      case "notice" -> Severity.NOTICE;
      default -> Severity.WARNING;
    };
  }

  /// The version of the collation's data now; null where there is none.
  @Nullable String version() {
    return version(provider.code, collate, locale);
  }

  static @Nullable String version(char provider, String collate, @Nullable String locale) {
    return Collations.version(provider, provider == 'c' ? collate : String.valueOf(locale));
  }

  // Against the template

  /// A copy of a database keeps what its indexes stand on. Only template0 has nothing in it that
  /// depends on the locale.
  ///
  /// @throws PgException 22023
  void requireLike(PgDatabase template) {
    requireSame("encoding", name(encoding), name(template.encoding()));
    requireSame("collation", collate, template.datcollate());
    requireSame("LC_CTYPE", ctype, template.datctype());
    if (provider.code != template.datlocprovider()) {
      throw invalid(
              "new locale provider (%s) does not match locale provider of the template database (%s)"
                  .formatted(provider.text(), Provider.of(template.datlocprovider()).text()))
          .hint(
              "Use the same locale provider as in the template database, or use template0 as"
                  + " template.");
    }
    if (provider == Provider.ICU) {
      requireSame("ICU locale", String.valueOf(locale), String.valueOf(template.datlocale()));
      requireSame(
          "ICU collation rules",
          Objects.requireNonNullElse(icuRules, ""),
          Objects.requireNonNullElse(template.daticurules(), ""));
    }
  }

  private static void requireSame(String what, String mine, String other) {
    if (!mine.equals(other)) {
      throw invalid(
              "new %s (%s) %s incompatible with the %s of the template database (%s)"
                  .formatted(what, mine, what.endsWith("rules") ? "are" : "is", what, other))
          .hint(
              "Use the same %s as in the template database, or use template0 as template."
                  .formatted(what));
    }
  }

  /// @throws PgException 55000 when what the template has in its indexes may be in another order
  ///   than the one that the library has now
  static void requireCurrent(PgDatabase template) {
    String recorded = template.datcollversion();
    if (recorded == null) {
      return;
    }
    String actual = version(template.datlocprovider(), template.datcollate(), template.datlocale());
    if (actual == null) {
      throw PgException.internal(
          "template database \"%s\" has a collation version, but no actual collation version could be determined"
              .formatted(template.datname()));
    }
    if (!actual.equals(recorded)) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "template database \"%s\" has a collation version mismatch"
                  .formatted(template.datname()))
          .detail(
              "The template database was created using collation version %s, but the operating system provides version %s."
                  .formatted(recorded, actual))
          .hint(
              "Rebuild all objects in the template database that use the default collation and run ALTER DATABASE %s REFRESH COLLATION VERSION, or build PostgreSQL with the right library version."
                  .formatted(QualifiedName.quote(template.datname())));
    }
  }
}
