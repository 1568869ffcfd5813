package org.gajah.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.junit.jupiter.api.Test;

/// Messages are cut right however they arrive, and nothing is believed before it came.
class InputBufferTest {
  private final InputBuffer buffer = new InputBuffer();

  private void arrive(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    buffer.append(array, 0, array.length);
  }

  @Test
  void messagesComeOutWholeHoweverTheyArrive() {
    long seed = 17;
    SplittableRandom random = new SplittableRandom(seed);
    ByteSink stream = new ByteSink(1 << 20);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int length = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(300);
      lengths.add(length);
      stream.putByte('d').putIntNetwork(length + 4);
      for (int j = 0; j < length; j++) {
        stream.putByte(i + j);
      }
    }
    int sent = 0;
    int received = 0;
    while (received < lengths.size()) {
      if (buffer.next(MessageLimits.session())) {
        int length = lengths.get(received);
        assertThat(buffer.body().remaining())
            .as("seed %d message %d", seed, received)
            .isEqualTo(length);
        for (int j = 0; j < length; j++) {
          assertThat((byte) buffer.body().readByte()).isEqualTo((byte) (received + j));
        }
        received++;
      } else {
        ByteBuffer space = buffer.space();
        int count =
            Math.min(
                Math.min(space.remaining(), stream.length() - sent), 1 + random.nextInt(10_000));
        space.put(stream.array(), sent, count);
        buffer.filled(count);
        sent += count;
      }
    }
    assertThat(sent).isEqualTo(stream.length());
    assertThat(buffer.unread()).isZero();
  }

  @Test
  void aPromiseOfAGigabyteTakesNoMemory() {
    arrive('Q', 0x3f, 0xff, 0xff, 0xfe);
    assertThat(buffer.next(MessageLimits.session())).isFalse();
    assertThat(buffer.space().capacity()).isLessThanOrEqualTo(1 << 14);
  }

  @Test
  void theBufferShrinksAfterALargeMessage() {
    byte[] content = new byte[1 << 20];
    arrive('d', 0, 0x10, 0, 4);
    assertThat(buffer.next(MessageLimits.session())).isFalse();
    buffer.append(content, 0, content.length);
    assertThat(buffer.next(MessageLimits.session())).isTrue();
    assertThat(buffer.body().remaining()).isEqualTo(content.length);
    assertThat(buffer.next(MessageLimits.session())).isFalse();
    assertThat(buffer.space().capacity()).isEqualTo(8192);
  }

  @Test
  void impossibleLengthsAreLoggedAndNotAnswered() {
    int[][] lengths = {{0, 0, 0, 3}, {0xff, 0xff, 0xff, 0xff}, {0x3f, 0xff, 0xff, 0xff}};
    for (int[] length : lengths) {
      InputBuffer fresh = new InputBuffer();
      fresh.append(
          new byte[] {'Q', (byte) length[0], (byte) length[1], (byte) length[2], (byte) length[3]},
          0,
          5);
      assertThatThrownBy(() -> fresh.next(MessageLimits.session()))
          .isInstanceOfSatisfying(
              PgException.class,
              e -> {
                assertThat(e.severity()).isEqualTo(Severity.LOG);
                assertThat(e.primaryMessage()).isEqualTo("invalid message length");
              });
    }
  }

  @Test
  void smallMessagesHaveASmallLimit() {
    arrive('E', 0, 0, 0x27, 0x10);
    assertThat(buffer.next(MessageLimits.session())).isFalse();
    InputBuffer other = new InputBuffer();
    other.append(new byte[] {'E', 0, 0, 0x27, 0x11}, 0, 5);
    assertThatThrownBy(() -> other.next(MessageLimits.session()))
        .hasMessage("invalid message length");
  }

  @Test
  void anUnknownTypeIsRefusedBeforeItsLengthHasCome() {
    arrive('y');
    assertThatThrownBy(() -> buffer.next(MessageLimits.session()))
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.severity()).isEqualTo(Severity.FATAL))
        .hasMessage("invalid frontend message type 121");
    assertThatThrownBy(() -> buffer.next(MessageLimits.password()))
        .hasMessage("expected password response, got message type 121");
    assertThatThrownBy(() -> buffer.next(MessageLimits.sasl()))
        .hasMessage("expected SASL response, got message type 121");
    assertThatThrownBy(() -> buffer.next(MessageLimits.copyIn()))
        .hasMessage("unexpected message type 0x79 during COPY from stdin");
    assertThatThrownBy(() -> buffer.next(MessageLimits.streaming()))
        .hasMessage("invalid standby message type \"y\"");
  }

  @Test
  void startupPacketsAreLimited() {
    arrive(0, 0, 0x27, 0x15);
    assertThatThrownBy(buffer::nextStartup).hasMessage("invalid length of startup packet");
    InputBuffer shortest = new InputBuffer();
    shortest.append(new byte[] {0, 0, 0, 7}, 0, 4);
    assertThatThrownBy(shortest::nextStartup).hasMessage("invalid length of startup packet");
    InputBuffer longest = new InputBuffer();
    longest.append(new byte[] {0, 0, 0x27, 0x14}, 0, 4);
    assertThat(longest.nextStartup()).isFalse();
    longest.append(new byte[10_000], 0, 10_000);
    assertThat(longest.nextStartup()).isTrue();
    assertThat(longest.body().remaining()).isEqualTo(10_000);
  }

  @Test
  void peekShowsTheFirstByteWithoutTakingIt() {
    assertThat(buffer.peek()).isEqualTo(-1);
    arrive(0x16, 3);
    assertThat(buffer.peek()).isEqualTo(0x16);
    assertThat(buffer.unread()).isEqualTo(2);
  }
}
