package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.IndexElem;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.kinds.AttributeIdentity;
import org.gajah.nodes.kinds.ConstrType;
import org.gajah.nodes.kinds.ForeignKeyConstraint;
import org.jspecify.annotations.Nullable;

/// Constraints of columns, tables and domains.
final class ConstraintArea extends Area {
  ConstraintArea(Parser parser) {
    super(parser);
  }

  private static Constraint.Builder constraint(ConstrType type, int place) {
    return Constraint.builder().contype(type).location(place);
  }

  // Constraints of columns

  /// What may stand behind the type of a column, in any order: `ColQualList`.
  record ColumnQualifiers(List<Constraint> constraints, @Nullable CollateClause collation) {}

  ColumnQualifiers columnQualifiers() {
    List<Constraint> constraints = new ArrayList<>();
    List<CollateClause> collations = new ArrayList<>(1);
    while (true) {
      if (at(COLLATE)) {
        int place = next().start();
        collations.add(new CollateClause(null, parser.names.anyName(), place));
        continue;
      }
      Constraint constraint = columnConstraint();
      if (constraint == null) {
        break;
      }
      constraints.add(constraint);
    }
    if (collations.size() > 1) {
      throw syntaxError("multiple COLLATE clauses not allowed", collations.get(1).location());
    }
    return new ColumnQualifiers(constraints, collations.isEmpty() ? null : collations.getFirst());
  }

  private @Nullable Constraint columnConstraint() {
    int place = start();
    if (accept(CONSTRAINT)) {
      String name = parser.names.colId();
      Constraint.Builder named = columnElement(start());
      if (named == null) {
        throw unexpected();
      }
      return named.conname(name).location(place).build();
    }
    Constraint.Builder element = columnElement(place);
    if (element == null) {
      element = attribute(place);
    }
    return element == null ? null : element.build();
  }

  private Constraint.@Nullable Builder columnElement(int place) {
    return switch (token()) {
      case NOT -> {
        if (peek() == DEFERRABLE) {
          yield null;
        }
        expect(NOT, NULL_P);
        yield constraint(ConstrType.CONSTR_NOTNULL, place);
      }
      case NULL_P -> {
        skip();
        yield constraint(ConstrType.CONSTR_NULL, place);
      }
      case UNIQUE -> {
        skip();
        Constraint.Builder unique =
            constraint(ConstrType.CONSTR_UNIQUE, place)
                .nulls_not_distinct(parser.indexes.nullsNotDistinct());
        yield indexOptions(unique);
      }
      case PRIMARY -> {
        expect(PRIMARY, KEY);
        yield indexOptions(constraint(ConstrType.CONSTR_PRIMARY, place));
      }
      case CHECK -> {
        skip();
        yield constraint(ConstrType.CONSTR_CHECK, place)
            .raw_expr(parser.expressions.parenthesizedExpr())
            .is_no_inherit(noInherit())
            .initially_valid(true);
      }
      case DEFAULT -> {
        skip();
        yield constraint(ConstrType.CONSTR_DEFAULT, place).raw_expr(parser.expressions.boundExpr());
      }
      case GENERATED -> generated(place);
      case REFERENCES ->
          references(constraint(ConstrType.CONSTR_FOREIGN, place)).initially_valid(true);
      default -> null;
    };
  }

  private boolean noInherit() {
    if (!accept(NO)) {
      return false;
    }
    expect(INHERIT);
    return true;
  }

  private Constraint.@Nullable Builder attribute(int place) {
    return switch (token()) {
      case DEFERRABLE -> {
        skip();
        yield constraint(ConstrType.CONSTR_ATTR_DEFERRABLE, place);
      }
      case NOT -> {
        expect(NOT, DEFERRABLE);
        yield constraint(ConstrType.CONSTR_ATTR_NOT_DEFERRABLE, place);
      }
      case INITIALLY -> {
        skip();
        boolean deferred = accept(DEFERRED);
        if (!deferred) {
          expect(IMMEDIATE);
        }
        yield constraint(
            deferred ? ConstrType.CONSTR_ATTR_DEFERRED : ConstrType.CONSTR_ATTR_IMMEDIATE, place);
      }
      default -> null;
    };
  }

  private Constraint.Builder generated(int place) {
    skip();
    int whenPlace = start();
    char when = generatedWhen();
    expect(AS);
    if (accept(IDENTITY_P)) {
      return constraint(ConstrType.CONSTR_IDENTITY, place)
          .generated_when(when)
          .options(parser.sequences.parenthesizedOptions());
    }
    Constraint.Builder column =
        constraint(ConstrType.CONSTR_GENERATED, place)
            .generated_when(when)
            .raw_expr(parser.expressions.parenthesizedExpr());
    expect(STORED);
    if (when != AttributeIdentity.ATTRIBUTE_IDENTITY_ALWAYS) {
      throw syntaxError("for a generated column, GENERATED ALWAYS must be specified", whenPlace);
    }
    return column;
  }

