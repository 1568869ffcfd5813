package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.operator.SortGroupOperators;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.gajah.nodes.kinds.FrameOption;
import org.gajah.nodes.kinds.GroupingSetKind;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.SetOperation;
import org.jspecify.annotations.Nullable;

/// Writes queries, SELECT by itself. Mirrors `get_query_def()`.
final class QueryWriter {
  private final ExpressionWriter writer;
  private final Output out;
  private final FromWriter from;
  private final ModifyWriter changes;

  QueryWriter(ExpressionWriter writer) {
    this.writer = writer;
    this.out = writer.out;
    this.from = new FromWriter(this, writer);
    this.changes = new ModifyWriter(this, writer, from);
  }

  /// @param columns the names of the result's columns where they are given from outside
  /// @param namesMatter whether the names of the result's columns are seen
  void query(Query query, @Nullable Names outer, List<String> columns, boolean namesMatter) {
    Names names = writer.names;
    boolean prefix = writer.prefix;
    List<WindowClause> windows = writer.windows;
    List<TargetEntry> targets = writer.targets;
    int indent = out.indent;
    writer.names = new Names(writer.context, query.rtable(), query, outer);
    // In the body of a function a bare name could be a parameter.
    writer.prefix = outer != null || query.rtable().size() != 1 || !writer.function.isEmpty();
    writer.windows = query.windowClause();
    writer.targets = query.targetList();
    with(query);
    switch (query.commandType()) {
      case CMD_SELECT -> select(query, columns, namesMatter);
      case CMD_INSERT -> changes.insert(query, namesMatter);
      case CMD_UPDATE -> changes.update(query, namesMatter);
      case CMD_DELETE -> changes.delete(query, namesMatter);
      case CMD_MERGE -> changes.merge(query, namesMatter);
      case CMD_UTILITY -> changes.utility(query);
      case CMD_NOTHING -> out.add("NOTHING");
      case CMD_UNKNOWN ->
          throw PgException.internal("unrecognized query command type: " + query.commandType());
    }
    writer.names = names;
    writer.prefix = prefix;
    writer.windows = windows;
    writer.targets = targets;
    out.indent = indent;
  }

  private void with(Query query) {
    if (query.cteList().isEmpty()) {
      return;
    }
    out.indent += Output.STANDARD;
    out.add(out.lines ? " " : "");
    String separator = query.hasRecursive() ? "WITH RECURSIVE " : "WITH ";
    for (CommonTableExpr cte : query.cteList()) {
      out.add(separator + quote(cte.ctename()));
      if (!cte.aliascolnames().isEmpty()) {
        out.add("(" + joined(cte.aliascolnames()) + ")");
      }
      out.add(" AS ");
      if (cte.ctematerialized() == CTEMaterialize.CTEMaterializeAlways) {
        out.add("MATERIALIZED ");
      } else if (cte.ctematerialized() == CTEMaterialize.CTEMaterializeNever) {
        out.add("NOT MATERIALIZED ");
      }
      out.add("(");
      out.keyword("", 0, 0, 0);
      query((Query) cte.ctequery(), writer.names, List.of(), true);
      out.keyword("", 0, 0, 0);
      out.add(")");
      separator = ", ";
    }
    out.indent -= Output.STANDARD;
    out.keyword(out.lines ? "" : " ", 0, 0, 0);
  }

  static String joined(List<String> names) {
    return String.join(", ", names.stream().map(name -> quote(name)).toList());
  }

  private void select(Query query, List<String> columns, boolean namesMatter) {
    boolean set = query.setOperations() != null;
    if (set) {
      setOperation(Objects.requireNonNull(query.setOperations()), query, columns, namesMatter);
    } else {
      plain(query, columns, namesMatter);
    }
    if (!query.sortClause().isEmpty()) {
      out.keyword(" ORDER BY ", -Output.STANDARD, Output.STANDARD, 1);
      orderBy(query.sortClause(), query.targetList(), set);
    }
    if (query.limitOffset() != null) {
      out.keyword(" OFFSET ", -Output.STANDARD, Output.STANDARD, 0);
      writer.write(query.limitOffset(), false);
    }
    Expr limit = query.limitCount();
    if (limit != null && query.limitOption() == LimitOption.LIMIT_OPTION_WITH_TIES) {
      out.keyword(" FETCH FIRST ", -Output.STANDARD, Output.STANDARD, 0);
      out.add("(");
      writer.write(limit, false);
      out.add(") ROWS WITH TIES");
    } else if (limit != null) {
      out.keyword(" LIMIT ", -Output.STANDARD, Output.STANDARD, 0);
      if (limit instanceof Const constant && constant.constisnull()) {
        out.add("ALL");
      } else {
        writer.write(limit, false);
      }
    }
    if (query.hasForUpdate()) {
      locks(query);
    }
  }

