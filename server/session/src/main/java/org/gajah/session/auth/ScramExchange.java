package org.gajah.session.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.jspecify.annotations.Nullable;

/// The server's side of one SCRAM-SHA-256 exchange: two messages of the client, two answers.
/// Mirrors `libpq/auth-scram.c`.
final class ScramExchange {
  static final String MECHANISM = "SCRAM-SHA-256";
  static final String MECHANISM_PLUS = "SCRAM-SHA-256-PLUS";

  private static final String BINDING_TYPE = "tls-server-end-point";
  private static final int NONCE_LENGTH = 18;

  private final PasswordSecret.Scram256 secret;
  private final byte @Nullable [] certificateHash;
  private final boolean bound;
  private final Chance chance;

  private String clientFirstBare = "";
  private String serverFirst = "";
  private String clientNonce = "";
  private String serverNonce = "";
  private char bindingFlag;

  /// @param secret the role's, or one that nothing matches
  /// @param certificateHash of the server's certificate when the connection is under TLS, else null
  /// @param bound whether the client chose the mechanism with channel binding
  ScramExchange(
      PasswordSecret.Scram256 secret,
      byte @Nullable [] certificateHash,
      boolean bound,
      Chance chance) {
    this.secret = secret;
    this.certificateHash = certificateHash;
    this.bound = bound;
    this.chance = chance;
  }

  /// Takes the client's first message and gives the answer.
  ///
  /// @throws PgException when it is malformed
  Slice first(Slice message) {
    AttributeReader reader = new AttributeReader(text(message));
    readBinding(reader);
    if (reader.peek() == 'a') {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "client uses authorization identity, but it is not supported");
    }
    if (reader.peek() != ',') {
      throw AttributeReader.malformed(
          "Unexpected attribute \""
              + AttributeReader.show(reader.peek())
              + "\" in client-first-message.");
    }
    reader.skip();
    clientFirstBare = reader.rest();
    if (reader.peek() == 'm') {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "client requires an unsupported SCRAM extension");
    }
    reader.value('n');
    clientNonce = reader.value('r');
    if (!clientNonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7e)) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "non-printable characters in SCRAM nonce");
    }
    while (reader.hasMore()) {
      reader.any();
    }
    return serverFirst();
  }

  private static String text(Slice message) {
    if (message.length() == 0) {
      throw AttributeReader.malformed("The message is empty.");
    }
    String text = message.toString(StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      throw AttributeReader.malformed("Message length does not match input length.");
    }
    return text;
  }

  private void readBinding(AttributeReader reader) {
    bindingFlag = reader.peek();
    switch (bindingFlag) {
      case 'n', 'y' -> {
        if (bound) {
          throw AttributeReader.malformed(
              "The client selected SCRAM-SHA-256-PLUS, but the SCRAM message does not include"
                  + " channel binding data.");
        }
        if (bindingFlag == 'y' && certificateHash != null) {
          throw new PgException(
                  SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
                  "SCRAM channel binding negotiation error")
              .detail(
                  "The client supports SCRAM channel binding but thinks the server does not. "
                      + " However, this server does support channel binding.");
        }
        reader.skip();
        if (reader.peek() != ',') {
          throw AttributeReader.malformed(
              "Comma expected, but found character \""
                  + AttributeReader.show(reader.peek())
                  + "\".");
        }
        reader.skip();
      }
      case 'p' -> {
        if (!bound) {
          throw AttributeReader.malformed(
              "The client selected SCRAM-SHA-256 without channel binding, but the SCRAM message"
                  + " includes channel binding data.");
        }
        String type = reader.value('p');
        if (!type.equals(BINDING_TYPE)) {
          throw new PgException(
              SqlState.PROTOCOL_VIOLATION,
              "unsupported SCRAM channel-binding type \"" + AttributeReader.show(type) + "\"");
        }
      }
      default ->
          throw AttributeReader.malformed(
              "Unexpected channel-binding flag \"" + AttributeReader.show(bindingFlag) + "\".");
    }
  }

  private Slice serverFirst() {
    byte[] nonce = new byte[NONCE_LENGTH];
    chance.nextBytes(nonce);
    Base64.Encoder base64 = Base64.getEncoder();
    serverNonce = base64.encodeToString(nonce);
    serverFirst =
        "r="
            + clientNonce
            + serverNonce
            + ",s="
            + base64.encodeToString(secret.salt())
            + ",i="
            + secret.iterations();
    return bytes(serverFirst);
  }

  private static Slice bytes(String text) {
    return Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Takes the client's last message and gives the server's, or null when the proof is wrong.
  ///
  /// @throws PgException when it is malformed
  @Nullable Slice last(Slice message) {
    AttributeReader reader = new AttributeReader(text(message));
    checkBinding(reader.value('c'));
    String nonce = reader.value('r');
    int proofAt;
    AttributeReader.Attribute attribute;
    do {
      proofAt = reader.position() - 1;
      attribute = reader.any();
    } while (attribute.name() != 'p');
    byte[] proof = proof(attribute.value());
    if (reader.hasMore()) {
      throw AttributeReader.malformed("Garbage found at the end of client-final-message.");
    }
    if (!nonce.equals(clientNonce + serverNonce)) {
      throw new PgException(SqlState.PROTOCOL_VIOLATION, "invalid SCRAM response")
          .detail("Nonce does not match.");
    }
    byte[] authMessage =
        (clientFirstBare + "," + serverFirst + "," + reader.text().substring(0, proofAt))
            .getBytes(StandardCharsets.ISO_8859_1);
    return isRight(proof, authMessage)
        ? bytes(
            "v=" + Base64.getEncoder().encodeToString(Scram.hmac(secret.serverKey(), authMessage)))
        : null;
  }

  private void checkBinding(String sent) {
    if (!bound) {
      String expected = bindingFlag == 'n' ? "biws" : "eSws";
      if (!sent.equals(expected)) {
        throw new PgException(
            SqlState.PROTOCOL_VIOLATION,
            "unexpected SCRAM channel-binding attribute in client-final-message");
      }
      return;
    }
    byte[] header = ("p=" + BINDING_TYPE + ",,").getBytes(StandardCharsets.US_ASCII);
    byte[] hash = certificateHash == null ? new byte[0] : certificateHash;
    byte[] data = Arrays.copyOf(header, header.length + hash.length);
    System.arraycopy(hash, 0, data, header.length, hash.length);
    if (!sent.equals(Base64.getEncoder().encodeToString(data))) {
      throw new PgException(
          SqlState.INVALID_AUTHORIZATION_SPECIFICATION, "SCRAM channel binding check failed");
    }
  }

  private static byte[] proof(String text) {
    try {
      byte[] proof = Base64.getDecoder().decode(text);
      if (proof.length == Scram.KEY_LENGTH) {
        return proof;
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through.
    }
    throw AttributeReader.malformed("Malformed proof in client-final-message.");
  }

  private boolean isRight(byte[] proof, byte[] authMessage) {
    byte[] signature = Scram.hmac(secret.storedKey(), authMessage);
    byte[] clientKey = new byte[Scram.KEY_LENGTH];
    for (int i = 0; i < clientKey.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ signature[i]);
    }
    return MessageDigest.isEqual(Scram.storedKey(clientKey), secret.storedKey());
  }
}
