package org.gajah.oracle.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.gajah.base.bytes.Slice;
import org.gajah.base.seam.RealDisk;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.session.auth.PasswordSecret.Encryption;
import org.gajah.session.tls.TlsContext;
import org.gajah.session.tls.TlsFiles;
import org.gajah.session.tls.TlsRules;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same roles, rules and certificates behind the real server and a tiny one of our parts: real
/// clients are let in by both or refused by both, in the same words.
class ClientsTest {
  private static final String HBA =
      """
      local   postgres  postgres          trust
      local   peered    all               peer map=m
      local   trusted   all               trust
      local   all       all               reject
      host    trusted   all       all     trust
      hostssl certdb    all       all     cert
      hostssl certdb2   all       all     trust clientcert=verify-full
      hostssl certdb3   all       all     scram-sha-256 clientcert=verify-ca
      hostssl certdb4   all       all     cert clientname=DN map=dn
      host    scramdb   all       all     scram-sha-256
      host    md5db     all       all     md5
      host    plaindb   all       all     password
      host    rejected  all       all     reject
      host    rejected  all       0.0.0.0/0 trust
      hostnossl nossl   all       all     trust
      hostssl onlyssl   all       all     trust
      """;
  private static final String DATABASES =
      "peered trusted certdb certdb2 certdb3 certdb4 scramdb md5db plaindb rejected nossl onlyssl";

  private static OracleServer oracle;
  private static TinyServer tiny;
  private static int tinyPort;

  @BeforeAll
  static void start() throws IOException {
    oracle = OracleServer.start(Oracle.installed(), "log_line_prefix = ''");
    makeCertificates();
    StringBuilder sql = new StringBuilder();
    for (String role : "alice bob md5er nopass expired".split(" ")) {
      sql.append("create role ").append(role).append(" login; ");
    }
    String alice = TinyServer.stored("geheim", "alice", Encryption.SCRAM_SHA_256);
    String md5er = TinyServer.stored("geheim", "md5er", Encryption.MD5);
    sql.append("alter role alice password '").append(alice).append("'; ");
    sql.append("alter role md5er password '").append(md5er).append("'; ");
    sql.append("alter role bob password 'pässwörd'; ");
    sql.append("alter role expired password 'geheim' valid until '2001-01-01'");
    oracle.psql(sql.toString());
    for (String database : DATABASES.split(" ")) {
      oracle.psql("create database " + database);
    }
    write("pg_hba.conf", HBA);
    write(
        "pg_ident.conf",
        "m root alice\nm postgres alice\nm nobody alice\nm %s alice\n"
                .formatted(System.getProperty("user.name"))
            + "dn \"CN=alice,O=Gajah\" alice\n");
    oracle.append(
        "postgresql.conf",
        "ssl = on",
        "ssl_cert_file = 'server.crt'",
        "ssl_key_file = 'server.key'",
        "ssl_ca_file = 'ca.crt'");
    oracle.stop();
    oracle.startAgain();
    tiny =
        new TinyServer(
            oracle.data().resolve("pg_hba.conf"), oracle.data().resolve("pg_ident.conf"), tls());
    tiny.role("alice", alice, null);
    tiny.role("md5er", md5er, null);
    tiny.role("bob", TinyServer.stored("pässwörd", "bob", Encryption.SCRAM_SHA_256), null);
    tiny.role("nopass", null, null);
    tiny.role("expired", alice, 31_536_000_000_000L);
    tinyPort = tiny.listenTcp();
    tiny.listenUnix(socket());
  }

  private static Path socket() {
    return oracle.directory().resolve(".s.PGSQL." + tinyPort);
  }

  @AfterAll
  static void stop() throws IOException {
    tiny.close();
    Files.deleteIfExists(socket());
    oracle.close();
  }

  private static void write(String name, String content) throws IOException {
    Files.writeString(oracle.data().resolve(name), content);
  }