  private void locks(Query query) {
    for (RowMarkClause mark : query.rowMarks()) {
      if (mark.pushedDown()) {
        continue;
      }
      String word =
          switch (mark.strength()) {
            case LCS_FORKEYSHARE -> " FOR KEY SHARE";
            case LCS_FORSHARE -> " FOR SHARE";
            case LCS_FORNOKEYUPDATE -> " FOR NO KEY UPDATE";
            default -> " FOR UPDATE";
          };
      out.keyword(word, -Output.STANDARD, Output.STANDARD, 0);
      out.add(" OF " + quote(String.valueOf(writer.names.relation(mark.rti()))));
      switch (mark.waitPolicy()) {
        case LockWaitError -> out.add(" NOWAIT");
        case LockWaitSkip -> out.add(" SKIP LOCKED");
        case LockWaitBlock -> {}
      }
    }
  }

  private static @Nullable RangeTblEntry simpleValues(Query query) {
    RangeTblEntry result = null;
    for (RangeTblEntry entry : query.rtable()) {
      if (entry.rtekind() == RTEKind.RTE_VALUES && entry.inFromCl()) {
        if (result != null) {
          return null;
        }
        result = entry;
      } else if (entry.rtekind() != RTEKind.RTE_RELATION || entry.inFromCl()) {
        return null;
      }
    }
    if (result == null || query.targetList().size() != result.eref().colnames().size()) {
      return null;
    }
    for (int i = 0; i < query.targetList().size(); i++) {
      TargetEntry target = query.targetList().get(i);
      if (target.resjunk() || !result.eref().colnames().get(i).equals(target.resname())) {
        return null;
      }
    }
    return result;
  }

  private void plain(Query query, List<String> columns, boolean namesMatter) {
    out.indent += Output.STANDARD;
    out.add(out.lines ? " " : "");
    RangeTblEntry values = simpleValues(query);
    if (values != null && (columns.isEmpty() || columns.equals(values.eref().colnames()))) {
      values(values.values_lists());
      return;
    }
    out.add(query.isReturn() ? "RETURN" : "SELECT");
    if (!query.distinctClause().isEmpty()) {
      out.add(" DISTINCT");
      if (query.hasDistinctOn()) {
        out.add(" ON (");
        String separator = "";
        for (SortGroupClause clause : query.distinctClause()) {
          out.add(separator);
          sortItem(clause.tleSortGroupRef(), query.targetList(), false);
          separator = ", ";
        }
        out.add(")");
      }
    }
    targets(query.targetList(), columns, namesMatter);
    FromExpr from = Objects.requireNonNull(query.jointree());
    this.from.write(from, " FROM ");
    if (from.quals() != null) {
      out.keyword(" WHERE ", -Output.STANDARD, Output.STANDARD, 1);
      writer.write(from.quals(), false);
    }
    groupBy(query);
    if (query.havingQual() != null) {
      out.keyword(" HAVING ", -Output.STANDARD, Output.STANDARD, 0);
      writer.write(query.havingQual(), false);
    }
    String separator = null;
    for (WindowClause window : query.windowClause()) {
      if (window.name() != null) {
        if (separator == null) {
          out.keyword(" WINDOW ", -Output.STANDARD, Output.STANDARD, 1);
        } else {
          out.add(separator);
        }
        out.add(quote(window.name()) + " AS ");
        windowSpecification(window, query.targetList());
        separator = ", ";
      }
    }
  }

  private void groupBy(Query query) {
    if (query.groupClause().isEmpty() && query.groupingSets().isEmpty()) {
      return;
    }
    out.keyword(" GROUP BY ", -Output.STANDARD, Output.STANDARD, 1);
    out.add(query.groupDistinct() ? "DISTINCT " : "");
    String separator = "";
    if (query.groupingSets().isEmpty()) {
      for (SortGroupClause clause : query.groupClause()) {
        out.add(separator);
        sortItem(clause.tleSortGroupRef(), query.targetList(), false);
        separator = ", ";
      }
    } else {
      for (GroupingSet set : query.groupingSets()) {
        out.add(separator);
        groupingSet(set, query.targetList(), true);
        separator = ", ";
      }
    }
  }

