package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterDomainStmt;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.AlterTypeStmt;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.ObjectType;

/// ALTER TYPE and ALTER DOMAIN.
final class TypeAlterationArea extends Area {
  TypeAlterationArea(Parser parser) {
    super(parser);
  }

  Statement type() {
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
      return new AlterTypeStmt(name, parser.alterations.operatorOptions());
    }
    if (at(SET) || at(OWNER)) {
      return parser.alterations.common(ObjectType.OBJECT_TYPE, object, false, true, true);
    }
    return parser.tableAlterations.typeActions(parser.names.typeRelation(name, place));
  }

  private Statement renameInType(List<String> name, int place) {
    if (peek() == TO) {
      return parser.alterations.rename(ObjectType.OBJECT_TYPE, NodeList.ofStrings(name));
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

  Statement domain() {
    skip();
    List<String> name = parser.names.anyName();
    NodeList object = NodeList.ofStrings(name);
    AlterDomainStmt.Builder domain = AlterDomainStmt.builder().typeName(name);
    return switch (token()) {
      case SET ->
          peek() == SCHEMA
              ? parser.alterations.setSchema(ObjectType.OBJECT_DOMAIN, object)
              : setInDomain(domain);
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
      default -> parser.alterations.owner(ObjectType.OBJECT_DOMAIN, object);
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
      return parser.alterations.rename(ObjectType.OBJECT_DOMAIN, object);
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
}
