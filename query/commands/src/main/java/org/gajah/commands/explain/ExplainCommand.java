package org.gajah.commands.explain;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Clock;
import org.gajah.base.settings.Setting;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferUsage;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.PlannedQuery;
import org.gajah.commands.TextRows;
import org.gajah.commands.prepared.ExecuteCommand;
import org.gajah.commands.prepared.ExecuteParameters;
import org.gajah.executor.trigger.TriggerObserver;
import org.gajah.executor.trigger.TriggerQueue;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NotifyStmt;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.spi.Execution;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.gajah.spi.Statement;
import org.gajah.spi.ValueEncoder;
import org.jspecify.annotations.Nullable;

/// EXPLAIN.
public final class ExplainCommand implements Command {
  private final ExplainStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public ExplainCommand(ExplainStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  /// Whether a statement is an EXPLAIN of a plan whose parameters have no values.
  public static boolean isGeneric(org.gajah.nodes.Statement statement) {
    return statement instanceof ExplainStmt explain
        && explain.options().stream().anyMatch(option -> option.defname().equals("generic_plan"));
  }

  @Override
  public RowShape shape() {
    return shape(format());
  }

  /// The format alone decides about the shape; other options may still be wrong.
  private ExplainOptions.Format format() {
    try {
      return ExplainOptions.of(statement, source.text()).format();
    } catch (PgException e) {
      return ExplainOptions.Format.TEXT;
    }
  }

  private static RowShape shape(ExplainOptions.Format format) {
    int type =
        switch (format) {
          case TEXT, YAML -> TypeOid.TEXT;
          case XML -> TypeOid.XML;
          case JSON -> TypeOid.JSON;
        };
    return new RowShape(List.of(new RowShape.Column("QUERY PLAN", 0, 0, type, -1, -1)));
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    ExplainOptions options = ExplainOptions.of(statement, source.text());
    if (options.wal()) {
      throw PgException.notBuilt("EXPLAIN (WAL)");
    }
    ExplainOutput output = ExplainOutput.of(options.format());
    output.begin();
    new Work(options, output).node(statement.query(), source);
    output.end();
    TextRows.send(shape(options.format()), lines(options, output), sink);
    return Completion.of("EXPLAIN");
  }

  private static List<List<String>> lines(ExplainOptions options, ExplainOutput output) {
    String text = output.out.toString();
    if (options.format() != ExplainOptions.Format.TEXT) {
      return List.of(List.of(text));
    }
    List<List<String>> lines = new ArrayList<>();
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : whole.split("\n", -1)) {
      lines.add(List.of(line));
    }
    return lines;
  }

  /// One run of the command.
  private final class Work {
    private final ExplainOptions options;
    private final ExplainOutput output;
    private final Clock clock = context.session().proc().clock();

    Work(ExplainOptions options, ExplainOutput output) {
      this.options = options;
      this.output = output;
    }

    void node(Node node, CommandSource from) {
      switch (node) {
        case Query query when query.commandType() == CmdType.CMD_UTILITY ->
            node(Objects.requireNonNull(query.utilityStmt()), from);
        case Query query -> queries(query, from, false);
        case CreateTableAsStmt create -> node(create.query(), from);
        case DeclareCursorStmt declare -> queries((Query) declare.query(), from, true);
        case ExecuteStmt execute -> execute(execute, from);
        case NotifyStmt _ -> {
          output.out.append(output.isText() ? "NOTIFY\n" : "");
          output.dummy("Notify", null);
        }
        default -> {
          output.out.append(output.isText() ? "Utility statements have no plan structure\n" : "");
          output.dummy("Utility Statement", null);
        }
      }
    }

    private void queries(Query analyzed, CommandSource from, boolean cursor) {
      List<Query> queries = Rewriter.rewrite(analyzed, context.analysis());
      if (queries.isEmpty() && output.isText()) {
        output.out.append("Query rewrites to nothing\n");
      }
      boolean first = true;
      for (Query query : queries) {
        if (!first) {
          output.separate();
        }
        first = false;
        if (query.commandType() == CmdType.CMD_UTILITY) {
          node(query, from);
        } else {
          Planning planning = new Planning();
          PlannedQuery plan =
              context.plan(query, options.genericPlan() ? unknown(from) : from, cursor);
          planning.end();
          one(plan, from.parameters(), planning);
        }
      }
    }

    private static CommandSource unknown(CommandSource from) {
      return CommandSource.of(from.text());
    }

    private void execute(ExecuteStmt execute, CommandSource from) {
      Statement prepared =
          Objects.requireNonNull(ExecuteCommand.find(context, execute).statement());
      Vector[] values = new ExecuteParameters(context, from.text()).values(execute, prepared);
      Planning planning = new Planning();
      List<PlannedQuery> plans = context.plans(prepared, values);
      planning.end();
      boolean first = true;
      for (PlannedQuery plan : plans) {
        if (!first) {
          output.separate();
        }
        first = false;
        one(plan, values, planning);
      }
    }

    /// What planning took.
    private final class Planning {
      private final Buffers buffers = new Buffers();
      private long nanos = -clock.nanos();
      private long bytes = -allocated();

      Planning() {
        buffers.begin(usage());
      }

      void end() {
        nanos += clock.nanos();
        bytes += allocated();
        buffers.end(usage());
      }

      private static long allocated() {
        return ManagementFactory.getThreadMXBean()
                instanceof com.sun.management.ThreadMXBean threads
            ? threads.getCurrentThreadAllocatedBytes()
            : 0;
      }