  private void groupingSet(GroupingSet set, List<TargetEntry> targets, boolean omitParens) {
    String separator = "";
    switch (set.kind()) {
      case GROUPING_SET_EMPTY -> out.add("()");
      case GROUPING_SET_SIMPLE -> {
        IntList references = (IntList) Objects.requireNonNull(set.content());
        boolean parens = !omitParens || references.size() != 1;
        out.add(parens ? "(" : "");
        for (int i = 0; i < references.size(); i++) {
          out.add(separator);
          sortItem(references.get(i), targets, false);
          separator = ", ";
        }
        out.add(parens ? ")" : "");
      }
      default -> {
        boolean sets = set.kind() == GroupingSetKind.GROUPING_SET_SETS;
        out.add(
            sets
                ? "GROUPING SETS ("
                : set.kind() == GroupingSetKind.GROUPING_SET_CUBE ? "CUBE(" : "ROLLUP(");
        if (set.content() instanceof NodeList list) {
          for (Node each : list.elements()) {
            out.add(separator);
            groupingSet((GroupingSet) Objects.requireNonNull(each), targets, !sets);
            separator = ", ";
          }
        }
        out.add(")");
      }
    }
  }

  void values(List<List<Expr>> rows) {
    out.add("VALUES ");
    String separator = "";
    for (List<Expr> row : rows) {
      out.add(separator + "(");
      String inner = "";
      for (Expr each : row) {
        out.add(inner);
        writer.write(each, false);
        inner = ",";
      }
      out.add(")");
      separator = ", ";
    }
  }

