package org.gajah.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gajah.wire.stream.Protocol;
import org.junit.jupiter.api.Test;

/// Bytes as psql and the server exchange them.
class GoldenBytesTest {
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void startup() {
    assertThat(hex(SampleMessages.encoded(new StartupPacket.SslRequest())))
        .isEqualTo("0000000804d2162f");
    assertThat(
            hex(
                SampleMessages.encoded(
                    new StartupPacket.StartupMessage(
                        Protocol.VERSION_3_0, List.of(new StartupPacket.Parameter("user", "u"))))))
        .isEqualTo("00000010" + "00030000" + "7573657200" + "7500" + "00");
  }

  @Test
  void extendedQuery() {
    assertThat(hex(SampleMessages.encoded(new FrontendMessage.Parse("", "select $1", 23))))
        .isEqualTo("50" + "00000015" + "00" + "73656c65637420243100" + "0001" + "00000017");
    assertThat(
            hex(
                SampleMessages.encoded(
                    new FrontendMessage.Bind("", "", Arrays.asList(Wire.utf8("7"), null)))))
        .isEqualTo(
            "42" + "00000015" + "00" + "00" + "0000" + "0002" + "0000000137" + "ffffffff" + "0000");
    assertThat(hex(SampleMessages.encoded(new FrontendMessage.Execute("", 0))))
        .isEqualTo("45" + "00000009" + "00" + "00000000");
    assertThat(hex(SampleMessages.encoded(new FrontendMessage.Sync()))).isEqualTo("5300000004");
  }

  @Test
  void result() {
    assertThat(
            hex(
                SampleMessages.encoded(
                    new BackendMessage.RowDescription(
                        List.of(
                            new BackendMessage.Column(
                                Wire.utf8("?column?"), 0, 0, 23, 4, -1, 0))))))
        .isEqualTo(
            "54"
                + "00000021"
                + "0001"
                + "3f636f6c756d6e3f00"
                + "00000000"
                + "0000"
                + "00000017"
                + "0004"
                + "ffffffff"
                + "0000");
    assertThat(
            hex(
                SampleMessages.encoded(
                    new BackendMessage.DataRow(Arrays.asList(Wire.utf8("1"), null)))))
        .isEqualTo("44" + "0000000f" + "0002" + "0000000131" + "ffffffff");
    assertThat(hex(SampleMessages.encoded(new BackendMessage.CommandComplete("SELECT 1"))))
        .isEqualTo("43" + "0000000d" + "53454c454354203100");
    assertThat(
            hex(
                SampleMessages.encoded(
                    new BackendMessage.ReadyForQuery(BackendMessage.TransactionStatus.IDLE))))
        .isEqualTo("5a0000000549");
  }
}
