package org.gajah.instance.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.settings.FileSetting;
import org.gajah.instance.config.ConfigurationLexer.Kind;
import org.gajah.instance.config.ConfigurationLexer.Token;
import org.jspecify.annotations.Nullable;

/// Reads a configuration file and the files that it includes.
final class ConfigurationFile {
  private static final int DEEPEST = 10;
  private static final int MOST_ERRORS = 100;

  private final Disk disk;
  private final boolean firstErrorOnly;
  private final List<Entry> entries = new ArrayList<>();
  private final List<PgException> log = new ArrayList<>();

  /// A line of a file: a setting, or a fault.
  sealed interface Entry {
    /// A line that sets something.
    record Set(FileSetting setting) implements Entry {}

    /// A line that cannot be used.
    ///
    /// @param message in the words of `pg_file_settings.error`
    record Fault(String file, int line, String message) implements Entry {}
  }

  /// What was read.
  ///
  /// @param entries in order, those of included files at their places
  /// @param log what to write into the log
  record Content(List<Entry> entries, List<PgException> log) {
    boolean hasFaults() {
      return entries.stream().anyMatch(Entry.Fault.class::isInstance);
    }

    List<FileSetting> settings() {
      List<FileSetting> settings = new ArrayList<>();
      for (Entry entry : entries) {
        if (entry instanceof Entry.Set(FileSetting setting)) {
          settings.add(setting);
        }
      }
      return settings;
    }

    /// This and what another file adds.
    Content and(Content other) {
      List<Entry> both = new ArrayList<>(entries);
      both.addAll(other.entries);
      List<PgException> logs = new ArrayList<>(log);
      logs.addAll(other.log);
      return new Content(both, logs);
    }
  }

  private ConfigurationFile(Disk disk, boolean firstErrorOnly) {
    this.disk = disk;
    this.firstErrorOnly = firstErrorOnly;
  }

  /// Reads a file.
  ///
  /// @param mustExist whether it is a fault when there is none
  /// @param firstErrorOnly whether to stop at the first fault of syntax in each file, as
  ///   `pg_file_settings` does
  static Content read(Disk disk, Path path, boolean mustExist, boolean firstErrorOnly) {
    ConfigurationFile reader = new ConfigurationFile(disk, firstErrorOnly);
    reader.file(path, path.toString(), null, mustExist, 0, 0);
    return new Content(reader.entries, reader.log);
  }

  private void fault(SqlState state, String message, String shown, Path file, int line) {
    log.add(new PgException(Severity.LOG, state, message, null));
    entries.add(new Entry.Fault(file.toString(), line, shown));
  }

  /// Reads one file.
  ///
  /// @param called how it was named
  /// @param from the file that includes it, and the line there
  private void file(
      Path path, String called, @Nullable Path from, boolean mustExist, int line, int depth) {
    Path blamed = from == null ? path : from;
    if (depth > DEEPEST) {
      fault(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "could not open configuration file \"" + called + "\": maximum nesting depth exceeded",
          "nesting depth exceeded",
          blamed,
          line);
      return;
    }
    if (path.equals(from)) {
      fault(
          SqlState.PROGRAM_LIMIT_EXCEEDED,
          "configuration file recursion in \"" + path + "\"",
          "configuration file recursion",
          blamed,
          line);
      return;
    }
    try {
      byte[] content = WholeFile.read(disk, path);
      lines(path, new String(content, StandardCharsets.UTF_8), depth);
    } catch (NoSuchFileException e) {
      if (mustExist) {
        cannotOpen(path, e, blamed, line);
      } else {
        log.add(
            new PgException(
                Severity.LOG,
                SqlState.SUCCESSFUL_COMPLETION,
                "skipping missing configuration file \"" + path + "\"",
                null));
      }
    } catch (IOException e) {
      cannotOpen(path, e, blamed, line);
    }
  }

