package org.gajah.executor.modify;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.TypeText;
import org.gajah.functions.contract.Deparser;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Writes the key of an index entry for error messages. Mirrors `BuildIndexValueDescription()`.
final class KeyText {
  private static final long SELECT = 2;

  private final ExecutionState state;
  private final Index index;

  KeyText(ExecutionState state, Index index) {
    this.state = state;
    this.index = index;
  }

  /// The key as `(column, ...)=(value, ...)`; null when the user may not see the values.
  @Nullable String of(Vector[] columns, int row) {
    if (!isVisible()) {
      return null;
    }
    StringBuilder names = new StringBuilder("(");
    StringBuilder values = new StringBuilder("(");
    Deparser deparser = state.context().deparser();
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
    PgOpclass operators = state.catalog().get(SysCache.CLAOID, index.row().indclass()[number]);
    PgAttribute attribute = state.catalog().get(SysCache.ATTNUM, index.oid(), number + 1);
    // What is stored may be of another type than what the column shows, as for names.
    int type = operators.opckeytype() == 0 ? attribute.atttypid() : operators.opcintype();
    ByteSink out = new ByteSink(64);
    new TypeText(state.registry(), state.context(), type)
        .print(state.context(), column, row, out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private boolean isVisible() {
    Privileges privileges = state.context().names().namespaces().privileges();
    if (privileges.may(ObjectType.OBJECT_TABLE, index.table(), Privilege.SELECT)) {
      return true;
    }
    int role = state.context().session().currentUser();
    short[] columns = index.tableColumns();
    for (int i = 0; i < index.keyColumnCount(); i++) {
      if (columns[i] == 0 || !privileges.mayColumn(index.table(), columns[i], role, SELECT)) {
        return false;
      }
    }
    return true;
  }
}
