package org.gajah.commands.collation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.seam.ShellProgram;
import org.gajah.disk.FileFault;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The locales of the C library, as the program `locale` lists them.
final class LibraryLocales {
  private static final String COMMAND = "locale -a";

  private LibraryLocales() {}

  /// A locale.
  ///
  /// @param name as the library knows it
  /// @param encoding the only one that it works with
  record Found(String name, Encoding encoding) {
    /// The name without that of the encoding (`en_US` for `en_US.utf8`).
    String shortName() {
      int dot = name.indexOf('.');
      int end = dot + 1;
      while (dot >= 0 && end < name.length() && isOfEncoding(name.charAt(end))) {
        end++;
      }
      return dot < 0 ? name : name.substring(0, dot) + name.substring(end);
    }

    private static boolean isOfEncoding(char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    }
  }

  /// Those that a database can use, but for "C" and "POSIX".
  ///
  /// @param folder where the program runs
  static List<Found> all(Path folder) {
    List<Found> locales = new ArrayList<>();
    for (String name : names(folder)) {
      Encoding encoding = encoding(name);
      if (encoding != null && encoding != Encoding.SQL_ASCII && encoding.forServers()) {
        locales.add(new Found(name, encoding));
      }
    }
    return locales;
  }

  private static @Nullable Encoding encoding(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 128);
    return ascii ? Collations.encoding(name) : null;
  }

  private static List<String> names(Path folder) {
    try (ShellProgram program = ShellProgram.reading(COMMAND, folder);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(program.output(), StandardCharsets.ISO_8859_1))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw FileFault.of("could not execute command \"" + COMMAND + "\"", e);
    }
  }
}
