package org.gajah.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.wire.stream.BackendType;
import org.gajah.wire.stream.MessageBody;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are: a message comes out, or 08P01.
class DecoderFuzzTest {
  private static final int ROUNDS = 200_000;

  private final long seed = Long.getLong("gajah.seed", 20_261_123L);
  private final SplittableRandom random = new SplittableRandom(seed);
  private int refused;
  private int accepted;

  @Test
  void clientMessages() {
    List<byte[]> samples = SampleMessages.frontend().stream().map(SampleMessages::encoded).toList();
    fuzz(samples, 5, bytes -> FrontendCodec.decode(bytes[0] & 0xff, content(bytes, 5)));
  }

  @Test
  void serverMessages() {
    List<byte[]> samples = SampleMessages.backend().stream().map(SampleMessages::encoded).toList();
    fuzz(samples, 5, bytes -> BackendCodec.decode(bytes[0] & 0xff, content(bytes, 5)));
  }

  @Test
  void startupPackets() {
    List<byte[]> samples = SampleMessages.startup().stream().map(SampleMessages::encoded).toList();
    fuzz(samples, 4, bytes -> StartupCodec.decode(content(bytes, 4)));
  }

  @Test
  void authenticationResponses() {
    List<byte[]> samples =
        List.of(
            SampleMessages.encoded(new FrontendMessage.PasswordMessage("x")),
            SampleMessages.encoded(
                new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256", Wire.utf8("n,,"))));
    fuzz(
        samples,
        5,
        bytes -> {
          FrontendMessage.AuthenticationResponse response =
              new FrontendMessage.AuthenticationResponse(content(bytes, 5).readRest());
          if (random.nextBoolean()) {
            FrontendCodec.password(response);
          } else {
            FrontendCodec.saslInitial(response);
          }
        });
  }

  private static MessageBody content(byte[] bytes, int header) {
    return new MessageBody(bytes, header, bytes.length - header);
  }

  private void fuzz(List<byte[]> samples, int header, Consumer<byte[]> decode) {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = mutated(samples.get(random.nextInt(samples.size())), header);
      try {
        decode.accept(bytes);
        accepted++;
      } catch (PgException e) {
        refused++;
        assertThat(e.sqlState())
            .as("seed %d, round %d, bytes %s", seed, round, Arrays.toString(bytes))
            .isIn(SqlState.PROTOCOL_VIOLATION, SqlState.FEATURE_NOT_SUPPORTED);
        if (e.sqlState() == SqlState.FEATURE_NOT_SUPPORTED) {
          assertThat(e.primaryMessage()).startsWith("unsupported frontend protocol ");
        }
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed %d, round %d, bytes %s".formatted(seed, round, Arrays.toString(bytes)), e);
      }
    }
    assertThat(accepted).as("seed %d", seed).isGreaterThan(ROUNDS / 100);
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS / 100);
  }

  private byte[] mutated(byte[] sample, int header) {
    int length = sample.length;
    switch (random.nextInt(4)) {
      case 0 -> length = header + random.nextInt(sample.length - header + 1);
      case 1 -> length = sample.length + random.nextInt(8);
      default -> {}
    }
    byte[] bytes = Arrays.copyOf(sample, Math.max(length, header == 4 ? 8 : header));
    for (int i = random.nextInt(4); i > 0 && bytes.length > header; i--) {
      int at = header + random.nextInt(bytes.length - header);
      bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextInt(3) - 1);
    }
    if (random.nextInt(20) == 0) {
      bytes[0] = (byte) BackendType.AUTHENTICATION_REQUEST;
    }
    return bytes;
  }
}
