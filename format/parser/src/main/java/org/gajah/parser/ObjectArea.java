package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.CommentStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.DropOwnedStmt;
import org.gajah.nodes.DropRoleStmt;
import org.gajah.nodes.DropStmt;
import org.gajah.nodes.DropSubscriptionStmt;
import org.gajah.nodes.DropTableSpaceStmt;
import org.gajah.nodes.DropUserMappingStmt;
import org.gajah.nodes.DropdbStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.SecLabelStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.parser.lex.Lexeme;
import org.jspecify.annotations.Nullable;

/// Objects of all kinds by name: DROP, COMMENT and SECURITY LABEL.
final class ObjectArea extends Area {
  ObjectArea(Parser parser) {
    super(parser);
  }

  /// An object that a statement names.
  record Named(ObjectType type, Node object) {}

  // Words that many statements share

  boolean ifNotExists() {
    if (!at(IF_P, NOT)) {
      return false;
    }
    expect(IF_P, NOT, EXISTS);
    return true;
  }

  boolean ifExists() {
    return accept(IF_P, EXISTS);
  }

  /// IF EXISTS where no name can stand, so that IF begins nothing else.
  boolean onlyIfExists() {
    if (!accept(IF_P)) {
      return false;
    }
    expect(EXISTS);
    return true;
  }

  DropBehavior dropBehavior() {
    if (accept(CASCADE)) {
      return DropBehavior.DROP_CASCADE;
    }
    optional(RESTRICT);
    return DropBehavior.DROP_RESTRICT;
  }

  // Kinds of objects

  private @Nullable ObjectType passed(ObjectType type) {
    skip();
    return type;
  }

  private ObjectType passedTwo(ObjectType type) {
    skip();
    skip();
    return type;
  }

  /// A kind of objects that have qualified names: `object_type_any_name`; null when none stands
  /// here.
  @Nullable ObjectType qualifiedKind() {
    return switch (token()) {
      case TABLE -> passed(ObjectType.OBJECT_TABLE);
      case SEQUENCE -> passed(ObjectType.OBJECT_SEQUENCE);
      case VIEW -> passed(ObjectType.OBJECT_VIEW);
      case INDEX -> passed(ObjectType.OBJECT_INDEX);
      case COLLATION -> passed(ObjectType.OBJECT_COLLATION);
      case CONVERSION_P -> passed(ObjectType.OBJECT_CONVERSION);
      case STATISTICS -> passed(ObjectType.OBJECT_STATISTIC_EXT);
      case MATERIALIZED -> {
        expect(MATERIALIZED, VIEW);
        yield ObjectType.OBJECT_MATVIEW;
      }
      case FOREIGN -> peek() == TABLE ? passedTwo(ObjectType.OBJECT_FOREIGN_TABLE) : null;
      case TEXT_P -> textSearchKind();
      default -> null;
    };
  }

  /// `TEXT SEARCH ...`
  ObjectType textSearchKind() {
    expect(TEXT_P, SEARCH);
    ObjectType type =
        switch (token()) {
          case PARSER -> ObjectType.OBJECT_TSPARSER;
          case DICTIONARY -> ObjectType.OBJECT_TSDICTIONARY;
          case TEMPLATE -> ObjectType.OBJECT_TSTEMPLATE;
          case CONFIGURATION -> ObjectType.OBJECT_TSCONFIGURATION;
          default -> throw unexpected();
        };
    skip();
    return type;
  }

  /// A kind of objects that have plain names and that DROP takes in lists: `drop_type_name`.
  private @Nullable ObjectType plainKind() {
    return switch (token()) {
      case ACCESS -> {
        expect(ACCESS, METHOD);
        yield ObjectType.OBJECT_ACCESS_METHOD;
      }
      case EVENT -> {
        expect(EVENT, TRIGGER);
        yield ObjectType.OBJECT_EVENT_TRIGGER;
      }
      case EXTENSION -> passed(ObjectType.OBJECT_EXTENSION);
      case FOREIGN -> {
        expect(FOREIGN, DATA_P, WRAPPER);
        yield ObjectType.OBJECT_FDW;
      }
      case PROCEDURAL -> {
        expect(PROCEDURAL, LANGUAGE);
        yield ObjectType.OBJECT_LANGUAGE;
      }
      case LANGUAGE -> passed(ObjectType.OBJECT_LANGUAGE);
      case PUBLICATION -> passed(ObjectType.OBJECT_PUBLICATION);
      case SCHEMA -> passed(ObjectType.OBJECT_SCHEMA);
      case SERVER -> passed(ObjectType.OBJECT_FOREIGN_SERVER);
      default -> null;
    };
  }

