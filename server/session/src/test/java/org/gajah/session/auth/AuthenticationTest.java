package org.gajah.session.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.RealDisk;
import org.gajah.session.auth.AuthenticationStep.Admit;
import org.gajah.session.auth.AuthenticationStep.Ask;
import org.gajah.session.auth.AuthenticationStep.Refuse;
import org.gajah.session.auth.RoleSecrets.RoleSecret;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.RegexCompiler;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendCodec;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways in and refusals, message by message.
class AuthenticationTest {
  private static final InetAddress HOST = InetAddress.ofLiteral("10.1.2.3");
  private static final RegexCompiler NO_REGEX =
      text -> {
        throw new PgException(SqlState.INVALID_REGULAR_EXPRESSION, text);
      };

  @TempDir Path directory;

  private final Map<String, RoleSecret> roles = new HashMap<>();
  private final Chance chance = Chance.seeded(1);

  private Authentication authentication(String hba, String ident, ClientIdentity client)
      throws IOException {
    Path hbaPath = Files.writeString(directory.resolve("pg_hba.conf"), hba);
    Path identPath = Files.writeString(directory.resolve("pg_ident.conf"), ident);
    RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
    return new Authentication(
        new Authentication.Rules(
            HbaFile.read(disk, hbaPath, true, NO_REGEX).rules(),
            IdentFile.read(disk, identPath, NO_REGEX)),
        new Authentication.Sources(
            roles::get,
            (role, group) -> role.equals("alice") && group.equals("staff"),
            NameService.system(),
            Clock.system(),
            chance),
        new Authentication.Secrets(new byte[32], PasswordSecret.Encryption.SCRAM_SHA_256, 4096),
        client);
  }

  private static ClientIdentity remote(String role) {
    return new ClientIdentity(role, "db", false, HOST, null, null);
  }

  private static ClientIdentity local(String role, String systemUser) {
    return new ClientIdentity(role, "db", false, null, systemUser, null);
  }

  private static ClientIdentity secured(String role, @Nullable String commonName) {
    return new ClientIdentity(
        role,
        "db",
        false,
        HOST,
        null,
        new ClientIdentity.TlsFacts(
            new byte[] {1, 2, 3},
            true,
            commonName,
            commonName == null ? null : "CN=" + commonName + ",O=org"));
  }

  private AuthenticationStep start(String hba, ClientIdentity client) throws IOException {
    return authentication(hba, "m os alice\n", client).start();
  }

  private static FrontendMessage.AuthenticationResponse response(FrontendMessage message) {
    ByteSink sink = new ByteSink(64);
    FrontendCodec.encode(message, sink);
    return new FrontendMessage.AuthenticationResponse(
        new Slice(sink.array(), 5, sink.length() - 5));
  }

  private static AuthenticationStep answer(AuthenticationStep step, FrontendMessage message) {
    assertThat(step).isInstanceOf(Ask.class);
    return ((Ask) step).next().apply(response(message));
  }

  private static void assertRefused(
      AuthenticationStep step, SqlState state, String message, @Nullable String detail) {
    assertThat(step)
        .isInstanceOfSatisfying(
            Refuse.class,
            refuse -> {
              assertThat(refuse.error().primaryMessage()).isEqualTo(message);
              assertThat(refuse.error().sqlState()).isEqualTo(state);
              if (detail != null) {
                assertThat(refuse.logDetail()).startsWith(detail);
              }
            });
  }

  @Test
  void trustAndReject() throws IOException {
    assertThat(start("host all all all trust\n", remote("alice"))).isInstanceOf(Admit.class);
    assertRefused(
        start("host all all all reject\n", remote("alice")),
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        "pg_hba.conf rejects connection for host \"10.1.2.3\", user \"alice\", database \"db\","
            + " no encryption",
        null);
    assertRefused(
        start("local all all trust\n", secured("alice", null)),
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        "no pg_hba.conf entry for host \"10.1.2.3\", user \"alice\", database \"db\", SSL"
            + " encryption",
        null);
  }

