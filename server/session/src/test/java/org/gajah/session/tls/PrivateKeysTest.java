package org.gajah.session.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.MiscPEMGenerator;
import org.bouncycastle.openssl.PEMEncryptor;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Keys in all forms that OpenSSL writes.
class PrivateKeysTest {
  private static final char[] WORD = "open sesame".toCharArray();

  private static String traditional(PrivateKey key, @Nullable PEMEncryptor encryptor)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      // OpenSSL puts the curve into the key, the JDK beside it.
      writer.writeObject(
          key instanceof ECPrivateKey elliptic
              ? new MiscPEMGenerator(
                  new PrivateKeyInfo(
                      info.getPrivateKeyAlgorithm(),
                      new org.bouncycastle.asn1.sec.ECPrivateKey(
                          256, elliptic.getS(), info.getPrivateKeyAlgorithm().getParameters())),
                  encryptor)
              : new MiscPEMGenerator(info, encryptor));
    }
    return text.toString();
  }

  private static String pkcs8(PrivateKey key, @Nullable OutputEncryptor encryptor)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new JcaPKCS8Generator(key, encryptor));
    }
    return text.toString();
  }

  private static void assertRead(String pem, PrivateKey key) throws GeneralSecurityException {
    PrivateKey read = PrivateKeys.read(pem.getBytes(StandardCharsets.US_ASCII), () -> WORD);
    assertThat(read.getAlgorithm()).isEqualTo(key.getAlgorithm());
    if (key instanceof ECPrivateKey elliptic) {
      assertThat(((ECPrivateKey) read).getS()).isEqualTo(elliptic.getS());
    } else {
      assertThat(read).isEqualTo(key);
    }
  }

  @Test
  void plainKeys() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      KeyPair pair = TestCertificates.newKey(algorithm);
      assertRead(pkcs8(pair.getPrivate(), null), pair.getPrivate());
      String old = traditional(pair.getPrivate(), null);
      assertThat(old).contains("BEGIN " + algorithm + " PRIVATE KEY");
      assertRead(old, pair.getPrivate());
    }
  }

  @Test
  void encryptedKeys() throws GeneralSecurityException, IOException, OperatorCreationException {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      KeyPair pair = TestCertificates.newKey(algorithm);
      for (String cipher : new String[] {"AES-256-CBC", "AES-128-CBC", "DES-EDE3-CBC"}) {
        String old =
            traditional(
                pair.getPrivate(),
                new JcePEMEncryptorBuilder(cipher)
                    .setProvider(new BouncyCastleProvider())
                    .build(WORD));
        assertThat(old).contains("DEK-Info: " + cipher);
        assertRead(old, pair.getPrivate());
      }
      OutputEncryptor encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
              .setProvider(new BouncyCastleProvider())
              .setPassword(WORD)
              .build();
      String modern = pkcs8(pair.getPrivate(), encryptor);
      assertThat(modern).contains("BEGIN ENCRYPTED PRIVATE KEY");
      assertRead(modern, pair.getPrivate());
      assertThatThrownBy(() ->
              PrivateKeys.read(
                  modern.getBytes(StandardCharsets.US_ASCII), () -> "wrong".toCharArray()))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void noKey() {
    assertThatThrownBy(
            () -> PrivateKeys.read("hello".getBytes(StandardCharsets.US_ASCII), () -> WORD))
        .hasMessage("no start line");
  }
}
