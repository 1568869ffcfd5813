package org.gajah.relations.toast;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.toast.RowToaster;
import org.gajah.accessapi.toast.Toaster;

/// What the heap is given to shorten rows. One object serves one session.
public final class HeapToaster implements Toaster {
  private final TableAccessMethod tables;
  private final IndexAccessMethod indexes;
  private final ToastTables toastTables;

  /// @param tables how TOAST tables are stored: a heap that needs no toaster
  /// @param indexes how their indexes are
  /// @param toastTables for values that come from other tables
  public HeapToaster(TableAccessMethod tables, IndexAccessMethod indexes, ToastTables toastTables) {
    this.tables = tables;
    this.indexes = indexes;
    this.toastTables = toastTables;
  }

  @Override
  public RowToaster rows(StorageContext context, TableDescriptor table, boolean frozen) {
    return new RowShortener(context, table, frozen, false, tables, indexes, toastTables);
  }

  @Override
  public RowToaster moving(StorageContext context, TableDescriptor table) {
    return new RowShortener(context, table, false, true, tables, indexes, toastTables);
  }
}
