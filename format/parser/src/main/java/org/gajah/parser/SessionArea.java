package org.gajah.parser;

import static org.gajah.parser.lex.Token.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.ClosePortalStmt;
import org.gajah.nodes.DeallocateStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.DiscardStmt;
import org.gajah.nodes.DoStmt;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FetchStmt;
import org.gajah.nodes.ListenStmt;
import org.gajah.nodes.LoadStmt;
import org.gajah.nodes.NotifyStmt;
import org.gajah.nodes.PrepareStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TransactionStmt;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.UnlistenStmt;
import org.gajah.nodes.kinds.CursorOption;
import org.gajah.nodes.kinds.DiscardMode;
import org.gajah.nodes.kinds.FetchCount;
import org.gajah.nodes.kinds.FetchDirection;
import org.gajah.nodes.kinds.TransactionStmtKind;
import org.gajah.parser.lex.Token;
import org.jspecify.annotations.Nullable;

/// Transactions, cursors, prepared statements, notifications and other things of a session.
final class SessionArea extends Area {
  SessionArea(Parser parser) {
    super(parser);
  }

  // Transactions

  private static TransactionStmt.Builder transaction(TransactionStmtKind kind) {
    return TransactionStmt.builder().kind(kind);
  }

  /// BEGIN or START TRANSACTION.
  Statement begin() {
    if (accept(START)) {
      expect(TRANSACTION);
      return begin(TransactionStmtKind.TRANS_STMT_START);
    }
    skip();
    optionalTransaction();
    return begin(TransactionStmtKind.TRANS_STMT_BEGIN);
  }

  private Statement begin(TransactionStmtKind kind) {
    return transaction(kind).options(parser.settings.optionalModes()).build();
  }

  private void optionalTransaction() {
    if (!accept(WORK)) {
      optional(TRANSACTION);
    }
  }

  /// COMMIT or END.
  Statement commit() {
    boolean end = next().token() == END_P;
    if (!end && at(PREPARED)) {
      return prepared(TransactionStmtKind.TRANS_STMT_COMMIT_PREPARED);
    }
    optionalTransaction();
    return transaction(TransactionStmtKind.TRANS_STMT_COMMIT).chain(chain()).build();
  }

  /// ROLLBACK or ABORT.
  Statement rollback() {
    boolean abort = next().token() == ABORT_P;
    if (!abort && at(PREPARED)) {
      return prepared(TransactionStmtKind.TRANS_STMT_ROLLBACK_PREPARED);
    }
    optionalTransaction();
    if (!abort && accept(TO)) {
      return savepoint(TransactionStmtKind.TRANS_STMT_ROLLBACK_TO);
    }
    return transaction(TransactionStmtKind.TRANS_STMT_ROLLBACK).chain(chain()).build();
  }

  private boolean chain() {
    if (!accept(AND)) {
      return false;
    }
    boolean no = accept(NO);
    expect(CHAIN);
    return !no;
  }

  private Statement prepared(TransactionStmtKind kind) {
    skip();
    int place = start();
    return transaction(kind).gid(string()).location(place).build();
  }

  Statement savepoint() {
    skip();
    int place = start();
    return transaction(TransactionStmtKind.TRANS_STMT_SAVEPOINT)
        .savepoint_name(parser.names.colId())
        .location(place)
        .build();
  }

  Statement release() {
    skip();
    return savepoint(TransactionStmtKind.TRANS_STMT_RELEASE);
  }

  private Statement savepoint(TransactionStmtKind kind) {
    if (at(SAVEPOINT) && NameArea.isColId(peek())) {
      skip();
    }
    int place = start();
    return transaction(kind).savepoint_name(parser.names.colId()).location(place).build();
  }

  // Prepared statements

  Statement prepare() {
    skip();
    if (at(TRANSACTION) && peek() == SCONST) {
      return prepared(TransactionStmtKind.TRANS_STMT_PREPARE);
    }
    String name = parser.names.colId();
    List<TypeName> types = at(LPAREN) ? parenthesizedList(parser.types::type) : List.of();
    expect(AS);
    return new PrepareStmt(name, types, parser.statements.preparable());
  }

  ExecuteStmt execute() {
    skip();
    String name = parser.names.colId();
    List<Expr> params = at(LPAREN) ? parser.expressions.parenthesizedExprs() : List.of();
    return new ExecuteStmt(name, params);
  }

  Statement deallocate() {
    skip();
    if (at(PREPARE) && (NameArea.isColId(peek()) || peek() == ALL)) {
      skip();
    }
    if (accept(ALL)) {
      return new DeallocateStmt(null, true, -1);
    }
    int place = start();
    return new DeallocateStmt(parser.names.colId(), false, place);
  }

  // Cursors

  Statement declare() {
    skip();
    String name = parser.names.colId();
    int options = CursorOption.CURSOR_OPT_FAST_PLAN;
    while (!at(CURSOR)) {
      options |= cursorOption();
    }
    skip();
    if (at(WITH) || at(WITHOUT)) {
      options |= next().token() == WITH ? CursorOption.CURSOR_OPT_HOLD : 0;
      expect(HOLD);
    }
    expect(FOR);
    return new DeclareCursorStmt(name, options, parser.selects.select());
  }

