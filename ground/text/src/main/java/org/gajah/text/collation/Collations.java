package org.gajah.text.collation;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Opens collations by what `pg_collation` and `pg_database` say of them.
public final class Collations {
  /// What stands for a collation that could not be derived: every use answers 42P22.
  public static final Collation MISSING = new MissingCollation();

  /// The order of bytes, with ASCII's idea of letters: collations "C" and "POSIX".
  public static final Collation C = new ByteCollation();

  /// The builtin provider's locale "C.UTF-8", for databases whose encoding is UTF8.
  public static final Collation C_UTF8 = new BuiltinCollation();

  private Collations() {}

  /// Opens a collation of the C library (provider `c`), with its names for order and for
  /// characters.
  public static Collation libc(String collate, String ctype, Encoding encoding) {
    boolean plainOrder = isC(collate);
    if (plainOrder && isC(ctype)) {
      return C;
    }
    if (!encoding.singleByte() && encoding != Encoding.UTF8) {
      throw PgException.notBuilt("a locale of the C library in encoding " + encoding.name());
    }
    LibcLocale locale = LibcLocale.open(collate, ctype);
    return new LibcCollation(locale, encoding);
  }

  private static boolean isC(String name) {
    return name.equals("C") || name.equals("POSIX");
  }

  /// Opens a collation of the builtin provider (`b`).
  public static Collation builtin(String locale) {
    return switch (locale) {
      case "C" -> C;
      case "C.UTF-8", "C.UTF8" -> C_UTF8;
      default ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "invalid locale name \"" + locale + "\" for builtin provider");
    };
  }

  /// Opens a collation of ICU (provider `i`) by its language tag.
  public static Collation icu(String locale, @Nullable String rules, boolean deterministic) {
    return new IcuCollation(locale, rules, deterministic);
  }

  /// Whether the C library has a locale.
  public static boolean hasLibc(String name) {
    return isC(name) || LibcLocale.exists(name);
  }

  /// The encoding of a locale of the C library as the library names it; null for one that works
  /// with any, or that is not there.
  public static @Nullable String codeset(String ctype) {
    return isC(ctype) ? null : LibcLocale.codeset(ctype);
  }

  /// The encoding of a locale of the C library; null for one that works with any, that is not there
  /// or whose encoding is none of ours.
  public static @Nullable Encoding encoding(String ctype) {
    String codeset = codeset(ctype);
    if (codeset == null) {
      return null;
    }
    if (codeset.equals("ANSI_X3.4-1968") || codeset.equals("US-ASCII")) {
      return Encoding.SQL_ASCII;
    }
    return Encoding.named(codeset.startsWith("CP") ? "windows" + codeset.substring(2) : codeset);
  }

  /// The language tag of a locale of ICU, however it is spelled.
  public static String icuTag(String locale) {
    return ULocale.createCanonical(locale).toLanguageTag();
  }

  /// The language of a language tag; null when ICU knows it, or there is none.
  public static @Nullable String unknownIcuLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    boolean known =
        language.isEmpty()
            || language.equals("root")
            || language.equals("und")
            || Arrays.stream(ULocale.getAvailableLocales())
                .anyMatch(each -> each.getLanguage().equals(language));
    return known ? null : language;
  }

  /// The version of a collation's data as `collversion` has it, or null where there is none.
  ///
  /// @param provider `c`, `b` or `i`
  /// @param locale the name for order
  public static @Nullable String version(char provider, String locale) {
    return switch (provider) {
      case 'b' -> "1";
      case 'i' -> new IcuCollation(locale, null, true).version();
      default -> isC(locale) || locale.startsWith("C.") ? null : LibcLocale.version();
    };
  }
}
