package org.gajah.cli.control;

import java.util.Map;
import org.gajah.base.settings.FileSetting;
import org.gajah.instance.config.InstanceConfiguration;
import org.jspecify.annotations.Nullable;

/// How a server that does not run yet will be reached: what the command line says, else its files.
final class Expected {
  private final ClusterFolder folder;
  private final SettingOptions options;
  private final Map<String, String> environment;

  Expected(ClusterFolder folder, SettingOptions options, Map<String, String> environment) {
    this.folder = folder;
    this.options = options;
    this.environment = environment;
  }

  String port() {
    String port = setting("port");
    return port == null ? environment.getOrDefault("PGPORT", "5432") : port;
  }

  ConnectionLines lines(String user) {
    String addresses = setting("listen_addresses");
    String sockets = setting("unix_socket_directories");
    return new ConnectionLines(
        first(addresses == null ? "localhost" : addresses),
        first(sockets == null ? "/tmp" : sockets),
        Integer.parseInt(port()),
        user);
  }

  private static String first(String list) {
    return list.split(",", 2)[0].strip();
  }

  private @Nullable String setting(String name) {
    String found = options.value(name);
    if (found != null) {
      return found;
    }
    for (FileSetting setting : InstanceConfiguration.written(folder.disk(), folder.path())) {
      if (setting.name().equalsIgnoreCase(name)) {
        found = setting.value();
      }
    }
    return found;
  }
}