  /// As [#plainKind] with the kinds that have DROP statements of their own: `object_type_name`.
  private @Nullable ObjectType namedKind() {
    return switch (token()) {
      case DATABASE -> passed(ObjectType.OBJECT_DATABASE);
      case ROLE -> passed(ObjectType.OBJECT_ROLE);
      case SUBSCRIPTION -> passed(ObjectType.OBJECT_SUBSCRIPTION);
      case TABLESPACE -> passed(ObjectType.OBJECT_TABLESPACE);
      default -> plainKind();
    };
  }

  /// A kind of objects that belong to a relation.
  private @Nullable ObjectType ownedKind() {
    return switch (token()) {
      case POLICY -> passed(ObjectType.OBJECT_POLICY);
      case RULE -> passed(ObjectType.OBJECT_RULE);
      case TRIGGER -> passed(ObjectType.OBJECT_TRIGGER);
      default -> null;
    };
  }

  @Nullable ObjectType routineKind() {
    return switch (token()) {
      case FUNCTION -> passed(ObjectType.OBJECT_FUNCTION);
      case PROCEDURE -> passed(ObjectType.OBJECT_PROCEDURE);
      case ROUTINE -> passed(ObjectType.OBJECT_ROUTINE);
      default -> null;
    };
  }

  // Objects

  private NodeList qualifiedName() {
    return NodeList.ofStrings(parser.names.anyName());
  }

  /// `CLASS any_name USING name`, behind OPERATOR.
  Named operatorClassOrFamily() {
    return classOrFamily(next());
  }

  /// `any_name USING name`, behind CLASS or FAMILY: the access method comes first in the list.
  private Named classOrFamily(Lexeme kind) {
    ObjectType type =
        kind.token() == CLASS ? ObjectType.OBJECT_OPCLASS : ObjectType.OBJECT_OPFAMILY;
    List<String> name = parser.names.anyName();
    expect(USING);
    List<String> names = new ArrayList<>();
    names.add(parser.names.colId());
    names.addAll(name);
    return new Named(type, NodeList.ofStrings(names));
  }

  private Named cast() {
    expect(LPAREN);
    TypeName source = parser.types.type();
    expect(AS);
    TypeName target = parser.types.type();
    expect(RPAREN);
    return new Named(ObjectType.OBJECT_CAST, NodeList.of(source, target));
  }

  private Named transform() {
    expect(FOR);
    TypeName type = parser.types.type();
    expect(LANGUAGE);
    StringNode language = new StringNode(parser.names.colId());
    return new Named(ObjectType.OBJECT_TRANSFORM, NodeList.of(type, language));
  }

  /// An object that an extension can have, that can have a comment and mostly a label; null when
  /// none stands here.
  private @Nullable Named object() {
    ObjectType routine = routineKind();
    if (routine != null) {
      return new Named(routine, parser.routines.function());
    }
    return switch (token()) {
      case AGGREGATE -> {
        skip();
        yield new Named(ObjectType.OBJECT_AGGREGATE, parser.routines.aggregate());
      }
      case TYPE_P -> {
        skip();
        yield new Named(ObjectType.OBJECT_TYPE, parser.types.type());
      }
      case DOMAIN_P -> {
        skip();
        yield new Named(ObjectType.OBJECT_DOMAIN, parser.types.type());
      }
      default -> {
        ObjectType qualified = qualifiedKind();
        if (qualified != null) {
          yield new Named(qualified, qualifiedName());
        }
        ObjectType named = namedKind();
        yield named == null ? null : new Named(named, new StringNode(parser.names.colId()));
      }
    };
  }

