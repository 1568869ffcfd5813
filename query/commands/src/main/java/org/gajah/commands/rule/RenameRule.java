package org.gajah.commands.rule;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.CmdType;

/// ALTER RULE ... RENAME. Mirrors `RenameRewriteRule()`.
public record RenameRule(Definer definer) {
  /// @throws PgException 42704 when there is no such rule, 42710 when the new name is taken
  public void rename(RangeVar relation, String old, String name) {
    int oid =
        definer
            .context()
            .relations()
            .opener()
            .lock(relation, LockMode.ACCESS_EXCLUSIVE, false, this::check);
    PgClass row = definer.catalog().get(SysCache.RELOID, oid);
    Found<PgRewrite> found = definer.writer().find(PgRewrite.REL_RULENAME_INDEX, oid, old);
    if (found == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "rule \"%s\" for relation \"%s\" does not exist".formatted(old, row.relname()));
    }
    if (definer.writer().find(PgRewrite.REL_RULENAME_INDEX, oid, name) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "rule \"%s\" for relation \"%s\" already exists".formatted(name, row.relname()));
    }
    if (found.row().ev_type() == (char) ('0' + CmdType.CMD_SELECT.value())) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION, "renaming an ON SELECT rule is not allowed");
    }
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgRewrite.TABLE, found.row()).set(PgRewrite.ANUM_RULENAME, name).row());
    definer.catalog().changes().relationChanged(oid, false);
  }

  private void check(int oid) {
    PgClass row = oid == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, oid);
    if (row == null) {
      return;
    }
    if (row.relkind() == PgClass.RELKIND_MATVIEW) {
      throw Ownership.wrongKind(
          "relation \"%s\" cannot have rules".formatted(row.relname()), row.relkind());
    }
    CreateRule.requireKind(row);
    new Ownership(definer).requireNoCatalog(row);
    definer
        .privileges()
        .requireOwner(Denials.kindOf(row.relkind()), row.relowner(), row.relname());
  }
}
