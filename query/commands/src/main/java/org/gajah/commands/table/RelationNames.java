package org.gajah.commands.table;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.commands.type.TypeRename;
import org.gajah.nodes.kinds.ObjectType;

/// Gives relations, columns and constraints other names. Mirrors `RenameRelationInternal` and
/// `renameatt_internal` of `commands/tablecmds.c`.
public final class RelationNames {
  private final Definer definer;

  public RelationNames(Definer definer) {
    this.definer = definer;
  }

  /// @throws PgException 42809 unless ALTER of a kind of object may be said of a relation
  public static void requireKind(ObjectType type, PgClass row) {
    char kind = row.relkind();
    String wanted =
        switch (type) {
          case OBJECT_SEQUENCE -> kind == 'S' ? null : "a sequence";
          case OBJECT_VIEW -> kind == 'v' ? null : "a view";
          case OBJECT_MATVIEW -> kind == 'm' ? null : "a materialized view";
          case OBJECT_FOREIGN_TABLE -> kind == 'f' ? null : "a foreign table";
          case OBJECT_TYPE -> kind == 'c' ? null : "a composite type";
          default -> null;
        };
    if (wanted != null) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not %s".formatted(row.relname(), wanted));
    }
    if (type != ObjectType.OBJECT_TYPE && kind == 'c') {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "\"%s\" is a composite type".formatted(row.relname()))
          .hint("Use %s instead.".formatted("ALTER TYPE"));
    }
  }

  /// Renames a relation with its row type, or an index with its constraint.
  public void rename(int relation, String name) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    if (definer.catalog().find(SysCache.RELNAMENSP, name, row.relnamespace()) != null) {
      throw NewRelation.alreadyExists(name);
    }
    definer
        .writer()
        .update(
            found, RowEdit.of(PgClass.TABLE, row).set(PgClass.ANUM_RELNAME, name).row());
    if (row.reltype() != Oid.INVALID) {
      new TypeRename(definer).rename(row.reltype(), name, row.relnamespace());
    }
    if (row.relkind() == PgClass.RELKIND_INDEX) {
      PgIndex index = definer.catalog().get(SysCache.INDEXRELID, relation);
      for (Found<PgConstraint> constraint :
          definer
              .catalog()
              .locate(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, index.indrelid())) {
        if (constraint.row().conindid() == relation && constraint.row().contype() != 'f') {
          renameConstraint(definer, constraint, name);
        }
      }
    }
  }

  /// Renames a constraint.
  public static void renameConstraint(
      Definer definer, Found<PgConstraint> found, String name) {
    PgConstraint row = found.row();
    if (!definer
        .catalog()
        .scan(
            PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, row.conrelid(), row.contypid(), name)
        .isEmpty()) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          row.conrelid() == Oid.INVALID
              ? "constraint \"%s\" for domain %s already exists"
                  .formatted(name, definer.typeNames().format(row.contypid()))
              : "constraint \"%s\" for relation \"%s\" already exists"
                  .formatted(
                      name,
                      definer.catalog().get(SysCache.RELOID, row.conrelid()).relname()));
    }
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgConstraint.TABLE, row).set(PgConstraint.ANUM_CONNAME, name).row());
  }

  /// Renames a column, and that of indexes on it with it.
  public void renameColumn(PgClass table, String old, String name) {
    switch (table.relkind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_VIEW,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_COMPOSITE_TYPE,
          PgClass.RELKIND_INDEX,
          PgClass.RELKIND_PARTITIONED_INDEX,
          PgClass.RELKIND_FOREIGN_TABLE,
          PgClass.RELKIND_PARTITIONED_TABLE -> {}
      default ->
          throw Ownership.wrongKind(
              "cannot rename columns of relation \"%s\"".formatted(table.relname()),
              table.relkind());
    }
    PgAttribute column = definer.catalog().find(SysCache.ATTNAME, table.oid(), old);
    if (column == null || column.attisdropped()) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN, "column \"%s\" does not exist".formatted(old));
    }
    if (column.attnum() <= 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot rename system column \"%s\"".formatted(old));
    }
    requireFreeColumn(definer, table, name);
    Found<PgAttribute> found =
        Objects.requireNonNull(
            definer.writer().locate(SysCache.ATTNUM, table.oid(), column.attnum()));
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgAttribute.TABLE, found.row())
                .set(PgAttribute.ANUM_ATTNAME, name)
                .row());
  }

  /// @throws PgException 42701 when a table has a column of a name
  static void requireFreeColumn(Definer definer, PgClass table, String name) {
    PgAttribute other = definer.catalog().find(SysCache.ATTNAME, table.oid(), name);
    if (other == null || other.attisdropped()) {
      return;
    }
    throw new PgException(
        SqlState.DUPLICATE_COLUMN,
        other.attnum() <= 0
            ? "column name \"%s\" conflicts with a system column name".formatted(name)
            : "column \"%s\" of relation \"%s\" already exists"
                .formatted(name, table.relname()));
  }
}
