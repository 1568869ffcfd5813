package org.gajah.text.collation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.base.seam.ShellProgram;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The locales of the C library that a database can use, as the program `locale` lists them.
public final class LibraryLocales {
  private static final Pattern ENCODING = Pattern.compile("\\.[A-Za-z0-9-]*");

  private LibraryLocales() {}

  /// A locale under the name that a collation of it gets.
  ///
  /// @param name of the collation
  /// @param locale as the library knows it
  /// @param encoding the only one that it works with
  public record Named(String name, String locale, Encoding encoding) {}

  /// All locales, "C" and "POSIX" left out: each by its own name, then each by that name without
  /// the encoding (`en_US` for `en_US.utf8`) in the order of their own names. Names repeat; the
  /// first with an encoding gets it.
  ///
  /// @param folder where the program runs
  /// @throws IOException when it cannot be run
  public static List<Named> all(Path folder) throws IOException {
    List<Named> locales = new ArrayList<>();
    for (String name : names(folder)) {
      Encoding encoding = encoding(name);
      if (encoding != null && encoding != Encoding.SQL_ASCII && encoding.forServers()) {
        locales.add(new Named(name, name, encoding));
      }
    }
    List<Named> shorter =
        locales.stream()
            .sorted(Comparator.comparing(Named::locale))
            .map(LibraryLocales::shorter)
            .filter(named -> !named.name.equals(named.locale))
            .toList();
    locales.addAll(shorter);
    return locales;
  }

  private static Named shorter(Named named) {
    String name = ENCODING.matcher(named.locale).replaceFirst("");
    return new Named(name, named.locale, named.encoding);
  }

  private static @Nullable Encoding encoding(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 128);
    return ascii ? Collations.encoding(name) : null;
  }

  private static List<String> names(Path folder) throws IOException {
    try (ShellProgram program = ShellProgram.reading("locale -a", folder);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(program.output(), StandardCharsets.ISO_8859_1))) {
      return lines.lines().toList();
    }
  }
}
