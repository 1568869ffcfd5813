package org.gajah.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Sums beyond 64 and 128 bits beside those of BigInteger.
class IntegerSumsTest {
  private static final long[] EDGES = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 1L << 32};

  @Test
  void sumsAndSquaresAreExact() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 1000; run++) {
      IntegerSum sum = new IntegerSum();
      IntegerSquares squares = new IntegerSquares();
      BigInteger expectedSum = BigInteger.ZERO;
      BigInteger expectedSquares = BigInteger.ZERO;
      for (int i = random.nextInt(40); i >= 0; i--) {
        long value = random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
        BigInteger exact = BigInteger.valueOf(value);
        sum.add(value);
        squares.add(value);
        expectedSum = expectedSum.add(exact);
        expectedSquares = expectedSquares.add(exact.multiply(exact));
        if (random.nextInt(4) == 0) {
          sum.remove(value);
          expectedSum = expectedSum.subtract(exact);
        }
      }
      assertThat(sum.sum()).as("seed %d", seed).isEqualTo(new BigDecimal(expectedSum));
      assertThat(squares.sum()).as("seed %d", seed).isEqualTo(new BigDecimal(expectedSquares));
    }
  }
}
