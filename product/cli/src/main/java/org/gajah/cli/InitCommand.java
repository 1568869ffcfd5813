package org.gajah.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gajah.initdb.Initdb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// `gajah init`: `initdb` with checksums.
@Command(
    name = "init",
    description = {
      "Makes the directory of a new cluster, with checksums on its pages.",
      "Takes the options of initdb, for example: gajah init -D data -U postgres",
      "initdb --help lists them."
    })
final class InitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Unmatched private final List<String> words = new ArrayList<>();

  InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>(words);
    // The first word may be one that initdb wants first.
    all.add("--data-checksums");
    return Initdb.run(
        new Initdb.World(
            surroundings.environment(),
            System.in,
            surroundings.out(),
            surroundings.err(),
            System.getProperty("user.name", "?")),
        all);
  }
}
