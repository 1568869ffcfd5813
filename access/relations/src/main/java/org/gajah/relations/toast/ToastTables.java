package org.gajah.relations.toast;

import org.gajah.accessapi.relation.ToastDescriptor;

/// Knows the TOAST tables of a database, so that pointers into any of them can be followed.
@FunctionalInterface
public interface ToastTables {
  /// The TOAST table with an OID.
  ///
  /// @throws org.gajah.base.error.PgException when there is none
  ToastDescriptor find(int oid);
}
