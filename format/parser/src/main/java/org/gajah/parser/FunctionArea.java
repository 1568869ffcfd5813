package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.kinds.FrameOption;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Calls of functions and aggregates.
final class FunctionArea extends Area {
  FunctionArea(Parser parser) {
    super(parser);
  }

  /// The arguments of a call.
  ///
  /// @param plain whether they could be the modifiers of a type in front of a string
  /// @param sortPlace where ORDER BY stands among them, or -1
  private record Arguments(FuncCall.Builder call, List<Expr> args, boolean plain, int sortPlace) {}

  /// A call with everything that may follow it, or a literal whose type has modifiers.
  Expr call(List<String> name, int place) {
    Arguments arguments = arguments(name, place);
    if (arguments.plain() && at(SCONST)) {
      return literal(name, arguments, place);
    }
    FuncCall.Builder call = arguments.call();
    if (at(WITHIN)) {
      withinGroup(call);
    }
    call.agg_filter(filter());
    call.over(over());
    return call.build();
  }

  /// A call with its arguments only, as in FROM and in keys of indexes.
  FuncCall bareCall(List<String> name, int place) {
    return arguments(name, place).call().build();
  }

  private Arguments arguments(List<String> name, int place) {
    parser.depth.enter();
    expect(LPAREN);
    FuncCall.Builder call = Make.call(name, List.of(), place);
    boolean plain = false;
    int sortPlace = -1;
    List<Expr> args = new ArrayList<>();
    if (accept(STAR)) {
      call.agg_star(true);
    } else if (!at(RPAREN)) {
      plain = readArguments(call, args);
      sortPlace = at(ORDER) ? start() : -1;
      call.agg_order(parser.tails.optionalSort());
    }
    expect(RPAREN);
    parser.depth.leave();
    call.args(args);
    return new Arguments(call, args, plain, sortPlace);
  }

  /// @return whether there is none of the words that only calls can have
  private boolean readArguments(FuncCall.Builder call, List<Expr> args) {
    if (accept(VARIADIC)) {
      call.func_variadic(true);
      args.add(argument());
      return false;
    }
    boolean plain = true;
    if (accept(DISTINCT)) {
      call.agg_distinct(true);
      plain = false;
    } else if (accept(ALL)) {
      plain = false;
    }
    args.add(argument());
    boolean variadicAllowed = plain;
    while (accept(COMMA)) {
      if (variadicAllowed && accept(VARIADIC)) {
        call.func_variadic(true);
        args.add(argument());
        return false;
      }
      args.add(argument());
    }
    return plain;
  }

  /// An argument, perhaps with the name of its parameter.
  Expr argument() {
    if (NameArea.isTypeFunctionName(token())
        && (peek() == COLON_EQUALS || peek() == EQUALS_GREATER)) {
      int place = start();
      String name = next().name();
      skip();
      return new NamedArgExpr(parser.expressions.expr(), name, -1, place);
    }
    return parser.expressions.expr();
  }

  List<Expr> argumentList() {
    return commaList(this::argument);
  }

  /// A literal whose type has modifiers.
  Expr literal(List<String> type, int place) {
    if (peek() == RPAREN) {
      skip();
      throw unexpected();
    }
    Arguments arguments = arguments(type, place);
    if (!arguments.plain()) {
      throw unexpected();
    }
    return literal(type, arguments, place);
  }

  /// `name(modifiers) 'string'`
  private Expr literal(List<String> name, Arguments arguments, int place) {
    for (Expr arg : arguments.args()) {
      if (arg instanceof NamedArgExpr named) {
        throw syntaxError("type modifier cannot have parameter name", named.location());
      }
    }
    if (arguments.sortPlace() >= 0) {
      throw syntaxError("type modifier cannot have ORDER BY", arguments.sortPlace());
    }
    int stringPlace = start();
    TypeName type =
        TypeName.builder()
            .names(name)
            .typmods(arguments.args())
            .typemod(-1)
            .location(place)
            .build();
    return Make.cast(string(), stringPlace, type);
  }

