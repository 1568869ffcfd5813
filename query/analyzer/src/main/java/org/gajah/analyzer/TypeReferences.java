package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.BitStringNode;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FloatNode;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.ValueNode;
import org.jspecify.annotations.Nullable;

/// Names of types and collations. Mirrors parser/parse_type.c.
final class TypeReferences {
  private final Analysis a;

  TypeReferences(Analysis analysis) {
    this.a = analysis;
  }

  /// The type and modifier that are named.
  ///
  /// @throws PgException 42704 when there is no such type, or it is only a shell
  BaseType typed(TypeName name) {
    PgType type = find(name);
    if (type == null) {
      throw a.fault(
          SqlState.UNDEFINED_OBJECT,
          "type \"%s\" does not exist".formatted(text(name)),
          name.location());
    }
    if (!type.typisdefined()) {
      throw a.fault(
          SqlState.UNDEFINED_OBJECT,
          "type \"%s\" is only a shell".formatted(text(name)),
          name.location());
    }
    return new BaseType(type.oid(), typmod(name, type));
  }

  int oid(TypeName name) {
    return typed(name).type();
  }

  /// The name as messages show it.
  String text(TypeName name) {
    StringBuilder result = new StringBuilder();
    if (name.names().isEmpty()) {
      result.append(a.typeNames.format(name.typeOid()));
    } else {
      result.append(QualifiedName.text(name.names()));
    }
    if (name.pct_type()) {
      result.append("%TYPE");
    }
    if (!name.arrayBounds().isEmpty()) {
      result.append("[]");
    }
    return result.toString();
  }

  private @Nullable PgType find(TypeName name) {
    PgType type;
    if (name.names().isEmpty()) {
      type = a.types.get(name.typeOid());
    } else if (name.pct_type()) {
      type = ofColumn(name);
    } else {
      type = named(name);
    }
    if (type != null && !name.arrayBounds().isEmpty() && !name.names().isEmpty()) {
      int array = type.typarray();
      return array == 0 ? null : a.types.get(array);
    }
    return type;
  }

  private @Nullable PgType named(TypeName name) {
    QualifiedName parts = a.lookups.names().namespaces().name(name.names());
    int oid =
        parts.schema() == null
            ? a.lookups.names().type(parts.name(), true)
            : a.text.at(name.location(), () -> a.lookups.names().type(name.names(), true, false));
    return a.types.find(oid);
  }

  private @Nullable PgType ofColumn(TypeName name) {
    List<String> names = name.names();
    if (names.size() < 2 || names.size() > 4) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "improper %%TYPE reference (too %s dotted names): %s"
              .formatted(names.size() < 2 ? "few" : "many", QualifiedName.text(names)),
          name.location());
    }
    int n = names.size();
    RangeVar relation =
        RangeVar.builder()
            .catalogname(n == 4 ? names.get(0) : null)
            .schemaname(n >= 3 ? names.get(n - 3) : null)
            .relname(names.get(n - 2))
            .inh(true)
            .relpersistence('p')
            .location(name.location())
            .build();
    PgClass row = a.rangeTable.open(relation, 0);
    PgAttribute column = a.lookups.relations().column(row.oid(), names.getLast());
    if (column == null) {
      throw a.fault(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist"
              .formatted(names.getLast(), row.relname()),
          name.location());
    }
    a.context
        .notices()
        .accept(
            new PgException(
                Severity.NOTICE,
                SqlState.SUCCESSFUL_COMPLETION,
                "type reference %s converted to %s"
                    .formatted(text(name), a.typeNames.format(column.atttypid())),
                null));
    return a.types.get(column.atttypid());
  }

  private int typmod(TypeName name, PgType type) {
    if (name.typmods().isEmpty()) {
      return name.typemod();
    }
    PgType modified = type;
    if (!type.typisdefined()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "type modifier cannot be specified for shell type \"%s\"".formatted(text(name)),
          name.location());
    }
    if (modified.typmodin() == 0) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          "type modifier is not allowed for type \"%s\"".formatted(text(name)),
          name.location());
    }
    List<String> modifiers = new ArrayList<>();
    for (Expr modifier : name.typmods()) {
      modifiers.add(modifier(name, modifier));
    }
    return a.text.at(name.location(), () -> a.context.values().typmodIn(modified, modifiers));
  }

  private String modifier(TypeName name, Expr modifier) {
    if (modifier instanceof A_Const constant && constant.val() != null) {
      ValueNode value = constant.val();
      switch (value) {
        case IntegerNode n -> {
          return Integer.toString(n.ival());
        }
        case FloatNode n -> {
          return n.fval();
        }
        case StringNode n -> {
          return n.sval();
        }
        case BitStringNode _, BooleanNode _ -> {}
      }
    }
    if (modifier instanceof ColumnRef ref
        && ref.fields().size() == 1
        && ref.fields().getFirst() instanceof StringNode word) {
      return word.sval();
    }
    throw a.fault(
        SqlState.SYNTAX_ERROR,
        "type modifiers must be simple constants or identifiers",
        name.location());
  }

  /// The OID of the collation of COLLATE.
  int collation(CollateClause clause) {
    return collation(clause.collname(), clause.location());
  }

  int collation(List<String> name, int location) {
    return a.text.at(location, () -> a.lookups.names().collation(name, false));
  }

  /// The collation of a column to be: that of COLLATE, or that of its type.
  int columnCollation(@Nullable CollateClause clause, int type, int location) {
    int ofType = a.types.collation(type);
    int collation = clause == null ? ofType : collation(clause);
    if (collation != 0 && ofType == 0) {
      throw a.fault(
          SqlState.DATATYPE_MISMATCH,
          "collations are not supported by type " + a.typeNames.format(type),
          clause == null ? location : clause.location());
    }
    return collation;
  }
}
