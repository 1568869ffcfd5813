package org.gajah.text.encoding;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The character encodings of PostgreSQL 17, in the order of their numbers (`pg_encoding`; see
/// `mb/pg_wchar.h`).
///
/// The numbers stand in `pg_database.encoding`, so they never change. The last seven are for
/// clients only.
public enum Encoding {
  SQL_ASCII(0, 1, Scheme.SINGLE),
  EUC_JP(1, 3, Scheme.EUC_JP),
  EUC_CN(2, 3, Scheme.EUC_CN),
  EUC_KR(3, 3, Scheme.EUC_KR),
  EUC_TW(4, 4, Scheme.EUC_TW),
  EUC_JIS_2004(5, 3, Scheme.EUC_JP),
  UTF8(6, 4, Scheme.UTF8),
  MULE_INTERNAL(7, 4, Scheme.MULE),
  LATIN1(8, 1, Scheme.SINGLE, "iso88591"),
  LATIN2(9, 1, Scheme.SINGLE, "iso88592"),
  LATIN3(10, 1, Scheme.SINGLE, "iso88593"),
  LATIN4(11, 1, Scheme.SINGLE, "iso88594"),
  LATIN5(12, 1, Scheme.SINGLE, "iso88599"),
  LATIN6(13, 1, Scheme.SINGLE, "iso885910"),
  LATIN7(14, 1, Scheme.SINGLE, "iso885913"),
  LATIN8(15, 1, Scheme.SINGLE, "iso885914"),
  LATIN9(16, 1, Scheme.SINGLE, "iso885915"),
  LATIN10(17, 1, Scheme.SINGLE, "iso885916"),
  WIN1256(18, 1, Scheme.SINGLE, "windows1256"),
  WIN1258(19, 1, Scheme.SINGLE, "windows1258", "abc", "tcvn", "tcvn5712", "vscii"),
  WIN866(20, 1, Scheme.SINGLE, "windows866", "alt"),
  WIN874(21, 1, Scheme.SINGLE, "windows874"),
  KOI8R(22, 1, Scheme.SINGLE, "koi8"),
  WIN1251(23, 1, Scheme.SINGLE, "windows1251", "win"),
  WIN1252(24, 1, Scheme.SINGLE, "windows1252"),
  ISO_8859_5(25, 1, Scheme.SINGLE),
  ISO_8859_6(26, 1, Scheme.SINGLE),
  ISO_8859_7(27, 1, Scheme.SINGLE),
  ISO_8859_8(28, 1, Scheme.SINGLE),
  WIN1250(29, 1, Scheme.SINGLE, "windows1250"),
  WIN1253(30, 1, Scheme.SINGLE, "windows1253"),
  WIN1254(31, 1, Scheme.SINGLE, "windows1254"),
  WIN1255(32, 1, Scheme.SINGLE, "windows1255"),
  WIN1257(33, 1, Scheme.SINGLE, "windows1257"),
  KOI8U(34, 1, Scheme.SINGLE),
  SJIS(35, 2, Scheme.SJIS, "mskanji", "shiftjis", "win932", "windows932"),
  BIG5(36, 2, Scheme.PAIR, "win950", "windows950"),
  GBK(37, 2, Scheme.PAIR, "win936", "windows936"),
  UHC(38, 2, Scheme.PAIR, "win949", "windows949"),
  GB18030(39, 4, Scheme.GB18030),
  JOHAB(40, 3, Scheme.JOHAB),
  SHIFT_JIS_2004(41, 2, Scheme.SJIS);

  private static final Map<String, Encoding> BY_NAME = byName();

  private final int number;
  private final int maxLength;
  private final Scheme scheme;
  private final String aliases;

  Encoding(int number, int maxLength, Scheme scheme, String... aliases) {
    this.number = number;
    this.maxLength = maxLength;
    this.scheme = scheme;
    this.aliases = String.join(" ", aliases);
  }

  private static Map<String, Encoding> byName() {
    Map<String, Encoding> names = new TreeMap<>();
    for (Encoding encoding : values()) {
      names.put(plain(encoding.name()), encoding);
      for (String alias : encoding.aliases.split(" ")) {
        names.put(alias, encoding);
      }
    }
    names.put("unicode", UTF8);
    return Map.copyOf(names);
  }

  /// The encoding of that name or alias, however it is spelled (case and punctuation don't count),
  /// or null.
  public static @Nullable Encoding named(String name) {
    return name.length() < 64 ? BY_NAME.get(plain(name)) : null;
  }

  /// The encoding with that number, or null.
  public static @Nullable Encoding numbered(int number) {
    for (Encoding encoding : values()) {
      if (encoding.number == number) {
        return encoding;
      }
    }
    return null;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /// The number in `pg_database.encoding` and `pg_conversion`.
  public int number() {
    return number;
  }

  /// How many bytes a character has at most.
  public int maxLength() {
    return maxLength;
  }

  /// Whether every character is one byte.
  public boolean singleByte() {
    return maxLength == 1;
  }

  /// Whether a database may have this encoding.
  public boolean forServers() {
    return number < SJIS.number;
  }

  /// How many bytes the character that starts at `from` claims to have, judged by its first bytes;
  /// more than are left when the text is cut off.
  public int characterLength(byte[] text, int from, int end) {
    return scheme.length(text, from, end);
  }

  /// The character that starts at `from`: its code point where the encoding is UTF8, otherwise the
  /// number that its bytes form, the first the highest.
  public int characterAt(byte[] text, int from, int end) {
    if (text[from] >= 0) {
      return text[from];
    }
    if (this == UTF8) {
      return Utf8.codePointAt(text, from);
    }
    int character = 0;
    for (int i = from; i < Math.min(from + scheme.length(text, from, end), end); i++) {
      character = character << 8 | (text[i] & 0xFF);
    }
    return character;
  }

  /// How many characters the well-formed `length` bytes from `from` hold.
  public int countCharacters(byte[] text, int from, int length) {
    if (maxLength == 1) {
      return length;
    }
    if (this == UTF8) {
      return Utf8.count(text, from, length);
    }
    int count = 0;
    int end = from + length;
    for (int at = from; at < end; at += scheme.length(text, at, end)) {
      count++;
    }
    return count;
  }

  /// The length in bytes of the first `characters` characters of well-formed text, or all of it.
  public int bytesOf(byte[] text, int from, int length, int characters) {
    if (maxLength == 1) {
      return Math.min(length, Math.max(characters, 0));
    }
    int end = from + length;
    int at = from;
    for (int i = 0; i < characters && at < end; i++) {
      at += scheme.length(text, at, end);
    }
    return Math.min(at, end) - from;
  }

  /// The longest prefix, in bytes, that has at most `limit` bytes and ends between two characters.
  public int clip(byte[] text, int from, int length, int limit) {
    if (length <= limit) {
      return length;
    }
    if (maxLength == 1) {
      return limit;
    }
    int at = 0;
    while (at < limit) {
      int next = scheme.length(text, from + at, from + length);
      if (at + next > limit) {
        break;
      }
      at += next;
    }
    return at;
  }

  /// Throws 22021 unless the bytes are well-formed text of this encoding.
  public void verify(byte[] text, int from, int length) {
    int bad = verifiedLength(text, from, length);
    if (bad < length) {
      throw invalid(text, from + bad, from + length);
    }
  }

  /// How many bytes at the start are well formed; `length` when all are.
  public int verifiedLength(byte[] text, int from, int length) {
    int end = from + length;
    int at = from;
    while (at < end) {
      byte first = text[at];
      if (first > 0) {
        at++;
      } else if (first == 0) {
        break;
      } else {
        int valid = scheme.valid(text, at, end);
        if (valid <= 0) {
          break;
        }
        at += valid;
      }
    }
    return at - from;
  }

  /// The length of the well-formed character that starts at `from` with a byte above 127; not above
  /// 0 where there is none.
  int validLength(byte[] text, int from, int end) {
    return scheme.valid(text, from, end);
  }

  /// The fault of a byte sequence that is no character of this encoding.
  public PgException invalid(byte[] text, int from, int end) {
    int length = Math.min(scheme.length(text, from, end), end - from);
    return new PgException(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"" + name() + "\": " + hex(text, from, length));
  }

  /// The fault of a character of this encoding that `target` doesn't have.
  public PgException untranslatable(Encoding target, byte[] text, int from, int end) {
    int length = Math.min(scheme.length(text, from, end), end - from);
    return new PgException(
        SqlState.UNTRANSLATABLE_CHARACTER,
        "character with byte sequence "
            + hex(text, from, length)
            + " in encoding \""
            + name()
            + "\" has no equivalent in encoding \""
            + target.name()
            + "\"");
  }

  private static String hex(byte[] text, int from, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(length, 8); i++) {
      hex.append(i == 0 ? "0x" : " 0x").append(String.format("%02x", text[from + i]));
    }
    return hex.toString();
  }
}
