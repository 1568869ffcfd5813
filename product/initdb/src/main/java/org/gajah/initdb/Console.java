package org.gajah.initdb;

import java.io.PrintStream;

/// Where the program speaks: what it does on its standard output, what is wrong on its standard
/// error.
final class Console {
  private static final String NAME = "initdb";

  private final PrintStream out;
  private final PrintStream err;
  private boolean midLine;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  void line(String text) {
    out.print(text);
    out.print('\n');
  }

  void blank() {
    line("");
  }

  /// Begins a step: what it is, to be followed by how it went.
  void begin(String step) {
    out.print(step);
    out.print(" ... ");
    out.flush();
    midLine = true;
  }

  void end(String outcome) {
    line(outcome);
    out.flush();
    midLine = false;
  }

  void ok() {
    end("ok");
  }

  /// Ends the line of a step that was not finished.
  void breakLine() {
    if (midLine) {
      out.flush();
      midLine = false;
    }
  }

  void note(String text) {
    out.flush();
    err.print(NAME + ": " + text + "\n");
    err.flush();
  }

  void plainError(String text) {
    out.flush();
    err.print(text + "\n");
    err.flush();
  }

  /// Sets what follows on the standard error apart from what went before.
  void blankBeforeErrors() {
    blank();
    out.flush();
  }

  void warning(String text) {
    note("warning: " + text);
  }

  void hint(String text) {
    note("hint: " + text);
  }

  void error(InitdbFault fault) {
    breakLine();
    note("error: " + fault.getMessage());
    if (fault.detail() != null) {
      note("detail: " + fault.detail());
    }
    if (fault.hint() != null) {
      note("hint: " + fault.hint());
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
