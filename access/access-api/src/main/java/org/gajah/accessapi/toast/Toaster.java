package org.gajah.accessapi.toast;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;

/// Makes those who shorten rows.
@FunctionalInterface
public interface Toaster {
  /// Somebody to shorten the rows of a table for one writer.
  ///
  /// @param frozen whether what is moved out is inserted as visible to everybody, like its rows
  RowToaster rows(StorageContext context, TableDescriptor table, boolean frozen);

  /// Somebody to bring rows into the new files of the table that they are in: values that its TOAST
  /// table holds keep their ids, in the new files of that one, and go there once, however many
  /// versions of a row share them.
  ///
  /// @param table with its TOAST table, as the new files are
  default RowToaster moving(StorageContext context, TableDescriptor table) {
    return rows(context, table, false);
  }
}
