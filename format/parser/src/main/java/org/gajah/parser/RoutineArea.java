package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.AlterFunctionStmt;
import org.gajah.nodes.BooleanNode;
import org.gajah.nodes.CreateFunctionStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.FunctionParameter;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.ObjectWithArgs;
import org.gajah.nodes.ReturnStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.FunctionParameterMode;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Functions, procedures, aggregates and operators: how they are named with their arguments, and
/// CREATE and ALTER FUNCTION and PROCEDURE.
final class RoutineArea extends Area {
  RoutineArea(Parser parser) {
    super(parser);
  }

  // Parameters

  /// A parameter without a default.
  FunctionParameter parameter() {
    FunctionParameterMode mode = mode();
    String name = null;
    if (atParameterName()) {
      name = parser.names.typeFunctionName();
      if (mode == null) {
        mode = mode();
      }
    }
    TypeName type = parser.types.functionType();
    return new FunctionParameter(
        name, type, mode == null ? FunctionParameterMode.FUNC_PARAM_DEFAULT : mode, null);
  }

  private @Nullable FunctionParameterMode mode() {
    return switch (token()) {
      case IN_P -> {
        skip();
        yield accept(OUT_P)
            ? FunctionParameterMode.FUNC_PARAM_INOUT
            : FunctionParameterMode.FUNC_PARAM_IN;
      }
      case OUT_P -> mode(FunctionParameterMode.FUNC_PARAM_OUT);
      case INOUT -> mode(FunctionParameterMode.FUNC_PARAM_INOUT);
      case VARIADIC -> mode(FunctionParameterMode.FUNC_PARAM_VARIADIC);
      default -> null;
    };
  }

  private FunctionParameterMode mode(FunctionParameterMode mode) {
    skip();
    return mode;
  }

  /// Whether a name stands here in front of a type or a mode.
  private boolean atParameterName() {
    if (!NameArea.isTypeFunctionName(token())) {
      return false;
    }
    Token second = peek();
    return NameArea.isTypeFunctionName(second)
        || TypeArea.isStandardName(second)
        || switch (second) {
          case IN_P, OUT_P, INOUT, VARIADIC, SETOF, INTERVAL -> true;
          default -> false;
        };
  }

  private FunctionParameter parameterWithDefault() {
    FunctionParameter parameter = parameter();
    if (accept(DEFAULT) || accept(EQUALS)) {
      return parameter.toBuilder().defexpr(parser.expressions.expr()).build();
    }
    return parameter;
  }

  private List<FunctionParameter> parameters() {
    expect(LPAREN);
    List<FunctionParameter> parameters = at(RPAREN) ? List.of() : commaList(this::parameter);
    expect(RPAREN);
    return parameters;
  }

  private List<FunctionParameter> parametersWithDefaults() {
    expect(LPAREN);
    List<FunctionParameter> parameters =
        at(RPAREN) ? List.of() : commaList(this::parameterWithDefault);
    expect(RPAREN);
    return parameters;
  }

  /// The types that a call has arguments for.
  private static List<@Nullable TypeName> inputTypes(List<FunctionParameter> parameters) {
    List<@Nullable TypeName> types = new ArrayList<>();
    for (FunctionParameter parameter : parameters) {
      if (parameter.mode() != FunctionParameterMode.FUNC_PARAM_OUT
          && parameter.mode() != FunctionParameterMode.FUNC_PARAM_TABLE) {
        types.add(parameter.argType());
      }
    }
    return types;
  }

  // Routines by name

  /// A function with its argument types, which may be left out.
  ObjectWithArgs function() {
    boolean plain = peek() != DOT && peek() != LBRACKET;
    if (plain && peek() != LPAREN) {
      String name =
          NameArea.isColId(token()) ? parser.names.colId() : parser.names.typeFunctionName();
      return new ObjectWithArgs(List.of(name), List.of(), List.of(), true);
    }
    List<String> name = parser.names.functionName();
    if (!at(LPAREN)) {
      return new ObjectWithArgs(name, List.of(), List.of(), true);
    }
    List<FunctionParameter> parameters = parameters();
    return new ObjectWithArgs(name, inputTypes(parameters), parameters, false);
  }

  List<Node> functions() {
    return commaList(() -> (Node) function());
  }

  /// The arguments of an aggregate.
  ///
  /// @param parameters direct ones first
  /// @param direct how many of them are direct, -1 when it is no ordered-set aggregate
  record AggregateArguments(List<FunctionParameter> parameters, int direct) {}

