package org.gajah.session.hba;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.jspecify.annotations.Nullable;

/// Cuts an authentication file into lines, fields and words, following `include`, `include_dir`,
/// `include_if_exists` and `@file`.
///
/// A line may go on after a backslash at its end. Fields are parted by blanks, the words of a field
/// by commas; `#` starts a comment; double quotes keep blanks, commas and key words from meaning
/// anything.
final class AuthenticationFile {
  private static final int DEEPEST = 10;

  private final Disk disk;
  private final List<Line> lines = new ArrayList<>();
  private final List<PgException> log = new ArrayList<>();
  // The lines that included what is being read, innermost first.
  private String includedFrom = "";

  /// A line with something on it.
  ///
  /// @param file where it stands
  /// @param number of its first physical line, from 1
  /// @param raw as it was written, continuations joined
  /// @param fields each with its words
  /// @param problem what is wrong with it already
  record Line(
      String file, int number, String raw, List<List<Word>> fields, @Nullable String problem) {}

  private AuthenticationFile(Disk disk) {
    this.disk = disk;
  }

  /// What was read.
  ///
  /// @param lines in order, those of included files at their places
  /// @param log entries about files that could not be read
  record Content(List<Line> lines, List<PgException> log) {}

  /// Reads a file.
  ///
  /// @throws PgException when it cannot be read
  static Content read(Disk disk, Path path) {
    AuthenticationFile reader = new AuthenticationFile(disk);
    byte[] bytes;
    try {
      bytes = WholeFile.read(disk, path);
    } catch (IOException e) {
      throw new PgException(
          Severity.ERROR, SystemError.sqlState(e), cannotOpen("file", path, e), e);
    }
    reader.lines(path, bytes, 0);
    return new Content(reader.lines, reader.log);
  }

  private static String cannotOpen(String what, Path path, IOException e) {
    return "could not open " + what + " \"" + path + "\": " + SystemError.text(e);
  }

  private void lines(Path path, byte[] bytes, int depth) {
    String[] physical = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    int number = 0;
    while (number < physical.length) {
      int first = number;
      StringBuilder line = new StringBuilder(stripped(physical[number++]));
      while (number < physical.length && endsWith(line, '\\')) {
        line.setLength(line.length() - 1);
        line.append(stripped(physical[number++]));
      }
      if (number == physical.length && endsWith(line, '\\')) {
        line.setLength(line.length() - 1);
      }
      line(path, first + 1, line.toString(), depth);
    }
  }

  private static String stripped(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static boolean endsWith(StringBuilder text, char c) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == c;
  }

  private void line(Path path, int number, String raw, int depth) {
    List<List<Word>> fields = new ArrayList<>();
    String problem = null;
    WordReader words = new WordReader(raw);
    while (problem == null && words.hasMore()) {
      List<Word> field = new ArrayList<>();
      problem = field(words, path, number, field, depth);
      if (!field.isEmpty()) {
        fields.add(field);
      }
    }
    if (problem == null && fields.isEmpty()) {
      return;
    }
    if (problem == null && fields.size() == 2) {
      String argument = fields.get(1).getFirst().text();
      switch (fields.get(0).getFirst().text()) {
        case "include" -> problem = include(path, number, argument, depth);
        case "include_if_exists" -> {
          Path target = resolve(path, argument);
          if (isMissing(target)) {
            log(path, number, cannotOpen("file", target, new NoSuchFileException("")));
            log(path, number, "skipping missing authentication file \"" + target + "\"");
            return;
          }
          problem = include(path, number, argument, depth);
        }
        case "include_dir" -> problem = includeDirectory(path, number, argument, depth);
        default -> {
          lines.add(new Line(path.toString(), number, raw, fields, null));
          return;
        }
      }
      if (problem == null) {
        return;
      }
    }
    lines.add(new Line(path.toString(), number, raw, fields, problem));
  }

  private void log(Path path, int number, String message) {
    log.add(
        new PgException(Severity.LOG, SqlState.CONFIG_FILE_ERROR, message, null)
            .with(ErrorField.WHERE, place(path, number) + includedFrom));
  }

  private static String place(Path path, int number) {
    return "line " + number + " of configuration file \"" + path + "\"";
  }

  private boolean isMissing(Path path) {
    try {
      return WholeFile.status(disk, path) == null;
    } catch (IOException unclear) {
      return false;
    }
  }

  private static Path resolve(Path from, String name) {
    return from.resolveSibling(name).normalize();
  }

  /// Reads the words of a field; returns what went wrong.
  private @Nullable String field(
      WordReader words, Path path, int number, List<Word> field, int depth) {
    do {
      Word word = words.next();
      if (word == null) {
        return null;
      }
      if (!word.quoted() && word.text().length() > 1 && word.text().startsWith("@")) {
        String problem = words(path, number, word.text().substring(1), field, depth);
        if (problem != null) {
          return problem;
        }
      } else {
        field.add(word);
      }
    } while (words.endedWithComma());
    return null;
  }

  /// Adds all words of another file.
  private @Nullable String words(Path path, int number, String name, List<Word> field, int depth) {
    Path target = resolve(path, name);
    AuthenticationFile other = new AuthenticationFile(disk);
    String problem = open(target, path, number, depth, other);
    log.addAll(other.log);
    for (Line line : other.lines) {
      if (line.problem != null) {
        return line.problem;
      }
      line.fields.forEach(field::addAll);
    }
    return problem;
  }

  private @Nullable String include(Path path, int number, String name, int depth) {
    return open(resolve(path, name), path, number, depth, this);
  }

  private @Nullable String open(
      Path target, Path path, int number, int depth, AuthenticationFile into) {
    String problem;
    if (depth + 1 > DEEPEST) {
      problem = "could not open file \"" + target + "\": maximum nesting depth exceeded";
    } else {
      String outer = includedFrom;
      try {
        byte[] content = WholeFile.read(disk, target);
        into.includedFrom = "\n" + place(path, number) + outer;
        into.lines(target, content, depth + 1);
        into.includedFrom = outer;
        return null;
      } catch (IOException e) {
        problem = cannotOpen("file", target, e);
      }
    }
    log(path, number, problem);
    return problem;
  }

  private @Nullable String includeDirectory(Path path, int number, String name, int depth) {
    Path directory = resolve(path, name);
    List<String> names;
    try {
      names = new ArrayList<>(disk.list(directory));
    } catch (IOException e) {
      log(path, number, cannotOpen("configuration directory", directory, e));
      return "could not open directory \"" + directory + "\"";
    }
    names.removeIf(
        one -> one.startsWith(".") || !one.endsWith(".conf") || isDirectory(directory, one));
    names.sort(Comparator.naturalOrder());
    for (String one : names) {
      String problem = open(directory.resolve(one), path, number, depth, this);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private boolean isDirectory(Path directory, String name) {
    try {
      var status = WholeFile.status(disk, directory.resolve(name));
      return status != null && status.isDirectory();
    } catch (IOException unclear) {
      return false;
    }
  }
}
