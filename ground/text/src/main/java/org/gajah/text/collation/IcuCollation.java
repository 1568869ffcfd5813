package org.gajah.text.collation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// A collation of ICU, for databases whose encoding is UTF8.
final class IcuCollation extends Collation {
  private final Collator collator;
  private final ULocale locale;
  private final boolean deterministic;

  /// @param name a language tag
  /// @param rules more rules, or null
  IcuCollation(String name, @Nullable String rules, boolean deterministic) {
    this.locale = ULocale.forLanguageTag(name);
    this.deterministic = deterministic;
    Collator plain = Collator.getInstance(locale);
    this.collator = rules == null ? plain.freeze() : withRules(plain, rules).freeze();
  }

  private static Collator withRules(Collator plain, String rules) {
    String all = plain instanceof RuleBasedCollator based ? based.getRules() + rules : rules;
    try {
      return new RuleBasedCollator(all);
    } catch (Exception e) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "could not open collator for locale with rules \"" + rules + "\": " + e.getMessage());
    }
  }

  /// The version of the collation's data.
  String version() {
    com.ibm.icu.util.VersionInfo version = collator.getVersion();
    StringBuilder text = new StringBuilder(version.getMajor() + "." + version.getMinor());
    if (version.getMilli() != 0 || version.getMicro() != 0) {
      text.append('.').append(version.getMilli());
    }
    if (version.getMicro() != 0) {
      text.append('.').append(version.getMicro());
    }
    return text.toString();
  }

  private static String string(byte[] text, int from, int length) {
    return new String(text, from, length, StandardCharsets.UTF_8);
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int order = collator.compare(string(a, aFrom, aLength), string(b, bFrom, bLength));
    return order != 0 || !deterministic
        ? order
        : compareBytes(a, aFrom, aLength, b, bFrom, bLength);
  }

  @Override
  public boolean deterministic() {
    return deterministic;
  }

  @Override
  public boolean bytewise() {
    return false;
  }

  /// PostgreSQL hashes ICU's sort key with its terminating zero.
  @Override
  public void putHashKey(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(collator.getCollationKey(string(text, from, length)).toByteArray());
  }

  @Override
  public void lower(byte[] text, int from, int length, ByteSink out) {
    out.putUtf8(UCharacter.toLowerCase(locale, string(text, from, length)));
  }

  @Override
  public void upper(byte[] text, int from, int length, ByteSink out) {
    out.putUtf8(UCharacter.toUpperCase(locale, string(text, from, length)));
  }

  @Override
  public void initcap(byte[] text, int from, int length, ByteSink out) {
    out.putUtf8(UCharacter.toTitleCase(locale, string(text, from, length), null));
  }

  @Override
  public boolean is(CharacterClass kind, int c) {
    return switch (kind) {
      case ALNUM -> UCharacter.isUAlphabetic(c) || UCharacter.isDigit(c);
      case ALPHA -> UCharacter.isUAlphabetic(c);
      case DIGIT -> UCharacter.isDigit(c);
      case LOWER -> UCharacter.isULowercase(c);
      case UPPER -> UCharacter.isUUppercase(c);
      case SPACE -> UCharacter.isWhitespace(c) || UCharacter.isSpaceChar(c);
      case PUNCT -> punctuation(c);
      case PRINT -> UCharacter.isPrintable(c);
      case GRAPH -> UCharacter.isPrintable(c) && !UCharacter.isUWhiteSpace(c);
      default -> kind.containsAscii(c);
    };
  }

  private static boolean punctuation(int c) {
    return switch (UCharacter.getType(c)) {
      case UCharacter.DASH_PUNCTUATION,
          UCharacter.START_PUNCTUATION,
          UCharacter.END_PUNCTUATION,
          UCharacter.CONNECTOR_PUNCTUATION,
          UCharacter.OTHER_PUNCTUATION,
          UCharacter.INITIAL_PUNCTUATION,
          UCharacter.FINAL_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  @Override
  public int lower(int character) {
    return UCharacter.toLowerCase(character);
  }

  @Override
  public int upper(int character) {
    return UCharacter.toUpperCase(character);
  }
}