  @Test
  void rulesMatchByEverything() throws IOException {
    String hba =
        """
        local all all trust
        host sameuser all all trust
        host samerole all all trust
        host other all all trust
        host all +staff 10.1.0.0/16 trust
        host all all 11.0.0.0/8 trust
        host all "all" all trust
        hostssl all carol all trust
        """;
    assertThat(start(hba, remote("alice"))).isInstanceOf(Admit.class);
    assertThat(start(hba, remote("bob"))).isInstanceOf(Refuse.class);
    assertThat(start(hba, remote("db"))).isInstanceOf(Admit.class);
    assertThat(start(hba, remote("all"))).isInstanceOf(Admit.class);
    assertThat(start(hba, remote("carol"))).isInstanceOf(Refuse.class);
    assertThat(start(hba, secured("carol", null))).isInstanceOf(Admit.class);
    ClientIdentity replication = new ClientIdentity("alice", "", true, HOST, null, null);
    assertThat(start(hba, replication)).isInstanceOf(Refuse.class);
    assertThat(start("host replication all all trust\n", replication)).isInstanceOf(Admit.class);
  }

  @Test
  void passwordsInAllStoredForms() throws IOException {
    for (PasswordSecret.Encryption encryption : PasswordSecret.Encryption.values()) {
      PasswordSecret stored =
          PasswordSecret.forNewPassword("geheim", "alice", encryption, 1000, chance);
      roles.put("alice", new RoleSecret(stored.stored(), null));
      String hba = "host all all all password\n";
      assertThat(answer(start(hba, remote("alice")), new FrontendMessage.PasswordMessage("geheim")))
          .isInstanceOf(Admit.class);
      assertRefused(
          answer(start(hba, remote("alice")), new FrontendMessage.PasswordMessage("x")),
          SqlState.INVALID_PASSWORD,
          "password authentication failed for user \"alice\"",
          "Password does not match for user \"alice\".\nConnection matched file ");
    }
    assertThatThrownBy(() ->
            answer(
                start("host all all all password\n", remote("alice")),
                new FrontendMessage.PasswordMessage("")))
        .hasMessage("empty password returned by client");
  }

  @Test
  void rolesThatCannotLogInWithAPassword() throws IOException {
    String hba = "host all all all password\n";
    FrontendMessage password = new FrontendMessage.PasswordMessage("x");
    assertRefused(
        answer(start(hba, remote("alice")), password),
        SqlState.INVALID_PASSWORD,
        "password authentication failed for user \"alice\"",
        "Role \"alice\" does not exist.\n");
    roles.put("alice", new RoleSecret(null, null));
    assertRefused(
        answer(start(hba, remote("alice")), password),
        SqlState.INVALID_PASSWORD,
        "password authentication failed for user \"alice\"",
        "User \"alice\" has no password assigned.\n");
    roles.put("alice", new RoleSecret("x", 0L));
    assertRefused(
        answer(start(hba, remote("alice")), password),
        SqlState.INVALID_PASSWORD,
        "password authentication failed for user \"alice\"",
        "User \"alice\" has an expired password.\n");
  }

  @Test
  void md5() throws IOException {
    roles.put(
        "alice",
        new RoleSecret(
            PasswordSecret.forNewPassword(
                    "geheim", "alice", PasswordSecret.Encryption.MD5, 0, chance)
                .stored(),
            null));
    AuthenticationStep step = start("host all all all md5\n", remote("alice"));
    Slice salt = ((BackendMessage.AuthenticationMd5Password) ((Ask) step).request()).salt();
    PasswordSecret.Md5 secret =
        PasswordSecret.Md5.make("geheim".getBytes(StandardCharsets.UTF_8), "alice");
    assertThat(answer(step, new FrontendMessage.PasswordMessage(secret.answer(salt.toByteArray()))))
        .isInstanceOf(Admit.class);
    assertThat(answer(step, new FrontendMessage.PasswordMessage("md5" + "0".repeat(32))))
        .isInstanceOf(Refuse.class);
    assertThat(((Ask) start("host all all all scram-sha-256\n", remote("alice"))).request())
        .as("an md5 secret is of no use for SCRAM")
        .isInstanceOf(BackendMessage.AuthenticationSasl.class);
  }

