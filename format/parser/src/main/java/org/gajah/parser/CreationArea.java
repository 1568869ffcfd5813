package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.RelPersistence;

/// Which area a CREATE belongs to.
final class CreationArea extends Area {
  CreationArea(Parser parser) {
    super(parser);
  }

  Statement create() {
    skip();
    return switch (token()) {
      case OR -> createOrReplace();
      case TABLE,
          SEQUENCE,
          VIEW,
          RECURSIVE,
          TEMPORARY,
          TEMP,
          LOCAL,
          GLOBAL,
          UNLOGGED,
          MATERIALIZED ->
          relation(false);
      case UNIQUE, INDEX -> parser.indexes.create();
      case FOREIGN -> foreign();
      case SCHEMA -> parser.databases.createSchema();
      case DATABASE -> parser.databases.createDatabase();
      case TABLESPACE -> parser.databases.createTablespace();
      case ROLE, GROUP_P -> parser.roles.create();
      case USER ->
          parser.foreign.atMapping() ? parser.foreign.createMapping() : parser.roles.create();
      case POLICY -> parser.privileges.createPolicy();
      case EXTENSION -> parser.foreign.createExtension();
      case SERVER -> parser.foreign.createServer();
      case ACCESS -> parser.foreign.createAccessMethod();
      case PUBLICATION -> parser.publications.createPublication();
      case SUBSCRIPTION -> parser.publications.createSubscription();
      case EVENT -> parser.triggers.createEventTrigger();
      case ASSERTION -> throw assertion();
      default -> definition();
    };
  }

  private Statement definition() {
    return switch (token()) {
      case DOMAIN_P -> parser.typeDefinitions.createDomain();
      case TYPE_P -> parser.typeDefinitions.createType();
      case COLLATION -> parser.typeDefinitions.createCollation();
      case CAST -> parser.typeDefinitions.createCast();
      case DEFAULT, CONVERSION_P -> parser.typeDefinitions.createConversion();
      case TEXT_P -> parser.typeDefinitions.createTextSearch();
      case STATISTICS -> parser.typeDefinitions.createStatistics();
      case OPERATOR -> parser.operatorClasses.createOperator();
      default -> replaceable(false);
    };
  }

  private Statement createOrReplace() {
    expect(OR, REPLACE);
    return switch (token()) {
      case VIEW, RECURSIVE, TEMPORARY, TEMP, LOCAL, GLOBAL, UNLOGGED -> relation(true);
      default -> replaceable(true);
    };
  }

  /// What can stand behind OR REPLACE.
  private Statement replaceable(boolean replace) {
    return switch (token()) {
      case FUNCTION, PROCEDURE -> parser.routines.create(replace);
      case AGGREGATE -> parser.typeDefinitions.createAggregate(replace);
      case RULE -> parser.views.createRule(replace);
      case TRIGGER -> parser.triggers.create(replace);
      case CONSTRAINT -> parser.triggers.createConstraint(replace);
      case TRUSTED, PROCEDURAL, LANGUAGE -> parser.foreign.createLanguage(replace);
      case TRANSFORM -> parser.typeDefinitions.createTransform(replace);
      default -> throw unexpected();
    };
  }

  /// A relation, perhaps a temporary one.
  private Statement relation(boolean replace) {
    char persistence = parser.selects.temporary(false);
    boolean unlogged = persistence == RelPersistence.RELPERSISTENCE_UNLOGGED;
    boolean permanent = persistence == RelPersistence.RELPERSISTENCE_PERMANENT;
    return switch (token()) {
      case VIEW, RECURSIVE -> parser.views.create(replace, persistence);
      case TABLE -> {
        if (replace) {
          throw unexpected();
        }
        yield parser.tables.create(persistence);
      }
      case SEQUENCE -> {
        if (replace) {
          throw unexpected();
        }
        yield parser.sequences.create(persistence);
      }
      case MATERIALIZED -> {
        if (replace || !unlogged && !permanent) {
          throw unexpected();
        }
        yield parser.tables.createMaterializedView(persistence);
      }
      default -> throw unexpected();
    };
  }

  private Statement foreign() {
    skip();
    if (accept(TABLE)) {
      return parser.tables.createForeign();
    }
    expect(DATA_P, WRAPPER);
    return parser.foreign.createWrapper();
  }

  private RuntimeException assertion() {
    skip();
    Object name = parser.names.anyName();
    expect(CHECK);
    Expr check = parser.expressions.parenthesizedExpr();
    ConstraintAttributes attributes = parser.constraints.attributes();
    assert name != null && check != null && attributes != null;
    return error(SqlState.FEATURE_NOT_SUPPORTED, "CREATE ASSERTION is not yet implemented", -1);
  }
}