  private @Nullable Named operatorCastOrTransform() {
    return switch (token()) {
      case OPERATOR -> {
        skip();
        yield (at(CLASS) || at(FAMILY)) && peek() != DOT
            ? operatorClassOrFamily()
            : new Named(ObjectType.OBJECT_OPERATOR, parser.routines.operator());
      }
      case CAST -> {
        skip();
        yield cast();
      }
      case TRANSFORM -> {
        skip();
        yield transform();
      }
      default -> null;
    };
  }

  /// An object that ALTER EXTENSION adds or drops.
  Named extensionMember() {
    Named object = operatorCastOrTransform();
    if (object == null) {
      object = object();
    }
    if (object == null) {
      throw unexpected();
    }
    return object;
  }

  private @Nullable Named columnOrLargeObject() {
    if (accept(COLUMN)) {
      return new Named(ObjectType.OBJECT_COLUMN, qualifiedName());
    }
    if (at(LARGE_P)) {
      expect(LARGE_P, OBJECT_P);
      return new Named(ObjectType.OBJECT_LARGEOBJECT, parser.optionLists.number());
    }
    return null;
  }

  // COMMENT and SECURITY LABEL

  Statement comment() {
    expect(COMMENT, ON);
    Named object = commented();
    expect(IS);
    return new CommentStmt(object.type(), object.object(), stringOrNull());
  }

  private @Nullable String stringOrNull() {
    return accept(NULL_P) ? null : string();
  }

  private Named commented() {
    Named object = columnOrLargeObject();
    if (object == null) {
      object = operatorCastOrTransform();
    }
    if (object == null && at(CONSTRAINT)) {
      object = constraint();
    }
    if (object == null) {
      ObjectType owned = ownedKind();
      if (owned != null) {
        return new Named(owned, onRelation());
      }
      object = object();
    }
    if (object == null) {
      throw unexpected();
    }
    return object;
  }

  private Named constraint() {
    skip();
    StringNode name = new StringNode(parser.names.colId());
    expect(ON);
    if (at(DOMAIN_P) && NameArea.isColId(peek())) {
      skip();
      List<String> domain = parser.names.anyName();
      TypeName type = TypeName.builder().names(domain).typemod(-1).build();
      return new Named(ObjectType.OBJECT_DOMCONSTRAINT, NodeList.of(type, name));
    }
    return new Named(ObjectType.OBJECT_TABCONSTRAINT, appended(parser.names.anyName(), name));
  }

  private static NodeList appended(List<String> names, StringNode last) {
    List<String> all = new ArrayList<>(names);
    all.add(last.sval());
    return NodeList.ofStrings(all);
  }

  /// `name ON any_name`
  private NodeList onRelation() {
    StringNode name = new StringNode(parser.names.colId());
    expect(ON);
    return appended(parser.names.anyName(), name);
  }

  Statement securityLabel() {
    expect(SECURITY, LABEL);
    String provider = accept(FOR) ? parser.names.nonReservedWordOrString() : null;
    expect(ON);
    Named object = columnOrLargeObject();
    if (object == null) {
      object = object();
    }
    if (object == null) {
      throw unexpected();
    }
    expect(IS);
    return new SecLabelStmt(object.type(), object.object(), provider, stringOrNull());
  }

  // DROP

  Statement drop() {
    skip();
    switch (token()) {
      case OPERATOR, CAST, TRANSFORM, AGGREGATE, FUNCTION, PROCEDURE, ROUTINE, TYPE_P, DOMAIN_P:
        return dropSpecial();
      case OWNED:
        expect(OWNED, BY);
        List<RoleSpec> owners = parser.names.roles();
        return new DropOwnedStmt(owners, dropBehavior());
      case ROLE, GROUP_P:
        return dropRoles();
      case USER:
        return parser.foreign.atMapping() ? dropUserMapping() : dropRoles();
      case DATABASE:
        return dropDatabase();
      case TABLESPACE:
        skip();
        boolean missingOk = ifExists();
        return new DropTableSpaceStmt(parser.names.colId(), missingOk);
      case SUBSCRIPTION:
        skip();
        boolean subscriptionMissingOk = ifExists();
        String subscription = parser.names.colId();
        return new DropSubscriptionStmt(subscription, subscriptionMissingOk, dropBehavior());
      default:
        return dropOrdinary();
    }
  }

