package org.gajah.base.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every connection does.
abstract class ConnectionContract {
  private MemoryConnection.@Nullable Pair open;

  /// Connects the two ends.
  abstract MemoryConnection.Pair connect() throws IOException;

  private MemoryConnection.Pair pair() throws IOException {
    open = connect();
    return open;
  }

  @AfterEach
  void closeBoth() {
    if (open != null) {
      open.client().close();
      open.server().close();
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Connection connection, int most) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(most);
    connection.read(into);
    return StandardCharsets.US_ASCII.decode(into.flip()).toString();
  }

  /// Runs `body` in a thread of its own.
  static <T> CompletableFuture<T> inBackground(Callable<T> body) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            result.complete(body.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result.orTimeout(20, TimeUnit.SECONDS);
  }

  @Test
  void bytesGoBothWays() throws IOException {
    var pair = pair();
    pair.client().write(bytes("hello"));
    assertThat(read(pair.server(), 3)).isEqualTo("hel");
    assertThat(read(pair.server(), 30)).isEqualTo("lo");
    pair.server().write(bytes("world"));
    assertThat(read(pair.client(), 30)).isEqualTo("world");
  }

  @Test
  void muchDataArrivesWholeThroughASmallBuffer() throws Exception {
    var pair = pair();
    byte[] sent = new byte[3_000_000];
    new SplittableRandom(7).nextBytes(sent);
    CompletableFuture<Boolean> writer =
        inBackground(() -> {
          pair.client().write(ByteBuffer.wrap(sent));
          pair.client().close();
          return true;
        });
    ByteBuffer received = ByteBuffer.allocate(sent.length + 1);
    while (pair.server().read(received) > 0) {}
    assertThat(writer.get()).isTrue();
    assertThat(Arrays.copyOf(received.array(), received.position())).isEqualTo(sent);
  }

  @Test
  void readableTellsWhetherAReadWouldWait() throws Exception {
    var pair = pair();
    assertThat(pair.server().readable()).isFalse();
    pair.client().write(bytes("abc"));
    until(pair.server());
    assertThat(pair.server().readable()).isTrue();
    ByteBuffer into = ByteBuffer.allocate(10);
    while (into.position() < 3) {
      pair.server().read(into);
    }
    assertThat(new String(into.array(), 0, 3, StandardCharsets.US_ASCII)).isEqualTo("abc");
    assertThat(pair.server().readable()).isFalse();
    pair.client().close();
    until(pair.server());
    assertThat(pair.server().read(into)).isEqualTo(-1);
  }

  private static void until(Connection connection) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!connection.readable()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void stopReadingWakesTheReaderAndLeavesWritingAlone() throws Exception {
    var pair = pair();
    CompletableFuture<Integer> reader =
        inBackground(() -> pair.server().read(ByteBuffer.allocate(10)));
    pair.server().stopReading();
    assertThat(reader.get()).isEqualTo(-1);
    assertThat(pair.server().read(ByteBuffer.allocate(10))).isEqualTo(-1);
    assertThat(pair.server().readable()).isTrue();
    pair.server().write(bytes("bye"));
    assertThat(read(pair.client(), 10)).isEqualTo("bye");
  }

  @Test
  void closingWakesTheReader() throws Exception {
    var pair = pair();
    CompletableFuture<Integer> reader =
        inBackground(() -> pair.server().read(ByteBuffer.allocate(10)));
    pair.server().close();
    assertThatThrownBy(reader::get).cause().isInstanceOf(IOException.class);
    assertThatThrownBy(() -> pair.server().read(ByteBuffer.allocate(10)))
        .isInstanceOf(IOException.class);
    pair.server().close();
  }

  @Test
  void closingWakesTheWriter() throws Exception {
    var pair = pair();
    CompletableFuture<Boolean> writer =
        inBackground(() -> {
          while (true) {
            pair.server().write(ByteBuffer.allocate(1 << 16));
          }
        });
    assertThat(writer.isDone()).isFalse();
    pair.server().close();
    assertThatThrownBy(writer::get).cause().isInstanceOf(IOException.class);
  }

  @Test
  void writingToNobodyFails() throws Exception {
    var pair = pair();
    pair.client().close();
    CompletableFuture<Boolean> writer =
        inBackground(() -> {
          while (true) {
            pair.server().write(ByteBuffer.allocate(1 << 16));
          }
        });
    assertThatThrownBy(writer::get).cause().isInstanceOf(IOException.class);
  }

  @Test
  void aPatientReadGivesUpAndLosesNothing() throws Exception {
    var pair = pair();
    pair.server().patience(20);
    assertThat(pair.server().read(ByteBuffer.allocate(10))).isZero();
    pair.client().write(bytes("late"));
    until(pair.server());
    assertThat(read(pair.server(), 10)).isEqualTo("late");
    pair.server().patience(0);
    CompletableFuture<String> reader = inBackground(() -> read(pair.server(), 10));
    pair.client().write(bytes("later"));
    assertThat(reader.get()).isEqualTo("later");
  }

  @Test
  void whoIsWatchedIsToldOnceWhenBytesCome() throws Exception {
    var pair = pair();
    try (IdleWatch watch = Connections.system().newWatch()) {
      CompletableFuture<Boolean> running =
          inBackground(() -> {
            watch.run();
            return true;
          });
      AtomicInteger told = new AtomicInteger();
      for (int round = 1; round <= 3; round++) {
        awaitWatched(pair.server(), watch, told::incrementAndGet);
        assertThat(told.get()).isEqualTo(round - 1);
        pair.client().write(bytes("ab"));
        until(told, round);
        assertThat(read(pair.server(), 10)).isEqualTo("ab");
        pair.client().write(bytes("c"));
        until(pair.server());
        assertThat(read(pair.server(), 10)).isEqualTo("c");
        assertThat(told.get()).isEqualTo(round);
      }
      // Bytes that are there already count, and so does the end.
      pair.client().write(bytes("x"));
      until(pair.server());
      awaitWatched(pair.server(), watch, told::incrementAndGet);
      until(told, 4);
      assertThat(read(pair.server(), 10)).isEqualTo("x");
      awaitWatched(pair.server(), watch, told::incrementAndGet);
      pair.server().stopReading();
      until(told, 5);
      assertThat(pair.server().read(ByteBuffer.allocate(1))).isEqualTo(-1);
      watch.close();
      assertThat(running.get()).isTrue();
    }
  }

  @Test
  void closingTellsTheWatcher() throws Exception {
    var pair = pair();
    closingTells(pair, pair.server());
  }

  @Test
  void theClientsCloseTellsTheWatcher() throws Exception {
    var pair = pair();
    closingTells(pair, pair.client());
  }

  private static void closingTells(MemoryConnection.Pair pair, Connection closing)
      throws Exception {
    try (IdleWatch watch = Connections.system().newWatch()) {
      CompletableFuture<Boolean> running =
          inBackground(() -> {
            watch.run();
            return true;
          });
      AtomicInteger told = new AtomicInteger();
      awaitWatched(pair.server(), watch, told::incrementAndGet);
      closing.close();
      until(told, 1);
      watch.close();
      assertThat(running.get()).isTrue();
    }
  }

  /// The watch may not be open yet.
  private static void awaitWatched(Connection connection, IdleWatch watch, Runnable ready)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!connection.await(watch, ready)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void until(AtomicInteger counter, int value) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (counter.get() < value) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
    assertThat(counter.get()).isEqualTo(value);
  }
}
