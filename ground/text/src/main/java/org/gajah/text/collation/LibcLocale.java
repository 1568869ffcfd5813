package org.gajah.text.collation;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// A locale of the C library, and its functions that take one. Locales are never given back: a
/// process has few.
final class LibcLocale {
  private static final int CTYPE_MASK = 1;
  private static final int COLLATE_MASK = 1 << 3;

  /// The item of `nl_langinfo` that names the encoding.
  private static final int CODESET = 14;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = LINKER.defaultLookup();

  private static final MethodHandle STRCOLL =
      LINKER.downcallHandle(
          LIBRARY.findOrThrow("strcoll_l"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
          Linker.Option.critical(true));
  private static final MethodHandle LOWER = character("towlower_l");
  private static final MethodHandle UPPER = character("towupper_l");
  private static final MethodHandle BYTE_LOWER = character("tolower_l");
  private static final MethodHandle BYTE_UPPER = character("toupper_l");
  private static final Map<CharacterClass, MethodHandle> WIDE = classes("isw");
  private static final Map<CharacterClass, MethodHandle> BYTE = classes("is");

  private final MemorySegment locale;

  private LibcLocale(MemorySegment locale) {
    this.locale = locale;
  }

  private static MethodHandle character(String name) {
    return LINKER.downcallHandle(
        LIBRARY.findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
        Linker.Option.critical(false));
  }

  private static Map<CharacterClass, MethodHandle> classes(String prefix) {
    Map<CharacterClass, MethodHandle> functions = new EnumMap<>(CharacterClass.class);
    for (CharacterClass kind : CharacterClass.values()) {
      switch (kind) {
        case ALNUM, ALPHA, DIGIT, LOWER, UPPER, PUNCT, SPACE, PRINT, GRAPH ->
            functions.put(kind, character(prefix + kind.name().toLowerCase(Locale.ROOT) + "_l"));
        default -> {}
      }
    }
    return functions;
  }

  /// Opens a locale with the names for order and for characters.
  ///
  /// @throws PgException 42704 when the C library has none of that name
  static LibcLocale open(String collate, String ctype) {
    MethodHandle newlocale =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("newlocale"),
            FunctionDescriptor.of(
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first =
          (MemorySegment)
              newlocale.invokeExact(COLLATE_MASK, arena.allocateFrom(collate), MemorySegment.NULL);
      checkFound(first, collate);
      MemorySegment both =
          (MemorySegment) newlocale.invokeExact(CTYPE_MASK, arena.allocateFrom(ctype), first);
      checkFound(both, ctype);
      return new LibcLocale(both);
    } catch (PgException e) {
      throw e;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static void checkFound(MemorySegment found, String name) {
    if (found.equals(MemorySegment.NULL)) {
      throw new PgException(
              SqlState.INVALID_PARAMETER_VALUE,
              "could not create locale \"" + name + "\": No such file or directory")
          .detail(
              "The operating system could not find any locale data for the locale name \""
                  + name
                  + "\".");
    }
  }

  private static PgException failed(Throwable cause) {
    return PgException.internal("call of the C library failed: " + cause);
  }

  /// Whether there is a locale of that name.
  static boolean exists(String name) {
    return codeset(name) != null;
  }

  /// The name of a locale's encoding; null when there is no such locale.
  static @Nullable String codeset(String name) {
    LibcLocale found;
    try {
      found = open(name, name);
    } catch (PgException e) {
      if (e.sqlState() == SqlState.INVALID_PARAMETER_VALUE) {
        return null;
      }
      throw e;
    }
    MethodHandle langinfo =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("nl_langinfo_l"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    MethodHandle free =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("freelocale"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    try {
      MemorySegment text = (MemorySegment) langinfo.invokeExact(CODESET, found.locale);
      String codeset = text.reinterpret(64).getString(0);
      free.invokeExact(found.locale);
      return codeset;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// The version of the C library's locale data.
  static String version() {
    MethodHandle version =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("gnu_get_libc_version"),
            FunctionDescriptor.of(ValueLayout.ADDRESS));
    try {
      MemorySegment text = (MemorySegment) version.invokeExact();
      return text.reinterpret(64).getString(0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// The order of two texts that end with a zero byte.
  int compare(byte[] a, byte[] b) {
    try {
      return (int) STRCOLL.invokeExact(MemorySegment.ofArray(a), MemorySegment.ofArray(b), locale);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private int call(MethodHandle function, int c) {
    try {
      return (int) function.invokeExact(c, locale);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// @param wide whether the character is a code point rather than a byte of the encoding
  boolean is(CharacterClass kind, int c, boolean wide) {
    MethodHandle function = (wide ? WIDE : BYTE).get(kind);
    return function == null ? kind.containsAscii(c) : call(function, c) != 0;
  }

  int lower(int c, boolean wide) {
    return call(wide ? LOWER : BYTE_LOWER, c);
  }

  int upper(int c, boolean wide) {
    return call(wide ? UPPER : BYTE_UPPER, c);
  }
}