  /// A client that speaks SCRAM.
  private static final class ScramClient {
    private final String password;
    private final String header;
    private final byte[] binding;

    ScramClient(String password, String header, byte... binding) {
      this.password = password;
      this.header = header;
      this.binding = binding;
    }

    AuthenticationStep run(AuthenticationStep step, String mechanism) {
      AuthenticationStep challenged =
          answer(
              step,
              new FrontendMessage.SaslInitialResponse(mechanism, Wire.utf8(header + "n=,r=abc")));
      String serverFirst =
          Wire.string(
              ((BackendMessage.AuthenticationSaslContinue) ((Ask) challenged).request())
                  .challenge());
      String[] parts = serverFirst.split(",", 3);
      byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
      int iterations = Integer.parseInt(parts[2].substring(2));
      ByteSink bound = new ByteSink(64);
      bound.putUtf8(header).putBytes(binding);
      String withoutProof =
          "c=" + Base64.getEncoder().encodeToString(bound.toByteArray()) + "," + parts[0];
      byte[] salted =
          Scram.saltedPassword(password.getBytes(StandardCharsets.UTF_8), salt, iterations);
      byte[] clientKey = Scram.clientKey(salted);
      byte[] signature =
          Scram.hmac(
              Scram.storedKey(clientKey),
              ("n=,r=abc," + serverFirst + "," + withoutProof).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < signature.length; i++) {
        signature[i] ^= clientKey[i];
      }
      String proof = Base64.getEncoder().encodeToString(signature);
      return answer(
          challenged, new FrontendMessage.SaslResponse(Wire.utf8(withoutProof + ",p=" + proof)));
    }
  }

  private void withScramPassword() {
    roles.put(
        "alice",
        new RoleSecret(
            PasswordSecret.forNewPassword(
                    "geheim", "alice", PasswordSecret.Encryption.SCRAM_SHA_256, 4096, chance)
                .stored(),
            null));
  }

  @Test
  void scram() throws IOException {
    withScramPassword();
    for (String method : new String[] {"scram-sha-256", "md5"}) {
      String hba = "host all all all " + method + "\n";
      assertThat(new ScramClient("geheim", "n,,").run(start(hba, remote("alice")), "SCRAM-SHA-256"))
          .isInstanceOfSatisfying(
              Admit.class,
              admit -> {
                assertThat(admit.identity()).isEqualTo("alice");
                assertThat(admit.messages().getFirst())
                    .isInstanceOf(BackendMessage.AuthenticationSaslFinal.class);
              });
      assertRefused(
          new ScramClient("falsch", "n,,").run(start(hba, remote("alice")), "SCRAM-SHA-256"),
          SqlState.INVALID_PASSWORD,
          "password authentication failed for user \"alice\"",
          "Connection matched file ");
      assertRefused(
          new ScramClient("geheim", "n,,").run(start(hba, remote("nobody")), "SCRAM-SHA-256"),
          SqlState.INVALID_PASSWORD,
          "password authentication failed for user \"nobody\"",
          "Role \"nobody\" does not exist.\n");
    }
  }

  @Test
  void anUnknownRoleAlwaysHasTheSameSalt() throws IOException {
    String first = saltOf("nobody");
    assertThat(saltOf("nobody")).isEqualTo(first);
    assertThat(saltOf("nobody2")).isNotEqualTo(first);
  }

