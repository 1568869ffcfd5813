package org.gajah.commands.referential;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandContext;
import org.gajah.executor.rows.Vectors;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// Looks whether the rows that are there keep a foreign key. Mirrors `RI_Initial_Check()`.
public final class InitialCheck {
  /// The role that initdb makes.
  private static final int BOOTSTRAP = 10;

  private static final Vector[] NOTHING = {};

  private final CommandContext context;

  public InitialCheck(CommandContext context) {
    this.context = context;
  }

  /// @param constraint OID
  /// @throws org.gajah.base.error.PgException 23503
  public void check(int constraint) {
    PgConstraint row = context.catalog().get(SysCache.CONSTROID, constraint);
    ForeignKey key = ForeignKey.of(row, context.relations().catalog());
    String sql = new KeyQueries(context.catalog(), key).initialCheck();
    FirstRow first = new FirstRow();
    // Who may not read both tables is served all the same, as row by row he would be.
    int user = mayRead(key.referencing()) && mayRead(key.referenced()) ? context.user() : BOOTSTRAP;
    context.inner(sql, new int[0]).run(NOTHING, user, true, 1, first);
    Vector[] values = first.values;
    if (values == null) {
      return;
    }
    Violations violations = new Violations(context, key);
    for (Vector value : values) {
      if (value.isNull(0) && key.isMatchFull()) {
        throw violations.mixedNulls();
      }
    }
    throw violations.missing(values);
  }

  private boolean mayRead(Relation table) {
    Privileges privileges = context.namespaces().privileges();
    return privileges.may(ObjectType.OBJECT_TABLE, table.oid(), Privilege.SELECT);
  }

  /// Keeps the first row.
  private static final class FirstRow implements RowSink {
    private Vector @Nullable [] values;

    @Override
    public void start(RowShape shape) {}

    @Override
    public void rows(Batch batch) {
      if (values == null && batch.selected() > 0) {
        Vector[] columns = Vectors.of(batch);
        Vector[] kept = Vectors.like(columns, 1);
        for (int i = 0; i < kept.length; i++) {
          kept[i].copyFrom(columns[i], columns[i].isConstant() ? 0 : batch.row(0), 0);
        }
        values = kept;
      }
    }
  }
}
