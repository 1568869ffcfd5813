package org.gajah.commands.tablespace;

import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.ObjectType;

/// ALTER TABLESPACE ... RENAME TO.
public final class RenameTablespace {
  private RenameTablespace() {}

  public static void rename(Definer definer, String old, String name) {
    Found<PgTablespace> found = TablespaceNames.require(definer, old);
    if (!definer.privileges().owns(found.row().spcowner(), definer.user())) {
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, old);
    }
    TablespaceNames.requireFree(definer, name);
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgTablespace.TABLE, found.row()).set(PgTablespace.ANUM_SPCNAME, name).row());
  }
}
