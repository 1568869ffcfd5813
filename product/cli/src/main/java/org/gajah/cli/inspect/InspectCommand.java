package org.gajah.cli.inspect;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.WholeFile;
import org.gajah.instance.cluster.HostProcesses;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.walformat.file.ClusterState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gajah inspect`: lists the databases of a stopped cluster, the tables of a database, or the rows
/// of a table.
@Command(
    name = "inspect",
    description = {
      "Shows what a stopped cluster holds, reading nothing but its files.",
      "Without DATABASE it lists the databases, without TABLE the tables, else the rows of the table:"
          + " those that are committed, in the order of the file, as psql -A prints them."
    },
    customSynopsis = "gajah inspect [OPTION]... [DATABASE [TABLE]]",
    footer = {
      "",
      "Examples:",
      "  gajah inspect -D /var/lib/postgresql/17/main",
      "  gajah inspect -D data shop",
      "  gajah inspect -D data shop customer --limit 10",
      "  gajah inspect -D data shop pg_catalog.pg_class"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class InspectCommand implements Callable<Integer> {
  private static final int TEMPLATE1 = 1;
  private static final List<String> USUAL_SCHEMAS = List.of("public", "pg_catalog");

  private final Disk disk;
  private final PrintStream out;
  private final PrintStream err;
  private final Path directory;
  private final Map<String, String> environment;

  @Option(
      names = {"-D", "--pgdata"},
      paramLabel = "DIR",
      description = "The data directory (default: $$PGDATA).")
  private @Nullable String data;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "Show no more rows than this.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = {"-S", "--system"},
      description = "List the tables of the system too.")
  private boolean system;

  @Option(
      names = {"--timezone"},
      paramLabel = "ZONE",
      description = "Where times with a time zone are told (default: UTC).")
  private String zone = "UTC";

  @Option(
      names = {"-?", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // Its annotation is what counts.
  private boolean help;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DATABASE", hidden = true)
  private @Nullable String database;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TABLE", hidden = true)
  private @Nullable String table;

  /// @param directory what relative paths start from
  public InspectCommand(
      Disk disk,
      PrintStream out,
      PrintStream err,
      Path directory,
      Map<String, String> environment) {
    this.disk = disk;
    this.out = out;
    this.err = err;
    this.directory = directory;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try {
      run();
      return 0;
    } catch (Refusal e) {
      return refuse(e.getMessage());
    } catch (PgException e) {
      return refuse(e.primaryMessage());
    } catch (IOException e) {
      return refuse(e.toString());
    }
  }

  private int refuse(@Nullable String message) {
    out.flush();
    err.println("gajah inspect: error: " + message);
    return 1;
  }

  /// Why there is nothing to show.
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message, null, false, false);
    }
  }

  private void run() throws IOException {
    String given = data == null ? environment.get("PGDATA") : data;
    if (given == null) {
      throw new Refusal("no data directory specified; use -D or set PGDATA");
    }
    Path root = directory.resolve(given);
    if (disk.status(root.resolve("PG_VERSION")) == null) {
      throw new Refusal("\"" + given + "\" is no data directory");
    }
    refuseRunning(root, given);
    ClusterReader cluster = new ClusterReader(disk, root);
    if (cluster.control().state() != ClusterState.SHUT_DOWN) {
      err.println(
          "gajah inspect: warning: the cluster was not shut down properly;"
              + " what only its log holds is not shown");
    }
    StoredDatabase first =
        new StoredDatabase(cluster, TEMPLATE1, RelFileLocator.DEFAULT_TABLESPACE);
    List<Row> databases = new ArrayList<>(first.databases());
    databases.sort(Comparator.comparing(row -> row.text("datname")));
    if (database == null) {
      listDatabases(databases);
      return;
    }
    Row found = named(databases, database);
    StoredDatabase stored =
        new StoredDatabase(cluster, found.oid("oid"), found.oid("dattablespace"));
    if (table == null) {
      listTables(cluster, stored);
    } else {
      showRows(stored, relation(stored, table), found.oid("encoding"));
    }
  }

  /// The first line of the lock file is the server's process id, negative for a single-user one.
  private void refuseRunning(Path root, String given) throws IOException {
    Path lock = root.resolve("postmaster.pid");
    if (disk.status(lock) == null) {
      return;
    }
    String text = new String(WholeFile.read(disk, lock), StandardCharsets.US_ASCII);
    String pid = text.lines().findFirst().orElse("").strip();
    boolean alive =
        pid.matches("-?[0-9]{1,10}")
            && HostProcesses.system().isAlive((int) Math.abs(Long.parseLong(pid)));
    if (alive) {
      throw new Refusal(
          "a server (PID %s) is running in \"%s\"; its files change while they are read: stop it first, or ask it with psql"
              .formatted(pid.replace("-", ""), given));
    }
  }

  private static Row named(List<Row> databases, String name) {
    for (Row row : databases) {
      if (row.text("datname").equals(name)) {
        return row;
      }
    }
    throw new Refusal("database \"" + name + "\" does not exist");
  }

  private void listDatabases(List<Row> databases) {
    out.println("oid|name|encoding|tablespace");
    for (Row row : databases) {
      out.println(
          String.join(
              "|",
              Oid.toString(row.oid("oid")),
              row.text("datname"),
              encoding(row.oid("encoding")).name(),
              Oid.toString(row.oid("dattablespace"))));
    }
    foot(databases.size());
  }

  private static Encoding encoding(int number) {
    return Objects.requireNonNull(Encoding.numbered(number));
  }

  private void listTables(ClusterReader cluster, StoredDatabase stored) throws IOException {
    out.println("schema|name|kind|rows|bytes");
    List<Relation> relations = new ArrayList<>(stored.relations());
    relations.removeIf(relation -> "rmSp".indexOf(relation.kind()) < 0 || isHidden(relation));
    relations.sort(Comparator.comparing(Relation::schema).thenComparing(Relation::name));
    for (Relation relation : relations) {
      long[] rows = new long[1];
      if (relation.hasRows()) {
        stored.rows(
            relation,
            values -> {
              rows[0]++;
              return true;
            });
      }
      out.println(
          String.join(
              "|",
              relation.schema(),
              relation.name(),
              kind(relation.kind()),
              Long.toString(rows[0]),
              Long.toString(relation.hasRows() ? cluster.size(relation.files()) : 0)));
    }
    foot(relations.size());
  }

  private boolean isHidden(Relation relation) {
    return !system
        && (relation.schema().equals("pg_catalog")
            || relation.schema().equals("information_schema")
            || relation.schema().startsWith("pg_toast"));
  }

  private static String kind(char letter) {
    return switch (letter) {
      case 'r' -> "table";
      case 'p' -> "partitioned table";
      case 'm' -> "materialized view";
      case 'S' -> "sequence";
      case 'v' -> "view";
      case 'i', 'I' -> "index";
      case 'c' -> "composite type";
      case 't' -> "TOAST table";
      case 'f' -> "foreign table";
      default -> "relation";
    };
  }

  private static Relation relation(StoredDatabase stored, String name) {
    int dot = name.indexOf('.');
    List<String> schemas = dot < 0 ? USUAL_SCHEMAS : List.of(name.substring(0, dot));
    String own = name.substring(dot + 1);
    for (String schema : schemas) {
      for (Relation relation : stored.relations()) {
        if (relation.schema().equals(schema) && relation.name().equals(own)) {
          if (!relation.hasRows()) {
            throw new Refusal(
                "\"" + name + "\" is a " + kind(relation.kind()) + " and has no rows of its own");
          }
          return relation;
        }
      }
    }
    throw new Refusal("relation \"" + name + "\" does not exist");
  }

  private void showRows(StoredDatabase stored, Relation relation, int encoding) throws IOException {
    TimeZones zones = new TimeZones();
    TimeZone where = zones.find(zone);
    if (where == null) {
      throw new Refusal("time zone \"" + zone + "\" not recognized");
    }
    ValuePrinter printer =
        new ValuePrinter(stored, new PlainContext(encoding(encoding), zones, where));
    List<Column> columns = stored.columns(relation.oid());
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      if (!column.dropped()) {
        names.add(column.name());
      }
    }
    out.println(String.join("|", names));
    long[] shown = new long[1];
    if (limit > 0) {
      stored.rows(
          relation,
          values -> {
            show(columns, values, printer);
            return ++shown[0] < limit;
          });
    }
    foot(shown[0]);
  }

  private void show(List<Column> columns, byte[] @Nullable [] values, ValuePrinter printer)
      throws IOException {
    ByteSink line = new ByteSink(128);
    boolean first = true;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).dropped()) {
        continue;
      }
      if (!first) {
        line.putByte('|');
      }
      first = false;
      byte[] value = values[i];
      if (value != null) {
        printer.print(columns.get(i).type(), value, line);
      }
    }
    line.putByte('\n');
    out.write(line.array(), 0, line.length());
  }

  private void foot(long rows) {
    out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
  }
}
