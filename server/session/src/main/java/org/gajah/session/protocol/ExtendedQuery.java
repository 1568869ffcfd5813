package org.gajah.session.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.Portal;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowShape;
import org.gajah.spi.SqlSession;
import org.gajah.spi.Statement;
import org.gajah.wire.stream.BindView;
import org.gajah.wire.stream.ExecuteView;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.ParseView;
import org.gajah.wire.stream.TargetView;
import org.jspecify.annotations.Nullable;

/// Parse, Bind, Describe, Execute and Close. Mirrors the `exec_*_message` functions of
/// `tcop/postgres.c`.
final class ExtendedQuery {
  private static final int[] TEXT = {};

  private final Serving serving;
  private final ClientLink link;
  private final Destination destination;
  private final SqlSession sql;
  private final RowWriter rows;
  private final Logged notLogged = new Logged(Started.EMPTY.parameters(), "");

  /// What the log may be asked for, as long as the portal is there.
  private final Map<Portal, Logged> logged = new WeakHashMap<>();

  private final ByteSink converted = new ByteSink(64);

  ExtendedQuery(Serving serving, ClientLink link, Destination destination) {
    this.serving = serving;
    this.link = link;
    this.destination = destination;
    this.sql = serving.sql();
    this.rows = new RowWriter(link, serving.sql());
  }

  // Parse.

