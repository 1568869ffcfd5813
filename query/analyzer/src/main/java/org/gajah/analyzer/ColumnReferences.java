package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.CoerceToDomainValue;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.ParamRef;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.jspecify.annotations.Nullable;

/// Names in expressions: columns, whole rows, and functions written like columns.
final class ColumnReferences {
  private final Analysis a;

  ColumnReferences(Analysis analysis) {
    this.a = analysis;
  }

  Expr transform(Scope scope, ColumnRef ref) {
    if (scope.kind == ExprKind.COLUMN_DEFAULT || scope.kind == ExprKind.FUNCTION_DEFAULT) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot use column reference in DEFAULT expression",
          ref.location());
    }
    if (scope.kind == ExprKind.PARTITION_BOUND) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot use column reference in partition bound expression",
          ref.location());
    }
    List<Node> fields = ref.fields();
    return switch (fields.size()) {
      case 1 -> bare(scope, name(fields.getFirst()), ref.location());
      case 2, 3, 4 -> qualified(scope, ref);
      default -> throw tooMany(ref);
    };
  }

  private static String name(Node field) {
    return ((StringNode) field).sval();
  }

  private Expr bare(Scope scope, String name, int location) {
    if (scope.valueOfDomain != null && name.equals("value")) {
      return domainValue(scope.valueOfDomain, location);
    }
    Expr column = a.columns.column(scope, name, false, location);
    if (column != null) {
      return column;
    }
    ColumnNames.Found row = a.columns.item(scope, null, name, location);
    if (row == null) {
      Expr parameter = parameter(name, location);
      if (parameter != null) {
        return parameter;
      }
      throw a.columns.missing().column(scope, null, name, location);
    }
    return a.columns.wholeRow(scope, row.item(), row.levelsUp(), location);
  }

  /// A parameter of the function whose body this is.
  private @Nullable Expr parameter(String name, int location) {
    int number = a.parameters.number(name);
    return number == 0 ? null : a.params.transform(new ParamRef(number, location));
  }

  /// `function.parameter`, `parameter.field` or `function.parameter.field`.
  private @Nullable Expr parameter(Scope scope, ColumnRef ref) {
    List<Node> fields = ref.fields();
    if (fields.getLast() instanceof A_Star || fields.size() > 3) {
      return null;
    }
    boolean named = a.parameters.isFunction(name(fields.getFirst()));
    if (named) {
      Expr parameter = parameter(name(fields.get(1)), ref.location());
      if (parameter != null) {
        return fields.size() == 2 ? parameter : field(scope, parameter, fields.get(2), ref);
      }
    }
    Expr parameter = fields.size() == 2 ? parameter(name(fields.getFirst()), ref.location()) : null;
    return parameter == null ? null : field(scope, parameter, fields.get(1), ref);
  }

  private @Nullable Expr field(Scope scope, Expr row, Node field, ColumnRef ref) {
    return a.functions.node(
        WrittenCall.ofField(scope, row, name(field), scope.lastSet, ref.location()));
  }

  private static Expr domainValue(Expr value, int location) {
    return ((CoerceToDomainValue) value).toBuilder().location(location).build();
  }

  private Expr qualified(Scope scope, ColumnRef ref) {
    List<Node> fields = ref.fields();
    int n = fields.size();
    String relation = name(fields.get(n - 2));
    String schema = n >= 3 ? name(fields.get(n - 3)) : null;
    if (n == 4 && !name(fields.getFirst()).equals(a.context.database())) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cross-database references are not implemented: " + shown(fields),
          ref.location());
    }
    ColumnNames.Found found = a.columns.item(scope, schema, relation, ref.location());
    if (found == null) {
      Expr parameter = parameter(scope, ref);
      if (parameter != null) {
        return parameter;
      }
      throw a.columns.missing().relation(scope, missing(schema, relation, ref.location()));
    }
    if (fields.getLast() instanceof A_Star) {
      return a.columns.wholeRow(scope, found.item(), found.levelsUp(), ref.location());
    }
    String name = name(fields.getLast());
    Expr column = a.columns.column(scope, found.item(), found.levelsUp(), name, ref.location());
    return column != null ? column : function(scope, found, relation, name, ref.location());
  }

  private Expr function(
      Scope scope, ColumnNames.Found found, String relation, String name, int location) {
    Expr row = a.columns.wholeRow(scope, found.item(), found.levelsUp(), location);
    Expr call = a.functions.node(WrittenCall.ofField(scope, row, name, scope.lastSet, location));
    if (call == null) {
      throw a.columns.missing().column(scope, relation, name, location);
    }
    return call;
  }

  private static RangeVar missing(@Nullable String schema, String name, int location) {
    return RangeVar.builder()
        .schemaname(schema)
        .relname(name)
        .inh(true)
        .relpersistence('p')
        .location(location)
        .build();
  }

  private PgException tooMany(ColumnRef ref) {
    return a.fault(
        SqlState.SYNTAX_ERROR,
        "improper qualified name (too many dotted names): " + shown(ref.fields()),
        ref.location());
  }

  private static String shown(List<Node> fields) {
    List<String> names = new ArrayList<>();
    for (Node field : fields) {
      names.add(field instanceof StringNode name ? name.sval() : "*");
    }
    return QualifiedName.text(names);
  }
}
