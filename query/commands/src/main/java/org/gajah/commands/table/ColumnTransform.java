package org.gajah.commands.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.CreateSeqStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.DefElemAction;
import org.jspecify.annotations.Nullable;

/// Takes a column's definition apart: SERIAL becomes a sequence and a default, constraints go where
/// they belong. Mirrors `transformColumnDefinition` of `parser/parse_utilcmd.c`.
final class ColumnTransform {
  private final Definer definer;
  private final String text;
  private final RangeVar table;
  private final int schema;
  private final char persistence;
  private final TableDraft draft;
  private final ChosenNames names;

  /// Whose sequences are made; 0 for the user's.
  private final int owner;

  private boolean sawNullability;
  private boolean sawDefault;
  private boolean sawIdentity;
  private boolean sawGenerated;

  ColumnTransform(
      Definer definer,
      String text,
      RangeVar table,
      int schema,
      char persistence,
      int owner,
      TableDraft draft,
      ChosenNames names) {
    this.definer = definer;
    this.text = text;
    this.table = table;
    this.schema = schema;
    this.persistence = persistence;
    this.owner = owner;
    this.draft = draft;
    this.names = names;
  }

  ColumnDraft transform(ColumnDef definition) {
    if (!definition.fdwoptions().isEmpty()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a foreign table".formatted(table.relname()));
    }
    ColumnDraft column = new ColumnDraft(definition);
    sawNullability = false;
    sawDefault = false;
    sawIdentity = false;
    sawGenerated = false;
    List<Constraint> constraints =
        new ArrayList<>(ConstraintAttributes.apply(definition.constraints(), text));
    int serial = serialType(column.typeName);
    if (serial != Oid.INVALID) {
      if (!column.typeName.arrayBounds().isEmpty()) {
        throw Definer.at(
            text,
            column.typeName.location(),
            new PgException(SqlState.FEATURE_NOT_SUPPORTED, "array of serial is not implemented"));
      }
      column.typeName =
          TypeName.builder()
              .typeOid(serial)
              .typemod(-1)
              .location(column.typeName.location())
              .build();
      constraints.add(serialDefault(column, serial));
      constraints.add(Constraint.builder().contype(ConstrType.CONSTR_NOTNULL).build());
    }
    for (Constraint constraint : constraints) {
      constraint(column, constraint);
    }
    return column;
  }

  private static int serialType(TypeName type) {
    if (type.names().size() != 1 || type.pct_type()) {
      return Oid.INVALID;
    }
    return switch (type.names().getFirst()) {
      case "smallserial", "serial2" -> TypeOid.INT2;
      case "serial", "serial4" -> TypeOid.INT4;
      case "bigserial", "serial8" -> TypeOid.INT8;
      default -> Oid.INVALID;
    };
  }

  private Constraint serialDefault(ColumnDraft column, int type) {
    String sequence = sequence(column.name, type, List.of(), false);
    String schemaName = Objects.requireNonNull(definer.context().namespaces().nameOf(schema));
    TypeCast name =
        new TypeCast(
            new A_Const(new StringNode(QualifiedName.quote(schemaName, sequence)), false, -1),
            TypeName.builder().names(List.of("pg_catalog", "regclass")).typemod(-1).build(),
            -1);
    FuncCall call =
        FuncCall.builder()
            .funcname(List.of("pg_catalog", "nextval"))
            .args(List.of(name))
            .funcformat(CoercionForm.COERCE_EXPLICIT_CALL)
            .build();
    return Constraint.builder().contype(ConstrType.CONSTR_DEFAULT).raw_expr(call).build();
  }

  /// Plans the sequence of a column (`generateSerialExtraStmts`).
  ///
  /// @return its name
  String sequence(String column, int type, List<DefElem> options, boolean forIdentity) {
    String schemaName = Objects.requireNonNull(definer.context().namespaces().nameOf(schema));
    List<DefElem> all = new ArrayList<>();
    RangeVar name = null;
    DefElem logged = null;
    for (DefElem option : options) {
      switch (Objects.requireNonNull(option.defname())) {
        case "sequence_name" ->
            name = Names.rangeVar(((NodeList) Objects.requireNonNull(option.arg())).strings());
        case "logged", "unlogged" -> {
          if (logged != null) {
            throw fault(
                SqlState.SYNTAX_ERROR, "conflicting or redundant options", option.location());
          }
          logged = option;
        }
        default -> all.add(option);
      }
    }
    if (name == null) {
      String chosen = names.relation(table.relname(), column, "seq", schema, false);
      names.take(chosen);
      name = RangeVar.builder().schemaname(schemaName).relname(chosen).inh(true).build();
    }
    name = name.toBuilder().relpersistence(persistence(logged)).build();
    all.addFirst(option("as", TypeName.builder().typeOid(type).typemod(-1).build()));
    draft.before.add(
        CreateSeqStmt.builder()
            .sequence(name)
            .options(all)
            .ownerId(owner)
            .for_identity(forIdentity)
            .build());
    draft.after.addFirst(
        AlterSeqStmt.builder()
            .sequence(name)
            .options(
                List.of(
                    option(
                        "owned_by",
                        NodeList.ofStrings(List.of(schemaName, table.relname(), column)))))
            .for_identity(forIdentity)
            .build());
    return name.relname();
  }

