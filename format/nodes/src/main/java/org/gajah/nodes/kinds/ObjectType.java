package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ObjectType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum ObjectType implements PgEnum {
  OBJECT_ACCESS_METHOD(0),
  OBJECT_AGGREGATE(1),
  OBJECT_AMOP(2),
  OBJECT_AMPROC(3),
  OBJECT_ATTRIBUTE(4),
  OBJECT_CAST(5),
  OBJECT_COLUMN(6),
  OBJECT_COLLATION(7),
  OBJECT_CONVERSION(8),
  OBJECT_DATABASE(9),
  OBJECT_DEFAULT(10),
  OBJECT_DEFACL(11),
  OBJECT_DOMAIN(12),
  OBJECT_DOMCONSTRAINT(13),
  OBJECT_EVENT_TRIGGER(14),
  OBJECT_EXTENSION(15),
  OBJECT_FDW(16),
  OBJECT_FOREIGN_SERVER(17),
  OBJECT_FOREIGN_TABLE(18),
  OBJECT_FUNCTION(19),
  OBJECT_INDEX(20),
  OBJECT_LANGUAGE(21),
  OBJECT_LARGEOBJECT(22),
  OBJECT_MATVIEW(23),
  OBJECT_OPCLASS(24),
  OBJECT_OPERATOR(25),
  OBJECT_OPFAMILY(26),
  OBJECT_PARAMETER_ACL(27),
  OBJECT_POLICY(28),
  OBJECT_PROCEDURE(29),
  OBJECT_PUBLICATION(30),
  OBJECT_PUBLICATION_NAMESPACE(31),
  OBJECT_PUBLICATION_REL(32),
  OBJECT_ROLE(33),
  OBJECT_ROUTINE(34),
  OBJECT_RULE(35),
  OBJECT_SCHEMA(36),
  OBJECT_SEQUENCE(37),
  OBJECT_SUBSCRIPTION(38),
  OBJECT_STATISTIC_EXT(39),
  OBJECT_TABCONSTRAINT(40),
  OBJECT_TABLE(41),
  OBJECT_TABLESPACE(42),
  OBJECT_TRANSFORM(43),
  OBJECT_TRIGGER(44),
  OBJECT_TSCONFIGURATION(45),
  OBJECT_TSDICTIONARY(46),
  OBJECT_TSPARSER(47),
  OBJECT_TSTEMPLATE(48),
  OBJECT_TYPE(49),
  OBJECT_USER_MAPPING(50),
  OBJECT_VIEW(51);

  private final int value;

  ObjectType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ObjectType of(int value) {
    return switch (value) {
      case 0 -> OBJECT_ACCESS_METHOD;
      case 1 -> OBJECT_AGGREGATE;
      case 2 -> OBJECT_AMOP;
      case 3 -> OBJECT_AMPROC;
      case 4 -> OBJECT_ATTRIBUTE;
      case 5 -> OBJECT_CAST;
      case 6 -> OBJECT_COLUMN;
      case 7 -> OBJECT_COLLATION;
      case 8 -> OBJECT_CONVERSION;
      case 9 -> OBJECT_DATABASE;
      case 10 -> OBJECT_DEFAULT;
      case 11 -> OBJECT_DEFACL;
      case 12 -> OBJECT_DOMAIN;
      case 13 -> OBJECT_DOMCONSTRAINT;
      case 14 -> OBJECT_EVENT_TRIGGER;
      case 15 -> OBJECT_EXTENSION;
      case 16 -> OBJECT_FDW;
      case 17 -> OBJECT_FOREIGN_SERVER;
      case 18 -> OBJECT_FOREIGN_TABLE;
      case 19 -> OBJECT_FUNCTION;
      case 20 -> OBJECT_INDEX;
      case 21 -> OBJECT_LANGUAGE;
      case 22 -> OBJECT_LARGEOBJECT;
      case 23 -> OBJECT_MATVIEW;
      case 24 -> OBJECT_OPCLASS;
      case 25 -> OBJECT_OPERATOR;
      case 26 -> OBJECT_OPFAMILY;
      case 27 -> OBJECT_PARAMETER_ACL;
      case 28 -> OBJECT_POLICY;
      case 29 -> OBJECT_PROCEDURE;
      case 30 -> OBJECT_PUBLICATION;
      case 31 -> OBJECT_PUBLICATION_NAMESPACE;
      case 32 -> OBJECT_PUBLICATION_REL;
      case 33 -> OBJECT_ROLE;
      case 34 -> OBJECT_ROUTINE;
      case 35 -> OBJECT_RULE;
      case 36 -> OBJECT_SCHEMA;
      case 37 -> OBJECT_SEQUENCE;
      case 38 -> OBJECT_SUBSCRIPTION;
      case 39 -> OBJECT_STATISTIC_EXT;
      case 40 -> OBJECT_TABCONSTRAINT;
      case 41 -> OBJECT_TABLE;
      case 42 -> OBJECT_TABLESPACE;
      case 43 -> OBJECT_TRANSFORM;
      case 44 -> OBJECT_TRIGGER;
      case 45 -> OBJECT_TSCONFIGURATION;
      case 46 -> OBJECT_TSDICTIONARY;
      case 47 -> OBJECT_TSPARSER;
      case 48 -> OBJECT_TSTEMPLATE;
      case 49 -> OBJECT_TYPE;
      case 50 -> OBJECT_USER_MAPPING;
      case 51 -> OBJECT_VIEW;

      default -> throw PgException.internal("unexpected ObjectType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
