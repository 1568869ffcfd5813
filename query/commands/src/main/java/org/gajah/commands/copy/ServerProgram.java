package org.gajah.commands.copy;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.ShellProgram;
import org.gajah.disk.FileFault;

/// Programs of the server's machine as sources and targets of COPY.
final class ServerProgram {
  private static final int PIECE = 65536;
  private static final int BROKEN_PIPE = 13;
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private ServerProgram() {}

  /// Starts a program to copy from.
  ///
  /// @param root of the data directory, where it runs
  static CopySource source(Path root, String command) {
    try {
      return new Reading(command, ShellProgram.reading(command, root));
    } catch (IOException e) {
      throw FileFault.of("could not execute command \"" + command + "\"", e);
    }
  }

  /// Starts a program to copy to.
  static CopyTarget target(Path root, String command) {
    try {
      return new Writing(command, ShellProgram.writing(command, root));
    } catch (IOException e) {
      throw FileFault.of("could not execute command \"" + command + "\"", e);
    }
  }

  /// @param pipeMayBreak whether the program may be told that nobody reads on
  private static void finish(String command, ShellProgram program, boolean pipeMayBreak) {
    ShellProgram.End end;
    try {
      end = program.finish();
    } catch (IOException e) {
      throw FileFault.of("could not close pipe to external command", e);
    }
    if (end.isGood() || (pipeMayBreak && end.bySignal() && end.code() == BROKEN_PIPE)) {
      return;
    }
    throw new PgException(SqlState.EXTERNAL_ROUTINE_EXCEPTION, "program \"" + command + "\" failed")
        .detail(text(end));
  }

  private static String text(ShellProgram.End end) {
    if (end.bySignal()) {
      return "child process was terminated by signal %d: %s".formatted(end.code(), signal(end));
    }
    return switch (end.code()) {
      case NOT_EXECUTABLE -> "command not executable";
      case NOT_FOUND -> "command not found";
      default -> "child process exited with exit code " + end.code();
    };
  }

  private static String signal(ShellProgram.End end) {
    return switch (end.code()) {
      case 1 -> "Hangup";
      case 2 -> "Interrupt";
      case 3 -> "Quit";
      case 6 -> "Aborted";
      case 9 -> "Killed";
      case 11 -> "Segmentation fault";
      case BROKEN_PIPE -> "Broken pipe";
      case 14 -> "Alarm clock";
      case 15 -> "Terminated";
      default -> "Unknown signal " + end.code();
    };
  }

  private static final class Reading implements CopySource {
    private final String command;
    private final ShellProgram program;
    private boolean ended;
    private boolean finished;

    Reading(String command, ShellProgram program) {
      this.command = command;
      this.program = program;
    }

    @Override
    public boolean read(ByteSink into) {
      if (ended) {
        return false;
      }
      int at = into.reserve(PIECE);
      try {
        int got = program.output().read(into.array(), at, PIECE);
        into.truncate(at + Math.max(got, 0));
        ended = got < 0;
        return got > 0;
      } catch (IOException e) {
        throw FileFault.of("could not read from COPY program", e);
      }
    }

    @Override
    public void drain() {}

    @Override
    public void done() {
      finished = true;
      finish(command, program, !ended);
    }

    @Override
    public void close() {
      if (!finished) {
        program.close();
      }
    }
  }

  private static final class Writing extends PiecewiseTarget {
    /// What the C library's streams keep of what goes into a pipe.
    private static final int LAST = 4096;

    private final String command;
    private final ShellProgram program;
    private boolean finished;

    Writing(String command, ShellProgram program) {
      this.command = command;
      this.program = program;
    }

    @Override
    void flush() {
      if (!writePending()) {
        // A program that failed says more than the broken pipe.
        finished = true;
        finish(command, program, false);
        throw PgException.internal("could not write to COPY program: Broken pipe");
      }
    }

    /// @return false when the program does not read any more, whatever Java calls that
    private boolean writePending() {
      try {
        program.input().write(pending.array(), 0, pending.length());
        program.input().flush();
        pending.clear();
        return true;
      } catch (IOException gone) {
        return false;
      }
    }

    @Override
    public void done() {
      if (pending.length() > LAST) {
        flush();
      } else {
        // As PostgreSQL writes it when it closes the pipe: a program may end without having read
        // all.
        var _ = writePending();
      }
      finished = true;
      finish(command, program, false);
    }

    @Override
    public void close() {
      if (!finished) {
        program.close();
      }
    }
  }
}
