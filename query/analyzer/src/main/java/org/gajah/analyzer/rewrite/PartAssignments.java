package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.IntList;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TargetEntry;
import org.jspecify.annotations.Nullable;

/// Several assignments to parts of one column, as one. Mirrors `process_matched_tle()`.
final class PartAssignments {
  private PartAssignments() {}

  static TargetEntry merged(TargetEntry prior, TargetEntry next, PgAttribute column) {
    Expr nextExpr = withoutDomain(next.expr());
    Expr priorExpr = withoutDomain(prior.expr());
    Expr nextInput = input(nextExpr);
    Expr bottom = input(priorExpr);
    if (nextInput == null || bottom == null) {
      throw multiple(column);
    }
    for (Expr below = input(bottom); below != null; below = input(bottom)) {
      bottom = below;
    }
    if (!bottom.equals(nextInput)) {
      throw multiple(column);
    }
    Expr result = combined(priorExpr, nextExpr);
    if (next.expr() instanceof CoerceToDomain domain) {
      result = domain.toBuilder().arg(result).build();
    }
    return next.toBuilder().expr(result).build();
  }

  private static PgException multiple(PgAttribute column) {
    return new PgException(
        SqlState.SYNTAX_ERROR,
        "multiple assignments to same column \"%s\"".formatted(column.attname()));
  }

  private static Expr withoutDomain(Expr expr) {
    return expr instanceof CoerceToDomain domain && input(domain.arg()) != null
        ? domain.arg()
        : expr;
  }

  private static @Nullable Expr input(@Nullable Expr expr) {
    return switch (expr) {
      case FieldStore store -> store.arg();
      case SubscriptingRef ref when ref.refassgnexpr() != null -> ref.refexpr();
      case null, default -> null;
    };
  }

  private static Expr combined(Expr prior, Expr next) {
    if (next instanceof SubscriptingRef ref) {
      return ref.toBuilder().refexpr(prior).build();
    }
    FieldStore store = (FieldStore) next;
    if (!(prior instanceof FieldStore before)) {
      return store.toBuilder().arg(prior).build();
    }
    List<Expr> values = new ArrayList<>(before.newvals());
    values.addAll(store.newvals());
    IntList fields = before.fieldnums();
    for (int i = 0; i < store.fieldnums().size(); i++) {
      fields = fields.plus(store.fieldnums().get(i));
    }
    return before.toBuilder().newvals(values).fieldnums(fields).build();
  }
}
