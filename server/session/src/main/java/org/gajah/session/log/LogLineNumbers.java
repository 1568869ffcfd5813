package org.gajah.session.log;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.gajah.session.log.LogSink.Format;

/// Counts the lines that one process has logged, for each format by itself, as `%l` and
/// `session_line_num` show them.
public final class LogLineNumbers {
  private final AtomicIntegerArray numbers = new AtomicIntegerArray(Format.values().length);

  int next(Format format) {
    return numbers.incrementAndGet(format.ordinal());
  }
}
