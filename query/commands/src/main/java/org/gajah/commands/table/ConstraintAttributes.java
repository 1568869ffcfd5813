package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.kinds.ConstrType;
import org.jspecify.annotations.Nullable;

/// DEFERRABLE and INITIALLY of a column's constraints, which the grammar leaves behind them as
/// constraints of their own. Mirrors `transformConstraintAttrs` of `parser/parse_utilcmd.c`.
final class ConstraintAttributes {
  private final String text;
  private @Nullable Constraint last;
  private boolean sawDeferrability;
  private boolean sawInitially;

  private ConstraintAttributes(String text) {
    this.text = text;
  }

  static List<Constraint> apply(List<Constraint> constraints, String text) {
    return new ConstraintAttributes(text).run(constraints);
  }

  private List<Constraint> run(List<Constraint> constraints) {
    List<Constraint> result = new ArrayList<>();
    for (Constraint each : constraints) {
      switch (each.contype()) {
        case CONSTR_ATTR_DEFERRABLE -> replace(result, deferrable(each, true));
        case CONSTR_ATTR_NOT_DEFERRABLE -> replace(result, deferrable(each, false));
        case CONSTR_ATTR_DEFERRED -> replace(result, initially(each, true));
        case CONSTR_ATTR_IMMEDIATE -> replace(result, initially(each, false));
        default -> {
          result.add(each);
          last = each;
          sawDeferrability = false;
          sawInitially = false;
        }
      }
    }
    return result;
  }

  private void replace(List<Constraint> result, Constraint changed) {
    result.set(result.size() - 1, changed);
    last = changed;
  }

  private Constraint target(Constraint attribute, String clause) {
    Constraint target = last;
    if (target == null || !supports(target.contype())) {
      throw fault("misplaced %s clause".formatted(clause), attribute);
    }
    return target;
  }

  private static boolean supports(ConstrType type) {
    return type == ConstrType.CONSTR_PRIMARY
        || type == ConstrType.CONSTR_UNIQUE
        || type == ConstrType.CONSTR_EXCLUSION
        || type == ConstrType.CONSTR_FOREIGN;
  }

  private PgException fault(String message, Constraint at) {
    return Definer.at(
        text, at.location(), new PgException(SqlState.SYNTAX_ERROR, message));
  }

  private Constraint deferrable(Constraint attribute, boolean on) {
    Constraint target = target(attribute, on ? "DEFERRABLE" : "NOT DEFERRABLE");
    if (sawDeferrability) {
      throw fault("multiple DEFERRABLE/NOT DEFERRABLE clauses not allowed", attribute);
    }
    sawDeferrability = true;
    if (!on && sawInitially && target.initdeferred()) {
      throw fault("constraint declared INITIALLY DEFERRED must be DEFERRABLE", attribute);
    }
    return target.toBuilder().deferrable(on).build();
  }

  private Constraint initially(Constraint attribute, boolean deferred) {
    Constraint target = target(attribute, deferred ? "INITIALLY DEFERRED" : "INITIALLY IMMEDIATE");
    if (sawInitially) {
      throw fault(
          "multiple INITIALLY IMMEDIATE/DEFERRED clauses not allowed", attribute);
    }
    sawInitially = true;
    if (!deferred) {
      return target.toBuilder().initdeferred(false).build();
    }
    if (sawDeferrability && !target.deferrable()) {
      throw fault("constraint declared INITIALLY DEFERRED must be DEFERRABLE", attribute);
    }
    return target.toBuilder().initdeferred(true).deferrable(true).build();
  }
}