  AggregateArguments aggregateArguments() {
    expect(LPAREN);
    List<FunctionParameter> direct = List.of();
    List<FunctionParameter> ordered = List.of();
    boolean star = accept(STAR);
    if (!star && !at(ORDER)) {
      direct = commaList(this::aggregateParameter);
    }
    boolean orderedSet = !star && at(ORDER);
    if (orderedSet) {
      expect(ORDER, BY);
      ordered = commaList(this::aggregateParameter);
    }
    expect(RPAREN);
    return orderedSet ? orderedSet(direct, ordered) : new AggregateArguments(direct, -1);
  }

  private FunctionParameter aggregateParameter() {
    int place = start();
    FunctionParameter parameter = parameter();
    return switch (parameter.mode()) {
      case FUNC_PARAM_DEFAULT, FUNC_PARAM_IN, FUNC_PARAM_VARIADIC -> parameter;
      case FUNC_PARAM_OUT, FUNC_PARAM_INOUT, FUNC_PARAM_TABLE ->
          throw error(
              SqlState.FEATURE_NOT_SUPPORTED, "aggregates cannot have output arguments", place);
    };
  }

  private AggregateArguments orderedSet(
      List<FunctionParameter> direct, List<FunctionParameter> ordered) {
    if (!direct.isEmpty() && direct.getLast().mode() == FunctionParameterMode.FUNC_PARAM_VARIADIC) {
      FunctionParameter first = ordered.getFirst();
      if (ordered.size() != 1
          || first.mode() != FunctionParameterMode.FUNC_PARAM_VARIADIC
          || !direct.getLast().argType().equals(first.argType())) {
        throw error(
            SqlState.FEATURE_NOT_SUPPORTED,
            "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC"
                + " aggregated argument of the same data type",
            first.argType().location());
      }
      return new AggregateArguments(direct, direct.size());
    }
    List<FunctionParameter> all = new ArrayList<>(direct);
    all.addAll(ordered);
    return new AggregateArguments(all, direct.size());
  }

  ObjectWithArgs aggregate() {
    List<String> name = parser.names.functionName();
    List<FunctionParameter> parameters = aggregateArguments().parameters();
    return new ObjectWithArgs(name, inputTypes(parameters), parameters, false);
  }

  /// An operator with its operand types.
  ObjectWithArgs operator() {
    return operator(parser.names.anyOperator());
  }

  /// The operand types of an operator, behind its name.
  ObjectWithArgs operator(List<String> name) {
    expect(LPAREN);
    TypeName left = accept(NONE) ? null : parser.types.type();
    if (at(RPAREN) && left != null) {
      throw syntaxError("missing argument", start())
          .hint("Use NONE to denote the missing argument of a unary operator.");
    }
    expect(COMMA);
    TypeName right = left != null && accept(NONE) ? null : parser.types.type();
    expect(RPAREN);
    List<@Nullable TypeName> types = new ArrayList<>(2);
    types.add(left);
    types.add(right);
    return new ObjectWithArgs(name, types, List.of(), false);
  }

  // CREATE FUNCTION and PROCEDURE

  /// CREATE FUNCTION or PROCEDURE, at that word.
  Statement create(boolean replace) {
    boolean procedure = next().token() == PROCEDURE;
    CreateFunctionStmt.Builder function =
        CreateFunctionStmt.builder()
            .is_procedure(procedure)
            .replace(replace)
            .funcname(parser.names.functionName());
    List<FunctionParameter> parameters = parametersWithDefaults();
    if (!procedure && at(RETURNS) && peek() != NULL_P) {
      int place = next().start();
      if (at(TABLE)) {
        parameters = tableResult(function, parameters, place);
      } else {
        function.returnType(parser.types.functionType());
      }
    }
    function.parameters(parameters);
    List<DefElem> options = new ArrayList<>();
    for (DefElem option = createOption(); option != null; option = createOption()) {
      options.add(option);
    }
    return function.options(options).sql_body(body()).build();
  }

  /// `RETURNS TABLE (...)`: its columns are parameters too.
  private List<FunctionParameter> tableResult(
      CreateFunctionStmt.Builder function, List<FunctionParameter> parameters, int place) {
    int tablePlace = next().start();
    List<FunctionParameter> columns = parenthesizedList(this::tableColumn);
    for (FunctionParameter parameter : parameters) {
      switch (parameter.mode()) {
        case FUNC_PARAM_OUT, FUNC_PARAM_INOUT, FUNC_PARAM_TABLE ->
            throw syntaxError("OUT and INOUT arguments aren't allowed in TABLE functions", -1);
        case FUNC_PARAM_DEFAULT, FUNC_PARAM_IN, FUNC_PARAM_VARIADIC -> {}
      }
    }
    TypeName row =
        columns.size() == 1 ? columns.getFirst().argType() : TypeArea.system("record", -1);
    function.returnType(row.toBuilder().setof(true).location(tablePlace).build());
    assert place < tablePlace;
    List<FunctionParameter> all = new ArrayList<>(parameters);
    all.addAll(columns);
    return all;
  }

