package org.gajah.commands.storage;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Roles;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CHECKPOINT: asks the checkpointer for one at full speed, and waits for it.
public final class CheckpointCommand implements Command {
  private final CommandContext context;

  public CheckpointCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Roles roles = context.namespaces().privileges().roles();
    if (!roles.hasPrivilegesOf(context.user(), Roles.PG_CHECKPOINT)) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to execute CHECKPOINT command")
          .detail(
              "Only roles with privileges of the \"pg_checkpoint\" role may execute this command.");
    }
    context.checkpoint(0);
    return Completion.of("CHECKPOINT");
  }
}
