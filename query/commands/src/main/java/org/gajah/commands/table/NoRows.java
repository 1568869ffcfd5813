package org.gajah.commands.table;

import org.gajah.batch.Batch;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;

/// Takes the rows of commands that return none.
public enum NoRows implements RowSink {
  INSTANCE;

  @Override
  public void start(RowShape shape) {}

  @Override
  public void rows(Batch batch) {}
}
