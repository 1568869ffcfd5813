package org.gajah.commands.maintenance;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CHECKPOINT.
///
/// @param context of the session
public record CheckpointCommand(CommandContext context) implements Command {
  private static final int PG_CHECKPOINT = 4544;

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    var roles = context.namespaces().privileges().roles();
    if (!roles.hasPrivilegesOf(context.user(), PG_CHECKPOINT)) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to execute CHECKPOINT command")
          .detail(
              "Only roles with privileges of the \"%s\" role may execute this command."
                  .formatted("pg_checkpoint"));
    }
    context
        .storage()
        .checkpoint(CheckpointFlags.IMMEDIATE | CheckpointFlags.WAIT | CheckpointFlags.FORCE);
    return Completion.of("CHECKPOINT");
  }
}
