package org.gajah.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.junit.jupiter.api.Test;

/// Messages written field by field.
class BackendWriterTest {
  private final ByteSink sink = new ByteSink(64);
  private final BackendWriter writer = new BackendWriter(sink);

  private String hex() {
    return HexFormat.of().formatHex(sink.toByteArray());
  }

  @Test
  void aRowIsWrittenInPlace() {
    writer.beginDataRow(3);
    int value = writer.beginValue();
    sink.putByte('4').putByte('2');
    writer.endValue(value);
    writer.nullValue();
    writer.value(new byte[] {7, 8, 9}, 1, 1);
    writer.end();
    assertThat(hex())
        .isEqualTo("44" + "00000015" + "0003" + "000000023432" + "ffffffff" + "0000000108");
  }

  @Test
  void tagsWithCounts() {
    byte[] select = BackendWriter.tag("SELECT");
    for (long rows : new long[] {0, 7, 10, 99, 100, Long.MAX_VALUE}) {
      sink.clear();
      writer.commandComplete(select, rows);
      assertThat(new String(sink.array(), 5, sink.length() - 6, StandardCharsets.US_ASCII))
          .isEqualTo("SELECT " + rows);
      assertThat(sink.array()[sink.length() - 1]).isZero();
    }
  }

  @Test
  void anAbandonedMessageLeavesNothing() {
    writer.bindComplete();
    String before = hex();
    writer.beginDataRow(2);
    writer.beginValue();
    sink.putInt(5);
    writer.abandon();
    writer.abandon();
    assertThat(hex()).isEqualTo(before);
  }

  @Test
  void fieldsOfAnErrorComeInPostgresOrder() {
    PgException error =
        new PgException(SqlState.SYNTAX_ERROR, "m")
            .position(3)
            .with(ErrorField.CONSTRAINT, "n")
            .with(ErrorField.INTERNAL_QUERY, "q")
            .where("w")
            .hint("h")
            .detail("d");
    writer.errorResponse(error, WireText.utf8());
    String fields =
        new String(sink.array(), 5, sink.length() - 5, StandardCharsets.UTF_8).replace('\0', ' ');
    assertThat(fields).isEqualTo("SERROR VERROR C42601 Mm Dd Hh Ww nn P3 qq  ");
  }

  @Test
  void rowsAndTagsAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] tag = BackendWriter.tag("SELECT");
    byte[] text = {'a', 'b', 'c'};
    for (int i = 0; i < 20_000; i++) {
      messages(tag, text);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20_000; i++) {
      messages(tag, text);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 20,000 rows").isLessThan(20_000);
  }

  private void messages(byte[] tag, byte[] text) {
    sink.clear();
    writer.bindComplete();
    writer.beginDataRow(2);
    int value = writer.beginValue();
    sink.putByte('1');
    writer.endValue(value);
    writer.value(text, 0, 3);
    writer.end();
    writer.copyData(text, 0, 3);
    writer.commandComplete(tag, 1);
    writer.readyForQuery('I');
  }
}
