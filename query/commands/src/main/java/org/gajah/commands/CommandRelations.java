package org.gajah.commands;

import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalogstore.relation.RelationDescriptors;
import org.gajah.catalogstore.relation.RelationOpener;
import org.gajah.executor.state.RelationAccess;

/// A session's relations as commands use them.
public interface CommandRelations extends RelationAccess {
  /// What the catalogs say of relations.
  RelationCatalog catalog();

  /// Finds relations by name and locks them.
  RelationOpener opener();

  /// How relations are stored.
  RelationDescriptors descriptors();

  /// The method that stores tables.
  TableAccessMethod heap();

  /// An index access method.
  ///
  /// @param method OID of its row in `pg_am`
  /// @throws org.gajah.base.error.PgException 0A000 when Gajah cannot maintain its indexes
  IndexAccessMethod indexMethod(int method);
}
