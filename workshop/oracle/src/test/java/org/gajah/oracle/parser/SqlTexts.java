package org.gajah.oracle.parser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Statements of all kinds, good and damaged.
public final class SqlTexts {
  private static final List<String> FILES =
      List.of(
          "expressions",
          "functions",
          "json",
          "lexical",
          "objects",
          "routines",
          "select",
          "sessions",
          "tables");
  private static final Pattern WORDS =
      Pattern.compile("\\s+|\\w+|'[^']*'|\"[^\"]*\"|[^\\s\\w'\"]|['\"]");

  private SqlTexts() {}

  /// The texts of the corpus, a line each.
  public static List<String> corpus() throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (String file : FILES) {
      try (var stream = Objects.requireNonNull(SqlTexts.class.getResourceAsStream(file + ".sql"))) {
        new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(texts::add);
      }
    }
    return new ArrayList<>(texts);
  }

  /// Words to damage texts with.
  public static List<String> words(Statement statement) throws SQLException {
    List<String> result = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("select word from pg_get_keywords()")) {
      while (rows.next()) {
        result.add(rows.getString(1));
      }
    }
    result.addAll(
        List.of("(", ")", ",", ";", ".", "*", "::", ":=", "=>", "[", "]", "=", "<>", "-", "%"));
    result.addAll(List.of("x", "1", "0.5", "1e", "'s'", "e'\\n'", "$1", "\"q\"", "'", "U&'\\0'"));
    return result;
  }

  /// A text with one to three of its words lost, doubled, exchanged, replaced or made up.
  public static String damaged(String text, List<String> pool, Random random) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    for (int times = 1 + random.nextInt(3); times > 0 && words.size() > 1; times--) {
      int at = random.nextInt(words.size());
      String other = pool.get(random.nextInt(pool.size()));
      switch (random.nextInt(6)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, words.get(random.nextInt(words.size())));
        case 2 -> words.set(at, words.set(random.nextInt(words.size()), words.get(at)));
        case 3 -> words.set(at, other);
        case 4 -> words.add(at, " " + other + " ");
        default -> words.subList(Math.max(1, at), words.size()).clear();
      }
    }
    return String.join("", words);
  }
}