  private void withinGroup(FuncCall.Builder call) {
    int place = next().start();
    expect(GROUP_P, LPAREN);
    List<SortBy> order = parser.tails.sort();
    expect(RPAREN);
    FuncCall soFar = call.build();
    if (!soFar.agg_order().isEmpty()) {
      throw syntaxError("cannot use multiple ORDER BY clauses with WITHIN GROUP", place);
    }
    if (soFar.agg_distinct()) {
      throw syntaxError("cannot use DISTINCT with WITHIN GROUP", place);
    }
    if (soFar.func_variadic()) {
      throw syntaxError("cannot use VARIADIC with WITHIN GROUP", place);
    }
    call.agg_order(order).agg_within_group(true);
  }

  /// FILTER, or null.
  @Nullable Expr filter() {
    if (!accept(FILTER)) {
      return null;
    }
    parser.depth.enter();
    expect(LPAREN, WHERE);
    Expr condition = parser.expressions.expr();
    expect(RPAREN);
    parser.depth.leave();
    return condition;
  }

  // Windows

  /// OVER, or null.
  @Nullable WindowDef over() {
    if (!accept(OVER)) {
      return null;
    }
    if (at(LPAREN)) {
      return windowSpecification().build();
    }
    int place = start();
    return WindowDef.builder()
        .name(parser.names.colId())
        .frameOptions(FrameOption.FRAMEOPTION_DEFAULTS)
        .location(place)
        .build();
  }

  /// A window in parentheses.
  WindowDef.Builder windowSpecification() {
    parser.depth.enter();
    int place = expect(LPAREN).start();
    WindowDef.Builder window = WindowDef.builder().location(place);
    if (parser.names.atColId() && !atClause()) {
      window.refname(parser.names.colId());
    }
    if (accept(PARTITION)) {
      expect(BY);
      window.partitionClause(parser.expressions.exprs());
    }
    window.orderClause(parser.tails.optionalSort());
    frame(window);
    expect(RPAREN);
    parser.depth.leave();
    return window;
  }

  private boolean atClause() {
    return switch (token()) {
      case PARTITION, RANGE, ROWS, GROUPS -> true;
      default -> false;
    };
  }

  private void frame(WindowDef.Builder window) {
    int mode =
        switch (token()) {
          case RANGE -> FrameOption.FRAMEOPTION_RANGE;
          case ROWS -> FrameOption.FRAMEOPTION_ROWS;
          case GROUPS -> FrameOption.FRAMEOPTION_GROUPS;
          default -> 0;
        };
    if (mode == 0) {
      window.frameOptions(FrameOption.FRAMEOPTION_DEFAULTS);
      return;
    }
    skip();
    WindowDef extent = extent();
    window
        .frameOptions(
            FrameOption.FRAMEOPTION_NONDEFAULT | mode | extent.frameOptions() | exclusion())
        .startOffset(extent.startOffset())
        .endOffset(extent.endOffset());
  }

  /// One bound of a frame.
  ///
  /// @param option the bit that says so of the frame's start; that of its end is the next one
  private record Bound(int option, @Nullable Expr offset) {}

  private WindowDef extent() {
    int place = start();
    if (!at(BETWEEN) || !atBounds()) {
      Bound start = bound();
      checkLoneStart(start, place);
      return extent(start, start.option() | FrameOption.FRAMEOPTION_END_CURRENT_ROW, null);
    }
    skip();
    int startPlace = start();
    Bound start = bound();
    expect(AND);
    int endPlace = start();
    Bound end = bound();
    checkBounds(start, startPlace, end, endPlace);
    return extent(
        start, FrameOption.FRAMEOPTION_BETWEEN | start.option() | end.option() << 1, end.offset());
  }

