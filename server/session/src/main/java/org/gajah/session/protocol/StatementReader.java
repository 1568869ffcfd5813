package org.gajah.session.protocol;

import org.gajah.base.bytes.ByteSink;
import org.gajah.session.protocol.StandaloneSession.Dialogue;
import org.jspecify.annotations.Nullable;

/// Reads one statement after the other from the standard input. Mirrors `InteractiveBackend` of
/// `tcop/postgres.c`.
final class StatementReader {
  private final StandardInput input;
  private final StandardOutput output;
  private final Dialogue dialogue;
  private final ByteSink text = new ByteSink(1024);

  StatementReader(StandardInput input, StandardOutput output, Dialogue dialogue) {
    this.input = input;
    this.output = output;
    this.dialogue = dialogue;
  }

  /// Asks for the next statement and waits for it.
  ///
  /// @return null at the end of the input
  byte @Nullable [] next() {
    output.print("backend> ");
    output.flush();
    text.clear();
    int read = input.read();
    while (read >= 0 && !(read == '\n' && endsLine())) {
      if (read != '\n' || dialogue.untilEmptyLine()) {
        text.putByte(read);
      }
      read = input.read();
    }
    if (read < 0 && text.length() == 0) {
      return null;
    }
    byte[] statement = text.toByteArray();
    if (dialogue.echo()) {
      output.print("statement: ");
      output.write(statement, 0, statement.length);
      output.print("\n");
      output.flush();
    }
    return statement;
  }

  /// A line has ended.
  ///
  /// @return whether the statement has, too
  private boolean endsLine() {
    int length = text.length();
    byte[] bytes = text.array();
    if (dialogue.untilEmptyLine()) {
      return length > 1 && bytes[length - 1] == '\n' && bytes[length - 2] == ';';
    }
    if (length > 0 && bytes[length - 1] == '\\') {
      text.truncate(length - 1);
      return false;
    }
    text.putByte('\n');
    return true;
  }
}
