package org.gajah.session.hba;

import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// A fault in an authentication file.
///
/// @param message in PostgreSQL's words
/// @param hint or null
/// @param placed whether the log says where; PostgreSQL forgets it once
/// @param shown what `pg_hba_file_rules` shows; PostgreSQL leaves some faults out there (null), and
///   words a few otherwise
record FileProblem(String message, @Nullable String hint, @Nullable String shown, boolean placed) {
  FileProblem(String message, @Nullable String hint, @Nullable String shown) {
    this(message, hint, shown, true);
  }

  FileProblem(String message) {
    this(message, null, message);
  }

  FileProblem(String message, @Nullable String hint) {
    this(message, hint, message);
  }

  /// The entry in the log.
  PgException log(String file, int line) {
    PgException entry = new PgException(Severity.LOG, SqlState.CONFIG_FILE_ERROR, message, null);
    if (placed) {
      entry.with(ErrorField.WHERE, "line " + line + " of configuration file \"" + file + "\"");
    }
    return hint == null ? entry : entry.hint(hint);
  }

  /// Stops the reading of a line.
  static final class Stop extends Exception {
    private static final long serialVersionUID = 1;

    private final transient FileProblem problem;

    Stop(FileProblem problem) {
      super(problem.message);
      this.problem = problem;
    }

    Stop(String message) {
      this(new FileProblem(message));
    }

    Stop(String message, String hint) {
      this(new FileProblem(message, hint));
    }

    FileProblem problem() {
      return problem;
    }
  }
}
