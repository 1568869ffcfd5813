package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterCollationStmt;
import org.gajah.nodes.AlterDomainStmt;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.AlterExtensionContentsStmt;
import org.gajah.nodes.AlterObjectDependsStmt;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.AlterOperatorStmt;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.AlterStatsStmt;
import org.gajah.nodes.AlterTSConfigurationStmt;
import org.gajah.nodes.AlterTSDictionaryStmt;
import org.gajah.nodes.AlterTypeStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.AlterTSConfigType;
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
      case TYPE_P -> type();
      case DOMAIN_P -> domain();
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
      case TEXT_P -> textSearch();
      default -> plain(place);
    };
  }

  // Changes that many kinds share

  private boolean atSetSchema() {
    return at(SET, SCHEMA);
  }

  private Statement rename(ObjectType type, Node object) {
    expect(RENAME, TO);
    return RenameStmt.builder()
        .renameType(type)
        .object(object)
        .newname(parser.names.colId())
        .build();
  }

  /// A change of the name of an object that is known by its plain name alone.
  private Statement renamePlain(ObjectType type, String name) {
    expect(RENAME, TO);
    return RenameStmt.builder()
        .renameType(type)
        .subname(name)
        .newname(parser.names.colId())
        .build();
  }

  private Statement setSchema(ObjectType type, Node object) {
    expect(SET, SCHEMA);
    return AlterObjectSchemaStmt.builder()
        .objectType(type)
        .object(object)
        .newschema(parser.names.colId())
        .build();
  }

  private Statement owner(ObjectType type, Node object) {
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
  private Statement common(
      ObjectType type, Node object, boolean renames, boolean schema, boolean owner) {
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

  // Types and domains

  private Statement type() {
    skip();
    int place = start();
    List<String> name = parser.names.anyName();
    NodeList object = NodeList.ofStrings(name);
    if (at(RENAME)) {
      return renameInType(name, place);
    }
    if (at(ADD_P, VALUE_P)) {
      return addValue(name);
    }
    if (at(DROP, VALUE_P)) {
      int dropPlace = start();
      expect(DROP, VALUE_P);
      string();
      throw error(
          SqlState.FEATURE_NOT_SUPPORTED, "dropping an enum value is not implemented", dropPlace);
    }
    if (at(SET, LPAREN)) {
      skip();
      return new AlterTypeStmt(name, operatorOptions());
    }
    if (at(SET) || at(OWNER)) {
      return common(ObjectType.OBJECT_TYPE, object, false, true, true);
    }
    return parser.tableAlterations.typeActions(parser.names.typeRelation(name, place));
  }

  private Statement renameInType(List<String> name, int place) {
    if (peek() == TO) {
      return rename(ObjectType.OBJECT_TYPE, NodeList.ofStrings(name));
    }
    skip();
    if (accept(VALUE_P)) {
      String old = string();
      expect(TO);
      return new AlterEnumStmt(name, old, string(), null, false, false);
    }
    expect(ATTRIBUTE);
    RenameStmt.Builder rename =
        RenameStmt.builder()
            .renameType(ObjectType.OBJECT_ATTRIBUTE)
            .relationType(ObjectType.OBJECT_TYPE)
            .subname(parser.names.colId());
    expect(TO);
    rename.newname(parser.names.colId()).behavior(parser.objects.dropBehavior());
    return rename.relation(parser.names.typeRelation(name, place)).build();
  }

  private Statement addValue(List<String> name) {
    expect(ADD_P, VALUE_P);
    boolean skipIfExists = at(IF_P);
    if (skipIfExists) {
      expect(IF_P, NOT, EXISTS);
    }
    String value = string();
    String neighbor = null;
    boolean after = true;
    if (at(BEFORE) || at(AFTER)) {
      after = next().token() == AFTER;
      neighbor = string();
    }
    return new AlterEnumStmt(name, null, value, neighbor, after, skipIfExists);
  }

  private Statement domain() {
    skip();
    List<String> name = parser.names.anyName();
    NodeList object = NodeList.ofStrings(name);
    AlterDomainStmt.Builder domain = AlterDomainStmt.builder().typeName(name);
    return switch (token()) {
      case SET ->
          peek() == SCHEMA ? setSchema(ObjectType.OBJECT_DOMAIN, object) : setInDomain(domain);
      case DROP -> {
        skip();
        yield dropFromDomain(domain);
      }
      case ADD_P -> {
        skip();
        yield domain.subtype('C').def(parser.constraints.domainConstraint()).build();
      }
      case VALIDATE -> {
        expect(VALIDATE, CONSTRAINT);
        yield domain.subtype('V').name(parser.names.colId()).build();
      }
      case RENAME -> renameInDomain(object);
      default -> owner(ObjectType.OBJECT_DOMAIN, object);
    };
  }

  private Statement setInDomain(AlterDomainStmt.Builder domain) {
    skip();
    if (accept(DEFAULT)) {
      return domain.subtype('T').def(parser.expressions.expr()).build();
    }
    expect(NOT, NULL_P);
    return domain.subtype('O').build();
  }

  private Statement dropFromDomain(AlterDomainStmt.Builder domain) {
    if (accept(DEFAULT)) {
      return domain.subtype('T').build();
    }
    if (accept(NOT)) {
      expect(NULL_P);
      return domain.subtype('N').build();
    }
    expect(CONSTRAINT);
    boolean missingOk = parser.objects.ifExists();
    return domain
        .subtype('X')
        .name(parser.names.colId())
        .behavior(parser.objects.dropBehavior())
        .missing_ok(missingOk)
        .build();
  }

  private Statement renameInDomain(NodeList object) {
    if (peek() == TO) {
      return rename(ObjectType.OBJECT_DOMAIN, object);
    }
    expect(RENAME, CONSTRAINT);
    String old = parser.names.colId();
    expect(TO);
    return RenameStmt.builder()
        .renameType(ObjectType.OBJECT_DOMCONSTRAINT)
        .object(object)
        .subname(old)
        .newname(parser.names.colId())
        .build();
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

  private List<DefElem> operatorOptions() {
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

  // Text search

  private Statement textSearch() {
    ObjectType type = parser.objects.textSearchKind();
    List<String> name = parser.names.anyName();
    if (type == ObjectType.OBJECT_TSDICTIONARY && at(LPAREN)) {
      return new AlterTSDictionaryStmt(name, parser.optionLists.definition());
    }
    boolean configuration = type == ObjectType.OBJECT_TSCONFIGURATION;
    if (configuration && (at(ADD_P) || at(ALTER) || at(DROP))) {
      return mapping(name);
    }
    boolean owned = configuration || type == ObjectType.OBJECT_TSDICTIONARY;
    return common(type, NodeList.ofStrings(name), true, true, owned);
  }

  private Statement mapping(List<String> name) {
    AlterTSConfigurationStmt.Builder statement = AlterTSConfigurationStmt.builder().cfgname(name);
    switch (next().token()) {
      case ADD_P -> {
        expect(MAPPING, FOR);
        statement
            .kind(AlterTSConfigType.ALTER_TSCONFIG_ADD_MAPPING)
            .tokentype(parser.names.nameList());
        expect(WITH);
        statement.dicts(dictionaries());
      }
      case DROP -> {
        expect(MAPPING);
        statement
            .kind(AlterTSConfigType.ALTER_TSCONFIG_DROP_MAPPING)
            .missing_ok(parser.objects.onlyIfExists());
        expect(FOR);
        statement.tokentype(parser.names.nameList());
      }
      default -> alterMapping(statement);
    }
    return statement.build();
  }

  private List<List<String>> dictionaries() {
    return commaList(parser.names::anyName);
  }

  private void alterMapping(AlterTSConfigurationStmt.Builder statement) {
    expect(MAPPING);
    boolean tokens = accept(FOR);
    if (tokens) {
      statement.tokentype(parser.names.nameList());
    }
    if (tokens && accept(WITH)) {
      statement
          .kind(AlterTSConfigType.ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN)
          .dicts(dictionaries())
          .override(true);
      return;
    }
    expect(REPLACE);
    List<List<String>> dictionaries = new ArrayList<>(2);
    dictionaries.add(parser.names.anyName());
    expect(WITH);
    dictionaries.add(parser.names.anyName());
    statement
        .kind(
            tokens
                ? AlterTSConfigType.ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN
                : AlterTSConfigType.ALTER_TSCONFIG_REPLACE_DICT)
        .dicts(dictionaries)
        .replace(true);
  }
}
