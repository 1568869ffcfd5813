package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.LockingClause;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.kinds.SortByNulls;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// What may follow a query: ORDER BY, LIMIT, OFFSET, FETCH and FOR.
final class SelectTailArea extends Area {
  SelectTailArea(Parser parser) {
    super(parser);
  }

  // ORDER BY

  List<SortBy> optionalSort() {
    return at(ORDER) ? sort() : List.of();
  }

  List<SortBy> sort() {
    expect(ORDER, BY);
    return commaList(this::sortItem);
  }

  private SortBy sortItem() {
    Expr key = parser.expressions.expr();
    if (accept(USING)) {
      int place = start();
      List<String> operator =
          at(OPERATOR) ? parser.names.qualifiedOperator() : List.of(parser.names.operator());
      return new SortBy(key, SortByDir.SORTBY_USING, nullsOrder(), operator, place);
    }
    return new SortBy(key, direction(), nullsOrder(), List.of(), -1);
  }

  SortByDir direction() {
    if (accept(ASC)) {
      return SortByDir.SORTBY_ASC;
    }
    return accept(DESC) ? SortByDir.SORTBY_DESC : SortByDir.SORTBY_DEFAULT;
  }

  SortByNulls nullsOrder() {
    if (!accept(NULLS_LA)) {
      return SortByNulls.SORTBY_NULLS_DEFAULT;
    }
    if (accept(FIRST_P)) {
      return SortByNulls.SORTBY_NULLS_FIRST;
    }
    expect(LAST_P);
    return SortByNulls.SORTBY_NULLS_LAST;
  }

  // LIMIT, OFFSET, FETCH and FOR

  /// LIMIT and OFFSET in either order.
  static final class Limit {
    private @Nullable Expr count;
    private @Nullable Expr offset;
    private LimitOption option = LimitOption.LIMIT_OPTION_COUNT;
    private boolean present;
  }

  boolean atLimit() {
    return at(LIMIT) || at(OFFSET) || at(FETCH);
  }

  /// What may follow a query, put into it.
  SelectStmt withTail(SelectStmt query, @Nullable WithClause with) {
    List<SortBy> sort = optionalSort();
    List<LockingClause> locking = List.of();
    Limit limit = new Limit();
    boolean locked = at(FOR);
    if (locked) {
      locking = locking();
    }
    limit(limit);
    if (!locked && limit.present) {
      locking = locking();
    }
    if (sort.isEmpty() && locking.isEmpty() && !limit.present && with == null) {
      return query;
    }
    return withOptions(query, sort, locking, limit, with);
  }

  void limit(Limit limit) {
    if (at(OFFSET)) {
      offset(limit);
      count(limit);
    } else {
      count(limit);
      offset(limit);
    }
  }

  private void count(Limit limit) {
    int place = start();
    if (accept(LIMIT)) {
      limit.present = true;
      int valuePlace = start();
      limit.count = accept(ALL) ? Make.nothing(valuePlace) : parser.expressions.expr();
      if (accept(COMMA)) {
        parser.expressions.expr();
        throw syntaxError("LIMIT #,# syntax is not supported", place)
            .hint("Use separate LIMIT and OFFSET clauses.");
      }
    } else if (accept(FETCH)) {
      limit.present = true;
      fetch(limit);
    }
  }

  private void fetch(Limit limit) {
    if (!accept(FIRST_P)) {
      expect(NEXT);
    }
    if ((at(ROW) || at(ROWS)) && (peek() == ONLY || peek() == WITH)) {
      limit.count = Make.integer(1, -1);
    } else {
      limit.count = fetchedCount();
    }
    if (!accept(ROW)) {
      expect(ROWS);
    }
    if (accept(ONLY)) {
      return;
    }
    expect(WITH);
    expect(TIES);
    limit.option = LimitOption.LIMIT_OPTION_WITH_TIES;
  }

  /// A count in front of ROWS: a primary expression or a number with a sign.
  private Expr fetchedCount() {
    if (!at(PLUS) && !at(MINUS)) {
      return parser.primaries.primary();
    }
    if (peek() != ICONST && peek() != FCONST) {
      skip();
      throw unexpected();
    }
    return signedNumber();
  }

  private Expr signedNumber() {
    int place = start();
    boolean minus = next().token() == MINUS;
    Expr number = parser.primaries.primary();
    return minus ? ExpressionArea.negated(number, place) : Make.operator("+", null, number, place);
  }