  private static void makeCertificates() {
    String script =
        """
        set -e; cd %s
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
          -subj '/CN=Test CA' -keyout ca.key -out ca.crt
        issue() {
          openssl req -newkey rsa:2048 -nodes -subj "$2" -keyout $1.key -out $1.csr
          openssl x509 -req -in $1.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 \
            -extfile <(echo "subjectAltName=DNS:localhost") -out $1.crt; }
        issue server /CN=localhost; issue alice /O=Gajah/CN=alice; issue bob /CN=bob
        openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=alice \
          -keyout stranger.key -out stranger.crt
        """
            .formatted(oracle.data());
    oracle.run("bash", "-c", script);
  }

  private static TlsContext tls() throws IOException {
    return TlsContext.load(
        new RealDisk(RealDisk.Ownership.PRIVATE),
        new TlsFiles(
            oracle.data().resolve("server.crt"),
            oracle.data().resolve("server.key"),
            oracle.data().resolve("ca.crt"),
            null,
            null),
        TlsRules.STANDARD,
        (Integer) Files.getAttribute(oracle.data(), "unix:uid"),
        () -> {
          throw new GeneralSecurityException("no passphrase");
        });
  }

  /// What a run of psql came to.
  private record Run(int status, String output, String error) {}

  private static Run psql(int port, @Nullable String password, String connection)
      throws IOException {
    List<String> command =
        Oracle.installed().asPostgres("psql", "-X", "-A", "-t", "-c", "select 1");
    command.add("port=" + port + " connect_timeout=20 " + connection);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("PGPASSWORD", password == null ? "" : password);
    environment.put("PGGSSENCMODE", "disable");
    Path error = Files.createTempFile("gajah-psql-", ".err");
    try {
      Process process = builder.redirectError(error.toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Run(process.exitValue(), output.strip(), Files.readString(error).strip());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(error);
    }
  }

  private static String certificate(String name) {
    return " sslcert=%1$s/%2$s.crt sslkey=%1$s/%2$s.key".formatted(oracle.data(), name);
  }

  private static String verified() {
    return " sslmode=verify-full sslrootcert=" + oracle.data().resolve("ca.crt");
  }

  private static final String TCP = "host=localhost hostaddr=127.0.0.1 ";

  /// Runs psql against both; both let it in or refuse it in the same words. Returns what ours says.
  private static String both(@Nullable String password, String connection) throws IOException {
    int before = oracle.log().length();
    tiny.log().clear();
    Run theirs = psql(oracle.port(), password, connection);
    Run ours = psql(tinyPort, password, connection);
    assertThat(ours.status).as("%s\n%s\n%s", connection, theirs, ours).isEqualTo(theirs.status);
    assertThat(plain(ours.error, tinyPort))
        .as(connection)
        .isEqualTo(plain(theirs.error, oracle.port()));
    if (ours.status != 0) {
      String log = String.join("\n", tiny.log());
      assertThat(log.strip()).as(connection).isEqualTo(oracle.log().substring(before).strip());
    }
    return ours.status == 0 ? ours.output : plain(ours.error, tinyPort);
  }

  private static String plain(String error, int port) {
    return error
        .replace("port " + port, "port")
        .replace(".s.PGSQL." + port, ".s.PGSQL")
        .replaceAll("SSL error: .*", "SSL error");
  }

  private static final List<String> MODES =
      List.of("sslmode=disable ", "sslmode=require ", "sslmode=require sslnegotiation=direct ");

  @Test
  void passwords() throws IOException {
    for (String mode : MODES) {
      for (String database : new String[] {"scramdb", "md5db", "plaindb"}) {
        for (String role : new String[] {"alice", "md5er", "bob", "nopass", "expired", "nobody"}) {
          String connection = TCP + mode + "dbname=" + database + " user=" + role;
          String right = role.equals("bob") ? "pässwörd" : "geheim";
          String answer = both(right, connection);
          both("falsch", connection);
          boolean in =
              role.equals("alice")
                  || role.equals("bob")
                  || (role.equals("md5er") && !database.equals("scramdb"));
          assertThat(answer).as(connection).contains(in ? "/" + role + "/" : "FATAL");
        }
      }
    }
  }

  @Test
  void channelBinding() throws IOException {
    for (String negotiation : new String[] {"", " sslnegotiation=direct"}) {
      for (String binding : new String[] {"require", "prefer", "disable"}) {
        String answer =
            both(
                "geheim",
                TCP
                    + "dbname=scramdb user=alice channel_binding="
                    + binding
                    + verified()
                    + negotiation);
        assertThat(answer).isEqualTo("scram-sha-256/alice/TLSv1.3");
      }
    }
    assertThat(
            both(
                "geheim",
                TCP + "dbname=plaindb user=alice sslmode=require channel_binding=require"))
        .contains("channel binding required but not");
  }

  @Test
  void certificates() throws IOException {
    String[] names = {"alice", "bob", "stranger", "none"};
    for (String database : new String[] {"certdb", "certdb2", "certdb3", "certdb4"}) {
      for (String name : names) {
        String certificate = name.equals("none") ? " sslcert=/nowhere" : certificate(name);
        String connection = TCP + "user=alice dbname=" + database + certificate + verified();
        if (name.equals("stranger")) {
          // The handshake fails; each TLS library words it its own way.
          assertThat(psql(oracle.port(), "geheim", connection).status).isEqualTo(2);
          assertThat(psql(tinyPort, "geheim", connection).status).isEqualTo(2);
        } else {
          String answer = both("geheim", connection);
          boolean in = name.equals("alice") || (name.equals("bob") && database.equals("certdb3"));
          assertThat(answer).as(connection).contains(in ? "TLSv1.3" : "FATAL");
        }
      }
    }
  }

  @Test
  void rules() throws IOException {
    for (String mode : MODES) {
      for (String database :
          new String[] {"trusted", "rejected", "nossl", "onlyssl", "postgres", "peered"}) {
        both(null, TCP + mode + "user=alice dbname=" + database);
      }
    }
    assertThat(both(null, TCP + "sslmode=require user=alice dbname=trusted"))
        .isEqualTo("trust/null/TLSv1.3");
  }

  @Test
  void unixSockets() throws IOException {
    String host = "host=" + oracle.directory() + " ";
    assertThat(both(null, host + "user=alice dbname=peered")).startsWith("peer/");
    assertThat(both(null, host + "user=bob dbname=peered")).contains("Peer authentication failed");
    both(null, host + "user=alice dbname=trusted");
    both(null, host + "user=alice dbname=scramdb");
    both(null, host + "user=alice dbname=trusted sslmode=require");
  }

  @Test
  void jdbc() throws SQLException {
    for (String binding : new String[] {"require", "disable"}) {
      Properties properties = new Properties();
      properties.setProperty("user", "alice");
      properties.setProperty("password", "geheim");
      properties.setProperty("sslmode", "verify-full");
      properties.setProperty("sslrootcert", oracle.data().resolve("ca.crt").toString());
      properties.setProperty("channelBinding", binding);
      properties.setProperty("preferQueryMode", "simple");
      String url = "jdbc:postgresql://localhost:" + tinyPort + "/scramdb?assumeMinServerVersion=17";
      try (Connection connection = DriverManager.getConnection(url, properties);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select 1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("scram-sha-256/alice/TLSv1.3");
      }
    }
  }

  @Test
  void malformedScramMessages() throws IOException {
    String[] firsts = {
      "",
      "x,,n=,r=a",
      "n,,n=,r=a\u0001",
      "n,a=b,n=,r=a",
      "nx",
      "n,x,n=,r=a",
      "n,,m=x,n=,r=a",
      "n,,r=a",
      "n,,n",
      "n,,n=x",
      "n,,n=x,",
      "n,,n=,r=a,",
      "n,,n=,r=a,5=x",
      "n,,n=,r=a,x",
      "y,,n=,r=a",
      "p=tls-server-end-point,,n=,r=a",
      "p=tls-unique,,n=,r=a",
      "n",
      "\u0000",
      "n,,n=,r=a\u0000",
    };
    for (String first : firsts) {
      compareScram(first, null);
    }
    String[] lasts = {
      "",
      "c=biws",
      "c=eSws,r=NONCE,p=AAAA",
      "c=biws,r=other,p=" + "A".repeat(43) + "=",
      "c=biws,r=NONCE,p=AAAA",
      "c=biws,r=NONCE,p=!!!!",
      "c=biws,r=NONCE,x=1,p=" + "A".repeat(43) + "=",
      "c=biws,r=NONCE,p=" + "A".repeat(43) + "=,y=1",
      "c=biws,r=NONCE,x=1",
      "c=biws,r=NONCE,1=1,p=x",
      "r=NONCE,c=biws",
      "c=biws,r=NONCE,p=" + "A".repeat(43) + "=",
    };
    for (String last : lasts) {
      compareScram("n,,n=,r=abc", last);
    }
  }

  private static void compareScram(String first, @Nullable String last) throws IOException {
    assertThat(scram(tinyPort, first, last))
        .as("%s then %s", first, last)
        .isEqualTo(scram(oracle.port(), first, last));
  }

  /// What a server says to a client that speaks SCRAM badly.
  private static List<String> scram(int port, String first, @Nullable String last)
      throws IOException {
    List<String> answers = new ArrayList<>();
    try (RawClient client = new RawClient(port)) {
      client.enter("alice", "scramdb");
      assertThat(client.receive()).isInstanceOf(BackendMessage.AuthenticationSasl.class);
      client.send(new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256", Wire.utf8(first)));
      BackendMessage answer = client.receive();
      if (answer instanceof BackendMessage.AuthenticationSaslContinue(Slice challenge)
          && last != null) {
        String nonce = Wire.string(challenge).split(",")[0].substring(2);
        client.send(new FrontendMessage.SaslResponse(Wire.utf8(last.replace("NONCE", nonce))));
        answer = client.receive();
      }
      answers.add(
          answer instanceof BackendMessage.ErrorResponse error
              ? error.field('V')
                  + " "
                  + error.field('C')
                  + " "
                  + error.field('M')
                  + " "
                  + error.field('D')
              : String.valueOf(answer == null ? null : answer.getClass().getSimpleName()));
    }
    return answers;
  }

  @Test
  void otherAnswersToSasl() throws IOException {
    for (FrontendMessage wrong :
        List.of(
            new FrontendMessage.SaslInitialResponse("SCRAM-SHA-1", Wire.utf8("x")),
            new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256-PLUS", Wire.utf8("x")),
            new FrontendMessage.SaslInitialResponse("SCRAM-SHA-256", null),
            new FrontendMessage.PasswordMessage("x"),
            new FrontendMessage.Query("select 1"),
            new FrontendMessage.AuthenticationResponse(Slice.of(new byte[1020])),
            new FrontendMessage.AuthenticationResponse(Slice.of(new byte[1021])))) {
      List<String> answers = new ArrayList<>();
      for (int port : new int[] {oracle.port(), tinyPort}) {
        try (RawClient client = new RawClient(port)) {
          client.enter("alice", "scramdb");
          assertThat(client.receive()).isNotNull();
          client.send(wrong);
          BackendMessage answer = client.receive();
          answers.add(
              answer instanceof BackendMessage.ErrorResponse error
                  ? error.field('V') + " " + error.field('C') + " " + error.field('M')
                  : answer instanceof BackendMessage.AuthenticationSaslContinue(Slice challenge)
                      ? "continue " + Wire.string(challenge)
                      : String.valueOf(answer));
        }
      }
      assertThat(answers.get(1)).as(wrong.toString()).isEqualTo(answers.get(0));
    }
  }

  @Test
  void verifiersAreTheServersOwn() throws IOException {
    // PostgreSQL makes one, ours checks it; the other way round is every login above.
    for (String encryption : new String[] {"md5", "scram-sha-256"}) {
      for (String password : new String[] {"geheim", "Ⅸ pässwörd", "a\u00adb", "\u0007"}) {
        String stored =
            oracle
                .psql(
                    "set password_encryption = '%s'; set scram_iterations = 5000;"
                            .formatted(encryption)
                        + " create role carol password '%s';".formatted(password)
                        + " select rolpassword from pg_authid where rolname = 'carol';"
                        + " drop role carol")
                .strip();
        PasswordSecret secret = PasswordSecret.of(stored);
        assertThat(secret.stored()).isEqualTo(stored);
        assertThat(secret).isNotInstanceOf(PasswordSecret.Unknown.class);
        assertThat(secret.verify("carol", password.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(secret.verify("carol", "x".getBytes(StandardCharsets.UTF_8))).isFalse();
      }
    }
  }
}
