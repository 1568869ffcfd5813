package org.gajah.session.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// Which kinds of TLS are spoken.
///
/// @param protocols from the oldest to the newest, in the JDK's names
/// @param suites cipher suites in the JDK's names, or null for all that the JDK likes
/// @param groups curves in the JDK's names
/// @param serverChooses whether the server's order of suites counts
public record TlsRules(
    List<String> protocols,
    @Nullable List<String> suites,
    List<String> groups,
    boolean serverChooses) {
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  /// The curves that OpenSSL and the JDK name differently.
  private static final Map<String, String> CURVES =
      Map.of(
          "prime256v1", "secp256r1",
          "P-256", "secp256r1",
          "P-384", "secp384r1",
          "P-521", "secp521r1",
          "X25519", "x25519",
          "X448", "x448");

  /// What the built-in settings say.
  public static final TlsRules STANDARD =
      of("TLSv1.2", "", "HIGH:MEDIUM:+3DES:!aNULL", "prime256v1", true);

  /// The rules of the settings.
  ///
  /// @param least `ssl_min_protocol_version`
  /// @param greatest `ssl_max_protocol_version`, empty for the newest
  /// @param ciphers `ssl_ciphers`: suites that it names by name are taken; classes of ciphers mean
  ///   the JDK's choice
  /// @param curve `ssl_ecdh_curve`
  /// @param serverChooses `ssl_prefer_server_ciphers`
  /// @throws PgException F0000 when they contradict each other
  public static TlsRules of(
      String least, String greatest, String ciphers, String curve, boolean serverChooses) {
    int from = least.isEmpty() ? 0 : VERSIONS.indexOf(least);
    int to = greatest.isEmpty() ? VERSIONS.size() - 1 : VERSIONS.indexOf(greatest);
    if (from > to) {
      throw new PgException(SqlState.CONFIG_FILE_ERROR, "could not set SSL protocol version range")
          .detail(
              "\"ssl_min_protocol_version\" cannot be higher than \"ssl_max_protocol_version\"");
    }
    String group = CURVES.getOrDefault(curve, curve);
    return new TlsRules(
        VERSIONS.subList(from, to + 1), suites(ciphers), List.of(group), serverChooses);
  }

  /// The names of OpenSSL, `ECDHE-RSA-AES128-GCM-SHA256` for one, in the JDK's spelling.
  private static @Nullable List<String> suites(String ciphers) {
    List<String> suites = new ArrayList<>();
    for (String name : ciphers.split("[: ,]")) {
      String suite = suite(name);
      if (suite != null) {
        suites.add(suite);
      }
    }
    if (suites.isEmpty()) {
      return null;
    }
    // OpenSSL's list does not speak of the suites of TLS 1.3, which stay allowed.
    suites.addAll(
        0,
        List.of(
            "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"));
    return suites;
  }

  private static @Nullable String suite(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.startsWith("TLS_")) {
      return upper;
    }
    String exchange = "RSA";
    String cipher = upper;
    for (String one : List.of("ECDHE-ECDSA", "ECDHE-RSA", "DHE-RSA")) {
      if (upper.startsWith(one + "-")) {
        exchange = one.replace('-', '_');
        cipher = upper.substring(one.length() + 1);
      }
    }
    if (cipher.equals("CHACHA20-POLY1305")) {
      return "TLS_" + exchange + "_WITH_CHACHA20_POLY1305_SHA256";
    }
    if (!cipher.matches("AES(128|256)(-GCM)?-SHA(256|384)?")) {
      return null;
    }
    boolean counter = cipher.contains("-GCM");
    String bits = cipher.substring(3, 6);
    String hash = cipher.substring(cipher.lastIndexOf("SHA"));
    return "TLS_" + exchange + "_WITH_AES_" + bits + (counter ? "_GCM_" : "_CBC_") + hash;
  }
}
