package org.gajah.commands.setting;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.AlterSystemStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.kinds.VariableSetKind;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER SYSTEM. Mirrors `AlterSystemSetConfigFile` of `utils/misc/guc.c`.
public final class AlterSystemCommand implements Command {
  private final VariableSetStmt statement;
  private final CommandContext context;

  public AlterSystemCommand(AlterSystemStmt statement, CommandContext context) {
    this.statement = statement.setstmt();
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "ALTER SYSTEM");
    requireAllowed();
    if (statement.kind() == VariableSetKind.VAR_RESET_ALL) {
      requireSuperuser();
      context.session().instance().resetSystem();
    } else {
      String name = String.valueOf(statement.name());
      String value = new SettingText(context).of(statement);
      requirePrivilege(name);
      context.session().instance().alterSystem(name, value);
    }
    return Completion.of("ALTER SYSTEM");
  }

  private void requireAllowed() {
    if (!context.session().settings().is(Settings.ALLOW_ALTER_SYSTEM)) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "ALTER SYSTEM is not allowed in this environment");
    }
  }

  private void requireSuperuser() {
    if (!context.superuser()) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied to perform ALTER SYSTEM RESET ALL");
    }
  }

  private void requirePrivilege(String name) {
    if (!context.superuser()
        && !context
            .namespaces()
            .privileges()
            .mayParameter(name, context.user(), Privilege.ALTER_SYSTEM)) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to set parameter \"" + name + "\"");
    }
  }
}
