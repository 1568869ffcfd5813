package org.gajah.commands.relation;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.Types;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;

/// Gives types other names. Mirrors `RenameType` of `commands/typecmds.c` and `RenameTypeInternal`
/// of `catalog/pg_type.c`.
public final class TypeRename {
  private final Definer definer;

  public TypeRename(Definer definer) {
    this.definer = definer;
  }

  /// ALTER TYPE ... RENAME TO.
  public void renameByUser(PgType row, String name) {
    if (row.typtype() == 'c'
        && definer.context().relations().catalog().get(row.typrelid()).kind() != 'c') {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "%s is a table's row type".formatted(definer.typeNames().format(row.oid())))
          .hint("Use ALTER TABLE instead.");
    }
    if (Types.isTrueArray(row)) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "cannot alter array type %s".formatted(definer.typeNames().format(row.oid())))
          .hint(
              "You can alter type %s, which will alter the array type as well."
                  .formatted(definer.typeNames().format(row.typelem())));
    }
    if (row.typtype() == 'c') {
      new RelationNames(definer).rename(row.typrelid(), name);
    } else {
      rename(row.oid(), name, row.typnamespace());
    }
  }

  /// Renames a type, and that of its arrays along with it.
  public void rename(int type, String name, int schema) {
    PgType other = definer.catalog().find(SysCache.TYPENAMENSP, name, schema);
    PgType row = definer.types().get(type);
    boolean moved = false;
    if (other != null) {
      if (other.oid() == row.typarray()) {
        moved = new NewType(definer).moveArrayType(name, schema);
      } else if (!new NewType(definer).moveArrayType(name, schema)) {
        throw new PgException(
            SqlState.DUPLICATE_OBJECT, "type \"%s\" already exists".formatted(name));
      }
    }
    update(type, name);
    if (row.typarray() != Oid.INVALID && !moved) {
      definer.nextCommand();
      update(row.typarray(), new ChosenNames(definer.catalog()).arrayType(name, schema));
    }
  }

  private void update(int type, String name) {
    Found<PgType> found = definer.writer().locate(SysCache.TYPEOID, type);
    definer
        .writer()
        .update(found, RowEdit.of(PgType.TABLE, found.row()).set(PgType.ANUM_TYPNAME, name).row());
  }
}