  /// ALWAYS or BY DEFAULT.
  char generatedWhen() {
    if (accept(ALWAYS)) {
      return AttributeIdentity.ATTRIBUTE_IDENTITY_ALWAYS;
    }
    expect(BY, DEFAULT);
    return AttributeIdentity.ATTRIBUTE_IDENTITY_BY_DEFAULT;
  }

  /// `WITH (...)` and `USING INDEX TABLESPACE`
  private Constraint.Builder indexOptions(Constraint.Builder constraint) {
    constraint.options(parser.optionLists.withDefinition());
    if (accept(USING)) {
      expect(INDEX, TABLESPACE);
      constraint.indexspace(parser.names.colId());
    }
    return constraint;
  }

  // Foreign keys

  private Constraint.Builder references(Constraint.Builder constraint) {
    expect(REFERENCES);
    constraint
        .pktable(parser.names.qualifiedName())
        .pk_attrs(parser.names.optionalColumns())
        .fk_matchtype(matchType())
        .fk_upd_action(ForeignKeyConstraint.FKCONSTR_ACTION_NOACTION)
        .fk_del_action(ForeignKeyConstraint.FKCONSTR_ACTION_NOACTION);
    boolean update = false;
    boolean delete = false;
    while (at(ON) && (peek() == UPDATE && !update || peek() == DELETE_P && !delete)) {
      if (peek() == UPDATE) {
        update = true;
        onUpdate(constraint);
      } else {
        delete = true;
        skip();
        skip();
        Action action = action();
        constraint.fk_del_action(action.code()).fk_del_set_cols(action.columns());
      }
    }
    if (at(ON) && !(update && delete)) {
      skip();
      throw unexpected();
    }
    return constraint;
  }

