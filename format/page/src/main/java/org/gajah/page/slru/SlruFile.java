package org.gajah.page.slru;

import java.util.Locale;

/// How the pages of an SLRU lie in files. Mirrors `access/slru.h` and `access/transam/slru.c`.
public final class SlruFile {
  public static final int PAGES = 32;

  private static final int LONG_NAME = 15;

  private SlruFile() {}

  /// The file with a page.
  public static long file(long page) {
    return page / PAGES;
  }

  /// The position of a page in its file, in pages.
  public static int pageInFile(long page) {
    return (int) (page % PAGES);
  }

  /// The name of a file: four to six hexadecimal digits, or fifteen (`pg_notify`).
  public static String name(long file, boolean longNames) {
    return String.format(Locale.ROOT, longNames ? "%015X" : "%04X", file);
  }

  /// Whether a name in the folder of an SLRU is one of its files.
  public static boolean isName(String name, boolean longNames) {
    boolean length =
        longNames ? name.length() == LONG_NAME : name.length() >= 4 && name.length() <= 6;
    return length && name.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F');
  }
}
