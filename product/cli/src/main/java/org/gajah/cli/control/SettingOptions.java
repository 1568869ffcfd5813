package org.gajah.cli.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gajah.cli.terminal.Complaint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a server shall have other than its files say.
final class SettingOptions {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port (default: what postgresql.conf says, else $$PGPORT, else 5432).")
  private @Nullable String port;

  @Option(
      names = {"-c", "--set"},
      paramLabel = "NAME=VALUE",
      description = "A setting, as in postgresql.conf; may be given several times.")
  private List<String> settings = new ArrayList<>();

  /// @throws Complaint when they cannot be what they should be
  void check() {
    if (port != null && !(port.matches("[0-9]{1,5}") && isPort(Integer.parseInt(port)))) {
      throw Complaint.usage(
          "\"%s\" is not a port: it must be a number from 1 to %d".formatted(port, LAST_PORT));
    }
    for (String setting : settings) {
      if (setting.indexOf('=') < 1) {
        throw Complaint.usage("\"%s\" is not a setting: write NAME=VALUE".formatted(setting));
      }
    }
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= LAST_PORT;
  }

  /// The words for the program `postgres`.
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (port != null) {
      words.addAll(List.of("-p", port));
    }
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words;
  }

  /// The same for a shell to read.
  String quoted() {
    return words().stream().map(Shell::quoted).collect(Collectors.joining(" "));
  }

  /// What was said of a setting; null when nothing was.
  @Nullable String value(String name) {
    String found = name.equals("port") ? port : null;
    for (String setting : settings) {
      if (setting.startsWith(name + "=")) {
        found = setting.substring(name.length() + 1);
      }
    }
    return found;
  }
}
