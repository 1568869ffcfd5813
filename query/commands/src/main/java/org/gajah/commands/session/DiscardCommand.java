package org.gajah.commands.session;

import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Settings;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.locks.table.LockMethod;
import org.gajah.nodes.DiscardStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// DISCARD. Mirrors `commands/discard.c`.
public record DiscardCommand(DiscardStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    switch (statement.target()) {
      case DISCARD_ALL -> all(topLevel);
      case DISCARD_PLANS -> context.forget(CommandContext.Kept.PLANS);
      case DISCARD_SEQUENCES -> context.forget(CommandContext.Kept.SEQUENCES);
      case DISCARD_TEMP -> context.forget(CommandContext.Kept.TEMPORARY_TABLES);
    }
    return Completion.of(CommandTags.of(statement));
  }

  private void all(boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "DISCARD ALL");
    context.sql().portals().dropAll();
    SessionSettings settings = context.session().settings();
    settings.set(Settings.SESSION_AUTHORIZATION, null, context.settingChanger());
    settings.resetAll();
    context.sql().statements().clear();
    context.notifications().unlisten(null);
    context.process().locks().releaseSession(LockMethod.USER);
    context.forget(CommandContext.Kept.PLANS);
    context.forget(CommandContext.Kept.TEMPORARY_TABLES);
    context.forget(CommandContext.Kept.SEQUENCES);
  }
}
