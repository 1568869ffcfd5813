package org.gajah.cli.inspect;

import java.io.IOException;
import java.util.List;
import org.gajah.base.id.RelFileLocator;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.jspecify.annotations.Nullable;

/// Reads the committed rows of tables in the order of their files.
final class RowScan {
  private final ClusterReader cluster;
  private final Visibility visibility;
  private final TupleReader tuples;

  /// Gets rows, each the values of its columns.
  interface Sink {
    /// @return false when no more are wanted
    boolean row(byte[] @Nullable [] values) throws IOException;
  }

  RowScan(ClusterReader cluster, TupleReader.Toast toast) {
    this.cluster = cluster;
    this.visibility = new Visibility(cluster);
    this.tuples = new TupleReader(toast);
  }

  TupleReader tuples() {
    return tuples;
  }

  void read(RelFileLocator files, List<Column> layout, Sink sink) throws IOException {
    cluster.pages(
        files,
        (page, block) -> {
          int last = PageHeader.maxOffset(page);
          for (int i = 1; i <= last; i++) {
            int pointer = LinePointer.at(page, i);
            if (LinePointer.isNormal(pointer)
                && visibility.sees(page, LinePointer.offset(pointer))
                && !sink.row(tuples.values(page, LinePointer.offset(pointer), layout))) {
              return false;
            }
          }
          return true;
        });
  }
}
