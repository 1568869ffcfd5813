package org.gajah.oracle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.wire.stream.AuthenticationCode;
import org.gajah.wire.stream.BackendType;
import org.gajah.wire.stream.FrontendType;
import org.gajah.wire.stream.Protocol;
import org.junit.jupiter.api.Test;

/// Codes of the protocol against the oracle's headers.
class ProtocolConstantsTest {
  private final String header = Oracle.installed().header("libpq/protocol.h");

  @Test
  void messageTypes() throws IllegalAccessException {
    Map<String, Integer> theirs = new TreeMap<>();
    Matcher matcher = Pattern.compile("#define PqMsg_(\\w+)\\s+'(.)'").matcher(header);
    while (matcher.find()) {
      theirs.put(normal(matcher.group(1)), (int) matcher.group(2).charAt(0));
    }
    assertThat(theirs.remove("progress")).as("leader's to parallel worker only").isEqualTo('P');
    for (String alias : new String[] {"gssresponse", "saslinitialresponse", "saslresponse"}) {
      assertThat(theirs.remove(alias)).isEqualTo(FrontendType.PASSWORD);
    }
    assertThat(theirs.remove("passwordmessage")).isEqualTo(FrontendType.PASSWORD);
    Map<String, Integer> ours = constants(FrontendType.class);
    ours.remove("password");
    ours.putAll(constants(BackendType.class));
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void authenticationCodes() {
    Map<String, Integer> expected = new TreeMap<>();
    Matcher matcher = Pattern.compile("#define AUTH_REQ_(\\w+)\\s+(\\d+)").matcher(header);
    while (matcher.find()) {
      expected.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
    }
    expected.remove("KRB4");
    expected.remove("CRYPT");
    assertThat(expected)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("OK", AuthenticationCode.OK),
                Map.entry("KRB5", AuthenticationCode.KERBEROS_V5),
                Map.entry("PASSWORD", AuthenticationCode.CLEARTEXT_PASSWORD),
                Map.entry("MD5", AuthenticationCode.MD5_PASSWORD),
                Map.entry("GSS", AuthenticationCode.GSS),
                Map.entry("GSS_CONT", AuthenticationCode.GSS_CONTINUE),
                Map.entry("SSPI", AuthenticationCode.SSPI),
                Map.entry("SASL", AuthenticationCode.SASL),
                Map.entry("SASL_CONT", AuthenticationCode.SASL_CONTINUE),
                Map.entry("SASL_FIN", AuthenticationCode.SASL_FINAL)));
  }

  @Test
  void requestCodesAndLimits() {
    String header = Oracle.installed().header("libpq/pqcomm.h");
    assertThat(protocol(header, "PG_PROTOCOL_LATEST")).isEqualTo(Protocol.VERSION_3_0);
    assertThat(protocol(header, "CANCEL_REQUEST_CODE")).isEqualTo(Protocol.CANCEL_REQUEST_CODE);
    assertThat(protocol(header, "NEGOTIATE_SSL_CODE")).isEqualTo(Protocol.SSL_REQUEST_CODE);
    assertThat(protocol(header, "NEGOTIATE_GSS_CODE")).isEqualTo(Protocol.GSSENC_REQUEST_CODE);
    assertThat(header)
        .containsPattern(
            "#define MAX_STARTUP_PACKET_LENGTH\\s+" + Protocol.MAX_STARTUP_PACKET_LENGTH + "\\b")
        .containsPattern("#define PG_ALPN_PROTOCOL\\s+\"" + Protocol.ALPN + "\"");
    assertThat(Oracle.installed().header("libpq/libpq.h"))
        .containsPattern("#define PQ_SMALL_MESSAGE_LIMIT\\s+" + Protocol.SMALL_MESSAGE_LIMIT)
        .containsPattern("#define PQ_LARGE_MESSAGE_LIMIT\\s+\\(MaxAllocSize - 1\\)");
    assertThat(Oracle.installed().header("utils/memutils.h"))
        .containsPattern("#define MaxAllocSize\\s+\\(\\(Size\\) 0x3fffffff\\)");
  }

  private static int protocol(String header, String name) {
    Matcher matcher =
        Pattern.compile("#define " + name + "\\s+PG_PROTOCOL\\((\\d+),(\\d+)\\)").matcher(header);
    assertThat(matcher.find()).as(name).isTrue();
    return Integer.parseInt(matcher.group(1)) << 16 | Integer.parseInt(matcher.group(2));
  }

  private static Map<String, Integer> constants(Class<?> type) throws IllegalAccessException {
    Map<String, Integer> constants = new TreeMap<>();
    for (var field : type.getFields()) {
      constants.put(normal(field.getName()), field.getInt(null));
    }
    return constants;
  }

  private static String normal(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
