package org.gajah.commands.object;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.CommentStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// COMMENT ON.
public final class CommentOn implements Command {
  private final CommentStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public CommentOn(CommentStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Definer definer = new Definer(context);
    ObjectType type = statement.objtype();
    Completion done = Completion.of("COMMENT");
    Located located;
    try {
      located =
          new ObjectFinder(definer, source.text())
              .find(type, statement.object(), LockMode.SHARE_UPDATE_EXCLUSIVE, false);
    } catch (PgException fault) {
      if (type == ObjectType.OBJECT_DATABASE && fault.sqlState() == SqlState.UNDEFINED_DATABASE) {
        // Dumps of a database are restored under other names, too.
        context
            .session()
            .reporter()
            .report(Severity.WARNING, SqlState.UNDEFINED_DATABASE, fault.primaryMessage());
        return done;
      }
      throw fault;
    }
    if (located == null) {
      return done;
    }
    new ObjectOwners(definer).require(type, located, statement.object());
    if (type == ObjectType.OBJECT_COLUMN && located.relation() != null) {
      switch (located.relation().kind()) {
        case PgClass.RELKIND_RELATION,
            PgClass.RELKIND_VIEW,
            PgClass.RELKIND_MATVIEW,
            PgClass.RELKIND_COMPOSITE_TYPE,
            PgClass.RELKIND_FOREIGN_TABLE,
            PgClass.RELKIND_PARTITIONED_TABLE -> {}
        default ->
            throw Ownership.wrongKind(
                "cannot set comment on relation \"%s\"".formatted(located.relation().name()),
                located.relation().kind());
      }
    }
    switch (type) {
      case OBJECT_DATABASE, OBJECT_TABLESPACE, OBJECT_ROLE ->
          definer.comments().setShared(located.address(), statement.comment());
      default -> definer.comments().set(located.address(), statement.comment());
    }
    return done;
  }
}
