package org.gajah.oracle.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.activity.WaitEvent;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings.Scope;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingSource;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.TransactionStmt;
import org.gajah.oracle.session.TinyEngine.Session;
import org.gajah.spi.ClientCopy;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.SqlSession.Parameters;
import org.gajah.spi.Statement;
import org.gajah.spi.TransactionCommands;
import org.jspecify.annotations.Nullable;

/// A statement that is known by its text.
final class TinyStatement implements Statement {
  private static final Pattern SERIES = Pattern.compile("select generate_series\\(1, ?(\\d+)\\)");
  private static final Pattern NUMBER = Pattern.compile("select (\\d+)");
  private static final Pattern STRING = Pattern.compile("select '([^']*)'");
  private static final Pattern PARAMETER = Pattern.compile("select \\$1::(int4|text)");
  private static final Pattern SET = Pattern.compile("set (local )?(\\w+) ?(?:to|=) ?'?([^']*)'?");
  private static final Pattern SHOW = Pattern.compile("show (\\w+)");
  private static final Pattern SLEEP = Pattern.compile("select pg_sleep\\(([0-9.]+)\\)");
  private static final Pattern NOTICE =
      Pattern.compile("do \\$\\$begin raise (notice|warning) '([^']*)'; end\\$\\$");

  private final Session session;
  private final RawStmt raw;
  private final String text;
  private final String one;
  private final int[] types;

  TinyStatement(Session session, RawStmt raw, String text, String one, Parameters parameters) {
    this.session = session;
    this.raw = raw;
    this.text = text;
    this.one = one;
    Matcher parameter = PARAMETER.matcher(one);
    this.types =
        parameter.matches()
            ? new int[] {parameter.group(1).equals("int4") ? TinyEngine.INT4 : TinyEngine.TEXT}
            : new int[0];
    if (types.length > 0 && !parameters.allowed()) {
      throw new PgException(SqlState.UNDEFINED_PARAMETER, "there is no parameter $1").position(8);
    }
    if (one.equals("select nothing")) {
      throw new PgException(SqlState.UNDEFINED_COLUMN, "column \"nothing\" does not exist")
          .position(text.toLowerCase(Locale.ROOT).indexOf("nothing") + 1);
    }
    if (!(raw.stmt() instanceof TransactionStmt) && one.startsWith("select")) {
      session.work.look();
    }
  }

