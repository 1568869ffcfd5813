package org.gajah.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.Slice;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageLimits;
import org.junit.jupiter.api.Test;

/// What is encoded and decoded comes back equal.
class RoundTripTest {
  /// These four share the byte `p` and come back as an AuthenticationResponse first.
  private static final Set<Class<?>> READ_IN_TWO_STEPS =
      Set.of(
          FrontendMessage.PasswordMessage.class,
          FrontendMessage.SaslInitialResponse.class,
          FrontendMessage.SaslResponse.class,
          FrontendMessage.GssResponse.class);

  private static InputBuffer holding(byte[] bytes) {
    InputBuffer buffer = new InputBuffer();
    buffer.append(bytes, 0, bytes.length);
    return buffer;
  }

  @Test
  void samplesCoverEveryKind() {
    assertThat(SampleMessages.frontend().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(
            SampleMessages.kinds(FrontendMessage.class).stream()
                .filter(kind -> !READ_IN_TWO_STEPS.contains(kind))
                .toList());
    assertThat(SampleMessages.backend().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(SampleMessages.kinds(BackendMessage.class));
    assertThat(SampleMessages.startup().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(SampleMessages.kinds(StartupPacket.class));
  }

  @Test
  void clientMessages() {
    for (FrontendMessage message : SampleMessages.frontend()) {
      InputBuffer buffer = holding(SampleMessages.encoded(message));
      assertThat(buffer.next(MessageLimits.client())).isTrue();
      assertThat(FrontendCodec.decode(buffer.type(), buffer.body())).isEqualTo(message);
      assertThat(buffer.unread()).isZero();
    }
  }

  @Test
  void serverMessages() {
    for (BackendMessage message : SampleMessages.backend()) {
      InputBuffer buffer = holding(SampleMessages.encoded(message));
      assertThat(buffer.next(MessageLimits.client())).isTrue();
      assertThat(BackendCodec.decode(buffer.type(), buffer.body())).isEqualTo(message);
      assertThat(buffer.unread()).isZero();
    }
  }

  @Test
  void startupPackets() {
    for (StartupPacket packet : SampleMessages.startup()) {
      InputBuffer buffer = holding(SampleMessages.encoded(packet));
      assertThat(buffer.nextStartup()).isTrue();
      assertThat(StartupCodec.decode(buffer.body())).isEqualTo(packet);
    }
  }

  @Test
  void answersToAuthenticationRequests() {
    FrontendMessage.PasswordMessage password = new FrontendMessage.PasswordMessage("geheim");
    assertThat(FrontendCodec.password(response(password))).isEqualTo(password);
    for (Slice first : Arrays.asList(Wire.utf8("n,,n=,r=x"), Wire.utf8(""), null)) {
      FrontendMessage.SaslInitialResponse initial =
          new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256", first);
      assertThat(FrontendCodec.saslInitial(response(initial))).isEqualTo(initial);
    }
    Slice token = Wire.utf8("c=biws");
    assertThat(response(new FrontendMessage.SaslResponse(token)).content()).isEqualTo(token);
    assertThat(response(new FrontendMessage.GssResponse(token)).content()).isEqualTo(token);
  }

  private static FrontendMessage.AuthenticationResponse response(FrontendMessage message) {
    InputBuffer buffer = holding(SampleMessages.encoded(message));
    assertThat(buffer.next(MessageLimits.password())).isTrue();
    return (FrontendMessage.AuthenticationResponse)
        FrontendCodec.decode(buffer.type(), buffer.body());
  }

  @Test
  void optionsAreSplitAtUnescapedSpace() {
    assertThat(StartupCodec.splitOptions(Wire.utf8(" -c a=b\\ c\t--x=\\\\ ä\\")))
        .isEqualTo(List.of("-c", "a=b c", "--x=\\", "ä"));
  }
}
