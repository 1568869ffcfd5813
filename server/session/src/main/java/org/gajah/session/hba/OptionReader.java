package org.gajah.session.hba;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gajah.base.settings.ListText;
import org.gajah.session.hba.FileProblem.Stop;
import org.gajah.session.hba.HbaOptions.ClientCertificate;
import org.gajah.session.hba.HbaOptions.ClientName;
import org.jspecify.annotations.Nullable;

/// Reads the options of a line of `pg_hba.conf`.
final class OptionReader {
  private static final String USER_MAPPED = "ident, peer, gssapi, sspi, and cert";
  private static final Set<AuthenticationMethod> MAPPED =
      Set.of(
          AuthenticationMethod.IDENT,
          AuthenticationMethod.PEER,
          AuthenticationMethod.GSS,
          AuthenticationMethod.SSPI,
          AuthenticationMethod.CERT);
  private static final Set<AuthenticationMethod> KERBEROS =
      Set.of(AuthenticationMethod.GSS, AuthenticationMethod.SSPI);
  private static final String SUBTREE = "2";

  private final Consumer<String> remark;
  private final HbaRule.Type type;
  private final AuthenticationMethod method;
  private final Map<String, String> others = new HashMap<>();
  private @Nullable String map;
  private ClientCertificate clientCertificate = ClientCertificate.NONE;
  private ClientName clientName = ClientName.CN;

  /// @param remark told of what is wrong but does not stop the reading
  OptionReader(HbaRule.Type type, AuthenticationMethod method, Consumer<String> remark) {
    this.remark = remark;
    this.type = type;
    this.method = method;
    if (method == AuthenticationMethod.GSS) {
      others.put("include_realm", "true");
    }
  }

  void read(Word word) throws Stop {
    int equals = word.text().indexOf('=');
    if (equals < 0) {
      throw new Stop("authentication option not in name=value format: " + word.text());
    }
    if (method == AuthenticationMethod.LDAP) {
      others.putIfAbsent("ldapscope", SUBTREE);
    }
    option(word.text().substring(0, equals), word.text().substring(equals + 1));
  }

  private void option(String name, String value) throws Stop {
    switch (name) {
      case "map" -> {
        require(MAPPED.contains(method), name, USER_MAPPED);
        map = value;
      }
      case "clientcert" -> clientCertificate(value);
      case "clientname" -> clientName(value);
      case "pamservice" -> keep(AuthenticationMethod.PAM, name, value);
      case "pam_use_hostname" -> keep(AuthenticationMethod.PAM, name, value);
      case "ldapurl" -> {
        require(method == AuthenticationMethod.LDAP, name, "ldap");
        ldapUrl(value);
      }
      case "ldaptls" -> keep(AuthenticationMethod.LDAP, name, value.equals("1") ? "true" : null);
      case "ldapscheme" -> {
        require(method == AuthenticationMethod.LDAP, name, "ldap");
        if (!value.equals("ldap") && !value.equals("ldaps")) {
          remark.accept("invalid ldapscheme value: \"" + value + "\"");
        }
        others.put(name, value);
      }
      case "ldapserver",
          "ldapbinddn",
          "ldapbindpasswd",
          "ldapsearchattribute",
          "ldapsearchfilter",
          "ldapbasedn",
          "ldapprefix",
          "ldapsuffix" ->
          keep(AuthenticationMethod.LDAP, name, value);
      case "ldapport" -> {
        require(method == AuthenticationMethod.LDAP, name, "ldap");
        others.put(name, Integer.toString(port("invalid LDAP port number: \"", value)));
      }
      case "krb_realm" -> {
        require(KERBEROS.contains(method), name, "gssapi and sspi");
        others.put(name, value);
      }
      case "include_realm" -> {
        require(KERBEROS.contains(method), name, "gssapi and sspi");
        put(name, value.equals("1") ? "true" : null);
      }
      case "compat_realm", "upn_username" ->
          require(method == AuthenticationMethod.SSPI, name, "sspi");
      case "radiusservers", "radiussecrets", "radiusidentifiers", "radiusports" ->
          radius(name, value);
      default -> throw new Stop("unrecognized authentication option name: \"" + name + "\"");
    }
  }

  private void put(String name, @Nullable String value) {
    if (value == null) {
      others.remove(name);
    } else {
      others.put(name, value);
    }
  }

  private void keep(AuthenticationMethod wanted, String name, @Nullable String value) throws Stop {
    require(method == wanted, name, wanted.label());
    put(name, value);
  }

  private static void require(boolean valid, String name, String methods) throws Stop {
    if (!valid) {
      throw new Stop(
          "authentication option \""
              + name
              + "\" is only valid for authentication methods "
              + methods);
    }
  }

  /// A fault that `pg_hba_file_rules` does not show.
  private static Stop silent(String message) {
    return new Stop(new FileProblem(message, null, null));
  }

  private void clientCertificate(String value) throws Stop {
    if (type != HbaRule.Type.HOSTSSL) {
      throw new Stop("clientcert can only be configured for \"hostssl\" rows");
    }
    switch (value) {
      case "verify-full" -> clientCertificate = ClientCertificate.VERIFY_FULL;
      case "verify-ca" -> {
        if (method == AuthenticationMethod.CERT) {
          throw new Stop(
              new FileProblem(
                  "clientcert only accepts \"verify-full\" when using \"cert\" authentication",
                  null,
                  "clientcert can only be set to \"verify-full\" when using \"cert\""
                      + " authentication"));
        }
        clientCertificate = ClientCertificate.VERIFY_CA;
      }
      default -> throw silent("invalid value for clientcert: \"" + value + "\"");
    }
  }

