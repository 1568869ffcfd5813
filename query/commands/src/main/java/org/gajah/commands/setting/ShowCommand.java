package org.gajah.commands.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingRow;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.TextRows;
import org.gajah.nodes.VariableShowStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// SHOW.
public final class ShowCommand implements Command {
  private final VariableShowStmt statement;
  private final CommandContext context;

  public ShowCommand(VariableShowStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
  }

  private boolean isAll() {
    return statement.name().equals("all");
  }

  @Override
  public RowShape shape() {
    if (isAll()) {
      return new RowShape(List.of(column("name"), column("setting"), column("description")));
    }
    return new RowShape(List.of(column(settings().get(statement.name()).name())));
  }

  private static RowShape.Column column(String name) {
    return new RowShape.Column(name, 0, 0, TypeOid.TEXT, -1, -1);
  }

  private SessionSettings settings() {
    return context.session().settings();
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    if (isAll()) {
      for (SettingRow row : settings().rows(context.superuser())) {
        List<@Nullable String> line = new ArrayList<>();
        line.add(row.name());
        line.add(settings().show(Objects.requireNonNull(settings().find(row.name()))));
        line.add(row.shortDescription());
        rows.add(line);
      }
    } else {
      rows.add(List.of(settings().show(statement.name(), context.superuser())));
    }
    TextRows.send(shape(), rows, sink);
    return Completion.of("SHOW");
  }
}
