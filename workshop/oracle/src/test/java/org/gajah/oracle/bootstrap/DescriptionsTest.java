package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The very objects that the real initdb describes are described in a new cluster, and in other
/// words.
class DescriptionsTest {
  private static final int LONGEST = 100;

  /// What cannot well be called anything else, and the text that pg_dump knows a new cluster by.
  private static final Set<String> LABELS = Set.of("square root", "cube root", "standard public schema");

  /// Who has an OID that a command gave out goes by its name. The operating system's collations
  /// come later, and so do the other databases.
  private static final String DESCRIPTIONS =
      """
      select d.classoid::regclass || ' ' || d.objsubid || ' '
          || case when d.objoid < 12000 then d.objoid::text
             else (pg_identify_object(d.classoid, d.objoid, 0)).identity end || chr(9) || description
      from pg_description d
      where d.classoid <> 'pg_collation'::regclass or d.objoid < 12000
      union all
      select classoid::regclass || ' ' || objoid || chr(9) || description
      from pg_shdescription where objoid = 1
      """;

  @Test
  void areOfTheSameObjects() throws IOException {
    try (OracleServer untouched = OracleServer.start();
        OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      BareCluster.replace(server, 16 << 20, true);
      server.startAgain();
      Map<String, String> expected = descriptions(untouched);
      Map<String, String> actual = descriptions(server);
      assertThat(expected).hasSizeGreaterThan(4400);
      assertThat(without(expected, actual)).as("missing").isEmpty();
      assertThat(without(actual, expected)).as("too much").isEmpty();
      assertThat(actual.values().stream().filter(DescriptionsTest::isUnfit)).isEmpty();
      Set<String> same = new TreeSet<>();
      actual.forEach((object, text) -> {
        if (words(text).equals(words(expected.getOrDefault(object, "")))) {
          same.add(text);
        }
      });
      assertThat(same).isSubsetOf(LABELS);
    }
  }

  private static boolean isUnfit(String text) {
    return text.isBlank()
        || text.length() > LONGEST
        || !text.equals(text.strip())
        || text.matches(".*([{]\\d|\\?\\?\\?|  ).*");
  }

  private static Set<String> without(Map<String, String> some, Map<String, String> others) {
    Set<String> rest = new TreeSet<>(some.keySet());
    rest.removeAll(others.keySet());
    return rest;
  }

  private static Map<String, String> descriptions(OracleServer server) {
    Map<String, String> descriptions = new TreeMap<>();
    for (String line : server.psql("template1", DESCRIPTIONS).split("\n", -1)) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        descriptions.put(parts[0], parts[1]);
      }
    }
    return descriptions;
  }

  private static String words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !Set.of("a", "an", "the").contains(word))
        .toList()
        .toString();
  }
}
