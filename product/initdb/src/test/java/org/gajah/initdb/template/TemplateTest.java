package org.gajah.initdb.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.initdb.template.TemplateEntry.Kind;
import org.junit.jupiter.api.Test;

/// An archive that was cut, lengthened or changed in any bit is told from a whole one.
final class TemplateTest {
  private static final Template SMALL =
      new Template(
          List.of(
              new TemplateEntry("base", Kind.FOLDER, new byte[0]),
              new TemplateEntry("base/1", Kind.FILE, "17\n".getBytes(StandardCharsets.UTF_8)),
              new TemplateEntry("base/1259", Kind.PAGES, new byte[8192])));

  private static void refuses(byte[] archive, String how) {
    assertThatThrownBy(() -> Template.unpack(archive))
        .isInstanceOfSatisfying(
            PgException.class,
            fault -> {
              assertThat(fault.sqlState()).isEqualTo(SqlState.DATA_CORRUPTED);
              assertThat(fault.primaryMessage())
                  .matches("the template of new clusters is damaged: " + how);
              assertThat(fault.field(ErrorField.HINT)).isEqualTo("Build or install Gajah anew.");
            });
  }

  private static byte[] flipped(byte[] archive, int bit) {
    byte[] damaged = archive.clone();
    damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
    return damaged;
  }

  @Test
  void isUnpackedAsItWasPacked() {
    Template again = Template.unpack(SMALL.pack());
    assertThat(again.entries()).usingRecursiveComparison().isEqualTo(SMALL.entries());
  }

  @Test
  void noticesEachBit() {
    byte[] archive = SMALL.pack();
    for (int bit = 0; bit < archive.length * 8; bit++) {
      refuses(
          flipped(archive, bit),
          bit < 64
              ? "it is something else"
              : bit < 96 ? "its format is -?\\d+ instead of 2" : "its checksum is wrong");
    }
  }

  @Test
  void noticesEachLength() {
    byte[] archive = SMALL.pack();
    for (int length = 0; length < archive.length; length++) {
      refuses(
          Arrays.copyOf(archive, length),
          length < 20 ? "it is something else" : "its checksum is wrong");
    }
    refuses(Arrays.copyOf(archive, archive.length + 1), "its checksum is wrong");
  }

  @Test
  void noticesDamageToTheRealOne() {
    byte[] archive = Template.built().pack();
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      refuses(flipped(archive, random.nextInt(160, archive.length * 8)), "its checksum is wrong");
      refuses(Arrays.copyOf(archive, random.nextInt(20, archive.length)), "its checksum is wrong");
    }
  }
}
