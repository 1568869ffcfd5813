package org.gajah.oracle.types;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gajah.text.collation.Collations;

/// For trying by hand, against a server that runs already: `port pattern cases [seed]`. Shows up to
/// three differences of each function.
final class TryFunctions {
  private static final int SHOWN = 3;

  private TryFunctions() {}

  public static void main(String[] words) throws SQLException {
    String url = "jdbc:postgresql://localhost:" + words[0] + "/postgres?user=postgres";
    long seed = words.length > 3 ? Long.parseLong(words[3]) : 1;
    try (Connection connection = DriverManager.getConnection(url)) {
      Differential differential = new Differential(connection, Collations.C_UTF8, seed);
      differential.run(Pattern.compile(words[1]), Integer.parseInt(words[2]));
      Map<String, Integer> counts = new TreeMap<>();
      for (String difference : differential.differences()) {
        String source = difference.substring(0, difference.indexOf(':'));
        if (counts.merge(source, 1, Integer::sum) <= SHOWN) {
          System.out.println(difference);
        }
      }
      System.out.println(counts);
      System.out.println(
          differential.cases() + " cases, " + differential.differences().size() + " differences");
    }
  }
}
