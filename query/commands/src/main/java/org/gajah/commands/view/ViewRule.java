package org.gajah.commands.view;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.text.NodeWriter;

/// The rule that says what a view or a materialized view shows.
public record ViewRule(Definer definer) {
  /// What it shows.
  public Query query(int view) {
    PgRewrite row =
        Objects.requireNonNull(definer.writer().find(PgRewrite.REL_RULENAME_INDEX, view, "_RETURN"))
            .row();
    NodeList action = (NodeList) Objects.requireNonNull(NodeReader.read(row.ev_action()));
    return (Query) Objects.requireNonNull(action.get(0));
  }

  /// Stores what a view shows.
  ///
  /// @param replaces whether it may show something else already
  public void store(int view, Query query, boolean replaces) {
    Found<PgRewrite> old = definer.writer().find(PgRewrite.REL_RULENAME_INDEX, view, "_RETURN");
    NodeList action = NodeList.of(query);
    int oid = old == null ? definer.oids().next(PgRewrite.OID_INDEX) : old.row().oid();
    PgRewrite row =
        new PgRewrite(oid, "_RETURN", view, '1', 'O', true, "<>", NodeWriter.write(action));
    if (old == null) {
      definer.writer().insert(row);
    } else {
      if (!replaces) {
        throw PgException.internal("rule _RETURN exists already");
      }
      definer.writer().update(old, row);
      definer.dependencies().forget(PgRewrite.TABLE.oid(), oid, false);
    }
    ObjectAddress self = ObjectAddress.of(PgRewrite.TABLE, oid);
    definer
        .dependencies()
        .record(self, ObjectAddress.of(PgClass.TABLE, view), DependencyType.INTERNAL);
    definer
        .dependencies()
        .recordAll(
            self, definer.expressionDependencies().of(action, List.of()), DependencyType.NORMAL);
    Found<PgClass> found = Objects.requireNonNull(definer.writer().locate(SysCache.RELOID, view));
    if (!found.row().relhasrules()) {
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELHASRULES, true).row());
    }
    definer.catalog().changes().relationChanged(view, false);
  }
}
