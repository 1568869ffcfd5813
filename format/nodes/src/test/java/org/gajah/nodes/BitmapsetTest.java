package org.gajah.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BitmapsetTest {
  @Test
  void behavesAsASortedSetOfNumbers() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      NavigableSet<Integer> left = numbers(random);
      NavigableSet<Integer> right = numbers(random);
      Bitmapset a = Bitmapset.of(left.stream().mapToInt(Integer::intValue).toArray());
      Bitmapset b = Bitmapset.of(right.stream().mapToInt(Integer::intValue).toArray());
      String what = "seed " + seed + ", " + left + " and " + right;
      assertThat(a.stream().boxed().toList()).as(what).isEqualTo(left.stream().toList());
      assertThat(a.size()).as(what).isEqualTo(left.size());
      assertThat(a.isSubsetOf(b)).as(what).isEqualTo(right.containsAll(left));
      assertThat(a.overlaps(b)).as(what).isEqualTo(left.stream().anyMatch(right::contains));
      TreeSet<Integer> union = new TreeSet<>(left);
      union.addAll(right);
      TreeSet<Integer> difference = new TreeSet<>(left);
      difference.removeAll(right);
      TreeSet<Integer> common = new TreeSet<>(left);
      common.retainAll(right);
      assertThat(a.plus(b)).as(what).isEqualTo(setOf(union)).hasSameHashCodeAs(setOf(union));
      assertThat(a.minus(b)).as(what).isEqualTo(setOf(difference));
      assertThat(a.intersection(b)).as(what).isEqualTo(setOf(common));
      int member = random.nextInt(200);
      assertThat(a.contains(member)).as(what).isEqualTo(left.contains(member));
      assertThat(a.plus(member).minus(member).contains(member)).as(what).isFalse();
    }
  }

  @Test
  void theNextMemberAfterTheLastIsMinusTwo() {
    assertThat(Bitmapset.EMPTY.next(-1)).isEqualTo(-2);
    assertThat(Bitmapset.of(63, 64).next(63)).isEqualTo(64);
    assertThat(Bitmapset.of(63, 64).next(64)).isEqualTo(-2);
  }

  private static Bitmapset setOf(Set<Integer> numbers) {
    return Bitmapset.of(numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  private static NavigableSet<Integer> numbers(Random random) {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      numbers.add(random.nextInt(random.nextBoolean() ? 10 : 200));
    }
    return numbers;
  }
}
