package org.gajah.spi;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.kinds.FetchCount;
import org.gajah.nodes.kinds.FetchDirection;
import org.gajah.spi.Execution.Completion;
import org.jspecify.annotations.Nullable;

/// Where a portal is in its rows, and how FETCH gets elsewhere. Mirrors `DoPortalRunFetch` and
/// `PortalRunSelect` of `tcop/pquery.c`.
final class CursorPosition {
  private final Portal portal;
  private boolean atStart = true;
  private boolean atEnd;

  /// The number of rows passed: where the portal is on a row, that row's number from 1; behind the
  /// last row, that of the last row.
  private long passed;

  CursorPosition(Portal portal) {
    this.portal = portal;
  }

  boolean isOnRow() {
    return !atStart && !atEnd;
  }

  private Execution execution() {
    return Objects.requireNonNull(portal.execution());
  }

  /// What the protocol's Execute does.
  @Nullable Completion run(long maxRows, RowSink sink, String tag) {
    long rows = forward(maxRows == 0 ? FetchCount.FETCH_ALL : maxRows, sink);
    return atEnd ? new Completion(tag, rows) : null;
  }

  long fetch(FetchDirection direction, long count, @Nullable RowSink wanted) {
    RowSink sink = wanted == null ? RowSink.none() : wanted;
    return switch (direction) {
      case FETCH_FORWARD -> by(count, wanted, sink);
      case FETCH_BACKWARD ->
          count == FetchCount.FETCH_ALL ? backBy(count, wanted, sink) : by(-count, wanted, sink);
      case FETCH_ABSOLUTE -> to(count, sink);
      case FETCH_RELATIVE -> {
        if (count > 0) {
          skipForward(count - 1);
          yield forward(1, sink);
        }
        if (count < 0) {
          skipBackward(-count - 1);
          yield backward(1, sink);
        }
        yield by(0, wanted, sink);
      }
    };
  }

  private long by(long count, @Nullable RowSink wanted, RowSink sink) {
    if (count < 0) {
      return backBy(-count, wanted, sink);
    }
    if (count > 0) {
      return forward(count, sink);
    }
    return again(wanted, sink);
  }

  /// The present row once more.
  private long again(@Nullable RowSink wanted, RowSink sink) {
    boolean onRow = isOnRow();
    if (wanted == null) {
      return onRow ? 1 : 0;
    }
    if (!onRow) {
      return forward(0, sink);
    }
    skipBackward(1);
    return forward(1, sink);
  }

  private long backBy(long count, @Nullable RowSink wanted, RowSink sink) {
    if (count == FetchCount.FETCH_ALL && wanted == null) {
      long result = passed > 0 && !atEnd ? passed - 1 : passed;
      rewind();
      return result;
    }
    return backward(count, sink);
  }

  private long to(long count, RowSink sink) {
    if (count < 0) {
      skipForward(FetchCount.FETCH_ALL);
      skipBackward(-count - 1);
      return backward(1, sink);
    }
    if (count == 0) {
      rewind();
      return forward(0, sink);
    }
    if (count - 1 <= passed / 2) {
      rewind();
      skipForward(count - 1);
    } else {
      long here = atEnd ? passed + 1 : passed;
      if (count <= here) {
        skipBackward(here - count + 1);
      } else {
        skipForward(count - here - 1);
      }
    }
    return forward(1, sink);
  }

  private void skipForward(long count) {
    if (count > 0) {
      forward(count, RowSink.none());
    }
  }

  private void skipBackward(long count) {
    if (count > 0) {
      backward(count, RowSink.none());
    }
  }

  private long forward(long count, RowSink sink) {
    if (atEnd || count <= 0) {
      startOnly(sink);
      return 0;
    }
    long rows = goForward(count, sink);
    if (rows > 0) {
      atStart = false;
    }
    if (count == FetchCount.FETCH_ALL || rows < count) {
      atEnd = true;
    }
    passed += rows;
    return rows;
  }

  private long goForward(long count, RowSink sink) {
    if (execution() instanceof Scroll scroll) {
      return scroll.forward(count, sink);
    }
    Scroll.Counter counter = new Scroll.Counter(sink);
    execution().run(count == FetchCount.FETCH_ALL ? 0 : count, counter, false);
    return counter.rows();
  }

  private long backward(long count, RowSink sink) {
    requireScrollable();
    if (atStart || count <= 0) {
      startOnly(sink);
      return 0;
    }
    long rows = ((Scroll) execution()).backward(count, sink);
    if (rows > 0 && atEnd) {
      atEnd = false;
      passed++;
    }
    if (count == FetchCount.FETCH_ALL || rows < count) {
      atStart = true;
      passed = 0;
    } else {
      passed -= rows;
    }
    return rows;
  }

  private void startOnly(RowSink sink) {
    RowShape shape = portal.shape();
    if (shape != null) {
      sink.start(shape);
    }
  }

  private void rewind() {
    if (atStart && !atEnd) {
      return;
    }
    requireScrollable();
    ((Scroll) execution()).rewind();
    atStart = true;
    atEnd = false;
    passed = 0;
  }

  private void requireScrollable() {
    if (!portal.definition().scrollable()) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "cursor can only scan forward")
          .hint("Declare it with SCROLL option to enable backward scan.");
    }
  }
}
