package org.gajah.commands.type;

import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.table.RelationOwner;

/// Gives types another owner. Mirrors `AlterTypeOwnerInternal` of `commands/typecmds.c`.
public final class TypeOwner {
  private final Definer definer;

  public TypeOwner(Definer definer) {
    this.definer = definer;
  }

  /// Changes the row of a type and of its arrays.
  ///
  /// @param withDependency whether it has an owner of its own, not its relation's
  public void changeRow(int type, int owner, boolean withDependency) {
    Found<PgType> found = definer.writer().locate(SysCache.TYPEOID, type);
    PgType row = found.row();
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgType.TABLE, row)
                .set(PgType.ANUM_TYPOWNER, owner)
                .set(
                    PgType.ANUM_TYPACL,
                    RelationOwner.newAcl(row.typacl(), row.typowner(), owner))
                .row());
    if (withDependency) {
      definer.dependencies().changeOwner(PgType.TABLE.oid(), type, owner);
    }
    if (row.typarray() != Oid.INVALID) {
      changeRow(row.typarray(), owner, false);
    }
  }
}
