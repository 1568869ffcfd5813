package org.gajah.session.protocol;

import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// Where the results of a simple query go. Mirrors `DestReceiver` of `tcop/dest.h`.
interface Destination {
  /// Takes the rows of the next statement.
  ///
  /// @param formats of the columns: none or one for text, as a client asks for them
  RowSink rows(int[] formats);

  /// A statement is over.
  void completed(Completion completion);

  /// There was no statement in the text.
  void empty();
}