  @Override
  public RawStmt raw() {
    return raw;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String commandTag() {
    return one.startsWith("select") ? "SELECT" : one.split(" ")[0].toUpperCase(Locale.ROOT);
  }

  @Override
  public int[] parameterTypes() {
    return types;
  }

  @Override
  public @Nullable RowShape shape() {
    if (SERIES.matcher(one).matches()) {
      return shape("generate_series", TinyEngine.INT4, 4);
    }
    Matcher parameter = PARAMETER.matcher(one);
    if (parameter.matches()) {
      return parameter.group(1).equals("int4")
          ? shape("int4", TinyEngine.INT4, 4)
          : shape("text", TinyEngine.TEXT, -1);
    }
    Matcher show = SHOW.matcher(one);
    if (show.matches()) {
      return shape(show.group(1), TinyEngine.TEXT, -1);
    }
    if (SLEEP.matcher(one).matches()) {
      return shape("pg_sleep", 2278, 4);
    }
    if (STRING.matcher(one).matches()) {
      return shape("?column?", TinyEngine.TEXT, -1);
    }
    return one.startsWith("select") ? shape("?column?", TinyEngine.INT4, 4) : null;
  }

  private static RowShape shape(String name, int type, int size) {
    return new RowShape(List.of(new RowShape.Column(name, 0, 0, type, size, -1)));
  }

  @Override
  public void close() {}

  @Override
  public Binder binder() {
    return new Binder() {
      private @Nullable Object value;

      @Override
      public void bindNull(int index) {
        value = null;
      }

      @Override
      public void bindText(int index, byte[] bytes, int from, int length) {
        String given = new String(bytes, from, length, StandardCharsets.UTF_8);
        value = types[index] == TinyEngine.INT4 ? (Object) integer(given) : given;
      }

      @Override
      public void bindBinary(int index, byte[] bytes, int from, int length) {
        if (types[index] == TinyEngine.INT4) {
          value = (long) ByteBuffer.wrap(bytes, from, length).getInt();
        } else {
          value = new String(bytes, from, length, StandardCharsets.UTF_8);
        }
      }

      @Override
      public Execution start() {
        if (one.equals("select 1/0")) {
          throw new PgException(SqlState.DIVISION_BY_ZERO, "division by zero");
        }
        return new Run(value);
      }
    };
  }

  private static long integer(String given) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input syntax for type integer: \"" + given + "\"");
    }
  }

  /// The statement at work.
  private final class Run implements Execution {
    private final @Nullable Object value;
    private int position;

    Run(@Nullable Object value) {
      this.value = value;
    }

    @Override
    public @Nullable RowShape shape() {
      return TinyStatement.this.shape();
    }

    @Override
    public void close() {}

    @Override
    public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
      if (raw.stmt() instanceof TransactionStmt transaction) {
        return new TransactionCommands(session.block(), session.context.settings())
            .run(transaction, topLevel, true);
      }
      Matcher matcher = SERIES.matcher(one);
      if (matcher.matches()) {
        return series(Integer.parseInt(matcher.group(1)), maxRows, sink);
      }
      return one.startsWith("select") ? select(sink) : utility(sink, topLevel);
    }

    private @Nullable Completion series(int last, long maxRows, RowSink sink) {
      sink.start(TinyStatement.shape("generate_series", TinyEngine.INT4, 4));
      long from = position;
      while (position < last && (maxRows == 0 || position - from < maxRows)) {
        int count = Math.min(last - position, 100);
        if (maxRows > 0) {
          count = (int) Math.min(count, maxRows - (position - from));
        }
        LongVector column = new LongVector(count);
        Batch batch = new Batch(column);
        for (int i = 0; i < count; i++) {
          column.set(i, ++position);
        }
        batch.setRows(count);
        sink.rows(batch);
        session.context.proc().checkInterrupts();
      }
      boolean suspended = maxRows > 0 && position - from == maxRows;
      return suspended ? null : new Completion("SELECT", position - from);
    }

    private @Nullable Completion select(RowSink sink) {
      if (position > 0) {
        sink.start(Objects.requireNonNull(shape()));
        return new Completion("SELECT", 0);
      }
      position = 1;
      RowShape shape = Objects.requireNonNull(shape());
      sink.start(shape);
      Matcher sleep = SLEEP.matcher(one);
      if (sleep.matches()) {
        sleep(Double.parseDouble(sleep.group(1)));
      }
      Matcher number = NUMBER.matcher(one);
      Matcher string = STRING.matcher(one);
      if (PARAMETER.matcher(one).matches()) {
        one(sink, value);
      } else if (number.matches()) {
        one(sink, Long.parseLong(number.group(1)));
      } else if (string.matches()) {
        one(sink, string.group(1));
      } else {
        one(sink, "");
      }
      return new Completion("SELECT", 1);
    }

    private void sleep(double seconds) {
      long end = session.context.proc().clock().nanos() + (long) (seconds * 1e9);
      while (true) {
        session.context.proc().resetLatch();
        session.context.proc().checkInterrupts();
        long left = end - session.context.proc().clock().nanos();
        if (left <= 0) {
          return;
        }
        session.context.proc().waitLatch(WaitEvent.ACTIVITY_CHECKPOINTER_MAIN, left);
      }
    }

    private void one(RowSink sink, @Nullable Object result) {
      Batch batch;
      RowShape shape = shape();
      if (shape != null && shape.columns().getFirst().type() == TinyEngine.INT4) {
        LongVector column = new LongVector(1);
        if (result instanceof Long number) {
          column.set(0, number);
        } else {
          column.setNull(0);
        }
        batch = new Batch(column);
      } else {
        BytesVector column = new BytesVector(1);
        if (result instanceof String words) {
          byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
          column.set(0, bytes, 0, bytes.length);
        } else {
          column.setNull(0);
        }
        batch = new Batch(column);
      }
      batch.setRows(1);
      sink.rows(batch);
    }

    private Completion utility(RowSink sink, boolean topLevel) {
      var settings = session.context.settings();
      Matcher set = SET.matcher(one);
      if (set.matches()) {
        if (set.group(1) != null) {
          session.block().warnNoBlock(topLevel, "SET LOCAL");
        }
        settings.set(
            set.group(2),
            set.group(3),
            set.group(1) == null ? Scope.SESSION : Scope.TRANSACTION,
            SettingSource.SESSION,
            SettingChanger.superuser());
        return Completion.of("SET");
      }
      Matcher show = SHOW.matcher(one);
      if (show.matches()) {
        sink.start(Objects.requireNonNull(shape()));
        one(sink, settings.show(show.group(1), true));
        return Completion.of("SHOW");
      }
      Matcher notice = NOTICE.matcher(one);
      if (notice.matches()) {
        boolean warning = notice.group(1).equals("warning");
        session
            .context
            .reporter()
            .report(
                new PgException(
                        warning ? Severity.WARNING : Severity.NOTICE,
                        warning ? SqlState.WARNING : SqlState.SUCCESSFUL_COMPLETION,
                        notice.group(2),
                        null)
                    .where("PL/pgSQL function inline_code_block line 1 at RAISE"));
        return Completion.of("DO");
      }
      return switch (one) {
        case "vacuum pg_am" -> {
          session.block().preventInBlock(topLevel, "VACUUM");
          yield Completion.of("VACUUM");
        }
        case "notify panic" ->
            throw session.context.proc().panic(new IllegalStateException("asked"));
        case "notify overflow" -> throw new StackOverflowError("asked");
        case "notify memory" -> throw new OutOfMemoryError("asked");
        case "notify internal" -> throw new InternalError("asked");
        case "create table t(a text)" -> Completion.of("CREATE TABLE");
        case "drop table t" -> Completion.of("DROP TABLE");
        case "copy t from stdin" -> copyIn();
        case "copy (select generate_series(1,3)) to stdout" -> copyOut();
        default -> throw PgException.notBuilt(one);
      };
    }

    private Completion copyIn() {
      ClientCopy.In in = session.context.copy().startIn(false, 1);
      ByteSink data = new ByteSink(64);
      try {
        while (in.read(data)) {
          session.context.proc().checkInterrupts();
        }
      } catch (PgException e) {
        throw e.where("COPY t, line " + (lines(data) + 1));
      }
      return new Completion("COPY", lines(data));
    }

    private static long lines(ByteSink data) {
      long lines = 0;
      for (int i = 0; i < data.length(); i++) {
        lines += data.array()[i] == '\n' ? 1 : 0;
      }
      return lines;
    }

    private Completion copyOut() {
      ClientCopy.Out out = session.context.copy().startOut(false, 1);
      for (int i = 1; i <= 3; i++) {
        byte[] line = (i + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
      }
      out.done();
      return new Completion("COPY", 3);
    }
  }
}
