package org.gajah.engine.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Query;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.spi.RowShape;
import org.jspecify.annotations.Nullable;

/// Says what rows a query returns to the client.
public final class ResultShapes {
  private ResultShapes() {}

  /// The shape of a query that is no utility statement; null where it returns nothing.
  public static @Nullable RowShape of(Query query, CatalogSource catalog) {
    boolean isSelect = query.commandType() == CmdType.CMD_SELECT;
    List<TargetEntry> targets = isSelect ? query.targetList() : query.returningList();
    return targets.isEmpty() && !isSelect ? null : of(targets, catalog);
  }

  private static RowShape of(List<TargetEntry> targets, CatalogSource catalog) {
    ExpressionTypes types = new ExpressionTypes(catalog);
    List<RowShape.Column> columns = new ArrayList<>();
    for (TargetEntry target : targets) {
      if (!target.resjunk()) {
        int modifier = types.typmod(target.expr());
        PgType type = catalog.get(SysCache.TYPEOID, types.type(target.expr()));
        int domain = type.typtype() == PgType.TYPTYPE_DOMAIN ? type.oid() : 0;
        // What the client is told of a domain is the type below it.
        while (type.typtype() == PgType.TYPTYPE_DOMAIN) {
          modifier = type.typtypmod();
          type = catalog.get(SysCache.TYPEOID, type.typbasetype());
        }
        columns.add(
            new RowShape.Column(
                Objects.requireNonNullElse(target.resname(), "?column?"),
                target.resorigtbl(),
                target.resorigcol(),
                type.oid(),
                type.typlen(),
                modifier,
                domain));
      }
    }
    return new RowShape(columns);
  }
}
