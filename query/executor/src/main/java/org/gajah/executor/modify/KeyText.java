package org.gajah.executor.modify;

import java.nio.charset.StandardCharsets;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeText;
import org.gajah.functions.contract.Deparser;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Writes the key of an index entry for error messages. Mirrors `BuildIndexValueDescription()`.
public final class KeyText implements KeyDescriber {
  private static final long SELECT = 2;

  private final CatalogSource catalog;
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final Index index;

  public KeyText(
      CatalogSource catalog, FunctionRegistry registry, FunctionContext context, Index index) {
    this.catalog = catalog;
    this.registry = registry;
    this.context = context;
    this.index = index;
  }

  /// The key as `(column, ...)=(value, ...)`; null when the user may not see the values.
  @Override
  public @Nullable String describe(Vector[] columns, int row) {
    if (!isVisible()) {
      return null;
    }
    StringBuilder names = new StringBuilder("(");
    StringBuilder values = new StringBuilder("(");
    Deparser deparser = context.deparser();
    for (int i = 0; i < index.keyColumnCount(); i++) {
      names.append(i == 0 ? "" : ", ").append(deparser.index(index.oid(), i + 1, true));
      values.append(i == 0 ? "" : ", ").append(value(columns[i], i, row));
    }
    return names.append(")=").append(values).append(')').toString();
  }

  private String value(Vector column, int number, int row) {
    if (column.isNull(row)) {
      return "null";
    }
    PgOpclass operators = catalog.get(SysCache.CLAOID, index.row().indclass()[number]);
    PgAttribute attribute = catalog.get(SysCache.ATTNUM, index.oid(), number + 1);
    // What is stored may be of another type than what the column shows, as for names.
    int type = operators.opckeytype() == 0 ? attribute.atttypid() : operators.opcintype();
    ByteSink out = new ByteSink(64);
    new TypeText(registry, context, type).print(context, column, row, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private boolean isVisible() {
    Privileges privileges = context.names().namespaces().privileges();
    if (privileges.may(ObjectType.OBJECT_TABLE, index.table(), Privilege.SELECT)) {
      return true;
    }
    int role = context.session().currentUser();
    short[] columns = index.tableColumns();
    for (int i = 0; i < index.keyColumnCount(); i++) {
      if (columns[i] == 0 || !privileges.mayColumn(index.table(), columns[i], role, SELECT)) {
        return false;
      }
    }
    return true;
  }
}
