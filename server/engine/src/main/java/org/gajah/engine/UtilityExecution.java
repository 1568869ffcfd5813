package org.gajah.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.VariableSetStmt;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.TransactionCommands;
import org.jspecify.annotations.Nullable;

/// A utility statement at work.
final class UtilityExecution implements Execution {
  private static final int TEXT = 25;

  private final EngineSession session;
  private final UtilityStmt statement;
  private final String tag;

  UtilityExecution(EngineSession session, UtilityStmt statement, String tag) {
    this.session = session;
    this.statement = statement;
    this.tag = tag;
  }

  /// What SHOW returns.
  static RowShape shape(VariableShowStmt show, EngineSession session) {
    String name =
        show.name().equals("all") ? "name" : session.context().settings().get(show.name()).name();
    return new RowShape(List.of(new RowShape.Column(name, 0, 0, TEXT, -1, -1)));
  }

  @Override
  public @Nullable RowShape shape() {
    return statement instanceof VariableShowStmt show ? shape(show, session) : null;
  }

  @Override
  public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
    SessionSettings settings = session.context().settings();
    boolean superuser = session.context().identity().role().superuser();
    return switch (statement) {
      case TransactionStmt transaction ->
          new TransactionCommands(session.block(), settings).run(transaction, topLevel, superuser);
      case VariableShowStmt show -> show(show, sink, superuser);
      case VariableSetStmt set -> set(set, settings, superuser);
      default -> throw PgException.notBuilt(tag);
    };
  }

  private Completion show(VariableShowStmt show, RowSink sink, boolean superuser) {
    if (show.name().equals("all")) {
      throw PgException.notBuilt("SHOW ALL");
    }
    byte[] value =
        session.context().settings().show(show.name(), superuser).getBytes(StandardCharsets.UTF_8);
    BytesVector column = new BytesVector(1);
    column.set(0, value, 0, value.length);
    Batch batch = new Batch(column);
    batch.setRows(1);
    sink.start(shape(show, session));
    sink.rows(batch);
    return Completion.of("SHOW");
  }

  private Completion set(VariableSetStmt set, SessionSettings settings, boolean superuser) {
    SessionSettings.Scope scope =
        set.is_local() ? SessionSettings.Scope.TRANSACTION : SessionSettings.Scope.SESSION;
    switch (set.kind()) {
      case VAR_RESET_ALL -> settings.resetAll();
      case VAR_SET_VALUE, VAR_SET_DEFAULT, VAR_RESET ->
          settings.set(
              Objects.requireNonNull(set.name()),
              set.args().isEmpty() ? null : value(set.args()),
              scope,
              SettingSource.SESSION,
              session.functions().changer());
      case VAR_SET_MULTI -> multiple(set, settings, superuser);
      case VAR_SET_CURRENT -> throw PgException.notBuilt("SET FROM CURRENT");
    }
    return Completion.of(tag);
  }

  private void multiple(VariableSetStmt set, SessionSettings settings, boolean superuser) {
    if (!"TRANSACTION".equals(set.name())) {
      throw PgException.notBuilt("SET " + set.name());
    }
    List<org.gajah.nodes.DefElem> options = new ArrayList<>();
    set.args().forEach(argument -> options.add((org.gajah.nodes.DefElem) argument));
    new TransactionCommands(session.block(), settings).characteristics(options, superuser);
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

  @Override
  public void close() {}
}
