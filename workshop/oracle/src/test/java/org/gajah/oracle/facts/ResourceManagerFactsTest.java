package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;
import org.gajah.walformat.ResourceManagerId;
import org.junit.jupiter.api.Test;

/// [ResourceManagerId] lists what `rmgrlist.h` lists, in its order.
class ResourceManagerFactsTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^PG_RMGR\\(\\w+, \"(\\w+)\"");

  @Test
  void everyResourceManagerInItsPlace() {
    List<String> listed =
        ENTRY
            .matcher(Oracle.installed().header("access/rmgrlist.h"))
            .results()
            .map(entry -> entry.group(1))
            .toList();
    assertThat(Arrays.stream(ResourceManagerId.values()).map(ResourceManagerId::label))
        .hasSize(22)
        .containsExactlyElementsOf(listed);
  }
}
