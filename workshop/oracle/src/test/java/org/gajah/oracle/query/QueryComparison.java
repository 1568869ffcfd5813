package org.gajah.oracle.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Compares some scripts only, by hand: the arguments are a directory that keeps the loaded cluster from one run to the
/// next (it is made when it is not there) and names of scripts, or none for all.
public final class QueryComparison {
  private QueryComparison() {}

  public static void main(String[] arguments) throws IOException {
    Path template = Path.of(arguments[0]);
    if (!Files.exists(template)) {
      try (var real = BothServers.loaded()) {
        real.copyData(template);
      }
    }
    List<String> names = List.of(arguments).subList(1, arguments.length);
    try (BothServers servers = BothServers.startOn(template)) {
      for (Script script : Script.all()) {
        if (names.isEmpty() || names.contains(script.name())) {
          Comparison comparison = new Comparison(servers);
          long start = System.nanoTime();
          comparison.run(script);
          comparison.differences().forEach(System.out::println);
          System.out.printf(
              "== %s: %d statements, %d answers, %d errors, %d differences, %d ms%n",
              script.name(),
              comparison.statements(),
              comparison.answers(),
              comparison.errors(),
              comparison.differences().size(),
              (System.nanoTime() - start) / 1_000_000);
        }
      }
      if (names.isEmpty() || names.contains("large")) {
        Comparison comparison = new Comparison(servers);
        for (String sql : LargeStatements.all()) {
          long start = System.nanoTime();
          comparison.once(sql);
          System.out.printf("%.60s: %d ms%n", sql, (System.nanoTime() - start) / 1_000_000);
        }
        comparison.differences().forEach(System.out::println);
      }
      System.out.println(servers.ourLog().lines().filter(l -> l.contains("XX000")).count() + " internal errors");
      if (System.getProperty("log") != null) {
        System.out.println(servers.ourLog());
      }
    }
  }
}
