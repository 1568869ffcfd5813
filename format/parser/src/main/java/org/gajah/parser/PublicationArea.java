package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.AlterPublicationStmt;
import org.gajah.nodes.AlterSubscriptionStmt;
import org.gajah.nodes.CreatePublicationStmt;
import org.gajah.nodes.CreateSubscriptionStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.PublicationObjSpec;
import org.gajah.nodes.PublicationTable;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.AlterPublicationAction;
import org.gajah.nodes.kinds.AlterSubscriptionType;
import org.gajah.nodes.kinds.PublicationObjSpecType;
import org.jspecify.annotations.Nullable;

/// Publications and subscriptions.
final class PublicationArea extends Area {
  PublicationArea(Parser parser) {
    super(parser);
  }

  // Publications

  /// CREATE PUBLICATION, at that word.
  Statement createPublication() {
    skip();
    CreatePublicationStmt.Builder publication =
        CreatePublicationStmt.builder().pubname(parser.names.colId());
    if (accept(FOR)) {
      if (accept(ALL)) {
        expect(TABLES);
        publication.for_all_tables(true);
      } else {
        publication.pubobjects(objects());
      }
    }
    return publication.options(parser.optionLists.withDefinition()).build();
  }

  /// ALTER PUBLICATION ... ADD, SET and DROP, behind the name.
  Statement alterPublication(String name) {
    AlterPublicationStmt.Builder publication = AlterPublicationStmt.builder().pubname(name);
    if (accept(ADD_P)) {
      publication.action(AlterPublicationAction.AP_AddObjects);
    } else if (accept(DROP)) {
      publication.action(AlterPublicationAction.AP_DropObjects);
    } else {
      expect(SET);
      if (at(LPAREN)) {
        return publication.options(parser.optionLists.definition()).build();
      }
      publication.action(AlterPublicationAction.AP_SetObjects);
    }
    return publication.pubobjects(objects()).build();
  }

  private List<PublicationObjSpec> objects() {
    return resolved(commaList(this::object));
  }

  private PublicationObjSpec object() {
    int place = start();
    switch (token()) {
      case TABLE:
        skip();
        RangeVar relation = parser.names.relationExpr();
        return spec(PublicationObjSpecType.PUBLICATIONOBJ_TABLE, null, table(relation), 0);
      case ONLY:
        return continuation(null, table(parser.names.relationExpr()), 0);
      case CURRENT_SCHEMA:
        skip();
        return continuation(null, null, place);
      case TABLES:
        if (peek() == IN_P) {
          return schema();
        }
        return tableOrSchema(place);
      default:
        return tableOrSchema(place);
    }
  }

  private PublicationObjSpec schema() {
    expect(TABLES, IN_P, SCHEMA);
    int place = start();
    if (accept(CURRENT_SCHEMA)) {
      return spec(PublicationObjSpecType.PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA, null, null, place);
    }
    String name = parser.names.colId();
    return spec(PublicationObjSpecType.PUBLICATIONOBJ_TABLES_IN_SCHEMA, name, null, place);
  }

  /// A name whose kind the object before it decides.
  private PublicationObjSpec tableOrSchema(int place) {
    String name = parser.names.colId();
    List<Node> indirection = parser.names.indirection();
    if (accept(STAR)) {
      return continuation(null, table(parser.names.relation(name, indirection, place)), 0);
    }
    if (indirection.isEmpty() && !at(LPAREN) && !at(WHERE)) {
      return continuation(name, null, place);
    }
    RangeVar relation = parser.names.relation(name, indirection, place);
    return continuation(null, table(relation), place);
  }

  private PublicationTable table(RangeVar relation) {
    List<String> columns = parser.names.optionalColumns();
    Expr where = accept(WHERE) ? parser.expressions.parenthesizedExpr() : null;
    return new PublicationTable(relation, where, columns);
  }

  private static PublicationObjSpec continuation(
      @Nullable String name, @Nullable PublicationTable table, int place) {
    return spec(PublicationObjSpecType.PUBLICATIONOBJ_CONTINUATION, name, table, place);
  }

  private static PublicationObjSpec spec(
      PublicationObjSpecType type,
      @Nullable String name,
      @Nullable PublicationTable table,
      int place) {
    return new PublicationObjSpec(type, name, table, place);
  }