  private void onUpdate(Constraint.Builder constraint) {
    int place = next().start();
    skip();
    Action action = action();
    if (!action.columns().isEmpty()) {
      boolean toNull = action.code() == ForeignKeyConstraint.FKCONSTR_ACTION_SETNULL;
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "a column list with "
              + (toNull ? "SET NULL" : "SET DEFAULT")
              + " is only supported for ON DELETE actions",
          place);
    }
    constraint.fk_upd_action(action.code());
  }

  private record Action(char code, List<String> columns) {}

  private Action action() {
    switch (token()) {
      case NO:
        expect(NO, ACTION);
        return new Action(ForeignKeyConstraint.FKCONSTR_ACTION_NOACTION, List.of());
      case RESTRICT:
        skip();
        return new Action(ForeignKeyConstraint.FKCONSTR_ACTION_RESTRICT, List.of());
      case CASCADE:
        skip();
        return new Action(ForeignKeyConstraint.FKCONSTR_ACTION_CASCADE, List.of());
      default:
        expect(SET);
        boolean toNull = accept(NULL_P);
        if (!toNull) {
          expect(DEFAULT);
        }
        return new Action(
            toNull
                ? ForeignKeyConstraint.FKCONSTR_ACTION_SETNULL
                : ForeignKeyConstraint.FKCONSTR_ACTION_SETDEFAULT,
            parser.names.optionalColumns());
    }
  }

  private char matchType() {
    int place = start();
    if (!accept(MATCH)) {
      return ForeignKeyConstraint.FKCONSTR_MATCH_SIMPLE;
    }
    if (accept(FULL)) {
      return ForeignKeyConstraint.FKCONSTR_MATCH_FULL;
    }
    if (accept(PARTIAL)) {
      throw error(SqlState.FEATURE_NOT_SUPPORTED, "MATCH PARTIAL not yet implemented", place);
    }
    expect(SIMPLE);
    return ForeignKeyConstraint.FKCONSTR_MATCH_SIMPLE;
  }

  // Constraints of tables

  /// Whether a constraint of a table stands here.
  boolean atTableConstraint() {
    return switch (token()) {
      case CONSTRAINT, CHECK, UNIQUE, PRIMARY, EXCLUDE, FOREIGN -> true;
      default -> false;
    };
  }

  Constraint tableConstraint() {
    int place = start();
    if (accept(CONSTRAINT)) {
      String name = parser.names.colId();
      return tableElement(start()).conname(name).location(place).build();
    }
    return tableElement(place).build();
  }

  private Constraint.Builder tableElement(int place) {
    return switch (token()) {
      case CHECK -> {
        skip();
        Constraint.Builder check =
            constraint(ConstrType.CONSTR_CHECK, place)
                .raw_expr(parser.expressions.parenthesizedExpr());
        ConstraintAttributes attributes = attributes();
        attributes.refuseDeferring("CHECK");
        yield check
            .skip_validation(attributes.notValid())
            .is_no_inherit(attributes.noInherit())
            .initially_valid(!attributes.notValid());
      }
      case UNIQUE -> {
        skip();
        Constraint.Builder unique = constraint(ConstrType.CONSTR_UNIQUE, place);
        if (!at(USING)) {
          unique.nulls_not_distinct(parser.indexes.nullsNotDistinct());
        }
        yield keyConstraint(unique, "UNIQUE");
      }
      case PRIMARY -> {
        expect(PRIMARY, KEY);
        yield keyConstraint(constraint(ConstrType.CONSTR_PRIMARY, place), "PRIMARY KEY");
      }
      case EXCLUDE -> exclusion(place);
      case FOREIGN -> foreignKey(place);
      default -> throw unexpected();
    };
  }

  private Constraint.Builder keyConstraint(Constraint.Builder key, String name) {
    if (accept(USING)) {
      expect(INDEX);
      key.indexname(parser.names.colId());
    } else {
      key.keys(parser.names.parenthesizedNames()).including(included());
      indexOptions(key);
    }
    return deferrable(key, name);
  }

  private List<String> included() {
    return accept(INCLUDE) ? parser.names.parenthesizedNames() : List.of();
  }

  private Constraint.Builder deferrable(Constraint.Builder constraint, String name) {
    ConstraintAttributes attributes = attributes();
    attributes.refuseNotValid(name);
    attributes.refuseNoInherit(name);
    return constraint
        .deferrable(attributes.isDeferrable())
        .initdeferred(attributes.initiallyDeferred());
  }

  private Constraint.Builder exclusion(int place) {
    skip();
    Constraint.Builder exclusion =
        constraint(ConstrType.CONSTR_EXCLUSION, place)
            .access_method(accept(USING) ? parser.names.colId() : IndexArea.DEFAULT_METHOD)
            .exclusions(parenthesizedList(this::exclusionElement))
            .including(included());
    indexOptions(exclusion);
    if (accept(WHERE)) {
      exclusion.where_clause(parser.expressions.parenthesizedExpr());
    }
    return deferrable(exclusion, "EXCLUDE");
  }

  private NodeList exclusionElement() {
    IndexElem key = parser.indexes.key();
    expect(WITH);
    List<String> operator =
        at(OPERATOR, LPAREN) ? parser.names.qualifiedOperator() : parser.names.anyOperator();
    return NodeList.of(key, NodeList.ofStrings(operator));
  }

  private Constraint.Builder foreignKey(int place) {
    expect(FOREIGN, KEY);
    Constraint.Builder key =
        constraint(ConstrType.CONSTR_FOREIGN, place).fk_attrs(parser.names.parenthesizedNames());
    references(key);
    ConstraintAttributes attributes = attributes();
    attributes.refuseNoInherit("FOREIGN KEY");
    return key.deferrable(attributes.isDeferrable())
        .initdeferred(attributes.initiallyDeferred())
        .skip_validation(attributes.notValid())
        .initially_valid(!attributes.notValid());
  }

  /// What may follow a constraint: `ConstraintAttributeSpec`.
  ConstraintAttributes attributes() {
    ConstraintAttributes attributes = new ConstraintAttributes(tokens);
    while (attributes.readOne()) {
      // The attributes collect themselves.
    }
    return attributes;
  }

  // Constraints of domains

  /// The constraint of a domain in ALTER DOMAIN ... ADD.
  Constraint domainConstraint() {
    int place = start();
    String name = accept(CONSTRAINT) ? parser.names.colId() : null;
    int elementPlace = start();
    Constraint.Builder constraint;
    if (accept(CHECK)) {
      constraint =
          constraint(ConstrType.CONSTR_CHECK, elementPlace)
              .raw_expr(parser.expressions.parenthesizedExpr());
      ConstraintAttributes attributes = attributes();
      attributes.refuseDeferring("CHECK");
      attributes.refuseNoInherit("CHECK");
      constraint.skip_validation(attributes.notValid()).initially_valid(!attributes.notValid());
    } else {
      expect(NOT, NULL_P);
      constraint = constraint(ConstrType.CONSTR_NOTNULL, elementPlace).keys(List.of("value"));
      ConstraintAttributes attributes = attributes();
      attributes.refuseDeferring("NOT NULL");
      attributes.refuseNotValid("NOT NULL");
      attributes.refuseNoInherit("NOT NULL");
      constraint.initially_valid(true);
    }
    return name == null ? constraint.build() : constraint.conname(name).location(place).build();
  }
}