  private void offset(Limit limit) {
    if (!accept(OFFSET)) {
      return;
    }
    limit.present = true;
    if (at(PLUS) || at(MINUS)) {
      boolean number = peek() == ICONST || peek() == FCONST;
      boolean rows = tokens.peekSecond() == ROW || tokens.peekSecond() == ROWS;
      if (number && rows) {
        limit.offset = signedNumber();
        skip();
        return;
      }
      limit.offset = parser.expressions.expr();
      return;
    }
    ExpressionArea.Beginning value = parser.expressions.primaryBefore(ROW, ROWS);
    limit.offset = value.expr();
    if (value.primary()) {
      skip();
    }
  }

  private List<LockingClause> locking() {
    if (!at(FOR)) {
      return List.of();
    }
    if (peek() == READ) {
      expect(FOR, READ, ONLY);
      return List.of();
    }
    List<LockingClause> clauses = new ArrayList<>();
    while (at(FOR)) {
      clauses.add(lock());
    }
    return clauses;
  }

  private LockingClause lock() {
    skip();
    LockClauseStrength strength =
        switch (token()) {
          case UPDATE -> LockClauseStrength.LCS_FORUPDATE;
          case NO -> {
            expect(NO, KEY);
            yield LockClauseStrength.LCS_FORNOKEYUPDATE;
          }
          case SHARE -> LockClauseStrength.LCS_FORSHARE;
          case KEY -> {
            skip();
            yield LockClauseStrength.LCS_FORKEYSHARE;
          }
          default -> throw unexpected();
        };
    boolean update =
        strength == LockClauseStrength.LCS_FORUPDATE
            || strength == LockClauseStrength.LCS_FORNOKEYUPDATE;
    expect(update ? UPDATE : SHARE);
    List<RangeVar> relations = accept(OF) ? parser.names.qualifiedNames() : List.of();
    return new LockingClause(relations, strength, waitPolicy());
  }

  private LockWaitPolicy waitPolicy() {
    if (accept(NOWAIT)) {
      return LockWaitPolicy.LockWaitError;
    }
    if (accept(SKIP)) {
      expect(LOCKED);
      return LockWaitPolicy.LockWaitSkip;
    }
    return LockWaitPolicy.LockWaitBlock;
  }

  /// The query with clauses that follow it or stand before it, none of which it may have already.
  private SelectStmt withOptions(
      SelectStmt query,
      List<SortBy> sort,
      List<LockingClause> locking,
      Limit limit,
      @Nullable WithClause with) {
    SelectStmt.Builder select = query.toBuilder();
    if (!sort.isEmpty()) {
      if (!query.sortClause().isEmpty()) {
        throw syntaxError("multiple ORDER BY clauses not allowed", Locations.of(sort.getFirst()));
      }
      select.sortClause(sort);
    }
    List<LockingClause> locks = new ArrayList<>(query.lockingClause());
    locks.addAll(locking);
    select.lockingClause(locks);
    if (limit.present) {
      putLimit(select, query, limit, !sort.isEmpty() || !query.sortClause().isEmpty(), locks);
    }
    if (with != null) {
      if (query.withClause() != null) {
        throw syntaxError("multiple WITH clauses not allowed", with.location());
      }
      select.withClause(with);
    }
    return select.build();
  }

  private void putLimit(
      SelectStmt.Builder select,
      SelectStmt query,
      Limit limit,
      boolean sorted,
      List<LockingClause> locks) {
    if (limit.offset != null) {
      if (query.limitOffset() != null) {
        throw syntaxError("multiple OFFSET clauses not allowed", Locations.of(limit.offset));
      }
      select.limitOffset(limit.offset);
    }
    if (limit.count != null) {
      if (query.limitCount() != null) {
        throw syntaxError("multiple LIMIT clauses not allowed", Locations.of(limit.count));
      }
      select.limitCount(limit.count);
    }
    if (query.limitOption() != LimitOption.LIMIT_OPTION_COUNT) {
      throw syntaxError("multiple limit options not allowed", -1);
    }
    if (limit.option == LimitOption.LIMIT_OPTION_WITH_TIES) {
      if (!sorted) {
        throw syntaxError("WITH TIES cannot be specified without ORDER BY clause", -1);
      }
      for (LockingClause lock : locks) {
        if (lock.waitPolicy() == LockWaitPolicy.LockWaitSkip) {
          throw syntaxError("SKIP LOCKED and WITH TIES options cannot be used together", -1);
        }
      }
    }
    select.limitOption(limit.option);
  }

  /// The query with what may follow it in an expression of PL/pgSQL.
  SelectStmt withPlainTail(SelectStmt query) {
    List<SortBy> sort = optionalSort();
    Limit limit = new Limit();
    limit(limit);
    return withOptions(query, sort, locking(), limit, null);
  }
}
