package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.nodes.AlterCollationStmt;
import org.gajah.nodes.AlterExtensionContentsStmt;
import org.gajah.nodes.AlterObjectDependsStmt;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.AlterOperatorStmt;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.AlterStatsStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER: which kind of object, and the changes that objects of many kinds share (a new name, a new
/// schema, a new owner, a dependency on an extension).
final class AlterationArea extends Area {
  AlterationArea(Parser parser) {
    super(parser);
  }

  Statement alter() {
    int place = next().start();
    return switch (token()) {
      case TABLE, INDEX, SEQUENCE, VIEW, MATERIALIZED -> relation();
      case FOREIGN -> peek() == TABLE ? relation() : foreignWrapper();
      case TYPE_P -> parser.typeAlterations.type();
      case DOMAIN_P -> parser.typeAlterations.domain();
      case FUNCTION, PROCEDURE, ROUTINE -> routine();
      case OPERATOR -> operator();
      case DEFAULT -> parser.privileges.alterDefault();
      case SYSTEM_P -> parser.databases.alterSystem();
      case ROLE, GROUP_P -> parser.roles.alter();
      case USER ->
          at(USER, MAPPING) && tokens.peekSecond() == FOR
              ? parser.foreign.alterMapping()
              : parser.roles.alter();
      case LARGE_P -> largeObject();
      case POLICY, RULE, TRIGGER -> onRelation();
      case TEXT_P -> parser.textSearches.textSearch();
      default -> plain(place);
    };
  }

  // Changes that many kinds share

  private boolean atSetSchema() {
    return at(SET, SCHEMA);
  }

  Statement rename(ObjectType type, Node object) {
    expect(RENAME, TO);
    return RenameStmt.builder()
        .renameType(type)
        .object(object)
        .newname(parser.names.colId())
        .build();
  }

  /// A change of the name of an object that is known by its plain name alone.
  Statement renamePlain(ObjectType type, String name) {
    expect(RENAME, TO);
    return RenameStmt.builder()
        .renameType(type)
        .subname(name)
        .newname(parser.names.colId())
        .build();
  }

  Statement setSchema(ObjectType type, Node object) {
    expect(SET, SCHEMA);
    return AlterObjectSchemaStmt.builder()
        .objectType(type)
        .object(object)
        .newschema(parser.names.colId())
        .build();
  }

  Statement owner(ObjectType type, Node object) {
    expect(OWNER, TO);
    return AlterOwnerStmt.builder()
        .objectType(type)
        .object(object)
        .newowner(parser.names.role())
        .build();
  }

  private boolean atDepends() {
    return at(DEPENDS) || at(NO, DEPENDS);
  }

  private Statement depends(ObjectType type, @Nullable RangeVar relation, @Nullable Node object) {
    boolean remove = accept(NO);
    expect(DEPENDS, ON, EXTENSION);
    StringNode extension = new StringNode(parser.names.colId());
    return new AlterObjectDependsStmt(type, relation, object, extension, remove);
  }

  /// RENAME TO, SET SCHEMA or OWNER TO, those of them that an object can have.
  Statement common(ObjectType type, Node object, boolean renames, boolean schema, boolean owner) {
    if (renames && at(RENAME)) {
      return rename(type, object);
    }
    if (schema && at(SET)) {
      return setSchema(type, object);
    }
    if (owner && at(OWNER)) {
      return owner(type, object);
    }
    throw unexpected();
  }

  // Relations

  private Statement relation() {
    ObjectType type = parser.objects.qualifiedKind();
    if (type == null) {
      throw unexpected();
    }
    boolean movable =
        type == ObjectType.OBJECT_TABLE
            || type == ObjectType.OBJECT_INDEX
            || type == ObjectType.OBJECT_MATVIEW;
    if (movable && at(ALL)) {
      return parser.tableAlterations.moveAll(type);
    }
    boolean missingOk = parser.objects.ifExists();
    boolean inheritable =
        type == ObjectType.OBJECT_TABLE || type == ObjectType.OBJECT_FOREIGN_TABLE;
    RangeVar relation = inheritable ? parser.names.relationExpr() : parser.names.qualifiedName();
    return change(type, relation, missingOk);
  }

  private Statement change(ObjectType type, RangeVar relation, boolean missingOk) {
    boolean partitioned = type == ObjectType.OBJECT_TABLE || type == ObjectType.OBJECT_INDEX;
    if (at(RENAME)) {
      return renameRelation(type, relation, missingOk);
    }
    if (atSetSchema() && type != ObjectType.OBJECT_INDEX) {
      expect(SET, SCHEMA);
      return AlterObjectSchemaStmt.builder()
          .objectType(type)
          .relation(relation)
          .newschema(parser.names.colId())
          .missing_ok(missingOk)
          .build();
    }
    if (partitioned && at(ATTACH) || at(DETACH) && type == ObjectType.OBJECT_TABLE) {
      return parser.tableAlterations.partition(relation, type, missingOk);
    }
    if (type == ObjectType.OBJECT_SEQUENCE
        && parser.sequences.atOption()
        && !(at(NO) && (peek() == INHERIT || peek() == FORCE))) {
      return parser.sequences.alter(relation, missingOk);
    }
    boolean depending = type == ObjectType.OBJECT_INDEX || type == ObjectType.OBJECT_MATVIEW;
    if (depending && !missingOk && atDepends()) {
      return depends(type, relation, null);
    }
    return parser.tableAlterations.actions(relation, type, missingOk);
  }

  private Statement renameRelation(ObjectType type, RangeVar relation, boolean missingOk) {
    skip();
    RenameStmt.Builder rename = RenameStmt.builder().relation(relation).missing_ok(missingOk);
    if (accept(TO)) {
      return rename.renameType(type).newname(parser.names.colId()).build();
    }
    if (type == ObjectType.OBJECT_INDEX || type == ObjectType.OBJECT_SEQUENCE) {
      throw unexpected();
    }
    if (type == ObjectType.OBJECT_TABLE && accept(CONSTRAINT)) {
      rename.renameType(ObjectType.OBJECT_TABCONSTRAINT);
    } else {
      optional(COLUMN);
      rename.renameType(ObjectType.OBJECT_COLUMN).relationType(type);
    }
    rename.subname(parser.names.colId());
    expect(TO);
    return rename.newname(parser.names.colId()).build();
  }

  // Objects that belong to a relation

  private Statement onRelation() {
    ObjectType type =
        switch (next().token()) {
          case POLICY -> ObjectType.OBJECT_POLICY;
          case RULE -> ObjectType.OBJECT_RULE;
          default -> ObjectType.OBJECT_TRIGGER;
        };
    boolean missingOk = type == ObjectType.OBJECT_POLICY && parser.objects.ifExists();
    String name = parser.names.colId();
    expect(ON);
    RangeVar relation = parser.names.qualifiedName();
    if (at(RENAME) || missingOk) {
      expect(RENAME, TO);
      return RenameStmt.builder()
          .renameType(type)
          .relation(relation)
          .subname(name)
          .newname(parser.names.colId())
          .missing_ok(missingOk)
          .build();
    }
    if (type == ObjectType.OBJECT_POLICY) {
      return parser.privileges.alterPolicy(name, relation);
    }
    if (type == ObjectType.OBJECT_TRIGGER && (at(DEPENDS) || at(NO))) {
      return depends(type, relation, NodeList.ofStrings(List.of(name)));
    }
    throw unexpected();
  }

  // Routines and operators

  private Statement routine() {
    ObjectType type = parser.objects.routineKind();
    ObjectWithArgs function = parser.routines.function();
    if (type == null) {
      throw unexpected();
    }
    boolean moved = atSetSchema() && NameArea.isColId(tokens.peekSecond());
    if (at(RENAME) || moved || at(OWNER)) {
      return common(type, function, true, true, true);
    }
    if (at(DEPENDS) || at(NO)) {
      return depends(type, null, function);
    }
    return parser.routines.alter(type, function);
  }

  private Statement operator() {
    skip();
    if ((at(CLASS) || at(FAMILY)) && peek() != DOT) {
      return operatorClassOrFamily();
    }
    ObjectWithArgs operator = parser.routines.operator();
    if (at(SET, LPAREN)) {
      skip();
      return new AlterOperatorStmt(operator, operatorOptions());
    }
    return common(ObjectType.OBJECT_OPERATOR, operator, false, true, true);
  }

  private Statement operatorClassOrFamily() {
    ObjectArea.Named named = parser.objects.operatorClassOrFamily();
    NodeList object = (NodeList) named.object();
    if (named.type() == ObjectType.OBJECT_OPFAMILY && (at(ADD_P) || at(DROP))) {
      List<String> names = object.strings();
      return parser.operatorClasses.alterFamily(names.subList(1, names.size()), names.getFirst());
    }
    return common(named.type(), object, true, true, true);
  }

  List<DefElem> operatorOptions() {
    return parenthesizedList(this::operatorOption);
  }

  private DefElem operatorOption() {
    int place = start();
    String name = parser.names.colLabel();
    Node value = null;
    if (accept(EQUALS) && !accept(NONE)) {
      value = parser.optionLists.definitionValue();
    }
    return Make.option(name, value, place);
  }

  // Everything else

  private Statement largeObject() {
    expect(LARGE_P, OBJECT_P);
    return owner(ObjectType.OBJECT_LARGEOBJECT, parser.optionLists.number());
  }

  private Statement foreignWrapper() {
    expect(FOREIGN, DATA_P, WRAPPER);
    String name = parser.names.colId();
    return at(RENAME) || at(OWNER)
        ? common(ObjectType.OBJECT_FDW, new StringNode(name), true, false, true)
        : parser.foreign.alterWrapper(name);
  }

  private Statement plain(int place) {
    return switch (token()) {
      case AGGREGATE -> {
        skip();
        yield common(ObjectType.OBJECT_AGGREGATE, parser.routines.aggregate(), true, true, true);
      }
      case COLLATION -> {
        skip();
        List<String> name = parser.names.anyName();
        if (accept(REFRESH)) {
          expect(VERSION_P);
          yield new AlterCollationStmt(name);
        }
        yield common(ObjectType.OBJECT_COLLATION, NodeList.ofStrings(name), true, true, true);
      }
      case CONVERSION_P -> {
        skip();
        NodeList name = NodeList.ofStrings(parser.names.anyName());
        yield common(ObjectType.OBJECT_CONVERSION, name, true, true, true);
      }
      case STATISTICS -> statistics();
      default -> plainNamed(place);
    };
  }

  private Statement plainNamed(int place) {
    return switch (token()) {
      case DATABASE -> {
        skip();
        String name = parser.names.colId();
        if (at(RENAME)) {
          yield renamePlain(ObjectType.OBJECT_DATABASE, name);
        }
        yield at(OWNER) && peek() == TO
            ? owner(ObjectType.OBJECT_DATABASE, new StringNode(name))
            : parser.databases.alterDatabase(name);
      }
      case TABLESPACE -> {
        skip();
        String name = parser.names.colId();
        if (at(RENAME)) {
          yield renamePlain(ObjectType.OBJECT_TABLESPACE, name);
        }
        yield at(OWNER)
            ? owner(ObjectType.OBJECT_TABLESPACE, new StringNode(name))
            : parser.databases.alterTablespace(name);
      }
      case SCHEMA -> {
        skip();
        String name = parser.names.colId();
        yield at(RENAME)
            ? renamePlain(ObjectType.OBJECT_SCHEMA, name)
            : owner(ObjectType.OBJECT_SCHEMA, new StringNode(name));
      }
      case PROCEDURAL, LANGUAGE -> {
        optional(PROCEDURAL);
        expect(LANGUAGE);
        yield common(ObjectType.OBJECT_LANGUAGE, name(), true, false, true);
      }
      case EXTENSION -> extension();
      case SERVER -> {
        skip();
        String name = parser.names.colId();
        yield at(RENAME) || at(OWNER)
            ? common(ObjectType.OBJECT_FOREIGN_SERVER, new StringNode(name), true, false, true)
            : parser.foreign.alterServer(name);
      }
      case EVENT -> {
        expect(EVENT, TRIGGER);
        String name = parser.names.colId();
        yield at(RENAME) || at(OWNER)
            ? common(ObjectType.OBJECT_EVENT_TRIGGER, new StringNode(name), true, false, true)
            : parser.triggers.alterEventTrigger(name);
      }
      case PUBLICATION -> {
        skip();
        String name = parser.names.colId();
        yield at(RENAME) || at(OWNER)
            ? common(ObjectType.OBJECT_PUBLICATION, new StringNode(name), true, false, true)
            : parser.publications.alterPublication(name);
      }
      case SUBSCRIPTION -> subscription(place);
      default -> throw unexpected();
    };
  }

  private StringNode name() {
    return new StringNode(parser.names.colId());
  }

  private Statement subscription(int place) {
    skip();
    String name = parser.names.colId();
    return at(RENAME) || at(OWNER)
        ? common(ObjectType.OBJECT_SUBSCRIPTION, new StringNode(name), true, false, true)
        : parser.publications.alterSubscription(name, place);
  }

  private Statement extension() {
    skip();
    String name = parser.names.colId();
    return switch (token()) {
      case SET -> setSchema(ObjectType.OBJECT_EXTENSION, new StringNode(name));
      case UPDATE -> parser.foreign.updateExtension(name);
      case ADD_P, DROP -> {
        int action = next().token() == ADD_P ? 1 : -1;
        ObjectArea.Named member = parser.objects.extensionMember();
        yield new AlterExtensionContentsStmt(name, action, member.type(), member.object());
      }
      default -> throw unexpected();
    };
  }

  private Statement statistics() {
    skip();
    boolean missingOk = parser.objects.ifExists();
    List<String> name = parser.names.anyName();
    if (at(SET, STATISTICS)) {
      expect(SET, STATISTICS);
      return new AlterStatsStmt(name, parser.tableAlterations.statisticsTarget(), missingOk);
    }
    if (missingOk) {
      expect(SET);
      throw unexpected();
    }
    return common(ObjectType.OBJECT_STATISTIC_EXT, NodeList.ofStrings(name), true, true, true);
  }
}