  private void clientName(String value) throws Stop {
    if (type != HbaRule.Type.HOSTSSL) {
      throw new Stop("clientname can only be configured for \"hostssl\" rows");
    }
    clientName =
        switch (value) {
          case "CN" -> ClientName.CN;
          case "DN" -> ClientName.DN;
          default -> throw silent("invalid value for clientname: \"" + value + "\"");
        };
  }

  /// A number as C's atoi reads it; 0 is refused.
  private static int port(String complaint, String value) throws Stop {
    int end = 0;
    while (end < value.length() && end < 9 && Character.isDigit(value.charAt(end))) {
      end++;
    }
    int port = end == 0 ? 0 : Integer.parseInt(value.substring(0, end));
    if (port == 0) {
      throw new Stop(complaint + value + "\"");
    }
    return port;
  }

  // LDAP.

  private void ldapUrl(String value) throws Stop {
    try {
      URI url = new URI(value);
      String scheme = url.getScheme();
      if (scheme == null || (!scheme.equals("ldap") && !scheme.equals("ldaps"))) {
        // OpenLDAP's number for a bad scheme, which PostgreSQL reads as another error.
        throw new URISyntaxException(value, "Time limit exceeded");
      }
      others.put("ldapscheme", scheme);
      put("ldapserver", url.getHost());
      int standardPort = scheme.equals("ldaps") ? 636 : 389;
      others.put("ldapport", Integer.toString(url.getPort() > 0 ? url.getPort() : standardPort));
      String path = url.getRawPath();
      if (path != null && path.length() > 1) {
        others.put("ldapbasedn", decoded(path.substring(1)));
      }
      ldapQuery(url.getRawQuery() == null ? "" : url.getRawQuery());
    } catch (URISyntaxException e) {
      String message = "could not parse LDAP URL \"" + value + "\": " + e.getReason();
      throw new Stop(new FileProblem(message, null, message, false));
    }
  }

  private void ldapQuery(String query) {
    String[] parts = query.split("[?]", -1);
    if (!parts[0].isEmpty()) {
      others.put("ldapsearchattribute", decoded(parts[0].split(",", 2)[0]));
    }
    String scope = parts.length > 1 ? parts[1] : "";
    put(
        "ldapscope",
        switch (scope) {
          case "one", "onelevel" -> "1";
          case "sub", "subtree" -> SUBTREE;
          default -> null;
        });
    if (parts.length > 2 && !parts[2].isEmpty()) {
      others.put("ldapsearchfilter", decoded(parts[2]));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void checkLdap() throws Stop {
    boolean simple = others.containsKey("ldapprefix") || others.containsKey("ldapsuffix");
    boolean search =
        others.containsKey("ldapbasedn")
            || others.containsKey("ldapbinddn")
            || others.containsKey("ldapbindpasswd")
            || others.containsKey("ldapsearchattribute")
            || others.containsKey("ldapsearchfilter");
    if (simple && search) {
      throw new Stop(
          "cannot use ldapbasedn, ldapbinddn, ldapbindpasswd, ldapsearchattribute,"
              + " ldapsearchfilter, or ldapurl together with ldapprefix");
    }
    if (!simple && !others.containsKey("ldapbasedn")) {
      throw new Stop(
          "authentication method \"ldap\" requires argument \"ldapbasedn\", \"ldapprefix\", or"
              + " \"ldapsuffix\" to be set");
    }
    if (others.containsKey("ldapsearchattribute") && others.containsKey("ldapsearchfilter")) {
      throw new Stop("cannot use ldapsearchattribute together with ldapsearchfilter");
    }
  }

  // RADIUS.

  private void radius(String name, String value) throws Stop {
    require(method == AuthenticationMethod.RADIUS, name, "radius");
    String what =
        switch (name) {
          case "radiusservers" -> "server";
          case "radiusports" -> "port";
          case "radiussecrets" -> "secret";
          default -> "identifiers";
        };
    List<String> values = ListText.words(value);
    if (values == null) {
      throw silent("could not parse RADIUS " + what + " list \"" + value + "\"");
    }
    if (name.equals("radiusports")) {
      for (String port : values) {
        if (!port.matches("[0-9]*[1-9][0-9]*.*")) {
          throw silent("invalid RADIUS port number: \"" + value + "\"");
        }
      }
    }
    others.put(name, value);
  }

  private void checkRadius() throws Stop {
    for (String name : List.of("radiusservers", "radiussecrets")) {
      if (!others.containsKey(name)) {
        throw new Stop(
            "authentication method \"radius\" requires argument \"" + name + "\" to be set");
      }
    }
    int servers = count("radiusservers");
    for (String[] one :
        new String[][] {
          {"radiussecrets", "secrets"},
          {"radiusports", "ports"},
          {"radiusidentifiers", "identifiers"}
        }) {
      int count = count(one[0]);
      if (count > 1 && count != servers) {
        throw new Stop(
            "the number of RADIUS %s (%d) must be 1 or the same as the number of RADIUS servers (%d)"
                .formatted(one[1], count, servers));
      }
    }
  }

  private int count(String name) {
    String value = others.get(name);
    List<String> values = value == null ? null : ListText.words(value);
    return values == null ? 0 : values.size();
  }

  /// The options, when they go together.
  HbaOptions finished() throws Stop {
    if (method == AuthenticationMethod.LDAP) {
      checkLdap();
    }
    if (method == AuthenticationMethod.RADIUS) {
      checkRadius();
    }
    if (method == AuthenticationMethod.CERT) {
      clientCertificate = ClientCertificate.VERIFY_FULL;
    }
    return new HbaOptions(map, clientCertificate, clientName, Map.copyOf(others));
  }
}
