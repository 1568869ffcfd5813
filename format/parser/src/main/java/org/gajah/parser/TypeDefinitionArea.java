package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.CompositeTypeStmt;
import org.gajah.nodes.CreateCastStmt;
import org.gajah.nodes.CreateConversionStmt;
import org.gajah.nodes.CreateDomainStmt;
import org.gajah.nodes.CreateEnumStmt;
import org.gajah.nodes.CreateRangeStmt;
import org.gajah.nodes.CreateStatsStmt;
import org.gajah.nodes.CreateTransformStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.DefineStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StatsElem;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Token;

/// CREATE TYPE, DOMAIN, AGGREGATE, COLLATION, CAST, TRANSFORM, CONVERSION, TEXT SEARCH and
/// STATISTICS.
final class TypeDefinitionArea extends Area {
  TypeDefinitionArea(Parser parser) {
    super(parser);
  }

  // Types

  Statement createType() {
    skip();
    int place = start();
    List<String> name = parser.names.anyName();
    if (at(LPAREN)) {
      return define(ObjectType.OBJECT_TYPE, name, parser.optionLists.definition());
    }
    if (!accept(AS)) {
      return define(ObjectType.OBJECT_TYPE, name, List.of());
    }
    if (accept(ENUM_P)) {
      expect(LPAREN);
      List<String> values = at(RPAREN) ? List.of() : commaList(this::string);
      expect(RPAREN);
      return new CreateEnumStmt(name, values);
    }
    if (accept(RANGE)) {
      return new CreateRangeStmt(name, parser.optionLists.definition());
    }
    expect(LPAREN);
    List<ColumnDef> columns = at(RPAREN) ? List.of() : commaList(parser.from::columnDefinition);
    expect(RPAREN);
    return new CompositeTypeStmt(parser.names.typeRelation(name, place), columns);
  }

  private static DefineStmt define(ObjectType kind, List<String> name, List<DefElem> definition) {
    return DefineStmt.builder().kind(kind).defnames(name).definition(definition).build();
  }

  Statement createDomain() {
    skip();
    CreateDomainStmt.Builder domain = CreateDomainStmt.builder().domainname(parser.names.anyName());
    optional(AS);
    domain.typeName(parser.types.type());
    ConstraintArea.ColumnQualifiers qualifiers = parser.constraints.columnQualifiers();
    return domain.constraints(qualifiers.constraints()).collClause(qualifiers.collation()).build();
  }

  // Aggregates

  Statement createAggregate(boolean replace) {
    skip();
    List<String> name = parser.names.functionName();
    DefineStmt.Builder aggregate =
        DefineStmt.builder().kind(ObjectType.OBJECT_AGGREGATE).replace(replace).defnames(name);
    if (at(LPAREN, IDENT) && tokens.peekSecond() == EQUALS) {
      return aggregate.oldstyle(true).definition(parenthesizedList(this::oldElement)).build();
    }
    RoutineArea.AggregateArguments arguments = parser.routines.aggregateArguments();
    List<Node> args = new ArrayList<>(2);
    NodeList parameters = NodeList.of(arguments.parameters());
    args.add(parameters);
    args.add(new IntegerNode(arguments.direct()));
    return aggregate.args(args).definition(parser.optionLists.definition()).build();
  }

  private DefElem oldElement() {
    int place = start();
    String name = expect(IDENT).name();
    expect(EQUALS);
    return Make.option(name, parser.optionLists.definitionValue(), place);
  }

  // Collations and text search

  Statement createCollation() {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    List<String> name = parser.names.anyName();
    DefineStmt.Builder collation =
        DefineStmt.builder()
            .kind(ObjectType.OBJECT_COLLATION)
            .defnames(name)
            .if_not_exists(ifNotExists);
    if (accept(FROM)) {
      int place = start();
      NodeList from = NodeList.ofStrings(parser.names.anyName());
      return collation.definition(List.of(Make.option("from", from, place))).build();
    }
    return collation.definition(parser.optionLists.definition()).build();
  }

  Statement createTextSearch() {
    ObjectType kind = parser.objects.textSearchKind();
    List<String> name = parser.names.anyName();
    return define(kind, name, parser.optionLists.definition());
  }

  // Casts, transforms and conversions

  Statement createCast() {
    expect(CAST, LPAREN);
    TypeName source = parser.types.type();
    expect(AS);
    TypeName target = parser.types.type();
    expect(RPAREN);
    ObjectWithArgs function = null;
    boolean inout = false;
    if (accept(WITHOUT)) {
      expect(FUNCTION);
    } else {
      expect(WITH);
      inout = accept(INOUT);
      if (!inout) {
        expect(FUNCTION);
        function = parser.routines.function();
      }
    }
    return new CreateCastStmt(source, target, function, castContext(), inout);
  }

  private CoercionContext castContext() {
    if (!accept(AS)) {
      return CoercionContext.COERCION_EXPLICIT;
    }
    if (accept(IMPLICIT_P)) {
      return CoercionContext.COERCION_IMPLICIT;
    }
    expect(ASSIGNMENT);
    return CoercionContext.COERCION_ASSIGNMENT;
  }

  Statement createTransform(boolean replace) {
    expect(TRANSFORM, FOR);
    TypeName type = parser.types.type();
    expect(LANGUAGE);
    String language = parser.names.colId();
    expect(LPAREN);
    ObjectWithArgs from = null;
    ObjectWithArgs to = null;
    if (at(FROM)) {
      from = transformFunction(FROM);
      to = accept(COMMA) ? transformFunction(TO) : null;
    } else {
      to = transformFunction(TO);
      from = accept(COMMA) ? transformFunction(FROM) : null;
    }
    expect(RPAREN);
    return new CreateTransformStmt(replace, type, language, from, to);
  }

  private ObjectWithArgs transformFunction(Token direction) {
    expect(direction);
    expect(SQL_P, WITH, FUNCTION);
    return parser.routines.function();
  }

  Statement createConversion() {
    boolean byDefault = accept(DEFAULT);
    expect(CONVERSION_P);
    List<String> name = parser.names.anyName();
    expect(FOR);
    String from = string();
    expect(TO);
    String to = string();
    expect(FROM);
    return new CreateConversionStmt(name, from, to, parser.names.anyName(), byDefault);
  }

  // Statistics

  Statement createStatistics() {
    skip();
    boolean ifNotExists = parser.objects.ifNotExists();
    CreateStatsStmt.Builder statistics = CreateStatsStmt.builder().if_not_exists(ifNotExists);
    if (ifNotExists || parser.names.atColId()) {
      statistics.defnames(parser.names.anyName());
    }
    statistics.stat_types(parser.names.optionalColumns());
    expect(ON);
    statistics.exprs(commaList(this::statisticsItem));
    expect(FROM);
    return statistics.relations(parser.from.items()).build();
  }

  private StatsElem statisticsItem() {
    if (at(LPAREN)) {
      return new StatsElem(null, parser.expressions.parenthesizedExpr());
    }
    Expr function = parser.words.function(false);
    if (function != null) {
      return new StatsElem(null, function);
    }
    boolean column =
        parser.names.atColId()
            && peek() != DOT
            && peek() != LBRACKET
            && (peek() != LPAREN || token().category() == KeywordCategory.COL_NAME);
    return column
        ? new StatsElem(parser.names.colId(), null)
        : new StatsElem(null, parser.from.bareFunction());
  }
}