  /// Whether BETWEEN, which stands here, is followed by a bound and is no column's name.
  private boolean atBounds() {
    return switch (peek()) {
      case BETWEEN, LIKE, ILIKE, SIMILAR, NOT_LA -> {
        skip();
        throw unexpected();
      }
      case IS, ISNULL, NOTNULL -> false;
      default -> ExpressionArea.canStart(peek());
    };
  }

  private static WindowDef extent(Bound start, int options, @Nullable Expr endOffset) {
    return WindowDef.builder()
        .frameOptions(options)
        .startOffset(start.offset())
        .endOffset(endOffset)
        .build();
  }

  private void checkLoneStart(Bound start, int place) {
    if (start.option() == FrameOption.FRAMEOPTION_START_UNBOUNDED_FOLLOWING) {
      throw frameError("frame start cannot be UNBOUNDED FOLLOWING", place);
    }
    if (start.option() == FrameOption.FRAMEOPTION_START_OFFSET_FOLLOWING) {
      throw frameError("frame starting from following row cannot end with current row", place);
    }
  }

  private void checkBounds(Bound start, int startPlace, Bound end, int endPlace) {
    if (start.option() == FrameOption.FRAMEOPTION_START_UNBOUNDED_FOLLOWING) {
      throw frameError("frame start cannot be UNBOUNDED FOLLOWING", startPlace);
    }
    if (end.option() == FrameOption.FRAMEOPTION_START_UNBOUNDED_PRECEDING) {
      throw frameError("frame end cannot be UNBOUNDED PRECEDING", endPlace);
    }
    boolean endPrecedes = end.option() == FrameOption.FRAMEOPTION_START_OFFSET_PRECEDING;
    boolean endIsCurrent = end.option() == FrameOption.FRAMEOPTION_START_CURRENT_ROW;
    if (start.option() == FrameOption.FRAMEOPTION_START_CURRENT_ROW && endPrecedes) {
      throw frameError("frame starting from current row cannot have preceding rows", endPlace);
    }
    if (start.option() == FrameOption.FRAMEOPTION_START_OFFSET_FOLLOWING
        && (endPrecedes || endIsCurrent)) {
      throw frameError("frame starting from following row cannot have preceding rows", endPlace);
    }
  }

  private PgException frameError(String message, int place) {
    return error(SqlState.WINDOWING_ERROR, message, place);
  }

  private Bound bound() {
    if (at(UNBOUNDED) && (peek() == PRECEDING || peek() == FOLLOWING)) {
      skip();
      return new Bound(
          next().token() == PRECEDING
              ? FrameOption.FRAMEOPTION_START_UNBOUNDED_PRECEDING
              : FrameOption.FRAMEOPTION_START_UNBOUNDED_FOLLOWING,
          null);
    }
    if (accept(CURRENT_P, ROW)) {
      return new Bound(FrameOption.FRAMEOPTION_START_CURRENT_ROW, null);
    }
    Expr offset = parser.expressions.expr();
    Token direction = token();
    if (direction != PRECEDING && direction != FOLLOWING) {
      throw unexpected();
    }
    skip();
    return new Bound(
        direction == PRECEDING
            ? FrameOption.FRAMEOPTION_START_OFFSET_PRECEDING
            : FrameOption.FRAMEOPTION_START_OFFSET_FOLLOWING,
        offset);
  }

  private int exclusion() {
    if (!accept(EXCLUDE)) {
      return 0;
    }
    return switch (token()) {
      case CURRENT_P -> {
        expect(CURRENT_P, ROW);
        yield FrameOption.FRAMEOPTION_EXCLUDE_CURRENT_ROW;
      }
      case GROUP_P -> {
        skip();
        yield FrameOption.FRAMEOPTION_EXCLUDE_GROUP;
      }
      case TIES -> {
        skip();
        yield FrameOption.FRAMEOPTION_EXCLUDE_TIES;
      }
      case NO -> {
        expect(NO, OTHERS);
        yield 0;
      }
      default -> throw unexpected();
    };
  }
}