  /// The objects with their kinds: one that names none is of the kind of the one before it.
  private List<PublicationObjSpec> resolved(List<PublicationObjSpec> objects) {
    PublicationObjSpecType type = objects.getFirst().pubobjtype();
    if (type == PublicationObjSpecType.PUBLICATIONOBJ_CONTINUATION) {
      throw syntaxError("invalid publication object list", objects.getFirst().location())
          .detail(
              "One of TABLE or TABLES IN SCHEMA must be specified before a standalone table or"
                  + " schema name.");
    }
    List<PublicationObjSpec> resolved = new ArrayList<>(objects.size());
    for (PublicationObjSpec object : objects) {
      if (object.pubobjtype() != PublicationObjSpecType.PUBLICATIONOBJ_CONTINUATION) {
        type = object.pubobjtype();
      }
      PublicationObjSpec made =
          type == PublicationObjSpecType.PUBLICATIONOBJ_TABLE ? asTable(object) : asSchema(object);
      type = made.pubobjtype();
      resolved.add(made);
    }
    return resolved;
  }

  private PublicationObjSpec asTable(PublicationObjSpec object) {
    PublicationTable table = object.pubtable();
    String name = object.name();
    if (name == null && table == null) {
      throw syntaxError("invalid table name", object.location());
    }
    if (name != null) {
      RangeVar relation = parser.names.relation(List.of(name), object.location());
      table = new PublicationTable(relation, null, List.of());
    }
    return spec(PublicationObjSpecType.PUBLICATIONOBJ_TABLE, null, table, object.location());
  }

  private PublicationObjSpec asSchema(PublicationObjSpec object) {
    PublicationTable table = object.pubtable();
    if (table != null) {
      if (table.whereClause() != null) {
        throw syntaxError("WHERE clause not allowed for schema", object.location());
      }
      if (!table.columns().isEmpty()) {
        throw syntaxError("column specification not allowed for schema", object.location());
      }
      throw syntaxError("invalid schema name", object.location());
    }
    PublicationObjSpecType type =
        object.name() == null
            ? PublicationObjSpecType.PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA
            : PublicationObjSpecType.PUBLICATIONOBJ_TABLES_IN_SCHEMA;
    return spec(type, object.name(), null, object.location());
  }

  // Subscriptions

  /// CREATE SUBSCRIPTION, at that word.
  Statement createSubscription() {
    skip();
    String name = parser.names.colId();
    expect(CONNECTION);
    String connection = string();
    expect(PUBLICATION);
    List<String> publications = parser.names.nameList();
    return new CreateSubscriptionStmt(
        name, connection, publications, parser.optionLists.withDefinition());
  }

  /// ALTER SUBSCRIPTION, behind the name.
  Statement alterSubscription(String name, int statementStart) {
    AlterSubscriptionStmt.Builder subscription = AlterSubscriptionStmt.builder().subname(name);
    switch (token()) {
      case CONNECTION -> {
        skip();
        subscription.kind(AlterSubscriptionType.ALTER_SUBSCRIPTION_CONNECTION);
        subscription.conninfo(string());
      }
      case REFRESH -> {
        expect(REFRESH, PUBLICATION);
        subscription.kind(AlterSubscriptionType.ALTER_SUBSCRIPTION_REFRESH);
        subscription.options(parser.optionLists.withDefinition());
      }
      case ADD_P ->
          publications(subscription, AlterSubscriptionType.ALTER_SUBSCRIPTION_ADD_PUBLICATION);
      case DROP ->
          publications(subscription, AlterSubscriptionType.ALTER_SUBSCRIPTION_DROP_PUBLICATION);
      case SET -> setSubscription(subscription);
      case ENABLE_P, DISABLE_P -> {
        boolean enable = next().token() == ENABLE_P;
        subscription.kind(AlterSubscriptionType.ALTER_SUBSCRIPTION_ENABLED);
        subscription.options(List.of(OptionArea.flag("enabled", enable, statementStart)));
      }
      case SKIP -> {
        skip();
        subscription.kind(AlterSubscriptionType.ALTER_SUBSCRIPTION_SKIP);
        subscription.options(parser.optionLists.definition());
      }
      default -> throw unexpected();
    }
    return subscription.build();
  }

  private void setSubscription(AlterSubscriptionStmt.Builder subscription) {
    if (peek() == LPAREN) {
      skip();
      subscription.kind(AlterSubscriptionType.ALTER_SUBSCRIPTION_OPTIONS);
      subscription.options(parser.optionLists.definition());
    } else {
      publications(subscription, AlterSubscriptionType.ALTER_SUBSCRIPTION_SET_PUBLICATION);
    }
  }

  private void publications(
      AlterSubscriptionStmt.Builder subscription, AlterSubscriptionType kind) {
    skip();
    expect(PUBLICATION);
    subscription
        .kind(kind)
        .publication(parser.names.nameList())
        .options(parser.optionLists.withDefinition());
  }
}
