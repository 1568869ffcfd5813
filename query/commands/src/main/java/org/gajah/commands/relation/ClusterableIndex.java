package org.gajah.commands.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAm;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;

/// Whether a table can be ordered by an index. Mirrors `check_index_is_clusterable` of
/// `commands/cluster.c`.
public final class ClusterableIndex {
  private ClusterableIndex() {}

  /// @param index OID of a relation, whatever it is
  /// @throws PgException when the table cannot be ordered by it
  public static void require(CommandContext context, PgClass table, int index) {
    PgIndex row = context.catalog().find(SysCache.INDEXRELID, index);
    PgClass indexRow = context.catalog().get(SysCache.RELOID, index);
    String name = indexRow.relname();
    if (row == null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not an index".formatted(name));
    }
    if (row.indrelid() != table.oid()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "\"%s\" is not an index for table \"%s\"".formatted(name, table.relname()));
    }
    // Of those that the server has, B-trees and GiST keep an order.
    boolean isOrdered =
        indexRow.relam() == PgAm.BTREE_AM_OID || indexRow.relam() == PgAm.GIST_AM_OID;
    if (!isOrdered) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot cluster on index \"%s\" because access method does not support clustering"
              .formatted(name));
    }
    if (row.indpred() != null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot cluster on partial index \"%s\"".formatted(name));
    }
    if (!row.indisvalid()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot cluster on invalid index \"%s\"".formatted(name));
    }
  }
}
