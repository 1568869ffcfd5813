package org.gajah.initdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.StandardHooks;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.config.InstanceConfiguration.StartFault;
import org.jspecify.annotations.Nullable;

/// Reads the configuration of a cluster as a server would that starts there.
final class SettingsCheck {
  private SettingsCheck() {}

  /// What the server would say before it gave up; nothing when it would go on.
  static List<String> complaints(Disk disk, Path directory, Map<String, String> environment) {
    SettingValues values = new SettingValues(StandardHooks.builder().build());
    InstanceConfiguration configuration =
        new InstanceConfiguration(disk, values, directory, directory.resolve("postgresql.conf"));
    List<String> said = new ArrayList<>();
    try {
      configuration.start(
          environment, ServerOptions.parse(List.of(), ServerOptions.Program.POSTMASTER));
    } catch (StartFault e) {
      e.log().forEach(message -> say(message, said));
      say(e.fault(), said);
    } catch (PgException e) {
      say(e, said);
    }
    return said;
  }

  private static void say(PgException message, List<String> said) {
    said.add(message.severity() + ":  " + message.primaryMessage());
    add("DETAIL:  ", message.field(ErrorField.DETAIL), said);
    add("HINT:  ", message.field(ErrorField.HINT), said);
  }

  private static void add(String label, @Nullable String text, List<String> said) {
    if (text != null) {
      said.add(label + text);
    }
  }
}
