package org.gajah.session.protocol;

import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.locks.CrashShutdown;
import org.gajah.locks.Interrupts;
import org.gajah.spi.block.TransactionBlock;
import org.gajah.wire.stream.FrontendType;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.MessageLimits;

/// Serves messages until the client leaves. Mirrors the loop of `PostgresMain` in
/// `tcop/postgres.c`.
final class MessageLoop {
  private static final MessageLimits LIMITS = MessageLimits.session();
  private static final int STATEMENT_INTERRUPTS =
      Interrupts.QUERY_CANCEL | Interrupts.STATEMENT_TIMEOUT | Interrupts.LOCK_TIMEOUT;

  private final Serving serving;
  private final ClientLink link;
  private final SessionInterrupts interrupts;
  private final SimpleQuery simple;
  private final ExtendedQuery extended;
  private final IdleDelivery idle;
  private boolean readyDue = true;
  private boolean skipping;
  private boolean inExtended;

  MessageLoop(Serving serving, ClientLink link, SessionInterrupts interrupts, IdleDelivery idle) {
    this.serving = serving;
    this.idle = idle;
    this.link = link;
    this.interrupts = interrupts;
    Destination client = new ClientDestination(link, serving.sql());
    this.simple = new SimpleQuery(serving, client);
    this.extended = new ExtendedQuery(serving, link, client);
  }

  /// What a round of the loop came to.
  private enum Round {
    SERVED,
    SILENCE,
    END
  }

  /// Serves messages until the client leaves, or nothing has come from it while the connection's
  /// patience lasted. Then it may be called again, on any thread: whatever the loop knows is here.
  ///
  /// @return whether the client has left
  /// @throws PgException of severity FATAL or LOG when the session ends for a reason
  boolean run() {
    Round round = Round.SERVED;
    while (round == Round.SERVED) {
      try {
        round = one();
      } catch (PgException e) {
        failed(e);
      } catch (CrashShutdown e) {
        throw e;
      } catch (RuntimeException e) {
        failed(new PgException(Severity.ERROR, SqlState.INTERNAL_ERROR, "internal error: " + e, e));
      }
    }
    return round == Round.END;
  }

  private void failed(PgException thrown) {
    // What fails in the ruins is nobody's fault.
    serving.proc().checkCrash();
    PgException fault = serving.reporter().consequence(thrown);
    if (fault.severity() != Severity.ERROR) {
      throw fault;
    }
    interrupts.readingCommand(false);
    serving.proc().interrupts().take(STATEMENT_INTERRUPTS);
    serving.reporter().report(fault);
    serving.reporter().statement(null);
    serving.frame().abort();
    if (link.hasLostSynchronization()) {
      throw PgException.fatal(
          SqlState.PROTOCOL_VIOLATION,
          "terminating connection because protocol synchronization was lost");
    }
    if (inExtended) {
      skipping = true;
    }
    readyDue |= !skipping;
  }

  /// Waits for one message and serves it.
  private Round one() {
    inExtended = false;
    if (readyDue) {
      ready();
    }
    switch (read()) {
      case SILENCE -> {
        return Round.SILENCE;
      }
      case END -> {
        gone();
        return Round.END;
      }
      case MESSAGE -> {}
    }
    int type = link.type();
    inExtended =
        switch (type) {
          case FrontendType.PARSE,
              FrontendType.BIND,
              FrontendType.EXECUTE,
              FrontendType.DESCRIBE,
              FrontendType.CLOSE,
              FrontendType.FLUSH ->
              true;
          default -> false;
        };
    if (type == FrontendType.SYNC || type == FrontendType.TERMINATE) {
      skipping = false;
    }
    return skipping || serve(type, link.body()) ? Round.SERVED : Round.END;
  }

  private void ready() {
    readyDue = false;
    serving.idle();
    var block = serving.sql().block();
    serving.activity(idle(block));
    serving.timeouts().startIdle(!block.isIdle());
    boolean notifies = block.isIdle() && serving.sql().isListening();
    if (notifies) {
      serving.sql().deliver();
    }
    serving
        .settings()
        .report((name, value) -> link.writer().parameterStatus(name, value, link.text()));
    link.writer().readyForQuery(block.status());
    link.flush();
    if (notifies) {
      idle.enter();
    }
  }

  private static String idle(TransactionBlock block) {
    if (block.isIdle()) {
      return "idle";
    }
    return block.isFailed() ? "idle in transaction (aborted)" : "idle in transaction";
  }

  private ClientLink.Arrival read() {
    interrupts.readingCommand(true);
    ClientLink.Arrival arrival = link.await(LIMITS);
    if (arrival == ClientLink.Arrival.SILENCE) {
      return arrival;
    }
    idle.leave();
    if (arrival == ClientLink.Arrival.END) {
      // Perhaps it was woken, not left.
      serving.proc().checkInterrupts();
    }
    serving.timeouts().stopIdle();
    serving.proc().checkInterrupts();
    interrupts.readingCommand(false);
    if (serving.proc().interrupts().take(Interrupts.RELOAD_SETTINGS) != 0) {
      serving.settings().adopt();
    }
    return arrival;
  }

  private void gone() {
    PgException fault = link.takeFault();
    if (fault != null) {
      serving.reporter().logOnly(fault);
    }
    if (serving.sql().block().isInTransaction()) {
      serving
          .reporter()
          .logOnly(
              new PgException(
                  Severity.LOG,
                  SqlState.CONNECTION_FAILURE,
                  "unexpected EOF on client connection with an open transaction",
                  null));
    }
  }

  private boolean serve(int type, MessageBody body) {
    switch (type) {
      case FrontendType.QUERY -> {
        serving.received();
        Slice text = body.readString();
        body.end();
        simple.run(query(text));
        readyDue = true;
      }
      case FrontendType.PARSE -> {
        serving.received();
        extended.parse(body);
      }
      case FrontendType.BIND -> {
        serving.received();
        extended.bind(body);
      }
      case FrontendType.EXECUTE -> {
        serving.received();
        extended.execute(body);
      }
      case FrontendType.DESCRIBE -> {
        serving.received();
        extended.describe(body);
      }
      case FrontendType.CLOSE -> extended.close(body);
      case FrontendType.FLUSH -> {
        body.end();
        link.flush();
      }
      case FrontendType.SYNC -> {
        body.end();
        serving.sql().block().endImplicit();
        serving.frame().finish();
        readyDue = true;
      }
      case FrontendType.FUNCTION_CALL -> {
        serving.received();
        throw PgException.notBuilt("the FunctionCall message");
      }
      case FrontendType.TERMINATE -> {
        return false;
      }
      // What is left of a COPY that failed.
      case FrontendType.COPY_DATA, FrontendType.COPY_DONE, FrontendType.COPY_FAIL -> {}
      default ->
          throw PgException.fatal(
              SqlState.PROTOCOL_VIOLATION, "invalid frontend message type " + type);
    }
    return true;
  }

  private String query(Slice bytes) {
    String text = serving.text(bytes);
    serving.statement(text);
    return text;
  }
}