      void print() {
        boolean shown = options.buffers() && (!output.isText() || !buffers.isEmpty());
        if (!shown && !options.memory()) {
          return;
        }
        output.open("Planning", "Planning", true);
        if (output.isText()) {
          output.spaces();
          output.out.append("Planning:\n");
          output.indent++;
        }
        if (options.buffers()) {
          buffers.print(output);
        }
        if (options.memory()) {
          memory((bytes + 1023) / 1024);
        }
        if (output.isText()) {
          output.indent--;
        }
        output.close("Planning", true);
      }

      private void memory(long kilobytes) {
        if (output.isText()) {
          output.text("Memory", "used=%dkB  allocated=%dkB".formatted(kilobytes, kilobytes));
        } else {
          output.integer("Memory Used", "kB", kilobytes);
          output.integer("Memory Allocated", "kB", kilobytes);
        }
      }
    }

    private BufferUsage usage() {
      return context.process().buffers().usage();
    }

    private void one(PlannedQuery plan, Vector[] parameters, Planning planning) {
      TriggerTimes triggers = new TriggerTimes(clock);
      Measurement measured = options.analyze() ? new Measurement(clock, usage()) : null;
      long start = clock.nanos();
      Serialization sent = new Serialization(options.serialize());
      if (measured != null) {
        analyze(plan, parameters, measured, triggers, sent);
      } else if (!options.genericPlan() && !context.process().transaction().isReadOnly()) {
        context.start(plan, parameters).close();
      }
      long nanos = clock.nanos() - start;
      output.open("Query", null, true);
      new PlanExplainer(options, output, context, plan.plan(), measured).explain();
      if (options.settings()) {
        settings();
      }
      planning.print();
      if (options.summary()) {
        output.real("Planning Time", "ms", planning.nanos / 1e6, 3);
      }
      if (options.analyze()) {
        boolean several =
            plan.plan().hasModifyingCte() && plan.plan().command() != CmdType.CMD_SELECT;
        triggers.print(output, options, context.catalog(), several);
      }
      if (options.serialize() != ExplainOptions.Serialize.NONE) {
        sent.print(output, options);
      }
      if (options.summary() && options.analyze()) {
        output.real("Execution Time", "ms", nanos / 1e6, 3);
      }
      output.close("Query", true);
    }

    private void analyze(
        PlannedQuery plan,
        Vector[] parameters,
        Measurement measured,
        TriggerTimes triggers,
        RowSink sink) {
      TriggerQueue queue = context.relations().triggers();
      TriggerObserver around = queue.observe(triggers);
      try (Execution execution = context.start(plan, parameters, measured)) {
        execution.run(0, sink, false);
      } finally {
        queue.observe(around);
      }
      context.sql().block().nextCommand();
    }

    private void settings() {
      List<Setting> changed = context.session().settings().explained(context.superuser());
      if (output.isText()) {
        List<String> shown = new ArrayList<>();
        for (Setting setting : changed) {
          shown.add(setting.name() + " = '" + shown(setting) + "'");
        }
        if (!shown.isEmpty()) {
          output.text("Settings", String.join(", ", shown));
        }
        return;
      }
      output.open("Settings", "Settings", true);
      changed.forEach(setting -> output.text(setting.name(), shown(setting)));
      output.close("Settings", true);
    }

    private String shown(Setting setting) {
      return context.session().settings().show(setting);
    }
  }

  /// Turns rows into what a client would get, and throws it away.
  private final class Serialization implements RowSink {
    private final ExplainOptions.Serialize how;
    private final Clock clock = context.session().proc().clock();
    private final ByteSink out = new ByteSink(1024);
    private ValueEncoder @Nullable [] encoders;
    private long bytes;
    private long nanos;

    Serialization(ExplainOptions.Serialize how) {
      this.how = how;
    }

    @Override
    public void start(RowShape shape) {
      if (how == ExplainOptions.Serialize.NONE) {
        return;
      }
      encoders =
          shape.columns().stream()
              .map(column ->
                  context.sql().encoder(column.type(), how == ExplainOptions.Serialize.BINARY))
              .toArray(ValueEncoder[]::new);
    }

    @Override
    public void rows(Batch batch) {
      ValueEncoder[] known = encoders;
      if (known == null) {
        return;
      }
      long start = clock.nanos();
      for (int i = 0; i < batch.selected(); i++) {
        row(batch, batch.row(i), known);
      }
      nanos += clock.nanos() - start;
    }

    /// A DataRow is its type, its length and the number of its columns, then the values with
    /// theirs.
    private void row(Batch batch, int row, ValueEncoder[] known) {
      out.clear();
      for (int column = 0; column < known.length; column++) {
        if (!batch.column(column).isNull(row)) {
          known[column].encode(batch.column(column), row, out);
        }
      }
      bytes += out.length() + 7L + 4L * known.length;
    }

    void print(ExplainOutput output, ExplainOptions options) {
      long kilobytes = (bytes + 1023) / 1024;
      String format = how == ExplainOptions.Serialize.TEXT ? "text" : "binary";
      if (output.isText()) {
        output.out.append("Serialization: ");
        if (options.timing()) {
          output.out.append("time=").append(ExplainOutput.fixed(nanos / 1e6, 3)).append(" ms  ");
        }
        output.out.append("output=%dkB  format=%s\n".formatted(kilobytes, format));
        return;
      }
      output.open("Serialization", "Serialization", true);
      if (options.timing()) {
        output.real("Time", "ms", nanos / 1e6, 3);
      }
      output.integer("Output Volume", "kB", kilobytes);
      output.text("Format", format);
      output.close("Serialization", true);
    }
  }
}
