package org.gajah.catalog.object;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.TypeNames;
import org.jspecify.annotations.Nullable;

/// Functions and operators with the types of their arguments, as `regprocedure` and `regoperator`
/// print them. Mirrors `format_procedure` and `format_operator` of `utils/adt/regproc.c`.
public final class Signatures {
  private final Namespaces namespaces;
  private final Candidates candidates;
  private final TypeNames types;

  public Signatures(Namespaces namespaces, Candidates candidates, TypeNames types) {
    this.namespaces = namespaces;
    this.candidates = candidates;
    this.types = types;
  }

  /// A function, with its schema where it is not found without it; null when there is none.
  public @Nullable String function(int oid) {
    PgProc row = namespaces.catalog().find(SysCache.PROCOID, oid);
    if (row == null) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (int type : row.proargtypes()) {
      arguments.add(types.format(type));
    }
    String schema =
        candidates.isFunctionVisible(oid) ? null : namespaces.nameOf(row.pronamespace());
    return QualifiedName.quote(schema, row.proname()) + "(" + String.join(",", arguments) + ")";
  }

  /// An operator, with its schema where it is not found without it; null when there is none.
  public @Nullable String operator(int oid) {
    PgOperator row = namespaces.catalog().find(SysCache.OPEROID, oid);
    if (row == null) {
      return null;
    }
    String schema = "";
    if (!candidates.isOperatorVisible(oid)) {
      String name = namespaces.nameOf(row.oprnamespace());
      schema = name == null ? "" : QualifiedName.quote(name) + ".";
    }
    return "%s%s(%s,%s)"
        .formatted(schema, row.oprname(), operand(row.oprleft()), operand(row.oprright()));
  }

  private String operand(int type) {
    return type == Oid.INVALID ? "NONE" : types.format(type);
  }
}
