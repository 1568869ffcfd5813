package org.gajah.base.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PglzTest {
  private final Pglz pglz = new Pglz();

  /// Bytes with repetitions of many lengths and distances.
  private static byte[] sample(Random random, int length) {
    byte[] bytes = new byte[length];
    int letters = 1 + random.nextInt(60);
    int at = 0;
    while (at < length) {
      if (at > 0 && random.nextInt(3) > 0) {
        int distance = 1 + random.nextInt(Math.min(at, 6000));
        int count = Math.min(length - at, 1 + random.nextInt(400));
        for (int i = 0; i < count; i++, at++) {
          bytes[at] = bytes[at - distance];
        }
      } else {
        for (int i = random.nextInt(30); i >= 0 && at < length; i--) {
          bytes[at++] = (byte) (random.nextInt(letters) * 5 - 100);
        }
      }
    }
    return bytes;
  }

  @Test
  void whatIsCompressedComesBack() {
    long seed = 3;
    Random random = new Random(seed);
    int compressed = 0;
    for (int i = 0; i < 3000; i++) {
      int length = random.nextInt(i % 100 == 0 ? 200_000 : 3000);
      byte[] bytes = sample(random, length);
      byte[] out = new byte[Pglz.maxOutput(length)];
      Pglz.Strategy strategy = i % 2 == 0 ? Pglz.Strategy.DEFAULT : Pglz.Strategy.ALWAYS;
      int size = pglz.compress(bytes, 0, length, out, 0, strategy);
      if (size == Pglz.FAILED) {
        continue;
      }
      compressed++;
      byte[] back = new byte[length];
      assertThat(Pglz.decompress(out, 0, size, back, 0, length, true)).isEqualTo(length);
      assertThat(back).isEqualTo(bytes);
      int part = random.nextInt(length + 1);
      int needed = Pglz.maxCompressed(part, size);
      assertThat(Pglz.decompress(out, 0, needed, back, 0, part, false)).isEqualTo(part);
      assertThat(Arrays.equals(back, 0, part, bytes, 0, part)).isTrue();
    }
    assertThat(compressed).isGreaterThan(1500);
  }

  @Test
  void garbageNeverLeavesItsBounds() {
    long seed = 4;
    Random random = new Random(seed);
    byte[] guarded = new byte[3000];
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      int room = random.nextInt(1000);
      Arrays.fill(guarded, (byte) 7);
      int got = Pglz.decompress(garbage, 0, garbage.length, guarded, 1000, room, i % 2 == 0);
      assertThat(got).isBetween(Pglz.FAILED, room);
      for (int at = 0; at < guarded.length; at++) {
        if (at < 1000 || at >= 1000 + room) {
          assertThat(guarded[at]).isEqualTo((byte) 7);
        }
      }
    }
  }

  @Test
  void smallOrRandomInputIsLeftAlone() {
    byte[] out = new byte[5000];
    assertThat(pglz.compress(new byte[31], 0, 31, out, 0, Pglz.Strategy.DEFAULT))
        .isEqualTo(Pglz.FAILED);
    byte[] random = new byte[2000];
    new Random(1).nextBytes(random);
    assertThat(pglz.compress(random, 0, 2000, out, 0, Pglz.Strategy.DEFAULT))
        .isEqualTo(Pglz.FAILED);
    assertThat(pglz.compress(new byte[0], 0, 0, out, 0, Pglz.Strategy.ALWAYS))
        .isEqualTo(Pglz.FAILED);
  }
}
