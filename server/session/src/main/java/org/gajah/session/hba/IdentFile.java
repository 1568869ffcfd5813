package org.gajah.session.hba;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.session.hba.FileProblem.Stop;
import org.jspecify.annotations.Nullable;

/// `pg_ident.conf`, read: which users of the system may log in as which roles.
///
/// @param mappings those that are well-formed, in order
/// @param rows a row of `pg_ident_file_mappings` for each line
/// @param log what to write into the log
/// @param usable whether there is no fault in it; only then may it replace what counts
public record IdentFile(
    List<Mapping> mappings, List<Row> rows, List<PgException> log, boolean usable) {
  /// No mappings.
  public static final IdentFile EMPTY = new IdentFile(List.of(), List.of(), List.of(), true);

  /// A line.
  ///
  /// @param map the name of the map it belongs to
  /// @param systemUser the system's user, perhaps a regular expression
  /// @param role the role, perhaps a regular expression, `all`, a group, or with `\1` in it
  public record Mapping(String map, Word systemUser, Word role) {}

  /// A row of `pg_ident_file_mappings`.
  public record Row(
      @Nullable Integer mapNumber,
      String fileName,
      int lineNumber,
      @Nullable Mapping mapping,
      @Nullable String error) {}

  /// Reads the file.
  ///
  /// @throws PgException when it cannot be read at all
  public static IdentFile read(Disk disk, Path path, RegexCompiler regexes) {
    AuthenticationFile.Content content = AuthenticationFile.read(disk, path);
    List<Mapping> mappings = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<PgException> log = new ArrayList<>(content.log());
    boolean usable = true;
    for (AuthenticationFile.Line line : content.lines()) {
      Mapping mapping = null;
      String error = line.problem();
      if (error == null) {
        try {
          mapping = mapping(line, regexes);
          mappings.add(mapping);
        } catch (Stop stop) {
          error = stop.problem().shown();
          log.add(stop.problem().log(line.file(), line.number()));
        }
      }
      usable &= mapping != null;
      rows.add(
          new Row(
              mapping == null ? null : (Integer) mappings.size(),
              line.file(),
              line.number(),
              mapping,
              error));
    }
    return new IdentFile(List.copyOf(mappings), List.copyOf(rows), List.copyOf(log), usable);
  }

  private static Mapping mapping(AuthenticationFile.Line line, RegexCompiler regexes) throws Stop {
    Word map = word(line, 0);
    Word user = word(line, 1);
    Word role = word(line, 2);
    return new Mapping(
        map.text(), HbaFile.compiled(user, regexes), HbaFile.compiled(role, regexes));
  }

  private static Word word(AuthenticationFile.Line line, int index) throws Stop {
    if (index >= line.fields().size()) {
      throw new Stop("missing entry at end of line");
    }
    List<Word> words = line.fields().get(index);
    if (words.size() > 1) {
      throw new Stop("multiple values in ident field");
    }
    return words.getFirst();
  }

  /// Whether a user of the system may log in as a role.
  ///
  /// @param map the map to use; null or empty asks for the same name
  /// @param role as which role
  /// @param systemUser who it is
  /// @param ignoreCase whether names are compared without regard to case
  /// @param roles for groups among the roles
  /// @return null when it may; else what to write into the log
  public @Nullable PgException check(
      @Nullable String map, String role, String systemUser, boolean ignoreCase, Roles roles) {
    if (map == null || map.isEmpty()) {
      return same(role, systemUser, ignoreCase)
          ? null
          : log(
              "provided user name (%s) and authenticated user name (%s) do not match"
                  .formatted(role, systemUser));
    }
    for (Mapping mapping : mappings) {
      if (!mapping.map.equals(map)) {
        continue;
      }
      RegexCompiler.Pattern pattern = mapping.systemUser.pattern();
      Word wanted = mapping.role;
      if (pattern != null) {
        String found = pattern.find(systemUser);
        if (found == null) {
          continue;
        }
        if (!wanted.isRegex() && wanted.text().contains("\\1")) {
          if (pattern.groups() == 0) {
            return new PgException(
                Severity.LOG,
                SqlState.INVALID_REGULAR_EXPRESSION,
                "regular expression \"%s\" has no subexpressions as requested by backreference in \"%s\""
                    .formatted(mapping.systemUser.text().substring(1), wanted.text()),
                null);
          }
          int at = wanted.text().indexOf("\\1");
          String filled = wanted.text().substring(0, at) + found + wanted.text().substring(at + 2);
          // What was put in is a name, never a key word.
          wanted = new Word(filled, true, null);
        }
      } else if (!same(mapping.systemUser.text(), systemUser, ignoreCase)) {
        continue;
      }
      if (RuleMatcher.matchesRole(wanted, role, ignoreCase, roles)) {
        return null;
      }
    }
    return log(
        "no match in usermap \"%s\" for user \"%s\" authenticated as \"%s\""
            .formatted(map, role, systemUser));
  }

  private static boolean same(String one, String other, boolean ignoreCase) {
    return ignoreCase
        ? one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))
        : one.equals(other);
  }

  private static PgException log(String message) {
    return new PgException(Severity.LOG, SqlState.SUCCESSFUL_COMPLETION, message, null);
  }
}