  void targets(List<TargetEntry> targets, List<String> columns, boolean namesMatter) {
    int number = 0;
    String separator = " ";
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      out.add(separator);
      separator = ", ";
      number++;
      StringBuilder outer = out.text;
      out.text = new StringBuilder();
      String own;
      if (target.expr() instanceof Var var) {
        own = writer.variable(var, true);
      } else {
        writer.write(target.expr(), true);
        own = namesMatter ? null : "?column?";
      }
      String name = number <= columns.size() ? columns.get(number - 1) : target.resname();
      if (name != null && !name.equals(own)) {
        out.add(" AS " + quote(name));
      }
      StringBuilder item = out.text;
      out.text = outer;
      boolean leads = out.startsNewLine(item);
      if (leads) {
        out.trim();
      } else if (number > 1) {
        out.keyword("", -Output.STANDARD, Output.STANDARD, Output.VARIABLE);
      }
      out.text.append(item);
    }
  }

  // ---------------------------------------------------------------- set operations

  private void setOperation(
      SetOperationTree tree, Query query, List<String> columns, boolean namesMatter) {
    if (tree instanceof RangeTblRef ref) {
      Query branch = Objects.requireNonNull(query.rtable().get(ref.rtindex() - 1).subquery());
      boolean parens =
          !branch.cteList().isEmpty()
              || !branch.sortClause().isEmpty()
              || !branch.rowMarks().isEmpty()
              || branch.limitOffset() != null
              || branch.limitCount() != null
              || branch.setOperations() != null;
      out.add(parens ? "(" : "");
      query(branch, writer.names, columns, namesMatter);
      out.add(parens ? ")" : "");
      return;
    }
    SetOperationStmt operation = (SetOperationStmt) tree;
    boolean parens =
        operation.larg() instanceof SetOperationStmt left
            && (left.op() != operation.op() || left.all() != operation.all());
    int sub = parens ? Output.STANDARD : 0;
    if (parens) {
      out.add("(");
      out.keyword("", sub, 0, 0);
    }
    setOperation(operation.larg(), query, columns, namesMatter);
    out.keyword(parens ? ") " : out.lines ? "" : " ", -sub, 0, 0);
    out.add(
        operation.op() == SetOperation.SETOP_UNION
            ? "UNION "
            : operation.op() == SetOperation.SETOP_INTERSECT ? "INTERSECT " : "EXCEPT ");
    out.add(operation.all() ? "ALL " : "");
    parens = operation.rarg() instanceof SetOperationStmt;
    sub = parens ? Output.STANDARD : 0;
    out.add(parens ? "(" : "");
    out.keyword("", sub, 0, 0);
    setOperation(operation.rarg(), query, columns, false);
    out.indent -= sub;
    if (parens) {
      out.keyword(")", 0, 0, 0);
    }
  }

  // ---------------------------------------------------------------- sorting, windows

  private Expr sortItem(int reference, List<TargetEntry> targets, boolean byNumber) {
    for (TargetEntry target : targets) {
      if (target.ressortgroupref() == reference) {
        sortItem(target, byNumber);
        return target.expr();
      }
    }
    throw PgException.internal("ORDER/GROUP BY expression not found in targetlist");
  }

  private void sortItem(TargetEntry target, boolean byNumber) {
    Expr expr = target.expr();
    if (byNumber) {
      out.add(Integer.toString(target.resno()));
    } else if (expr instanceof Const constant) {
      writer.constant(constant, 1);
    } else if (expr instanceof Var var) {
      writer.variable(var, false);
    } else {
      boolean parens =
          out.pretty
              || expr instanceof FuncExpr
              || expr instanceof Aggref
              || expr instanceof WindowFunc;
      out.add(parens ? "(" : "");
      writer.write(expr, true);
      out.add(parens ? ")" : "");
    }
  }

  void orderBy(List<SortGroupClause> order, List<TargetEntry> targets, boolean byNumber) {
    String separator = "";
    for (SortGroupClause clause : order) {
      out.add(separator);
      Expr expr = sortItem(clause.tleSortGroupRef(), targets, byNumber);
      SortGroupOperators ordering =
          writer.lookups.typeOperators().sortGroup(writer.exprTypes.type(expr));
      if (clause.sortop() == ordering.less()) {
        out.add(clause.nulls_first() ? " NULLS FIRST" : "");
      } else if (clause.sortop() == ordering.greater()) {
        out.add(clause.nulls_first() ? " DESC" : " DESC NULLS LAST");
      } else {
        out.add(" USING " + writer.objects.operator(clause.sortop()));
        out.add(clause.nulls_first() ? " NULLS FIRST" : " NULLS LAST");
      }
      separator = ", ";
    }
  }

  void windowSpecification(WindowClause window, List<TargetEntry> targets) {
    out.add("(");
    boolean space = false;
    if (window.refname() != null) {
      out.add(quote(window.refname()));
      space = true;
    }
    if (!window.partitionClause().isEmpty() && window.refname() == null) {
      out.add(space ? " " : "").add("PARTITION BY ");
      String separator = "";
      for (SortGroupClause clause : window.partitionClause()) {
        out.add(separator);
        sortItem(clause.tleSortGroupRef(), targets, false);
        separator = ", ";
      }
      space = true;
    }
    if (!window.orderClause().isEmpty() && !window.copiedOrder()) {
      out.add(space ? " " : "").add("ORDER BY ");
      orderBy(window.orderClause(), targets, false);
      space = true;
    }
    if ((window.frameOptions() & FrameOption.FRAMEOPTION_NONDEFAULT) != 0) {
      out.add(space ? " " : "");
      frame(window);
    }
    out.add(")");
  }

  private void frame(WindowClause window) {
    int options = window.frameOptions();
    out.add(
        has(options, FrameOption.FRAMEOPTION_RANGE)
            ? "RANGE "
            : has(options, FrameOption.FRAMEOPTION_ROWS) ? "ROWS " : "GROUPS ");
    boolean between = has(options, FrameOption.FRAMEOPTION_BETWEEN);
    out.add(between ? "BETWEEN " : "");
    if (has(options, FrameOption.FRAMEOPTION_START_UNBOUNDED_PRECEDING)) {
      out.add("UNBOUNDED PRECEDING ");
    } else if (has(options, FrameOption.FRAMEOPTION_START_CURRENT_ROW)) {
      out.add("CURRENT ROW ");
    } else {
      writer.write(Objects.requireNonNull(window.startOffset()), false);
      out.add(
          has(options, FrameOption.FRAMEOPTION_START_OFFSET_PRECEDING)
              ? " PRECEDING "
              : " FOLLOWING ");
    }
    if (between) {
      out.add("AND ");
      if (has(options, FrameOption.FRAMEOPTION_END_UNBOUNDED_FOLLOWING)) {
        out.add("UNBOUNDED FOLLOWING ");
      } else if (has(options, FrameOption.FRAMEOPTION_END_CURRENT_ROW)) {
        out.add("CURRENT ROW ");
      } else {
        writer.write(Objects.requireNonNull(window.endOffset()), false);
        out.add(
            has(options, FrameOption.FRAMEOPTION_END_OFFSET_PRECEDING)
                ? " PRECEDING "
                : " FOLLOWING ");
      }
    }
    if (has(options, FrameOption.FRAMEOPTION_EXCLUDE_CURRENT_ROW)) {
      out.add("EXCLUDE CURRENT ROW ");
    } else if (has(options, FrameOption.FRAMEOPTION_EXCLUDE_GROUP)) {
      out.add("EXCLUDE GROUP ");
    } else if (has(options, FrameOption.FRAMEOPTION_EXCLUDE_TIES)) {
      out.add("EXCLUDE TIES ");
    }
    out.trim();
  }

  private static boolean has(int options, int bit) {
    return (options & bit) != 0;
  }
}
