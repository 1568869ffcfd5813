package org.gajah.base.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is known of the settings.
class SettingTableTest {
  private final SettingTable table = SettingTable.builtIn();

  @Test
  void everySettingIsDescribedAndNothingElseIs() {
    TreeSet<String> names = new TreeSet<>();
    table.all().forEach(setting -> names.add(setting.name()));
    assertThat(SettingDescriptions.builtIn().names()).isEqualTo(names);
  }

  @Test
  void everySettingTakesItsBuiltInValue() {
    for (Setting setting : table.all()) {
      if (setting.boot().text() != null || !(setting instanceof StringSetting)) {
        assertThat(setting.parse(setting.plain(setting.boot())).bits())
            .as(setting.name())
            .isEqualTo(setting.boot().bits());
        assertThat(setting.parse(setting.show(setting.boot())).bits())
            .as(setting.name())
            .isEqualTo(setting.boot().bits());
      }
    }
  }

  @Test
  void namesAreFoundInAnyCaseAndByTheirOldSpelling() {
    assertThat(table.find("DATESTYLE")).isSameAs(Settings.DATESTYLE);
    assertThat(table.find("sort_mem")).isSameAs(Settings.WORK_MEM);
    assertThat(table.find("nothing")).isNull();
  }

  @Test
  void unitsAreReadAndShown() {
    assertThat(Settings.SHARED_BUFFERS.parse("128MB").bits()).isEqualTo(16_384);
    assertThat(Settings.SHARED_BUFFERS.show(SettingValue.of(16_385))).isEqualTo("131080kB");
    assertThat(Settings.WORK_MEM.parse(" 1.5 MB ").bits()).isEqualTo(1536);
    assertThat(Settings.WORK_MEM.parse("0x100kB").bits()).isEqualTo(256);
    assertThat(Settings.WORK_MEM.parse("0100").bits()).isEqualTo(64);
    assertThat(Settings.WORK_MEM.parse("1e3").bits()).isEqualTo(1000);
    assertThat(Settings.STATEMENT_TIMEOUT.parse("30.1min").bits()).isEqualTo(1_806_000);
    assertThat(Settings.STATEMENT_TIMEOUT.show(SettingValue.of(5_400_000))).isEqualTo("90min");
    assertThat(Settings.VACUUM_COST_DELAY.parse("1500us").real()).isEqualTo(1.5);
    assertThat(Settings.VACUUM_COST_DELAY.show(SettingValue.of(1.5))).isEqualTo("1500us");
  }

  @Test
  void wrongUnitsAreExplained() {
    assertThatThrownBy(() -> Settings.WORK_MEM.parse("1mb"))
        .hasMessage("invalid value for parameter \"work_mem\": \"1mb\"")
        .extracting("fields")
        .asString()
        .contains("Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and \"TB\".");
  }

  @Test
  void numbersAreShownAsPercentGShowsThem() {
    double[] values = {0, -0.0, 0.1, 1, 100_000, 1e6, 1234567, 0.0001, 0.00001234565, 1e-5, 1e300};
    String[] shown = {
      "0",
      "-0",
      "0.1",
      "1",
      "100000",
      "1e+06",
      "1.23457e+06",
      "0.0001",
      "1.23456e-05",
      "1e-05",
      "1e+300"
    };
    for (int i = 0; i < values.length; i++) {
      assertThat(NumberText.general(values[i])).isEqualTo(shown[i]);
    }
    assertThat(NumberText.general(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    assertThat(NumberText.general(-2.5)).isEqualTo("-2.5");
  }

  @Test
  void listsAreSplit() {
    assertThat(ListText.identifiers(" Ab , \"C\"\"d\" ,e")).containsExactly("ab", "C\"d", "e");
    assertThat(ListText.words("Ab,\"C\"")).containsExactly("Ab", "C");
    assertThat(ListText.identifiers("  ")).isEmpty();
    for (String bad : new String[] {"a,", ",a", "a b", "\"a", "a,,b"}) {
      assertThat(ListText.identifiers(bad)).as(bad).isNull();
    }
  }

  @Test
  void severalValuesOfSetAreJoined() {
    assertThat(ListText.flatten(Settings.SEARCH_PATH, List.of("a", "B c", "user"), "user"::equals))
        .isEqualTo("a, \"B c\", \"user\"");
    assertThat(ListText.flatten(Settings.DATESTYLE, List.of("iso", "DMY"), word -> false))
        .isEqualTo("iso, DMY");
    assertThatThrownBy(() -> ListText.flatten(Settings.WORK_MEM, List.of("1", "2"), word -> false))
        .hasMessage("SET work_mem takes only one argument");
  }

  @Test
  void synchronousStandbysAreRead() {
    SettingValues values = new SettingValues(StandardHooks.builder().build());
    String[][] cases = {
      {"a, \"B c\"", "true 1 [a, B c]"},
      {"2 (a, b)", "true 2 [a, b]"},
      {"ANY 3 (*)", "false 3 [*]"},
      {"first 1 (x1)", "true 1 [x1]"},
      {"\"any\", x, 7", "true 1 [any, x, 7]"},
    };
    for (String[] one : cases) {
      values.set("synchronous_standby_names", one[0], SettingSource.COMMAND_LINE);
      assertThat(values.value(Settings.SYNCHRONOUS_STANDBY_NAMES).parsed())
          .isInstanceOfSatisfying(
              SynchronousStandbys.class,
              standbys ->
                  assertThat(
                          standbys.byPriority() + " " + standbys.count() + " " + standbys.names())
                      .isEqualTo(one[1]));
    }
  }
}
