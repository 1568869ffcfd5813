package org.gajah.commands.alter;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.AlterTableType;
import org.gajah.nodes.kinds.DropBehavior;

/// Who stands in the way when a row type changes: columns that hold values of it, and typed tables.
/// Mirrors `find_composite_type_dependencies()` and `find_typed_table_dependencies()` of
/// `commands/tablecmds.c`.
final class RowTypeUsers {
  /// Kinds of relations with columns whose values are stored.
  private static final String STORED = "rimp";

  private final Definer definer;

  RowTypeUsers(Definer definer) {
    this.definer = definer;
  }

  /// Values of a relation's row type are about to fit no more.
  ///
  /// @throws PgException 0A000 when some are stored in a column
  void refuseStored(PgClass changed) {
    refuseStored(changed, changed.reltype());
  }

  private void refuseStored(PgClass changed, int type) {
    for (PgDepend user : users(type)) {
      if (user.classid() == PgType.TABLE.oid()) {
        refuseStored(changed, user.objid()); // its arrays, domains over it
      } else if (user.classid() == PgClass.TABLE.oid()) {
        refuseColumns(changed, type, user);
      }
    }
  }

  private void refuseColumns(PgClass changed, int type, PgDepend user) {
    PgClass relation = definer.catalog().get(SysCache.RELOID, user.objid());
    if (user.objsubid() > 0 && relation.relkind() == PgClass.RELKIND_COMPOSITE_TYPE) {
      refuseStored(changed, relation.reltype());
    } else if (user.objsubid() > 0 && STORED.indexOf(relation.relkind()) >= 0) {
      throw stored(
          changed,
          relation,
          definer.catalog().get(SysCache.ATTNUM, relation.oid(), (short) user.objsubid()));
    } else if (relation.relkind() == PgClass.RELKIND_INDEX) {
      // That an index depends on what its expressions use says nothing of its columns.
      for (PgAttribute column : definer.catalog().list(SysCache.ATTNUM, relation.oid())) {
        if (column.atttypid() == type) {
          throw stored(changed, relation, column);
        }
      }
    }
  }

  private static PgException stored(PgClass changed, PgClass relation, PgAttribute column) {
    String message =
        changed.relkind() == PgClass.RELKIND_COMPOSITE_TYPE
            ? "cannot alter type \"%s\" because column \"%s.%s\" uses it"
            : "cannot alter table \"%s\" because column \"%s.%s\" uses its row type";
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED,
        message.formatted(changed.relname(), relation.relname(), column.attname()));
  }

  /// The columns of a composite type are about to change.
  ///
  /// @throws PgException 2BP01 when there are tables of the type
  void refuseTyped(PgClass changed, DropBehavior behavior) {
    if (changed.relkind() != PgClass.RELKIND_COMPOSITE_TYPE) {
      return;
    }
    for (PgDepend user : users(changed.reltype())) {
      if (user.classid() != PgClass.TABLE.oid()
          || user.objsubid() != 0
          || definer.catalog().get(SysCache.RELOID, user.objid()).reloftype()
              != changed.reltype()) {
        continue;
      }
      if (behavior == DropBehavior.DROP_CASCADE) {
        throw PgException.notBuilt("ALTER TYPE ... CASCADE to typed tables");
      }
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot alter type \"%s\" because it is the type of a typed table"
                  .formatted(changed.relname()))
          .hint("Use ALTER ... CASCADE to alter the typed tables too.");
    }
  }

  private List<PgDepend> users(int type) {
    return definer.catalog().scan(PgDepend.REFERENCE_INDEX, PgType.TABLE.oid(), type);
  }

  /// The columns of a typed table are those of its type.
  ///
  /// @throws PgException 42809 when a command would make them others
  static void requireUntyped(PgClass table, AlterTableType change) {
    if (table.reloftype() == Oid.INVALID) {
      return;
    }
    String message =
        switch (change) {
          case AT_AddColumn -> "cannot add column to typed table";
          case AT_DropColumn -> "cannot drop column from typed table";
          case AT_AlterColumnType -> "cannot alter column type of typed table";
          default -> null;
        };
    if (message != null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, message);
    }
  }
}