  private String saltOf(String role) throws IOException {
    AuthenticationStep step =
        answer(
            start("host all all all scram-sha-256\n", remote(role)),
            new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256", Wire.utf8("n,,n=,r=abc")));
    String message =
        Wire.string(
            ((BackendMessage.AuthenticationSaslContinue) ((Ask) step).request()).challenge());
    return message.split(",")[1];
  }

  @Test
  void channelBinding() throws IOException {
    withScramPassword();
    String hba = "hostssl all all all scram-sha-256\n";
    assertThat(
            new ScramClient("geheim", "p=tls-server-end-point,,", (byte) 1, (byte) 2, (byte) 3)
                .run(start(hba, secured("alice", null)), "SCRAM-SHA-256-PLUS"))
        .isInstanceOf(Admit.class);
    assertThatThrownBy(() ->
            new ScramClient("geheim", "p=tls-server-end-point,,", (byte) 9)
                .run(start(hba, secured("alice", null)), "SCRAM-SHA-256-PLUS"))
        .hasMessage("SCRAM channel binding check failed");
    assertThatThrownBy(() ->
            new ScramClient("geheim", "y,,")
                .run(start(hba, secured("alice", null)), "SCRAM-SHA-256"))
        .hasMessage("SCRAM channel binding negotiation error");
    assertThat(
            new ScramClient("geheim", "n,,")
                .run(start(hba, secured("alice", null)), "SCRAM-SHA-256"))
        .isInstanceOf(Admit.class);
  }

  @Test
  void peerAndItsMap() throws IOException {
    assertThat(start("local all all peer\n", local("alice", "alice"))).isInstanceOf(Admit.class);
    assertThat(start("local all all peer map=m\n", local("alice", "os")))
        .isInstanceOfSatisfying(Admit.class, admit -> assertThat(admit.identity()).isEqualTo("os"));
    AuthenticationStep refused = start("local all all peer map=m\n", local("bob", "os"));
    assertRefused(
        refused,
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        "Peer authentication failed for user \"bob\"",
        "Connection matched file ");
    assertThat(((Refuse) refused).log().getFirst().primaryMessage())
        .isEqualTo("no match in usermap \"m\" for user \"bob\" authenticated as \"os\"");
  }

  @Test
  void certificates() throws IOException {
    String hba = "hostssl all all all cert\n";
    assertThat(start(hba, secured("alice", "alice")))
        .isInstanceOfSatisfying(
            Admit.class, admit -> assertThat(admit.identity()).isEqualTo("CN=alice,O=org"));
    assertRefused(
        start(hba, secured("alice", "bob")),
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        "certificate authentication failed for user \"alice\"",
        null);
    assertRefused(
        start(hba, secured("alice", null)),
        SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
        "connection requires a valid client certificate",
        null);
    String verified = "hostssl all all all trust clientcert=verify-full\n";
    assertThat(start(verified, secured("alice", "alice"))).isInstanceOf(Admit.class);
    AuthenticationStep refused = start(verified, secured("alice", "bob"));
    assertThat(((Refuse) refused).log())
        .extracting(PgException::primaryMessage)
        .containsExactly(
            "provided user name (alice) and authenticated user name (bob) do not match",
            "certificate validation (clientcert=verify-full) failed for user \"alice\": CN"
                + " mismatch");
  }

  @Test
  void whatIsNotBuiltSaysSo() throws IOException {
    assertRefused(
        start("host all all all pam\n", remote("alice")),
        SqlState.FEATURE_NOT_SUPPORTED,
        "pam authentication is not supported by Gajah yet",
        null);
  }

  @Test
  void storedFormsAreRecognised() {
    String scram = "SCRAM-SHA-256$4096:c2FsdA==$" + "A".repeat(43) + "=:" + "B".repeat(43) + "=";
    assertThat(PasswordSecret.of(scram)).isInstanceOf(PasswordSecret.Scram256.class);
    assertThat(PasswordSecret.of(scram).stored()).startsWith("SCRAM-SHA-256$4096:c2FsdA==$");
    for (String damaged :
        List.of("SCRAM-SHA-256$4096:c2FsdA==$AAAA:BBBB", "SCRAM-SHA-256$x", "md5x", "geheim")) {
      assertThat(PasswordSecret.of(damaged)).isInstanceOf(PasswordSecret.Unknown.class);
    }
    String md5 = "md5" + "0123456789abcdef".repeat(2);
    assertThat(
            PasswordSecret.forNewPassword(
                    md5, "x", PasswordSecret.Encryption.SCRAM_SHA_256, 1, chance)
                .stored())
        .isEqualTo(md5);
  }
}
