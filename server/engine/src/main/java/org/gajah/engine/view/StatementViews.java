package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.List;
import org.gajah.spi.Portal;
import org.gajah.spi.PreparedStatements;
import org.gajah.spi.RowShape;
import org.gajah.spi.Statement;
import org.jspecify.annotations.Nullable;

/// What a session keeps: prepared statements, cursors, the channels it listens to.
final class StatementViews {
  private StatementViews() {}

  static List<List<@Nullable Object>> prepared(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PreparedStatements.Entry entry : asked.session().statements().all()) {
      Statement statement = entry.statement();
      rows.add(
          Asked.row(
              entry.name(),
              entry.text(),
              entry.preparedAt(),
              statement == null ? new int[0] : statement.parameterTypes(),
              statement == null ? null : resultTypes(statement),
              entry.fromSql(),
              statement == null ? 0L : statement.genericPlans(),
              statement == null ? 0L : statement.customPlans()));
    }
    return rows;
  }

  private static int @Nullable [] resultTypes(Statement statement) {
    RowShape shape = statement.lastShape();
    return shape == null
        ? null
        : shape.columns().stream().mapToInt(RowShape.Column::type).toArray();
  }

  static List<List<@Nullable Object>> cursors(Asked asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Portal portal : asked.session().portals().all()) {
      Portal.Definition definition = portal.definition();
      if (definition.visible()) {
        rows.add(
            Asked.row(
                portal.name(),
                definition.text(),
                definition.holdable(),
                definition.binary(),
                definition.scrollable(),
                definition.createdAt()));
      }
    }
    return rows;
  }

  static List<List<@Nullable Object>> channels(Asked asked) {
    return asked.session().notifications().channels().stream()
        .map(channel -> Asked.row((Object) channel))
        .toList();
  }
}
