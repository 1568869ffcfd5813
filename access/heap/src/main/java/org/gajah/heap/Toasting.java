package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.toast.RowToaster;
import org.gajah.accessapi.toast.Toaster;
import org.jspecify.annotations.Nullable;

/// A writer's toaster, which is made when the first long row comes.
final class Toasting {
  private final Toaster toaster;
  private final StorageContext context;
  private final TableDescriptor table;
  private final boolean frozen;
  private @Nullable RowToaster rows;

  Toasting(Toaster toaster, StorageContext context, TableDescriptor table, boolean frozen) {
    this.toaster = toaster;
    this.context = context;
    this.table = table;
    this.frozen = frozen;
  }

  RowToaster rows() {
    RowToaster known = rows;
    if (known == null) {
      known = toaster.rows(context, table, frozen);
      rows = known;
    }
    return known;
  }

  /// Whether rows of the table may have values to look after.
  boolean applies() {
    return !table.columnStorage().isEmpty();
  }

  void close() {
    RowToaster known = rows;
    if (known != null) {
      rows = null;
      known.close();
    }
  }
}
