package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.junit.jupiter.api.Test;

class LockTagTest {
  private static final List<LockTag> ONE_OF_EACH =
      List.of(
          LockTag.relation(5, 16384),
          LockTag.extension(5, 16384),
          LockTag.frozenIds(5),
          LockTag.page(5, 16384, -2),
          LockTag.tuple(5, 16384, 7, 65535),
          LockTag.transaction(-5),
          LockTag.virtualTransaction(new VirtualXid(-1, 1234)),
          LockTag.speculative(1234, 9),
          LockTag.object(5, 1259, 16384, 3),
          new LockTag(LockTagType.USERLOCK, 1, 2, 3, 0),
          LockTag.advisory(5, 0x1_0000_0002L),
          LockTag.applyTransaction(5, 16400, 1234, 1));

  @Test
  void saysWhatIsLocked() {
    assertThat(ONE_OF_EACH.stream().map(LockTag::describe))
        .containsExactly(
            "relation 16384 of database 5",
            "extension of relation 16384 of database 5",
            "pg_database.datfrozenxid of database 5",
            "page 4294967294 of relation 16384 of database 5",
            "tuple (7,65535) of relation 16384 of database 5",
            "transaction 4294967291",
            "virtual transaction -1/1234",
            "speculative token 9 of transaction 1234",
            "object 16384 of class 1259 of database 5",
            "user lock [1,2,3]",
            "advisory lock [5,1,2,1]",
            "remote transaction 1234 of subscription 16400 of database 5");
  }

  @Test
  void comesBackFromItsBytes() {
    for (LockTag tag : ONE_OF_EACH) {
      ByteSink out = new ByteSink(16);
      out.putByte(7);
      tag.write(out);
      assertThat(out.length()).isEqualTo(1 + LockTag.SIZE);
      assertThat(LockTag.read(out.toByteArray(), 1)).isEqualTo(tag);
    }
  }

  @Test
  void hasTheBytesOfTheStruct() {
    ByteSink out = new ByteSink(20);
    new TwoPhaseLock(LockTag.advisory(5, 0x0A0B_0C0D_0102_0304L), LockMode.EXCLUSIVE).write(out);
    assertThat(HexFormat.of().formatHex(out.toByteArray()))
        .isEqualTo("05000000" + "0d0c0b0a" + "04030201" + "0100" + "0a" + "02" + "07000000");
    assertThat(TwoPhaseLock.read(out.toByteArray(), 0).mode()).isEqualTo(LockMode.EXCLUSIVE);
  }

  @Test
  void refusesWhatIsNoTag() {
    byte[] type = HexFormat.of().parseHex("000000000000000000000000" + "0000" + "0c" + "01");
    assertThatThrownBy(() -> LockTag.read(type, 0)).hasMessage("unrecognized locktag type 12");
    byte[] method = HexFormat.of().parseHex("000000000000000000000000" + "0000" + "00" + "02");
    assertThatThrownBy(() -> LockTag.read(method, 0)).hasMessage("unrecognized lock method: 2");
    byte[] mode = HexFormat.of().parseHex("000000000000000000000000" + "0000000109000000");
    assertThatThrownBy(() -> TwoPhaseLock.read(mode, 0)).hasMessage("unrecognized lock mode: 9");
    assertThatThrownBy(() -> LockTag.tuple(1, 2, 3, 65536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void modesExcludeEachOtherMutually() {
    for (LockMode one : LockMode.values()) {
      assertThat(LockMode.of(one.number())).isSameAs(one);
      for (LockMode other : LockMode.values()) {
        assertThat(one.conflictsWith(other)).isEqualTo(other.conflictsWith(one));
      }
      assertThat(one.isStrong())
          .isEqualTo(
              List.of(LockMode.values()).stream()
                  .anyMatch(weak -> weak.isWeak() && weak.conflictsWith(one)));
    }
  }
}