  private Statement dropOrdinary() {
    ObjectType owned = ownedKind();
    if (owned != null) {
      boolean missingOk = ifExists();
      return dropStatement(owned, List.of(onRelation()), missingOk, false);
    }
    boolean index = at(INDEX);
    ObjectType qualified = qualifiedKind();
    if (qualified != null) {
      boolean concurrent = index && accept(CONCURRENTLY);
      boolean missingOk = ifExists();
      return dropStatement(qualified, parser.names.anyNameList(), missingOk, concurrent);
    }
    ObjectType plain = plainKind();
    if (plain == null) {
      throw unexpected();
    }
    boolean missingOk = ifExists();
    List<Node> names = commaList(() -> (Node) new StringNode(parser.names.colId()));
    return dropStatement(plain, names, missingOk, false);
  }

  private Statement dropStatement(
      ObjectType type, List<Node> objects, boolean missingOk, boolean concurrent) {
    return new DropStmt(objects, type, dropBehavior(), missingOk, concurrent);
  }

  private Statement dropSpecial() {
    ObjectType routine = routineKind();
    if (routine != null) {
      boolean missingOk = ifExists();
      List<Node> functions = commaList(() -> (Node) parser.routines.function());
      return dropStatement(routine, functions, missingOk, false);
    }
    switch (next().token()) {
      case AGGREGATE:
        boolean aggregateMissingOk = ifExists();
        List<Node> aggregates = commaList(() -> (Node) parser.routines.aggregate());
        return dropStatement(ObjectType.OBJECT_AGGREGATE, aggregates, aggregateMissingOk, false);
      case TYPE_P:
        return dropTypes(ObjectType.OBJECT_TYPE);
      case DOMAIN_P:
        return dropTypes(ObjectType.OBJECT_DOMAIN);
      case CAST:
        boolean castMissingOk = onlyIfExists();
        return dropStatement(
            ObjectType.OBJECT_CAST, List.of(cast().object()), castMissingOk, false);
      case TRANSFORM:
        boolean transformMissingOk = onlyIfExists();
        return dropStatement(
            ObjectType.OBJECT_TRANSFORM, List.of(transform().object()), transformMissingOk, false);
      default:
        return dropOperator();
    }
  }

  private Statement dropTypes(ObjectType type) {
    boolean missingOk = ifExists();
    List<Node> types = commaList(() -> (Node) parser.types.type());
    return dropStatement(type, types, missingOk, false);
  }

  private Statement dropOperator() {
    if ((at(CLASS) || at(FAMILY)) && peek() != DOT) {
      Lexeme kind = next();
      boolean missingOk = ifExists();
      Named named = classOrFamily(kind);
      return dropStatement(named.type(), List.of(named.object()), missingOk, false);
    }
    boolean missingOk = ifExists();
    List<Node> operators = commaList(() -> (Node) parser.routines.operator());
    return dropStatement(ObjectType.OBJECT_OPERATOR, operators, missingOk, false);
  }

  private Statement dropRoles() {
    skip();
    boolean missingOk = ifExists();
    return new DropRoleStmt(parser.names.roles(), missingOk);
  }

  private Statement dropUserMapping() {
    expect(USER, MAPPING);
    boolean missingOk = onlyIfExists();
    expect(FOR);
    RoleSpec user = parser.foreign.mappedUser();
    expect(SERVER);
    return new DropUserMappingStmt(user, parser.names.colId(), missingOk);
  }

  private Statement dropDatabase() {
    skip();
    boolean missingOk = ifExists();
    String name = parser.names.colId();
    List<DefElem> options = List.of();
    boolean with = accept(WITH) || accept(WITH_LA);
    if (with || at(LPAREN)) {
      options = parenthesizedList(this::dropDatabaseOption);
    }
    return new DropdbStmt(name, missingOk, options);
  }

  private DefElem dropDatabaseOption() {
    int place = expect(FORCE).start();
    return Make.option("force", null, place);
  }
}
