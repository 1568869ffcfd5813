package org.gajah.commands.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.nodes.ConstraintsSetStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// SET CONSTRAINTS. Mirrors `AfterTriggerSetState()` of `commands/trigger.c`.
public record ConstraintsCommand(ConstraintsSetStmt statement, CommandContext context)
    implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().warnNoBlock(topLevel, "SET CONSTRAINTS");
    TriggerQueue queue = context.relations().triggers();
    if (statement.constraints().isEmpty()) {
      queue.setAll(statement.deferred());
    } else {
      List<Integer> triggers = new ArrayList<>();
      statement.constraints().forEach(name -> addTriggers(name, triggers));
      queue.set(triggers, statement.deferred());
    }
    return Completion.of("SET CONSTRAINTS");
  }

  private void addTriggers(RangeVar name, List<Integer> triggers) {
    for (PgConstraint constraint : named(name)) {
      for (PgTrigger trigger :
          context.catalog().scan(PgTrigger.TGCONSTRAINT_INDEX, constraint.oid())) {
        if (trigger.tgdeferrable()) {
          triggers.add(trigger.oid());
        }
      }
    }
  }

  /// The constraints with a name in the first schema that has any, as far as they can be deferred.
  private List<PgConstraint> named(RangeVar name) {
    String constraint = Objects.requireNonNull(name.relname());
    for (int schema : schemas(name)) {
      List<PgConstraint> found =
          context.catalog().scan(PgConstraint.CONNAME_NSP_INDEX, constraint, schema);
      if (!found.isEmpty()) {
        return found.stream().filter(this::isDeferrable).toList();
      }
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT, "constraint \"%s\" does not exist".formatted(constraint));
  }

  private boolean isDeferrable(PgConstraint constraint) {
    if (!constraint.condeferrable() && statement.deferred()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "constraint \"%s\" is not deferrable".formatted(constraint.conname()));
    }
    return constraint.condeferrable();
  }

  private List<Integer> schemas(RangeVar name) {
    String database = name.catalogname();
    String own = context.session().identity().database().name();
    if (database != null && !database.equals(own)) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: \"%s.%s.%s\""
              .formatted(database, name.schemaname(), name.relname()));
    }
    String schema = name.schemaname();
    return schema == null
        ? context.namespaces().path().schemas()
        : List.of(context.namespaces().explicit(schema, false));
  }
}
