package org.gajah.instance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.settings.FileSetting;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files, command line and environment of an instance.
class InstanceConfigurationTest {
  @TempDir Path directory;

  private final RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
  private final SettingValues values = new SettingValues(StandardHooks.builder().build());

  private InstanceConfiguration configuration(String main) throws IOException {
    Path file = directory.resolve("postgresql.conf");
    Files.writeString(file, main);
    return new InstanceConfiguration(disk, values, directory, file);
  }

  private static ServerOptions options(String... words) {
    return ServerOptions.parse(List.of(words), ServerOptions.Program.POSTMASTER);
  }

  @Test
  void theStrongestSourceWins() throws IOException {
    configuration("port = 1111\nwork_mem = 1MB\nmax_connections = 7\n")
        .start(Map.of("PGPORT", "2222", "PGDATESTYLE", "german"), options("-c", "work_mem=2MB"));
    assertThat(values.intValue(Settings.PORT)).isEqualTo(1111);
    assertThat(values.show(Settings.WORK_MEM)).isEqualTo("2MB");
    assertThat(values.source(Settings.WORK_MEM)).isEqualTo(SettingSource.COMMAND_LINE);
    assertThat(values.string(Settings.DATESTYLE)).isEqualTo("German, DMY");
    assertThat(values.source(Settings.MAX_CONNECTIONS)).isEqualTo(SettingSource.FILE);
  }

  @Test
  void alterSystemOverridesTheMainFile() throws IOException {
    InstanceConfiguration configuration = configuration("work_mem = 1MB\n");
    configuration.start(Map.of(), options());
    values.started();
    configuration.autoConfiguration().set("work_mem", "2MB");
    assertThat(values.show(Settings.WORK_MEM)).isEqualTo("1MB");
    configuration.reload();
    assertThat(values.show(Settings.WORK_MEM)).isEqualTo("2MB");
    configuration.autoConfiguration().set("work_mem", null);
    configuration.reload();
    assertThat(values.show(Settings.WORK_MEM)).isEqualTo("1MB");
  }

  @Test
  void alterSystemRefusesWhatTheFileCouldNotHold() throws IOException {
    InstanceConfiguration configuration = configuration("");
    configuration.start(Map.of(), options());
    AutoConfiguration auto = configuration.autoConfiguration();
    assertThatThrownBy(() -> auto.set("work_mem", "it's")).isInstanceOf(PgException.class);
    assertThatThrownBy(() -> auto.set("cluster_name", "a\nb"))
        .hasMessage("parameter value for ALTER SYSTEM must not contain a newline");
    assertThatThrownBy(() -> auto.set("data_directory", "x"))
        .hasMessage("parameter \"data_directory\" cannot be changed");
    assertThat(directory.resolve("postgresql.auto.conf")).doesNotExist();
    auto.set("log_line_prefix", "it's \\");
    assertThat(Files.readString(directory.resolve("postgresql.auto.conf")))
        .endsWith("log_line_prefix = 'it''s \\\\'\n");
    values.started();
    assertThat(configuration.reload().failed()).isFalse();
    assertThat(values.string(Settings.LOG_LINE_PREFIX)).isEqualTo("it's \\");
    values.override(Settings.ALLOW_ALTER_SYSTEM, "off");
    assertThatThrownBy(() -> auto.set("work_mem", "1MB"))
        .hasMessage("ALTER SYSTEM is not allowed in this environment");
  }

  @Test
  void aFaultKeepsTheInstanceFromStartingAndTellsAll() throws IOException {
    InstanceConfiguration configuration = configuration("geqo = maybe\nwork_mem = much\n");
    assertThatThrownBy(() -> configuration.start(Map.of(), options()))
        .isInstanceOfSatisfying(
            InstanceConfiguration.StartFault.class,
            fault ->
                assertThat(fault.log())
                    .extracting(PgException::primaryMessage)
                    .containsSubsequence(
                        "parameter \"geqo\" requires a Boolean value",
                        "invalid value for parameter \"work_mem\": \"much\""))
        .hasMessage(
            "configuration file \"" + directory.resolve("postgresql.conf") + "\" contains errors");
  }

  @Test
  void theDataDirectoryIsFoundFirst() throws IOException {
    Path file = directory.resolve("postgresql.conf");
    Files.writeString(file, "work_mem = x y\nDATA_DIRECTORY = '/somewhere'\n");
    assertThat(InstanceConfiguration.dataDirectorySettings(disk, file))
        .extracting(FileSetting::value)
        .containsExactly("/somewhere");
  }

  @Test
  void commandLinesAreRead() {
    ServerOptions options =
        options("-D", "/data", "-p7", "--log-connections=on", "-FeC", "port", "rest", "-x");
    assertThat(options.dataDirectory()).isEqualTo("/data");
    assertThat(options.showSetting()).isEqualTo("port");
    assertThat(options.arguments()).containsExactly("rest", "-x");
    assertThat(options.assignments())
        .extracting(one -> one.name() + "=" + one.value())
        .containsExactly("port=7", "log_connections=on", "fsync=false", "datestyle=euro");
    assertThatThrownBy(() -> options("--foo")).hasMessage("--foo requires a value");
    assertThatThrownBy(() -> options("-c", "foo")).hasMessage("-c foo requires a value");
  }
}
