package org.gajah.commands.table;

import org.gajah.base.error.PgException;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.TableLikeClause;

/// LIKE in CREATE TABLE.
final class LikeClause {
  LikeClause(Definer definer, String text) {}

  void expand(TableLikeClause like, TableDraft draft) {
    throw PgException.notBuilt("LIKE");
  }
}