  void parse(MessageBody body) {
    ParseView view = ParseView.read(body);
    String name = serving.text(view.statement());
    String text = serving.text(view.sql());
    serving.statement(text);
    serving.activity("PARSE");
    serving.frame().start();
    if (name.isEmpty()) {
      serving.dropUnnamedStatement();
    }
    List<RawStmt> statements = sql.parse(text);
    if (statements.size() > 1) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "cannot insert multiple commands into a prepared statement");
    }
    Statement statement = null;
    if (!statements.isEmpty()) {
      RawStmt raw = statements.getFirst();
      serving.frame().checkNotFailed(raw);
      statement = sql.prepare(raw, text, SqlSession.Parameters.of(view.parameterTypes()));
    }
    keep(name, statement, text);
    sql.block().nextCommand();
    link.writer().parseComplete();
    link.flushIfLarge();
    serving
        .statementLog()
        .duration(
            false,
            () -> "parse " + (name.isEmpty() ? "<unnamed>" : name) + ": " + text,
            () -> null);
  }

  private void keep(String name, @Nullable Statement statement, String text) {
    if (name.isEmpty()) {
      if (statement != null) {
        statement.keep();
      }
      serving.unnamed(new Serving.Unnamed(true, statement, text));
      return;
    }
    boolean kept = false;
    try {
      sql.statements()
          .add(
              new PreparedStatements.Entry(
                  name, statement, text, false, serving.statementTimestamp()));
      kept = true;
    } finally {
      if (!kept && statement != null) {
        statement.close();
      }
    }
  }

  /// A prepared statement that was found.
  ///
  /// @param statement null for an empty text
  private record Found(@Nullable Statement statement, String text) {
    @Nullable RawStmt raw() {
      return statement == null ? null : statement.raw();
    }
  }

  private Found find(String name) {
    if (!name.isEmpty()) {
      PreparedStatements.Entry entry = sql.statements().get(name);
      return new Found(entry.statement(), entry.text());
    }
    Serving.Unnamed unnamed = serving.unnamed();
    if (!unnamed.exists()) {
      throw new PgException(
          SqlState.UNDEFINED_PSTATEMENT, "unnamed prepared statement does not exist");
    }
    return new Found(unnamed.statement(), unnamed.text());
  }

  // Bind.

  void bind(MessageBody body) {
    BindView view = new BindView(body);
    String portalName = serving.text(view.portal());
    String statementName = serving.text(view.statement());
    Found found = find(statementName);
    serving.statement(found.text);
    serving.activity("BIND");
    serving.frame().start();
    view.readCounts();
    Statement statement = found.statement;
    int wanted = statement == null ? 0 : statement.parameterTypes().length;
    int given = view.parameterCount();
    if (given != wanted) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "bind message supplies %d parameters, but prepared statement \"%s\" requires %d"
              .formatted(given, statementName, wanted));
    }
    serving.frame().checkNotFailed(given == 0 ? found.raw() : null);
    sql.portals().checkFree(portalName);
    view.readValues();
    Started started = statement == null ? Started.EMPTY : start(statement, view, portalName);
    Execution execution = started.execution;
    boolean made = false;
    try {
      int[] formats = resultFormats(view, execution == null ? null : execution.shape());
      Portal portal =
          sql.portals()
              .create(
                  portalName,
                  new Portal.Definition(
                      statement,
                      found.text,
                      statement == null ? "" : statement.commandTag(),
                      formats,
                      false,
                      true,
                      false,
                      false,
                      serving.statementTimestamp()),
                  execution,
                  sql.block().nestingLevel());
      made = true;
      if (!started.parameters.values().isEmpty() || serving.statementLog().isActive()) {
        logged.put(portal, new Logged(started.parameters, statementName));
      }
    } finally {
      if (!made && execution != null) {
        execution.close();
      }
    }
    link.writer().bindComplete();
    link.flushIfLarge();
    serving
        .statementLog()
        .duration(
            false,
            () -> "bind " + label(statementName, portalName) + ": " + found.text,
            () -> detail(started.parameters));
  }

  private static String label(String statement, String portal) {
    String name = statement.isEmpty() ? "<unnamed>" : statement;
    return portal.isEmpty() ? name : name + "/" + portal;
  }

  /// What the log may be asked of a portal.
  private static final class Logged {
    /// As the log shows them; none when it will not be asked for them.
    private final ParameterTexts parameters;

    private final String statement;

    /// Whether rows have been fetched already.
    private boolean begun;

    Logged(ParameterTexts parameters, String statement) {
      this.parameters = parameters;
      this.statement = statement;
    }
  }

  private record Started(@Nullable Execution execution, ParameterTexts parameters) {
    static final Started EMPTY = new Started(null, new ParameterTexts(List.of()));
  }

  private @Nullable String detail(ParameterTexts texts) {
    int most = serving.settings().intValue(Settings.LOG_PARAMETER_MAX_LENGTH);
    return most == 0 || texts.values().isEmpty() ? null : "Parameters: " + texts.list(most);
  }

  private Started start(Statement statement, BindView view, String portalName) {
    Statement.Binder binder = statement.binder();
    int count = view.parameterCount();
    for (int i = 0; i < count; i++) {
      parameter(binder, view, i, portalName);
    }
    List<@Nullable String> texts = new ArrayList<>();
    boolean told = serving.settings().intValue(Settings.LOG_PARAMETER_MAX_LENGTH_ON_ERROR) != 0;
    if (count > 0 && (told || serving.statementLog().wantsParameters())) {
      for (int i = 0; i < count; i++) {
        texts.add(binder.text(i));
      }
    }
    ParameterTexts parameters = new ParameterTexts(texts);
    try {
      return new Started(binder.start(), parameters);
    } catch (PgException e) {
      throw e.severity() == Severity.ERROR ? withParameters(e, portalName, parameters) : e;
    }
  }

  private PgException withParameters(PgException fault, String portalName, ParameterTexts texts) {
    int most = serving.settings().intValue(Settings.LOG_PARAMETER_MAX_LENGTH_ON_ERROR);
    if (most == 0 || texts.values().isEmpty()) {
      return fault;
    }
    String portal = portalName.isEmpty() ? "unnamed portal" : "portal \"" + portalName + "\"";
    return fault.where(portal + " with parameters: " + texts.list(most));
  }

  private void parameter(Statement.Binder binder, BindView view, int index, String portalName) {
    int format = view.parameterFormat(index);
    boolean showsText = false;
    try {
      if (format != 0 && format != 1) {
        throw RowWriter.unsupported(format);
      }
      int from = view.parameterFrom(index);
      int length = view.parameterLength(index);
      if (view.parameterIsNull(index)) {
        binder.bindNull(index);
      } else if (format == 1) {
        binder.bindBinary(index, view.array(), from, length);
      } else {
        converted.clear();
        sql.text().fromClient(view.array(), from, length, converted);
        showsText = true;
        binder.bindText(index, converted.array(), 0, converted.length());
      }
    } catch (PgException e) {
      throw e.where(where(view, index, portalName, showsText));
    }
  }

  /// The context of an error in a parameter, with as much of its text as may be shown.
  private String where(BindView view, int index, String portalName, boolean withText) {
    String parameter =
        (portalName.isEmpty() ? "unnamed portal" : "portal \"" + portalName + "\"")
            + " parameter $"
            + (index + 1);
    if (!withText) {
      return parameter;
    }
    String value =
        new String(
            view.array(),
            view.parameterFrom(index),
            view.parameterLength(index),
            StandardCharsets.UTF_8);
    int most = serving.settings().intValue(Settings.LOG_PARAMETER_MAX_LENGTH_ON_ERROR);
    boolean cut = most >= 0 && value.length() > most;
    String shown = cut ? value.substring(0, most) : value;
    return parameter + " = '" + shown.replace("'", "''") + (cut ? "..." : "") + "'";
  }

  private static int[] resultFormats(BindView view, @Nullable RowShape shape) {
    int count = view.resultFormatCount();
    if (shape == null || count == 0) {
      return TEXT;
    }
    int columns = shape.columns().size();
    if (count > 1 && count != columns) {
      throw new PgException(
          SqlState.PROTOCOL_VIOLATION,
          "bind message has %d result formats but query has %d columns".formatted(count, columns));
    }
    int[] formats = new int[count];
    for (int i = 0; i < count; i++) {
      formats[i] = view.resultFormat(i);
    }
    return formats;
  }

  // Execute.

  void execute(MessageBody body) {
    ExecuteView view = ExecuteView.read(body);
    Portal portal = portal(serving.text(view.portal()));
    Portal.Definition definition = portal.definition();
    Statement statement = definition.statement();
    if (definition.commandTag().isEmpty()) {
      link.writer().emptyQueryResponse();
      return;
    }
    serving.statement(definition.text());
    serving.activity(definition.commandTag());
    Logged known = logged.getOrDefault(portal, notLogged);
    String verb = known.begun ? "execute fetch from " : "execute ";
    Supplier<String> line =
        () -> verb + label(known.statement, portal.name()) + ": " + definition.text();
    Supplier<@Nullable String> detail = () -> detail(known.parameters);
    RawStmt raw = statement == null ? null : statement.raw();
    boolean isTransactionCommand = raw != null && raw.stmt() instanceof TransactionStmt;
    serving.frame().start();
    boolean told = raw != null && serving.statementLog().statements(List.of(raw), line, detail);
    serving.frame().checkNotFailed(raw);
    serving.proc().checkInterrupts();
    int limit = Math.max(0, view.rowLimit());
    Completion completion = run(portal, limit, known);
    known.begun |= !known.equals(notLogged);
    if (completion == null) {
      link.writer().portalSuspended();
      sql.block().pipelining(true);
    } else {
      if (isTransactionCommand || sql.block().needsImmediateCommit()) {
        serving.frame().finish();
      } else {
        sql.block().nextCommand();
        sql.block().pipelining(true);
        serving.timeouts().stopStatement();
      }
      destination.completed(completion);
    }
    link.flushIfLarge();
    serving.statementLog().duration(told, line, detail);
  }

  private @Nullable Completion run(Portal portal, int limit, Logged known) {
    int[] formats = portal.definition().resultFormats();
    try {
      return portal.run(limit, rows.prepare(formats, false), true, sql.block().nestingLevel());
    } catch (PgException e) {
      throw e.severity() == Severity.ERROR ? withParameters(e, portal.name(), known.parameters) : e;
    }
  }

  private Portal portal(String name) {
    Portal portal = sql.portals().find(name);
    if (portal == null) {
      throw new PgException(SqlState.UNDEFINED_CURSOR, "portal \"" + name + "\" does not exist");
    }
    return portal;
  }

  // Describe and Close.

  void describe(MessageBody body) {
    TargetView view = TargetView.readDescribe(body);
    String name = serving.text(view.name());
    serving.frame().start();
    if (view.statement()) {
      Statement statement = find(name).statement;
      RowShape shape = statement == null ? null : statement.shape();
      checkDescribable(shape);
      link.writer().parameterDescription(statement == null ? TEXT : statement.parameterTypes());
      describe(shape, TEXT);
    } else {
      Portal portal = portal(name);
      RowShape shape = portal.shape();
      checkDescribable(shape);
      describe(shape, portal.definition().resultFormats());
    }
    link.flushIfLarge();
  }

  private void checkDescribable(@Nullable RowShape shape) {
    if (shape != null) {
      serving.frame().checkNotFailed(null);
    }
  }

  private void describe(@Nullable RowShape shape, int[] formats) {
    if (shape == null) {
      link.writer().noData();
    } else {
      RowWriter.describe(link, shape, formats);
    }
  }

  void close(MessageBody body) {
    TargetView view = TargetView.readClose(body);
    String name = serving.text(view.name());
    if (!view.statement()) {
      Portal portal = sql.portals().find(name);
      if (portal != null) {
        sql.portals().drop(portal);
      }
    } else if (name.isEmpty()) {
      serving.dropUnnamedStatement();
    } else {
      sql.statements().remove(name);
    }
    link.writer().closeComplete();
    link.flushIfLarge();
  }
}
