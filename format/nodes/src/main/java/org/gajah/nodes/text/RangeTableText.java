package org.gajah.nodes.text;

import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSink;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.TableSampleClause;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.RTEKind;

/// The text of range table entries, which holds only the fields that their kind uses.
final class RangeTableText {
  private RangeTableText() {}

  static void write(RangeTblEntry entry, FieldSink out) {
    out.node("alias", entry.alias());
    out.node("eref", entry.eref());
    out.enumeration("rtekind", entry.rtekind());
    switch (entry.rtekind()) {
      case RTE_RELATION -> {
        writeRelation(entry, out);
        out.node("tablesample", entry.tablesample());
      }
      case RTE_SUBQUERY -> {
        out.node("subquery", entry.subquery());
        out.bool("security_barrier", entry.security_barrier());
        writeRelation(entry, out);
      }
      case RTE_JOIN -> {
        out.enumeration("jointype", entry.jointype());
        out.integer("joinmergedcols", entry.joinmergedcols());
        out.nodes("joinaliasvars", entry.joinaliasvars());
        out.node("joinleftcols", entry.joinleftcols());
        out.node("joinrightcols", entry.joinrightcols());
        out.node("join_using_alias", entry.join_using_alias());
      }
      case RTE_FUNCTION -> {
        out.nodes("functions", entry.functions());
        out.bool("funcordinality", entry.funcordinality());
      }
      case RTE_TABLEFUNC -> out.node("tablefunc", entry.tablefunc());
      case RTE_VALUES -> {
        out.nodeLists("values_lists", entry.values_lists());
        writeColumns(entry, out);
      }
      case RTE_CTE -> {
        out.string("ctename", entry.ctename());
        out.unsigned("ctelevelsup", entry.ctelevelsup());
        out.bool("self_reference", entry.self_reference());
        writeColumns(entry, out);
      }
      case RTE_NAMEDTUPLESTORE -> {
        out.string("enrname", entry.enrname());
        out.real("enrtuples", entry.enrtuples());
        writeColumns(entry, out);
        out.unsigned("relid", entry.relid());
      }
      case RTE_RESULT -> {}
    }
    out.bool("lateral", entry.lateral());
    out.bool("inFromCl", entry.inFromCl());
    out.nodes("securityQuals", entry.securityQuals());
  }

  private static void writeRelation(RangeTblEntry entry, FieldSink out) {
    out.unsigned("relid", entry.relid());
    out.bool("inh", entry.inh());
    out.character("relkind", entry.relkind());
    out.integer("rellockmode", entry.rellockmode());
    out.unsigned("perminfoindex", entry.perminfoindex());
  }

  private static void writeColumns(RangeTblEntry entry, FieldSink out) {
    out.node("coltypes", entry.coltypes());
    out.node("coltypmods", entry.coltypmods());
    out.node("colcollations", entry.colcollations());
  }

  static RangeTblEntry read(TreeScanner in) {
    RangeTblEntry.Builder entry = RangeTblEntry.builder();
    entry.alias(in.node("alias", Alias.class));
    entry.eref(in.requiredNode("eref", Alias.class));
    RTEKind kind = RTEKind.of(in.integer("rtekind"));
    entry.rtekind(kind);
    switch (kind) {
      case RTE_RELATION -> {
        readRelation(entry, in);
        entry.tablesample(in.node("tablesample", TableSampleClause.class));
      }
      case RTE_SUBQUERY -> {
        entry.subquery(in.node("subquery", Query.class));
        entry.security_barrier(in.bool("security_barrier"));
        readRelation(entry, in);
      }
      case RTE_JOIN -> {
        entry.jointype(JoinType.of(in.integer("jointype")));
        entry.joinmergedcols(in.integer("joinmergedcols"));
        entry.joinaliasvars(in.nullableNodes("joinaliasvars", Expr.class));
        entry.joinleftcols(in.ints("joinleftcols"));
        entry.joinrightcols(in.ints("joinrightcols"));
        entry.join_using_alias(in.node("join_using_alias", Alias.class));
      }
      case RTE_FUNCTION -> {
        entry.functions(in.nodes("functions", RangeTblFunction.class));
        entry.funcordinality(in.bool("funcordinality"));
      }
      case RTE_TABLEFUNC -> entry.tablefunc(in.node("tablefunc", TableFunc.class));
      case RTE_VALUES -> {
        entry.values_lists(in.nodeLists("values_lists", Expr.class));
        readColumns(entry, in);
      }
      case RTE_CTE -> {
        entry.ctename(in.string("ctename"));
        entry.ctelevelsup(in.unsigned("ctelevelsup"));
        entry.self_reference(in.bool("self_reference"));
        readColumns(entry, in);
      }
      case RTE_NAMEDTUPLESTORE -> {
        entry.enrname(in.string("enrname"));
        entry.enrtuples(in.real("enrtuples"));
        readColumns(entry, in);
        entry.relid(in.unsigned("relid"));
      }
      case RTE_RESULT -> {}
    }
    entry.lateral(in.bool("lateral"));
    entry.inFromCl(in.bool("inFromCl"));
    entry.securityQuals(in.nodes("securityQuals", Expr.class));
    return entry.build();
  }

  private static void readRelation(RangeTblEntry.Builder entry, TreeScanner in) {
    entry.relid(in.unsigned("relid"));
    entry.inh(in.bool("inh"));
    entry.relkind(in.character("relkind"));
    entry.rellockmode(in.integer("rellockmode"));
    entry.perminfoindex(in.unsigned("perminfoindex"));
  }

  private static void readColumns(RangeTblEntry.Builder entry, TreeScanner in) {
    entry.coltypes(in.oids("coltypes"));
    entry.coltypmods(in.ints("coltypmods"));
    entry.colcollations(in.oids("colcollations"));
  }
}
