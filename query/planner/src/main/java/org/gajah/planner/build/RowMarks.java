package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.planner.plan.RowMark;

/// FOR UPDATE and its kin, and the tables whose rows must be found again when a changed row makes a
/// statement look once more. Mirrors `preprocess_rowmarks()`.
final class RowMarks {
  private static final int CTID = -1;

  private final Level level;
  private final List<RowMark> marks = new ArrayList<>();

  RowMarks(Level level) {
    this.level = level;
    Query query = level.query();
    for (RowMarkClause clause : query.rowMarks()) {
      if (level.entry(clause.rti()).rtekind() == RTEKind.RTE_RELATION) {
        add(clause.rti(), kind(clause.strength()), clause.strength(), clause.waitPolicy());
      }
    }
    boolean changes =
        query.commandType() == CmdType.CMD_UPDATE || query.commandType() == CmdType.CMD_DELETE;
    if ((changes || !marks.isEmpty()) && query.jointree() != null) {
      addOthers(query.jointree(), query);
    }
  }

  private void add(
      int relation, RowMark.Kind kind, LockClauseStrength strength, LockWaitPolicy policy) {
    int place = relation + level.offset();
    marks.add(new RowMark(place, place, level.state.nextRowMark(), kind, strength, policy));
  }

  private static RowMark.Kind kind(LockClauseStrength strength) {
    return switch (strength) {
      case LCS_NONE -> RowMark.Kind.REFERENCE;
      case LCS_FORKEYSHARE -> RowMark.Kind.KEY_SHARE;
      case LCS_FORSHARE -> RowMark.Kind.SHARE;
      case LCS_FORNOKEYUPDATE -> RowMark.Kind.NO_KEY_EXCLUSIVE;
      case LCS_FORUPDATE -> RowMark.Kind.EXCLUSIVE;
    };
  }

  private void addOthers(FromItem item, Query query) {
    switch (item) {
      case RangeTblRef ref -> addOther(ref.rtindex(), query);
      case FromExpr from -> from.fromlist().forEach(child -> addOthers(child, query));
      case JoinExpr join -> {
        addOthers(join.larg(), query);
        addOthers(join.rarg(), query);
      }
      default -> {}
    }
  }

  private void addOther(int relation, Query query) {
    boolean marked = marks.stream().anyMatch(mark -> mark.relation() == relation + level.offset());
    if (!marked
        && relation != query.resultRelation()
        && level.entry(relation).rtekind() == RTEKind.RTE_RELATION) {
      add(
          relation,
          RowMark.Kind.REFERENCE,
          LockClauseStrength.LCS_NONE,
          LockWaitPolicy.LockWaitBlock);
    }
  }

  List<RowMark> marks() {
    return marks;
  }

  List<RowMark> locked() {
    return level.query().rowMarks().isEmpty() ? List.of() : marks;
  }

  /// The targets, and the places of the marked rows.
  List<TargetEntry> withJunk(List<TargetEntry> targets) {
    List<TargetEntry> result = new ArrayList<>(targets);
    for (RowMark mark : marks) {
      Var ctid = ctid(mark.relation() - level.offset());
      result.add(
          TargetEntry.builder()
              .expr(ctid)
              .resno(result.size() + 1)
              .resname("ctid" + mark.id())
              .resjunk(true)
              .build());
    }
    return result;
  }

  /// The place of a relation's row.
  static Var ctid(int relation) {
    return Var.builder()
        .varno(relation)
        .varattno(CTID)
        .vartype(TypeOid.TID)
        .vartypmod(-1)
        .varnosyn(relation)
        .varattnosyn(CTID)
        .build();
  }
}