  /// A sequence is as lasting as its table, unless it is said otherwise.
  private char persistence(@Nullable DefElem logged) {
    if (logged == null) {
      return persistence;
    }
    if (persistence == PgClass.RELPERSISTENCE_TEMP) {
      throw fault(
          SqlState.INVALID_TABLE_DEFINITION,
          "cannot set logged status of a temporary sequence",
          logged.location());
    }
    return "logged".equals(logged.defname())
        ? PgClass.RELPERSISTENCE_PERMANENT
        : PgClass.RELPERSISTENCE_UNLOGGED;
  }

  private static DefElem option(String name, Node value) {
    return new DefElem(null, name, value, DefElemAction.DEFELEM_UNSPEC, -1);
  }

  private PgException fault(SqlState state, String message, int location) {
    return Definer.at(text, location, new PgException(state, message));
  }

  private PgException syntax(String message, ColumnDraft column, int location) {
    return fault(
        SqlState.SYNTAX_ERROR,
        "%s for column \"%s\" of table \"%s\"".formatted(message, column.name, table.relname()),
        location);
  }

  private void constraint(ColumnDraft column, Constraint constraint) {
    int at = constraint.location();
    switch (constraint.contype()) {
      case CONSTR_NULL -> {
        if (sawNullability && column.isNotNull) {
          throw syntax("conflicting NULL/NOT NULL declarations", column, at);
        }
        column.isNotNull = false;
        sawNullability = true;
      }
      case CONSTR_NOTNULL -> {
        if (sawNullability && !column.isNotNull) {
          throw syntax("conflicting NULL/NOT NULL declarations", column, at);
        }
        column.isNotNull = true;
        sawNullability = true;
      }
      case CONSTR_DEFAULT -> {
        if (sawDefault) {
          throw syntax("multiple default values specified", column, at);
        }
        column.rawDefault = constraint.raw_expr();
        sawDefault = true;
      }
      case CONSTR_IDENTITY -> identity(column, constraint);
      case CONSTR_GENERATED -> {
        if (sawGenerated) {
          throw syntax("multiple generation clauses specified", column, at);
        }
        column.generated = 's';
        column.rawDefault = constraint.raw_expr();
        sawGenerated = true;
      }
      case CONSTR_CHECK -> draft.checks.add(constraint);
      case CONSTR_PRIMARY, CONSTR_UNIQUE ->
          draft.keys.add(
              constraint.keys().isEmpty()
                  ? constraint.toBuilder().keys(List.of(column.name)).build()
                  : constraint);
      case CONSTR_FOREIGN ->
          draft.foreignKeys.add(constraint.toBuilder().fk_attrs(List.of(column.name)).build());
      case CONSTR_EXCLUSION -> throw PgException.internal("column exclusion constraint");
      case CONSTR_ATTR_DEFERRABLE,
          CONSTR_ATTR_NOT_DEFERRABLE,
          CONSTR_ATTR_DEFERRED,
          CONSTR_ATTR_IMMEDIATE -> {}
    }
    checkCombination(column, at);
  }

  private void checkCombination(ColumnDraft column, int at) {
    if (sawDefault && sawIdentity) {
      throw syntax("both default and identity specified", column, at);
    }
    if (sawDefault && sawGenerated) {
      throw syntax("both default and generation expression specified", column, at);
    }
    if (sawIdentity && sawGenerated) {
      throw syntax("both identity and generation expression specified", column, at);
    }
  }

  private void identity(ColumnDraft column, Constraint constraint) {
    int at = constraint.location();
    if (sawIdentity) {
      throw syntax("multiple identity specifications", column, at);
    }
    int type = definer.expressions(text).type(column.typeName).type();
    if (definer.types().isDomain(type)) {
      type = definer.types().base(type);
    }
    sequence(column.name, type, constraint.options(), true);
    column.identity = constraint.generated_when();
    sawIdentity = true;
    if (sawNullability && !column.isNotNull) {
      throw syntax("conflicting NULL/NOT NULL declarations", column, at);
    }
    column.isNotNull = true;
    sawNullability = true;
  }

  /// The expression of a default that is written as a whole.
  static Expr required(ColumnDraft column) {
    return Objects.requireNonNull(column.rawDefault);
  }
}