  private int cursorOption() {
    return switch (token()) {
      case NO -> {
        expect(NO, SCROLL);
        yield CursorOption.CURSOR_OPT_NO_SCROLL;
      }
      case SCROLL -> passed(CursorOption.CURSOR_OPT_SCROLL);
      case BINARY -> passed(CursorOption.CURSOR_OPT_BINARY);
      case ASENSITIVE -> passed(CursorOption.CURSOR_OPT_ASENSITIVE);
      case INSENSITIVE -> passed(CursorOption.CURSOR_OPT_INSENSITIVE);
      default -> throw unexpected();
    };
  }

  private int passed(int option) {
    skip();
    return option;
  }

  Statement close() {
    skip();
    return new ClosePortalStmt(accept(ALL) ? null : parser.names.colId());
  }

  /// FETCH or MOVE.
  Statement fetch() {
    boolean move = next().token() == MOVE;
    Token direction = direction();
    if (direction != null) {
      skip();
    }
    if (direction == null) {
      return atCount()
          ? counted(FetchDirection.FETCH_FORWARD, move)
          : fetch(FetchDirection.FETCH_FORWARD, 1, move);
    }
    return switch (direction) {
      case PRIOR -> fetch(FetchDirection.FETCH_BACKWARD, 1, move);
      case FIRST_P -> fetch(FetchDirection.FETCH_ABSOLUTE, 1, move);
      case LAST_P -> fetch(FetchDirection.FETCH_ABSOLUTE, -1, move);
      case ABSOLUTE_P -> fetch(FetchDirection.FETCH_ABSOLUTE, signedInteger(), move);
      case RELATIVE_P -> fetch(FetchDirection.FETCH_RELATIVE, signedInteger(), move);
      case FORWARD ->
          atCount()
              ? counted(FetchDirection.FETCH_FORWARD, move)
              : fetch(FetchDirection.FETCH_FORWARD, 1, move);
      case BACKWARD ->
          atCount()
              ? counted(FetchDirection.FETCH_BACKWARD, move)
              : fetch(FetchDirection.FETCH_BACKWARD, 1, move);
      default -> fetch(FetchDirection.FETCH_FORWARD, 1, move);
    };
  }

  /// The word for a direction, or null; a cursor can have such a name.
  private @Nullable Token direction() {
    Token second = peek();
    boolean named = NameArea.isColId(second) || second == FROM || second == IN_P;
    boolean count = second == ICONST || second == PLUS || second == MINUS;
    return switch (token()) {
      case NEXT, PRIOR, FIRST_P, LAST_P -> named ? token() : null;
      case ABSOLUTE_P, RELATIVE_P -> count ? token() : null;
      case FORWARD, BACKWARD -> named || count || second == ALL ? token() : null;
      default -> null;
    };
  }

  private boolean atCount() {
    return switch (token()) {
      case ICONST, PLUS, MINUS, ALL -> true;
      default -> false;
    };
  }

  private Statement counted(FetchDirection direction, boolean move) {
    long count = accept(ALL) ? FetchCount.FETCH_ALL : signedInteger();
    return fetch(direction, count, move);
  }

  private Statement fetch(FetchDirection direction, long count, boolean move) {
    if (!accept(FROM)) {
      optional(IN_P);
    }
    return new FetchStmt(direction, count, parser.names.colId(), move);
  }

  // Notifications

  Statement listen() {
    skip();
    return new ListenStmt(parser.names.colId());
  }

  Statement unlisten() {
    skip();
    return new UnlistenStmt(accept(STAR) ? null : parser.names.colId());
  }

  Statement notification() {
    skip();
    String channel = parser.names.colId();
    return new NotifyStmt(channel, accept(COMMA) ? string() : null);
  }

  // DO, CALL and the rest

  Statement doBlock() {
    skip();
    List<DefElem> args = new ArrayList<>();
    do {
      args.add(doArgument());
    } while (at(SCONST) || at(LANGUAGE));
    return new DoStmt(args);
  }

  private DefElem doArgument() {
    int place = start();
    if (accept(LANGUAGE)) {
      StringNode language = new StringNode(parser.names.nonReservedWordOrString());
      return Make.option("language", language, place);
    }
    return Make.option("as", new StringNode(string()), place);
  }

  Statement call() {
    skip();
    int place = start();
    return new CallStmt(
        parser.functions.bareCall(parser.names.functionName(), place), null, List.of());
  }

  Statement load() {
    skip();
    return new LoadStmt(string());
  }

  Statement discard() {
    skip();
    return new DiscardStmt(
        switch (token()) {
          case ALL -> discard(DiscardMode.DISCARD_ALL);
          case TEMP, TEMPORARY -> discard(DiscardMode.DISCARD_TEMP);
          case PLANS -> discard(DiscardMode.DISCARD_PLANS);
          case SEQUENCES -> discard(DiscardMode.DISCARD_SEQUENCES);
          default -> throw unexpected();
        });
  }

  private DiscardMode discard(DiscardMode mode) {
    skip();
    return mode;
  }
}
