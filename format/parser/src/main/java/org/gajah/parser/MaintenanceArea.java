package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.ClusterStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.LockStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RefreshMatViewStmt;
import org.gajah.nodes.ReindexStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TruncateStmt;
import org.gajah.nodes.VacuumRelation;
import org.gajah.nodes.VacuumStmt;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.ReindexObjectType;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// VACUUM, ANALYZE, CLUSTER, REINDEX, EXPLAIN, TRUNCATE, LOCK and REFRESH.
final class MaintenanceArea extends Area {
  MaintenanceArea(Parser parser) {
    super(parser);
  }

  // VACUUM and ANALYZE

  Statement vacuum() {
    skip();
    List<DefElem> options;
    if (at(LPAREN)) {
      options = parser.optionLists.utilityOptions();
    } else {
      options = new ArrayList<>();
      addWord(options, FULL, "full");
      addWord(options, FREEZE, "freeze");
      addWord(options, VERBOSE, "verbose");
      addWord(options, at(ANALYSE) ? ANALYSE : ANALYZE, "analyze");
    }
    return new VacuumStmt(options, vacuumRelations(), true);
  }

  Statement analyze() {
    skip();
    List<DefElem> options;
    if (at(LPAREN)) {
      options = parser.optionLists.utilityOptions();
    } else {
      options = new ArrayList<>();
      addWord(options, VERBOSE, "verbose");
    }
    return new VacuumStmt(options, vacuumRelations(), false);
  }

  private void addWord(List<DefElem> options, Token word, String name) {
    int place = start();
    if (accept(word)) {
      options.add(Make.option(name, null, place));
    }
  }

  private List<VacuumRelation> vacuumRelations() {
    return parser.names.atColId() ? commaList(this::vacuumRelation) : List.of();
  }

  private VacuumRelation vacuumRelation() {
    RangeVar relation = parser.names.qualifiedName();
    return new VacuumRelation(relation, 0, parser.names.optionalColumns());
  }

  // CLUSTER and REINDEX

  Statement cluster() {
    skip();
    List<DefElem> params = new ArrayList<>();
    boolean parenthesized = at(LPAREN);
    if (parenthesized) {
      params.addAll(parser.optionLists.utilityOptions());
    } else {
      addWord(params, VERBOSE, "verbose");
    }
    if (!parser.names.atColId()) {
      return new ClusterStmt(null, null, params);
    }
    if (!parenthesized && peek() == ON) {
      String index = parser.names.colId();
      skip();
      return new ClusterStmt(parser.names.qualifiedName(), index, params);
    }
    RangeVar relation = parser.names.qualifiedName();
    return new ClusterStmt(relation, accept(USING) ? parser.names.colId() : null, params);
  }

  Statement reindex() {
    skip();
    List<DefElem> params = new ArrayList<>();
    if (at(LPAREN)) {
      params.addAll(parser.optionLists.utilityOptions());
    }
    ReindexObjectType kind =
        switch (token()) {
          case INDEX -> ReindexObjectType.REINDEX_OBJECT_INDEX;
          case TABLE -> ReindexObjectType.REINDEX_OBJECT_TABLE;
          case SCHEMA -> ReindexObjectType.REINDEX_OBJECT_SCHEMA;
          case SYSTEM_P -> ReindexObjectType.REINDEX_OBJECT_SYSTEM;
          case DATABASE -> ReindexObjectType.REINDEX_OBJECT_DATABASE;
          default -> throw unexpected();
        };
    skip();
    addWord(params, CONCURRENTLY, "concurrently");
    return switch (kind) {
      case REINDEX_OBJECT_INDEX, REINDEX_OBJECT_TABLE ->
          new ReindexStmt(kind, parser.names.qualifiedName(), null, params);
      case REINDEX_OBJECT_SCHEMA -> new ReindexStmt(kind, null, parser.names.colId(), params);
      case REINDEX_OBJECT_SYSTEM, REINDEX_OBJECT_DATABASE ->
          new ReindexStmt(kind, null, optionalName(), params);
    };
  }

  private @Nullable String optionalName() {
    return parser.names.atColId() ? parser.names.colId() : null;
  }

  // EXPLAIN

  Statement explain() {
    skip();
    List<DefElem> options = new ArrayList<>();
    if (at(LPAREN) && atOptions()) {
      options.addAll(parser.optionLists.utilityOptions());
    } else if (at(ANALYZE) || at(ANALYSE)) {
      addWord(options, token(), "analyze");
      addWord(options, VERBOSE, "verbose");
    } else {
      addWord(options, VERBOSE, "verbose");
    }
    return new ExplainStmt(explained(), options);
  }

  /// Whether the parenthesis that stands here holds options and not a query.
  private boolean atOptions() {
    return switch (peek()) {
      case ANALYZE, ANALYSE, FORMAT_LA -> true;
      case VALUES -> tokens.peekSecond() != LPAREN;
      default -> NameArea.isNonReserved(peek());
    };
  }

  private Statement explained() {
    return switch (token()) {
      case DECLARE -> parser.session.declare();
      case EXECUTE -> parser.session.execute();
      case REFRESH -> refresh();
      case CREATE -> parser.tables.createAs();
      default -> parser.statements.preparable();
    };
  }

  // TRUNCATE, LOCK and REFRESH

  Statement truncate() {
    skip();
    optional(TABLE);
    List<RangeVar> relations = parser.names.relationExprs();
    boolean restart = at(RESTART);
    if (restart || at(CONTINUE_P)) {
      skip();
      expect(IDENTITY_P);
    }
    return new TruncateStmt(relations, restart, parser.objects.dropBehavior());
  }

  Statement lock() {
    skip();
    optional(TABLE);
    List<RangeVar> relations = parser.names.relationExprs();
    int mode = LockMode.AccessExclusiveLock;
    if (accept(IN_P)) {
      mode = lockMode();
      expect(MODE);
    }
    return new LockStmt(relations, mode, accept(NOWAIT));
  }

  private int lockMode() {
    if (accept(ACCESS)) {
      return accept(SHARE) ? LockMode.AccessShareLock : exclusive(LockMode.AccessExclusiveLock);
    }
    if (accept(ROW)) {
      return accept(SHARE) ? LockMode.RowShareLock : exclusive(LockMode.RowExclusiveLock);
    }
    if (accept(SHARE)) {
      if (accept(UPDATE)) {
        return exclusive(LockMode.ShareUpdateExclusiveLock);
      }
      return accept(ROW) ? exclusive(LockMode.ShareRowExclusiveLock) : LockMode.ShareLock;
    }
    return exclusive(LockMode.ExclusiveLock);
  }

  private int exclusive(int mode) {
    expect(EXCLUSIVE);
    return mode;
  }

  Statement refresh() {
    expect(REFRESH, MATERIALIZED, VIEW);
    boolean concurrent = accept(CONCURRENTLY);
    RangeVar relation = parser.names.qualifiedName();
    return new RefreshMatViewStmt(concurrent, !withData(), relation);
  }

  /// `WITH [NO] DATA`; true when nothing is said.
  boolean withData() {
    if (!accept(WITH)) {
      return true;
    }
    boolean no = accept(NO);
    expect(DATA_P);
    return !no;
  }
}
