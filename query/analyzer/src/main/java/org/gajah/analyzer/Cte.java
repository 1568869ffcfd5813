package org.gajah.analyzer;

import java.util.List;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Query;
import org.jspecify.annotations.Nullable;

/// A query of WITH while its statement is analyzed.
final class Cte {
  final CommonTableExpr raw;
  boolean recursive;
  int references;
  @Nullable Query query;
  @Nullable CTESearchClause search;
  @Nullable CTECycleClause cycle;
  List<String> names = List.of();
  OidList types = OidList.EMPTY;
  IntList typmods = IntList.EMPTY;
  OidList collations = OidList.EMPTY;

  Cte(CommonTableExpr raw) {
    this.raw = raw;
    this.search = raw.search_clause();
    this.cycle = raw.cycle_clause();
  }

  String name() {
    return raw.ctename();
  }

  CommonTableExpr node() {
    return raw.toBuilder()
        .ctequery(query == null ? raw.ctequery() : query)
        .search_clause(search)
        .cycle_clause(cycle)
        .cterecursive(recursive)
        .cterefcount(references)
        .ctecolnames(names)
        .ctecoltypes(types)
        .ctecoltypmods(typmods)
        .ctecolcollations(collations)
        .build();
  }
}
