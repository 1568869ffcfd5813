package org.gajah.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.junit.jupiter.api.Test;

/// Bind messages are read in place and in the server's order.
class BindViewTest {
  private final ByteSink sink = new ByteSink(64);

  private MessageBody body() {
    return new MessageBody(sink.array(), 0, sink.length());
  }

  private void names(String portal, String statement) {
    sink.putUtf8(portal).putByte(0).putUtf8(statement).putByte(0);
  }

  @Test
  void parametersAreStretchesOfTheInput() {
    names("p", "s");
    sink.putShortNetwork(1).putShortNetwork(1);
    sink.putShortNetwork(3).putIntNetwork(2).putShort(0x0201).putIntNetwork(-1).putIntNetwork(0);
    sink.putShortNetwork(2).putShortNetwork(1).putShortNetwork(0);
    BindView bind = BindView.read(body());
    assertThat(bind.parameterCount()).isEqualTo(3);
    assertThat(bind.parameterFormat(2)).isEqualTo(1);
    assertThat(bind.array()[bind.parameterFrom(0)]).isEqualTo((byte) 1);
    assertThat(bind.parameterLength(0)).isEqualTo(2);
    assertThat(bind.parameterIsNull(1)).isTrue();
    assertThat(bind.parameterIsNull(2)).isFalse();
    assertThat(bind.parameterLength(2)).isZero();
    assertThat(bind.resultFormatCount()).isEqualTo(2);
    assertThat(bind.resultFormat(0)).isEqualTo(1);
    assertThat(bind.allResultsBinary()).isFalse();
  }

  @Test
  void sixtyFiveThousandParametersFit() {
    names("", "");
    sink.putShortNetwork(0).putShortNetwork(65_535);
    for (int i = 0; i < 65_535; i++) {
      sink.putIntNetwork(-1);
    }
    sink.putShortNetwork(0);
    assertThat(BindView.read(body()).parameterCount()).isEqualTo(65_535);
  }

  @Test
  void faultsNameTheParameter() {
    names("", "");
    sink.putShortNetwork(0).putShortNetwork(2).putIntNetwork(-1).putIntNetwork(5).putByte(1);
    assertThatThrownBy(() -> BindView.read(body()))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> assertThat(e.field(ErrorField.WHERE)).isEqualTo("unnamed portal parameter $2"))
        .hasMessage("insufficient data left in message");
  }

  @Test
  void countsAreCheckedBeforeValues() {
    names("", "");
    sink.putShortNetwork(2).putShortNetwork(0).putShortNetwork(0).putShortNetwork(3);
    BindView bind = new BindView(body());
    assertThatThrownBy(bind::readCounts)
        .hasMessage("bind message has 2 parameter formats but 3 parameters");
  }
}