  private FunctionParameter tableColumn() {
    String name = parser.names.typeFunctionName();
    return new FunctionParameter(
        name, parser.types.functionType(), FunctionParameterMode.FUNC_PARAM_TABLE, null);
  }

  private @Nullable DefElem createOption() {
    int place = start();
    return switch (token()) {
      case AS -> {
        skip();
        StringNode first = new StringNode(string());
        NodeList sources =
            accept(COMMA) ? NodeList.of(first, new StringNode(string())) : NodeList.of(first);
        yield Make.option("as", sources, place);
      }
      case LANGUAGE -> {
        skip();
        yield Make.option(
            "language", new StringNode(parser.names.nonReservedWordOrString()), place);
      }
      case TRANSFORM -> {
        skip();
        yield Make.option("transform", NodeList.of(commaList(this::transformType)), place);
      }
      case WINDOW -> {
        skip();
        yield OptionArea.flag("window", true, place);
      }
      default -> commonOption();
    };
  }

  private TypeName transformType() {
    expect(FOR, TYPE_P);
    return parser.types.type();
  }

  /// An option that ALTER FUNCTION has too, or null.
  private @Nullable DefElem commonOption() {
    int place = start();
    return switch (token()) {
      case CALLED -> {
        expect(CALLED, ON, NULL_P);
        expect(INPUT_P);
        yield OptionArea.flag("strict", false, place);
      }
      case RETURNS -> {
        expect(RETURNS, NULL_P, ON);
        expect(NULL_P, INPUT_P);
        yield OptionArea.flag("strict", true, place);
      }
      case STRICT_P -> flag("strict", true, place);
      case IMMUTABLE -> volatility("immutable", place);
      case STABLE -> volatility("stable", place);
      case VOLATILE -> volatility("volatile", place);
      case EXTERNAL, SECURITY -> security(place);
      case LEAKPROOF -> flag("leakproof", true, place);
      case NOT -> {
        expect(NOT, LEAKPROOF);
        yield OptionArea.flag("leakproof", false, place);
      }
      case COST -> {
        skip();
        yield Make.option("cost", parser.optionLists.number(), place);
      }
      case ROWS -> {
        skip();
        yield Make.option("rows", parser.optionLists.number(), place);
      }
      case SUPPORT -> {
        skip();
        yield Make.option("support", NodeList.ofStrings(parser.names.anyName()), place);
      }
      case SET -> {
        skip();
        yield Make.option("set", parser.settings.setRestMore(), place);
      }
      case RESET -> Make.option("set", parser.settings.reset(), place);
      case PARALLEL -> {
        skip();
        yield Make.option("parallel", new StringNode(parser.names.colId()), place);
      }
      default -> null;
    };
  }

  private DefElem flag(String name, boolean value, int place) {
    skip();
    return Make.option(name, new BooleanNode(value), place);
  }

  private DefElem volatility(String value, int place) {
    skip();
    return Make.option("volatility", new StringNode(value), place);
  }

  private DefElem security(int place) {
    optional(EXTERNAL);
    expect(SECURITY);
    boolean definer = accept(DEFINER);
    if (!definer) {
      expect(INVOKER);
    }
    return OptionArea.flag("security", definer, place);
  }

  /// The body of an SQL function that is not a string, or null.
  private @Nullable Node body() {
    if (at(RETURN)) {
      return returnStatement();
    }
    if (!accept(BEGIN_P)) {
      return null;
    }
    expect(ATOMIC);
    parser.depth.enter();
    List<Node> statements = new ArrayList<>();
    while (!at(END_P)) {
      if (!at(SEMICOLON)) {
        statements.add(at(RETURN) ? returnStatement() : parser.statements.statement());
      }
      expect(SEMICOLON);
    }
    skip();
    parser.depth.leave();
    Node list = statements.isEmpty() ? null : NodeList.of(statements);
    return NodeList.of(list);
  }

  private ReturnStmt returnStatement() {
    skip();
    return new ReturnStmt(parser.expressions.expr());
  }

  // ALTER FUNCTION, PROCEDURE and ROUTINE

  /// The options of ALTER FUNCTION and its kin, behind the name.
  Statement alter(ObjectType type, ObjectWithArgs function) {
    List<DefElem> actions = new ArrayList<>();
    for (DefElem option = commonOption(); option != null; option = commonOption()) {
      actions.add(option);
    }
    if (actions.isEmpty()) {
      throw unexpected();
    }
    optional(RESTRICT);
    return new AlterFunctionStmt(type, function, actions);
  }
}
