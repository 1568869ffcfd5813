package org.gajah.commands.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
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
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeWriter;

/// A rule as it is going to be stored.
///
/// @param event `ev_type` says it by the number of the kind of command
/// @param rule its actions and its condition
public record StoredRule(String name, CmdType event, boolean instead, AnalyzedRule rule) {
  /// The name of the rule that says what a view shows.
  public static final String VIEW = "_RETURN";

  /// Stores it, with what it depends on.
  ///
  /// @param replaces whether there may be one of the same name already
  /// @throws PgException 42710 when there is and may not be
  public void store(Definer definer, PgClass relation, boolean replaces) {
    Found<PgRewrite> old =
        definer.writer().find(PgRewrite.REL_RULENAME_INDEX, relation.oid(), name);
    if (old == null) {
      PgRewrite row = row(definer.oids().next(PgRewrite.OID_INDEX), relation.oid(), 'O');
      definer.writer().insert(row);
      depend(definer, row);
    } else {
      if (!replaces) {
        throw new PgException(
            SqlState.DUPLICATE_OBJECT,
            "rule \"%s\" for relation \"%s\" already exists".formatted(name, relation.relname()));
      }
      PgRewrite row = row(old.row().oid(), relation.oid(), old.row().ev_enabled());
      definer.writer().update(old, row);
      definer.dependencies().forget(PgRewrite.TABLE.oid(), row.oid(), false);
      depend(definer, row);
    }
    mark(definer, relation.oid());
  }

  private PgRewrite row(int oid, int relation, char enabled) {
    return new PgRewrite(
        oid,
        name,
        relation,
        (char) ('0' + event.value()),
        enabled,
        instead,
        rule.condition() == null ? "<>" : NodeWriter.write(rule.condition()),
        NodeWriter.write(NodeList.of(rule.actions())));
  }

  private void depend(Definer definer, PgRewrite row) {
    ObjectAddress self = ObjectAddress.of(PgRewrite.TABLE, row.oid());
    boolean isView = instead && event == CmdType.CMD_SELECT;
    definer
        .dependencies()
        .record(
            self,
            ObjectAddress.of(PgClass.TABLE, row.ev_class()),
            isView ? DependencyType.INTERNAL : DependencyType.AUTO);
    List<ObjectAddress> on =
        new ArrayList<>(
            definer.expressionDependencies().of(NodeList.of(rule.actions()), List.of()));
    definer.dependencies().recordAll(self, on, DependencyType.NORMAL);
    if (rule.condition() != null) {
      Query first = AnalyzedRule.source(rule.actions().getFirst());
      definer
          .dependencies()
          .recordAll(
              self,
              definer.expressionDependencies().of(rule.condition(), first.rtable()),
              DependencyType.NORMAL);
    }
  }

  private static void mark(Definer definer, int relation) {
    Found<PgClass> found =
        Objects.requireNonNull(definer.writer().locate(SysCache.RELOID, relation));
    if (!found.row().relhasrules()) {
      definer
          .writer()
          .update(
              found,
              RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELHASRULES, true).row());
    }
    definer.catalog().changes().relationChanged(relation, false);
  }
}
