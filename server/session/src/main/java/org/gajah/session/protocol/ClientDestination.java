package org.gajah.session.protocol;

import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession;
import org.gajah.wire.stream.BackendWriter;

/// The client at the other end of a connection.
final class ClientDestination implements Destination {
  private final ClientLink link;
  private final RowWriter rows;

  ClientDestination(ClientLink link, SqlSession sql) {
    this.link = link;
    this.rows = new RowWriter(link, sql);
  }

  @Override
  public RowSink rows(int[] formats) {
    return rows.prepare(formats, true);
  }

  /// Sends a CommandComplete.
  @Override
  public void completed(Completion completion) {
    byte[] tag = BackendWriter.tag(completion.tag());
    if (completion.rows() < 0) {
      link.writer().commandComplete(tag);
    } else {
      link.writer().commandComplete(tag, completion.rows());
    }
    link.flushIfLarge();
  }

  @Override
  public void empty() {
    link.writer().emptyQueryResponse();
  }
}
