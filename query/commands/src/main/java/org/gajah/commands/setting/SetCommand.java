package org.gajah.commands.setting;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.kinds.VariableSetKind;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.spi.TransactionCommands;

/// SET and RESET.
public final class SetCommand implements Command {
  private final VariableSetStmt statement;
  private final CommandContext context;

  public SetCommand(VariableSetStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    switch (statement.kind()) {
      case VAR_RESET_ALL -> context.session().settings().resetAll();
      case VAR_SET_VALUE, VAR_SET_DEFAULT, VAR_RESET, VAR_SET_CURRENT -> {
        if (statement.is_local() && statement.kind() != VariableSetKind.VAR_RESET) {
          context.sql().block().warnNoBlock(topLevel, "SET LOCAL");
        }
        one();
      }
      case VAR_SET_MULTI -> several(topLevel);
    }
    return Completion.of(CommandTags.of(statement));
  }

  private void one() {
    context
        .session()
        .settings()
        .set(
            Objects.requireNonNull(statement.name()),
            new SettingText(context).of(statement),
            statement.is_local()
                ? SessionSettings.Scope.TRANSACTION
                : SessionSettings.Scope.SESSION,
            SettingSource.SESSION,
            context.settingChanger());
  }

  private void several(boolean topLevel) {
    TransactionCommands commands =
        new TransactionCommands(context.sql().block(), context.session().settings());
    switch (statement.name()) {
      case "TRANSACTION" -> {
        context.sql().block().warnNoBlock(topLevel, "SET TRANSACTION");
        commands.characteristics(options(), context.superuser());
      }
      case "SESSION CHARACTERISTICS" ->
          commands.defaults(options(), statement.is_local(), context.superuser());
      case null, default -> throw PgException.notBuilt("SET " + statement.name());
    }
  }

  private List<DefElem> options() {
    return statement.args().stream().map(DefElem.class::cast).toList();
  }
}
