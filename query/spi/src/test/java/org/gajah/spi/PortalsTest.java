package org.gajah.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortalsTest {
  private final List<String> closed = new ArrayList<>();
  private final Portals portals = new Portals(message -> closed.add(message.primaryMessage()));

  /// An execution that suspends once, and then is done or fails.
  private final class Steps implements Execution {
    private final String name;
    private final boolean fails;
    private int runs;

    Steps(String name, boolean fails) {
      this.name = name;
      this.fails = fails;
    }

    @Override
    public @Nullable RowShape shape() {
      return null;
    }

    @Override
    public @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel) {
      if (fails) {
        throw new PgException(SqlState.DIVISION_BY_ZERO, "division by zero");
      }
      return runs++ == 0 && maxRows > 0 ? null : Completion.of("DONE");
    }

    @Override
    public void hold() {
      closed.add("hold " + name);
    }

    @Override
    public void close() {
      closed.add("close " + name);
    }
  }

  private Portal make(String name, boolean holdable, int level) {
    return make(name, holdable, level, false);
  }

  private Portal make(String name, boolean holdable, int level, boolean fails) {
    Portal.Definition definition =
        new Portal.Definition(null, name, "DONE", new int[0], holdable, true, false, false, 0);
    return portals.create(name, definition, new Steps(name, fails), level);
  }

  @Test
  void aNameIsTakenUntilItsPortalIsDropped() {
    Portal first = make("a", false, 1);
    assertThatThrownBy(() -> make("a", false, 1)).hasMessage("cursor \"a\" already exists");
    portals.drop(first);
    make("a", false, 1);
    assertThat(closed).containsExactly("close a");
  }

  @Test
  void theUnnamedPortalMakesRoom() {
    make("", false, 1);
    make("", false, 1);
    assertThat(closed).containsExactly("close ");
  }

  @Test
  void aSuspendedPortalGoesOnAndAFinishedCommandDoesNot() {
    Portal portal = make("a", false, 1);
    assertThat(portal.run(1, RowSink.none(), true, 1)).isNull();
    assertThat(portal.status()).isEqualTo(Portal.Status.READY);
    assertThat(portal.run(1, RowSink.none(), true, 1)).isEqualTo(Execution.Completion.of("DONE"));
    assertThatThrownBy(() -> portal.run(1, RowSink.none(), true, 1))
        .hasMessage("portal \"a\" cannot be run");
  }

  @Test
  void aFailedPortalCannotBeRun() {
    Portal portal = make("a", false, 1, true);
    assertThatThrownBy(() -> portal.run(0, RowSink.none(), true, 1)).hasMessage("division by zero");
    assertThat(portal.status()).isEqualTo(Portal.Status.FAILED);
    assertThatThrownBy(() -> portal.run(0, RowSink.none(), true, 1))
        .hasMessage("portal \"a\" cannot be run");
  }

  @Test
  void aCommitClosesPortalsAndHoldsThoseThatAskedForIt() {
    make("plain", false, 1);
    Portal held = make("held", true, 1);
    assertThat(portals.beforeCommit(false)).isTrue();
    assertThat(closed).containsExactly("close plain", "hold held");
    assertThat(held.isHeldOver()).isTrue();
    assertThat(portals.beforeCommit(false)).isFalse();
    portals.aborted();
    portals.cleanUp();
    assertThat(portals.find("held")).isSameAs(held);
    assertThatThrownBy(
            () -> {
              make("another", true, 1);
              portals.beforeCommit(true);
            })
        .hasMessage("cannot PREPARE a transaction that has created a cursor WITH HOLD");
  }

  @Test
  void aSubtransactionTakesItsPortalsWithIt() {
    Portal outer = make("outer", false, 1);
    Portal inner = make("inner", false, 2);
    portals.subtransactionAborted(2);
    assertThat(inner.status()).isEqualTo(Portal.Status.FAILED);
    assertThat(outer.status()).isEqualTo(Portal.Status.READY);
    portals.cleanUpSubtransaction(2);
    assertThat(portals.find("inner")).isNull();
    Portal kept = make("kept", false, 2);
    portals.subtransactionCommitted(2);
    assertThat(kept.createdIn()).isEqualTo(1);
    portals.subtransactionAborted(2);
    assertThat(kept.status()).isEqualTo(Portal.Status.READY);
  }

  @Test
  void anAbortFailsEverythingOfTheTransaction() {
    Portal portal = make("a", false, 1);
    portals.aborted();
    assertThat(portal.status()).isEqualTo(Portal.Status.FAILED);
    assertThat(closed).containsExactly("close a");
    portals.cleanUp();
    assertThat(portals.all()).isEmpty();
  }
}
