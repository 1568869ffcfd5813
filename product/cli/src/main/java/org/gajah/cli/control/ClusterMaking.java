package org.gajah.cli.control;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.initdb.Initdb;

/// The making of a cluster as somebody wants it who says nothing about it: checksums; UTF-8 with
/// the builtin locale C.UTF-8, whose order is the same on every machine and stays so; the superuser
/// postgres; clients of this machine are trusted and no others let in.
final class ClusterMaking {
  private static final List<String> LOCALE =
      List.of(
          "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");

  /// How words begin that say something of locale or encoding, however short.
  private static final List<String> OF_LOCALE =
      List.of("-E", "--en", "--lo", "--lc", "--no-l", "--ic", "--b");

  private ClusterMaking() {}

  /// The words for `initdb`, those of the user last, for the last one counts.
  static List<String> words(List<String> own) {
    List<String> words =
        new ArrayList<>(List.of("--data-checksums", "-U", "postgres", "-A", "trust"));
    if (own.stream().noneMatch(word -> OF_LOCALE.stream().anyMatch(word::startsWith))) {
      words.addAll(LOCALE);
    }
    words.addAll(own);
    return words;
  }

  /// Makes it without a word but of errors.
  static void make(Surroundings surroundings, ClusterFolder folder, String user) {
    surroundings
        .out()
        .print(
            "making a cluster in \"%s\", with superuser \"%s\"... ".formatted(folder.name(), user));
    surroundings.out().flush();
    int code;
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false)) {
      code =
          Initdb.run(
              new Initdb.World(
                  surroundings.environment(),
                  new ByteArrayInputStream(new byte[0]),
                  nowhere,
                  surroundings.err(),
                  System.getProperty("user.name", "?")),
              words(List.of("-D", folder.name(), "-U", user)));
    }
    surroundings.out().println(code == 0 ? "done" : "failed");
    if (code != 0) {
      throw Complaint.of("no cluster was made").withExitCode(code);
    }
  }
}
