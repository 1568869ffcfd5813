package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.kinds.CTEMaterialize;
import org.jspecify.annotations.Nullable;

/// WITH and its queries.
final class WithArea extends Area {
  WithArea(Parser parser) {
    super(parser);
  }

  /// WITH, or null.
  @Nullable WithClause optionalWith() {
    return at(WITH) || at(WITH_LA) ? with() : null;
  }

  WithClause with() {
    boolean plain = at(WITH);
    int place = next().start();
    boolean recursive = plain && at(RECURSIVE) && startsQuery();
    if (recursive) {
      skip();
    }
    return new WithClause(commaList(this::query), recursive, place);
  }

  /// Whether a query's name stands behind RECURSIVE, which is no name itself then.
  private boolean startsQuery() {
    return peek() != AS && peek() != LPAREN;
  }

  private CommonTableExpr query() {
    int place = start();
    CommonTableExpr.Builder query =
        CommonTableExpr.builder()
            .ctename(parser.names.colId())
            .aliascolnames(parser.names.optionalColumns())
            .location(place);
    expect(AS);
    if (accept(MATERIALIZED)) {
      query.ctematerialized(CTEMaterialize.CTEMaterializeAlways);
    } else if (accept(NOT)) {
      expect(MATERIALIZED);
      query.ctematerialized(CTEMaterialize.CTEMaterializeNever);
    }
    parser.depth.enter();
    expect(LPAREN);
    query.ctequery(parser.statements.preparable());
    expect(RPAREN);
    parser.depth.leave();
    return query.search_clause(search()).cycle_clause(cycle()).build();
  }

  private @Nullable CTESearchClause search() {
    if (!at(SEARCH)) {
      return null;
    }
    int place = next().start();
    boolean breadth = accept(BREADTH);
    if (!breadth) {
      expect(DEPTH);
    }
    expect(FIRST_P, BY);
    List<String> columns = parser.names.nameList();
    expect(SET);
    return new CTESearchClause(columns, breadth, parser.names.colId(), place);
  }

  private @Nullable CTECycleClause cycle() {
    if (!at(CYCLE)) {
      return null;
    }
    int place = next().start();
    CTECycleClause.Builder cycle =
        CTECycleClause.builder().cycle_col_list(parser.names.nameList()).location(place);
    expect(SET);
    cycle.cycle_mark_column(parser.names.colId());
    if (accept(TO)) {
      cycle.cycle_mark_value(parser.primaries.literal());
      expect(DEFAULT);
      cycle.cycle_mark_default(parser.primaries.literal());
    } else {
      cycle.cycle_mark_value(Make.bool(true, -1)).cycle_mark_default(Make.bool(false, -1));
    }
    expect(USING);
    return cycle.cycle_path_column(parser.names.colId()).build();
  }
}
