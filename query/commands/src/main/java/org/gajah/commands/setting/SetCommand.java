package org.gajah.commands.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.VariableSetStmt;
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
    SessionSettings settings = context.session().settings();
    switch (statement.kind()) {
      case VAR_RESET_ALL -> settings.resetAll();
      case VAR_SET_VALUE, VAR_SET_DEFAULT, VAR_RESET -> one(settings);
      case VAR_SET_MULTI -> multiple(settings);
      case VAR_SET_CURRENT -> throw PgException.notBuilt("SET FROM CURRENT");
    }
    return Completion.of(CommandTags.of(statement));
  }

  private void one(SessionSettings settings) {
    settings.set(
        Objects.requireNonNull(statement.name()),
        statement.args().isEmpty() ? null : value(statement.args()),
        statement.is_local() ? SessionSettings.Scope.TRANSACTION : SessionSettings.Scope.SESSION,
        SettingSource.SESSION,
        context.settingChanger());
  }

  private void multiple(SessionSettings settings) {
    if (!"TRANSACTION".equals(statement.name())) {
      throw PgException.notBuilt("SET " + statement.name());
    }
    List<DefElem> options = statement.args().stream().map(DefElem.class::cast).toList();
    new TransactionCommands(context.sql().block(), settings)
        .characteristics(options, context.superuser());
  }

  /// The value of SET: several are a list.
  private static String value(List<Node> arguments) {
    List<String> values = new ArrayList<>();
    for (Node argument : arguments) {
      values.add(one(argument));
    }
    return String.join(", ", values);
  }

  private static String one(Node argument) {
    if (argument instanceof A_Const constant && constant.val() != null) {
      return switch (constant.val()) {
        case StringNode text -> text.sval();
        case IntegerNode number -> Integer.toString(number.ival());
        case FloatNode number -> number.fval();
        case BooleanNode bool -> Boolean.toString(bool.boolval());
        default -> throw PgException.notBuilt("this value in SET");
      };
    }
    throw PgException.notBuilt("this value in SET");
  }
}
