package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingContext;
import org.gajah.base.settings.SettingDescriptions;
import org.gajah.base.settings.SettingDescriptions.Description;
import org.gajah.base.settings.SettingTable;
import org.gajah.oracle.Oracle;
import org.junit.jupiter.api.Test;

/// The sample that `initdb` makes `postgresql.conf` of has the oracle's settings in the oracle's
/// order, each with the default that is shown there; what is said of them is our own.
class SettingsSampleFactsTest {
  private static final Pattern LINE =
      Pattern.compile("#(\\w+) = ('(?:[^']|'')*'|\\S+)(?:\\s*#.*)?");

  private static final String HEAD =
      """
      # The configuration of a PostgreSQL 17 cluster.
      #
      # A line is NAME = VALUE; the equals sign may be left out, and what follows a #
      # is a comment. Text that is more than a word stands in single quotes. Sizes may
      # have one of the units B, kB, MB, GB, TB, and times one of us, ms, s, min, h, d.
      #
      # Lines that begin with # show defaults. The file is read when the server starts
      # and when it is told to reload: pg_ctl reload, or SELECT pg_reload_conf(). To
      # turn a line into a comment again brings the default back with the next reload;
      # what says "needs a restart" changes only with a restart. Most settings can be
      # given on the command line, too (postgres -c NAME=VALUE), and some in a session
      # (SET). When a setting stands here twice, the last line counts.
      """;

  private static final String INCLUDES =
      """


      #------------------------------------------------------------------------------
      # Other files
      #------------------------------------------------------------------------------

      # Files that are read as if they stood here; paths are seen from this file.

      # All files of a folder whose names end with .conf
      #include_dir = '...'
      # A file that need not be there
      #include_if_exists = '...'
      # A file
      #include = '...'
      """;

  private static final int WIDTH = 78;

  @Test
  void sameSettingsInTheSameOrder() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    Set<String> seen = new HashSet<>();
    String category = "";
    for (String line :
        Oracle.installed().shared("postgresql.conf.sample").lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || matcher.group(1).startsWith("include")) {
        continue;
      }
      Setting setting =
          Objects.requireNonNull(SettingTable.builtIn().find(matcher.group(1)), line);
      assertThat(seen.add(setting.name())).as(setting.name()).isTrue();
      if (!category.equals(setting.category())) {
        category = setting.category();
        text.append(heading(category));
      }
      text.append(comment(setting));
      text.append("#%s = %s\n".formatted(matcher.group(1), matcher.group(2)));
    }
    assertThat(seen).hasSizeGreaterThan(300);
    Facts.check(
        "product/initdb/src/main/resources/org/gajah/initdb/postgresql.conf.sample",
        text + INCLUDES);
  }

  private static String heading(String category) {
    String rule = "#" + "-".repeat(WIDTH) + "\n";
    return "\n\n" + rule + "# " + category + "\n" + rule;
  }

  private static String comment(Setting setting) {
    Description description =
        Objects.requireNonNull(SettingDescriptions.builtIn().find(setting.name()), setting.name());
    List<String> words = new ArrayList<>(List.of(description.text().split(" ")));
    if (description.more() != null) {
      words.addAll(List.of(description.more().split(" ")));
    }
    if (setting.context() == SettingContext.POSTMASTER) {
      words.addAll(List.of("Needs", "a", "restart."));
    }
    StringBuilder text = new StringBuilder("\n#");
    int column = 1;
    for (String word : words) {
      if (column + 1 + word.length() > WIDTH) {
        text.append("\n#");
        column = 1;
      }
      text.append(' ').append(word);
      column += 1 + word.length();
    }
    return text.append('\n').toString();
  }
}
