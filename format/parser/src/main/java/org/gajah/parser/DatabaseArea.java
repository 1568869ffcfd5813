package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterDatabaseRefreshCollStmt;
import org.gajah.nodes.AlterDatabaseSetStmt;
import org.gajah.nodes.AlterDatabaseStmt;
import org.gajah.nodes.AlterSystemStmt;
import org.gajah.nodes.AlterTableSpaceOptionsStmt;
import org.gajah.nodes.CreateSchemaStmt;
import org.gajah.nodes.CreateTableSpaceStmt;
import org.gajah.nodes.CreatedbStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.VariableSetStmt;
import org.jspecify.annotations.Nullable;

/// Databases, tablespaces, schemas and the settings of the system.
final class DatabaseArea extends Area {
  DatabaseArea(Parser parser) {
    super(parser);
  }

  // Databases

  /// CREATE DATABASE, at that word.
  Statement createDatabase() {
    skip();
    String name = parser.names.colId();
    skipWith();
    return new CreatedbStmt(name, options());
  }

  private List<DefElem> options() {
    List<DefElem> options = new ArrayList<>();
    for (DefElem option = option(); option != null; option = option()) {
      options.add(option);
    }
    return options;
  }

  private @Nullable DefElem option() {
    int place = start();
    String name =
        switch (token()) {
          case IDENT, ENCODING, LOCATION, OWNER, TABLESPACE, TEMPLATE -> next().name();
          case CONNECTION -> {
            expect(CONNECTION, LIMIT);
            yield "connection_limit";
          }
          default -> null;
        };
    if (name == null) {
      return null;
    }
    optional(EQUALS);
    return Make.option(name, value(), place);
  }

  private @Nullable Node value() {
    if (parser.optionLists.atNumber()) {
      return parser.optionLists.number();
    }
    return accept(DEFAULT) ? null : new StringNode(parser.optionLists.booleanOrString());
  }

  /// ALTER DATABASE with what only databases have, behind the name.
  Statement alterDatabase(String name) {
    if (at(SET, TABLESPACE) && !tablespaceIsSetting()) {
      expect(SET, TABLESPACE);
      int place = start();
      StringNode tablespace = new StringNode(parser.names.colId());
      return new AlterDatabaseStmt(name, List.of(Make.option("tablespace", tablespace, place)));
    }
    if (at(SET) || at(RESET)) {
      return new AlterDatabaseSetStmt(name, settingChange());
    }
    if (accept(REFRESH)) {
      expect(COLLATION, VERSION_P);
      return new AlterDatabaseRefreshCollStmt(name);
    }
    optional(WITH);
    return new AlterDatabaseStmt(name, options());
  }

  private boolean tablespaceIsSetting() {
    return switch (tokens.peekSecond()) {
      case EQUALS, TO, DOT, FROM -> true;
      default -> false;
    };
  }

  /// SET or RESET as a part of another statement: `SetResetClause`.
  VariableSetStmt settingChange() {
    if (at(RESET)) {
      return parser.settings.reset();
    }
    expect(SET);
    return parser.settings.setRest();
  }

  // Tablespaces

  /// CREATE TABLESPACE, at that word.
  Statement createTablespace() {
    skip();
    String name = parser.names.colId();
    RoleSpec owner = accept(OWNER) ? parser.names.role() : null;
    expect(LOCATION);
    String location = string();
    return new CreateTableSpaceStmt(
        name, owner, location, parser.optionLists.withRelationOptions());
  }

  /// ALTER TABLESPACE ... SET and RESET, behind the name.
  Statement alterTablespace(String name) {
    boolean reset = accept(RESET);
    if (!reset) {
      expect(SET);
    }
    return new AlterTableSpaceOptionsStmt(name, parser.optionLists.relationOptions(), reset);
  }

  // ALTER SYSTEM

  /// ALTER SYSTEM, at that word.
  Statement alterSystem() {
    skip();
    if (accept(RESET)) {
      return new AlterSystemStmt(parser.settings.plainReset());
    }
    expect(SET);
    return new AlterSystemStmt(parser.settings.plainSet());
  }

  // Schemas

  /// CREATE SCHEMA, at that word.
  Statement createSchema() {
    skip();
    CreateSchemaStmt.Builder schema =
        CreateSchemaStmt.builder().if_not_exists(parser.objects.ifNotExists());
    if (!at(AUTHORIZATION)) {
      schema.schemaname(parser.names.colId());
    }
    if (accept(AUTHORIZATION)) {
      schema.authrole(parser.names.role());
    }
    int elementPlace = start();
    List<Statement> elements = new ArrayList<>();
    while (at(CREATE) || at(GRANT)) {
      elements.add(element());
    }
    CreateSchemaStmt statement = schema.schemaElts(elements).build();
    if (statement.if_not_exists() && !elements.isEmpty()) {
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED,
          "CREATE SCHEMA IF NOT EXISTS cannot include schema elements",
          elementPlace);
    }
    return statement;
  }

  private Statement element() {
    if (at(GRANT)) {
      return parser.privileges.grant();
    }
    skip();
    boolean replace = accept(OR);
    if (replace) {
      expect(REPLACE);
    }
    switch (token()) {
      case UNIQUE, INDEX:
        return parser.indexes.create();
      case TRIGGER:
        return parser.triggers.create(replace);
      case CONSTRAINT:
        return parser.triggers.createConstraint(replace);
      default:
        break;
    }
    char persistence = parser.selects.temporary(false);
    return switch (token()) {
      case TABLE -> parser.tables.create(persistence, false);
      case SEQUENCE -> parser.sequences.create(persistence);
      case VIEW, RECURSIVE -> parser.views.create(replace, persistence);
      default -> throw unexpected();
    };
  }
}