  private void cannotOpen(Path path, IOException e, Path blamed, int line) {
    fault(
        SystemError.sqlState(e),
        "could not open configuration file \"" + path + "\": " + SystemError.text(e),
        "could not open file \"" + path + "\"",
        blamed,
        line);
  }

  private void lines(Path path, String text, int depth) {
    ConfigurationLexer lexer = new ConfigurationLexer(text);
    int errors = 0;
    while (true) {
      int line = lexer.line();
      Token token = lexer.next();
      if (token.kind() == Kind.END_OF_FILE) {
        return;
      }
      if (token.kind() == Kind.END_OF_LINE) {
        continue;
      }
      Token bad = line(lexer, token, path, line, depth);
      if (bad == null) {
        continue;
      }
      syntaxError(bad, path, line);
      errors++;
      if (errors >= MOST_ERRORS || firstErrorOnly) {
        if (!firstErrorOnly) {
          log.add(
              new PgException(
                  Severity.LOG,
                  SqlState.PROGRAM_LIMIT_EXCEEDED,
                  "too many syntax errors found, abandoning file \"" + path + "\"",
                  null));
        }
        return;
      }
      while (!bad.endsLine()) {
        bad = lexer.next();
      }
    }
  }

  private void syntaxError(Token bad, Path path, int line) {
    fault(
        SqlState.SYNTAX_ERROR,
        "syntax error in file \"%s\" line %d, near ".formatted(path, line)
            + (bad.endsLine() ? "end of line" : "token \"" + bad.text() + "\""),
        "syntax error",
        path,
        line);
  }

  /// Reads a line; returns the token that does not fit, or null.
  private @Nullable Token line(
      ConfigurationLexer lexer, Token name, Path path, int line, int depth) {
    if (name.kind() != Kind.NAME && name.kind() != Kind.QUALIFIED_NAME) {
      return name;
    }
    Token value = lexer.next();
    if (value.kind() == Kind.EQUALS) {
      value = lexer.next();
    }
    if (!value.isValue()) {
      return value;
    }
    Token end = lexer.next();
    if (!end.endsLine()) {
      return end;
    }
    String text =
        value.kind() == Kind.STRING ? ConfigurationLexer.unquoted(value.text()) : value.text();
    switch (name.text().toLowerCase(Locale.ROOT)) {
      case "include" -> include(text, path, true, line, depth);
      case "include_if_exists" -> include(text, path, false, line, depth);
      case "include_dir" -> includeDirectory(text, path, line, depth);
      default ->
          entries.add(new Entry.Set(new FileSetting(name.text(), text, path.toString(), line)));
    }
    return null;
  }

  private static boolean isBlank(String name) {
    return name.strip().isEmpty();
  }

  private void include(String name, Path from, boolean mustExist, int line, int depth) {
    if (isBlank(name)) {
      fault(
          SqlState.INVALID_PARAMETER_VALUE,
          "empty configuration file name: \"" + name + "\"",
          "empty configuration file name",
          from,
          line);
      return;
    }
    file(from.resolveSibling(name).normalize(), name, from, mustExist, line, depth + 1);
  }

  private void includeDirectory(String name, Path from, int line, int depth) {
    if (isBlank(name)) {
      fault(
          SqlState.INVALID_PARAMETER_VALUE,
          "empty configuration directory name: \"" + name + "\"",
          "empty configuration directory name",
          from,
          line);
      return;
    }
    Path directory = from.resolveSibling(name).normalize();
    List<String> names;
    try {
      names = new ArrayList<>(disk.list(directory));
    } catch (IOException e) {
      fault(
          SystemError.sqlState(e),
          "could not open configuration directory \"" + directory + "\": " + SystemError.text(e),
          "could not open directory \"" + directory + "\"",
          from,
          line);
      return;
    }
    names.removeIf(one -> one.startsWith(".") || !one.endsWith(".conf"));
    names.sort(Comparator.naturalOrder());
    for (String one : names) {
      Path found = directory.resolve(one);
      file(found, found.toString(), from, true, line, depth + 1);
    }
  }
}
