package org.gajah.accessapi.toast;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;

/// Makes those who shorten rows.
public interface Toaster {
  /// Somebody to shorten the rows of a table for one writer.
  ///
  /// @param frozen whether what is moved out is inserted as visible to everybody, like its rows
  RowToaster rows(StorageContext context, TableDescriptor table, boolean frozen);
}
