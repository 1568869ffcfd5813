package org.gajah.initdb;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.jspecify.annotations.Nullable;

/// The superuser's password, typed or out of a file.
final class Password {
  private Password() {}

  /// The first line of a file.
  static String read(Disk disk, String file) {
    byte[] content;
    try {
      content = WholeFile.read(disk, Path.of(file).toAbsolutePath());
    } catch (IOException e) {
      throw new InitdbFault(
          "could not open file \"%s\" for reading: %s".formatted(file, SystemError.text(e)));
    }
    if (content.length == 0) {
      throw new InitdbFault("password file \"%s\" is empty".formatted(file));
    }
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /// Asks for it twice, on the terminal when there is one.
  @SuppressWarnings("SystemConsoleNull") // It may be null, says its documentation.
  static String prompt(InputStream in, PrintStream err) {
    Console terminal = System.console();
    if (terminal != null && terminal.isTerminal()) {
      return same(
          typed(terminal, "Enter new superuser password: "), typed(terminal, "Enter it again: "));
    }
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return same(
        line(lines, err, "Enter new superuser password: "), line(lines, err, "Enter it again: "));
  }

  private static String same(String once, String again) {
    if (!once.equals(again)) {
      throw new PlainFault("Passwords didn't match.");
    }
    return once;
  }

  private static String typed(Console terminal, String prompt) {
    char @Nullable [] typed = terminal.readPassword("%s", prompt);
    String text = typed == null ? "" : new String(typed);
    if (typed != null) {
      Arrays.fill(typed, ' ');
    }
    return text;
  }

  private static String line(BufferedReader lines, PrintStream err, String prompt) {
    err.print(prompt);
    err.flush();
    try {
      String line = lines.readLine();
      err.print('\n');
      err.flush();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }
}
