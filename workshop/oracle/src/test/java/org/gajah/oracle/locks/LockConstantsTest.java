package org.gajah.oracle.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTagType;
import org.gajah.oracle.Oracle;
import org.junit.jupiter.api.Test;

/// Modes and kinds of locks against the oracle's headers and manual.
class LockConstantsTest {
  private final Oracle oracle = Oracle.installed();

  @Test
  void modesHaveTheirNumbersAndNames() {
    Map<Integer, String> theirs = new TreeMap<>();
    Pattern.compile("#define (\\w+Lock)\\s+([1-9])\\b")
        .matcher(oracle.header("storage/lockdefs.h"))
        .results()
        .forEach(found -> theirs.put(Integer.parseInt(found.group(2)), found.group(1)));
    Map<Integer, String> ours = new TreeMap<>();
    for (LockMode mode : LockMode.values()) {
      ours.put(mode.number(), mode.label());
    }
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void modesConflictAsTheManualSays() throws IOException {
    String manual = Files.readString(oracle.home().resolve("doc/explicit-locking.html"));
    int from = manual.indexOf("id=\"TABLE-LOCK-COMPATIBILITY\"");
    String table = manual.substring(from, manual.indexOf("</table>", from));
    List<String> rows = new ArrayList<>();
    for (String row : table.substring(table.indexOf("<tbody>")).split("</tr>")) {
      List<String> cells =
          Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL)
              .matcher(row)
              .results()
              .map(cell -> cell.group(1).replaceAll("<[^>]*>|&nbsp;|\\u00a0", "").strip())
              .toList();
      if (!cells.isEmpty()) {
        rows.add(String.join("|", cells));
      }
    }
    List<String> ours = new ArrayList<>();
    for (LockMode row : LockMode.values()) {
      StringBuilder line = new StringBuilder(title(row));
      for (LockMode column : LockMode.values()) {
        line.append('|').append(row.conflictsWith(column) ? "X" : "");
      }
      ours.add(line.toString());
    }
    // The manual leaves the numbering of its columns to their order, which is ours.
    assertThat(rows).isEqualTo(ours);
  }

  private static String title(LockMode mode) {
    return switch (mode) {
      case ACCESS_SHARE -> "ACCESS SHARE";
      case ROW_SHARE -> "ROW SHARE";
      case ROW_EXCLUSIVE -> "ROW EXCL.";
      case SHARE_UPDATE_EXCLUSIVE -> "SHARE UPDATE EXCL.";
      case SHARE -> "SHARE";
      case SHARE_ROW_EXCLUSIVE -> "SHARE ROW EXCL.";
      case EXCLUSIVE -> "EXCL.";
      case ACCESS_EXCLUSIVE -> "ACCESS EXCL.";
    };
  }

  @Test
  void kindsOfThingsAreInTheirOrder() {
    String header = oracle.header("storage/lock.h");
    int from = header.indexOf("typedef enum LockTagType");
    List<String> theirs =
        Pattern.compile("^\\s*LOCKTAG_(\\w+),", Pattern.MULTILINE)
            .matcher(header.substring(from, header.indexOf("} LockTagType", from)))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(List.of(LockTagType.values()).stream().map(type -> shortened(type)))
        .containsExactlyElementsOf(theirs.stream().map(name -> name.replace("_", "")).toList());
  }

  private static String shortened(LockTagType type) {
    return type.name().replace("_", "");
  }

  @Test
  void methodsAreThoseOfTheTagMacros() {
    String header = oracle.header("storage/lock.h");
    Pattern macro =
        Pattern.compile(
            "\\(locktag\\)\\.locktag_type = LOCKTAG_(\\w+).*?locktag_lockmethodid = (\\w+)_LOCK",
            Pattern.DOTALL);
    List<MatchResult> found = macro.matcher(header).results().toList();
    // All but the one that nobody uses any more.
    assertThat(found).hasSize(LockTagType.values().length - 1);
    for (MatchResult each : found) {
      LockTagType type =
          List.of(LockTagType.values()).stream()
              .filter(it -> shortened(it).equals(each.group(1).replace("_", "")))
              .findFirst()
              .orElseThrow();
      assertThat(type.method().name()).as(each.group(1)).isEqualTo(each.group(2));
    }
  }
}
