package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;

/// Makes the indexes of PRIMARY KEY and UNIQUE. Mirrors `transformIndexConstraints` of
/// `parser/parse_utilcmd.c`.
public final class KeyTransform {
  private final String text;
  private final RangeVar table;

  /// Whether there is a column with a name that is not among the draft's: of the table that is
  /// altered, or a system column.
  private final Function<String, Boolean> exists;

  private final TableDraft draft;

  /// Whether the table is there already, perhaps with an index for a key.
  private final boolean alters;

  private boolean sawPrimary;

  /// The keys of a table that is made.
  KeyTransform(String text, RangeVar table, TableDraft draft, Function<String, Boolean> exists) {
    this(text, table, draft, exists, false);
  }

  private KeyTransform(
      String text,
      RangeVar table,
      TableDraft draft,
      Function<String, Boolean> exists,
      boolean alters) {
    this.text = text;
    this.table = table;
    this.draft = draft;
    this.exists = exists;
    this.alters = alters;
  }

  /// The indexes of constraints that are added to a table.
  ///
  /// @param exists whether the table has a column
  public static List<IndexStmt> of(
      String text, RangeVar table, List<Constraint> keys, Function<String, Boolean> exists) {
    TableDraft draft = new TableDraft();
    draft.keys.addAll(keys);
    return new KeyTransform(text, table, draft, exists, true).indexes();
  }

  /// The indexes, the primary key's first; of equal ones only one is made.
  List<IndexStmt> indexes() {
    List<IndexStmt> all = new ArrayList<>();
    IndexStmt primary = null;
    for (Constraint key : draft.keys) {
      IndexStmt index = index(key);
      if (index.primary()) {
        primary = index;
      }
      all.add(index);
    }
    List<IndexStmt> result = new ArrayList<>();
    if (primary != null) {
      result.add(primary);
    }
    for (IndexStmt index : all) {
      if (index.primary() && result.contains(index)) {
        continue;
      }
      merge(result, index);
    }
    return result;
  }

  private static void merge(List<IndexStmt> result, IndexStmt index) {
    for (int i = 0; i < result.size(); i++) {
      IndexStmt prior = result.get(i);
      if (index.indexParams().equals(prior.indexParams())
          && index.indexIncludingParams().equals(prior.indexIncludingParams())
          && index.nulls_not_distinct() == prior.nulls_not_distinct()
          && index.deferrable() == prior.deferrable()
          && index.initdeferred() == prior.initdeferred()) {
        if (prior.idxname() == null && index.idxname() != null) {
          result.set(i, prior.toBuilder().idxname(index.idxname()).build());
        }
        return;
      }
    }
    result.add(index);
  }

  private IndexStmt index(Constraint key) {
    if (key.contype() == ConstrType.CONSTR_EXCLUSION) {
      throw PgException.notBuilt("EXCLUDE");
    }
    boolean primary = key.contype() == ConstrType.CONSTR_PRIMARY;
    if (primary) {
      if (sawPrimary) {
        throw fault(
            SqlState.INVALID_TABLE_DEFINITION,
            "multiple primary keys for table \"%s\" are not allowed".formatted(table.relname()),
            key);
      }
      sawPrimary = true;
    }
    if (key.indexname() != null) {
      if (!alters) {
        throw fault(
            SqlState.FEATURE_NOT_SUPPORTED, "cannot use an existing index in CREATE TABLE", key);
      }
      return shell(key, primary).build();
    }
    List<IndexElem> keys = new ArrayList<>();
    for (String name : key.keys()) {
      requireColumn(name, key, primary);
      for (IndexElem other : keys) {
        if (name.equals(other.name())) {
          throw fault(
              SqlState.DUPLICATE_COLUMN,
              "column \"%s\" appears twice in %s constraint"
                  .formatted(name, primary ? "primary key" : "unique"),
              key);
        }
      }
      keys.add(element(name));
    }
    List<IndexElem> including = new ArrayList<>();
    for (String name : key.including()) {
      requireColumn(name, key, false);
      including.add(element(name));
    }
    return shell(key, primary).indexParams(keys).indexIncludingParams(including).build();
  }

  private IndexStmt.Builder shell(Constraint key, boolean primary) {
    return IndexStmt.builder()
        .idxname(key.conname())
        .relation(table)
        .accessMethod(Objects.requireNonNullElse(key.access_method(), "btree"))
        .tableSpace(key.indexspace())
        .options(key.options())
        .whereClause(key.where_clause())
        .unique(true)
        .nulls_not_distinct(key.nulls_not_distinct())
        .primary(primary)
        .isconstraint(true)
        .deferrable(key.deferrable())
        .initdeferred(key.initdeferred())
        .reset_default_tblspc(key.reset_default_tblspc());
  }

  static IndexElem element(String name) {
    return IndexElem.builder()
        .name(name)
        .ordering(SortByDir.SORTBY_DEFAULT)
        .nulls_ordering(SortByNulls.SORTBY_NULLS_DEFAULT)
        .build();
  }

  private void requireColumn(String name, Constraint key, boolean primary) {
    ColumnDraft column = draft.column(name);
    if (column != null) {
      column.isNotNull |= primary;
      return;
    }
    if (!exists.apply(name)) {
      throw fault(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" named in key does not exist".formatted(name),
          key);
    }
  }

  private PgException fault(SqlState state, String message, Constraint at) {
    return Definer.at(text, at.location(), new PgException(state, message));
  }
}
