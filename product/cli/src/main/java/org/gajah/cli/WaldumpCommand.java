package org.gajah.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gajah waldump`: shows the log record by record, as `pg_waldump` does.
@Command(
    name = "waldump",
    description = "Shows the write-ahead log record by record.",
    customSynopsis = "gajah waldump [OPTION]... [STARTSEG [ENDSEG]]",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class WaldumpCommand implements Callable<Integer> {
  private static final Pattern LSN = Pattern.compile("([0-9a-fA-F]{1,8})/([0-9a-fA-F]{1,8})");
  private static final Pattern RELATION = Pattern.compile("(\\d+)/(\\d+)/(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d+)");
  private static final Pattern CUSTOM = Pattern.compile("custom(\\d{3})");

  private final Surroundings surroundings;

  @Option(
      names = {"-b", "--bkp-details"},
      description = "Tell all about the blocks of a record and their images.")
  private boolean blockDetails;

  @Option(
      names = {"-B", "--block"},
      paramLabel = "N",
      description = "With --relation: only records that touch block N.")
  private @Nullable String block;

  @Option(
      names = {"-e", "--end"},
      paramLabel = "LSN",
      description = "Stop at this position.")
  private @Nullable String end;

  @Option(
      names = {"-f", "--follow"},
      description = "At the end, wait for more.")
  private boolean follow;

  @Option(
      names = {"-F", "--fork"},
      paramLabel = "FORK",
      description = "Only records that touch this fork: main, fsm, vm or init.")
  private @Nullable String fork;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "Stop after so many records.")
  private @Nullable String limit;

  @Option(
      names = {"-p", "--path"},
      paramLabel = "DIR",
      description =
          "Where the segments are, here or in its pg_wal (default: this directory, ./pg_wal,"
              + " $$PGDATA/pg_wal).")
  private @Nullable String path;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show nothing but faults.")
  private boolean quiet;

  @Option(
      names = {"-r", "--rmgr"},
      paramLabel = "NAME",
      description = "Only records of this resource manager; --rmgr=list lists them.")
  private @Nullable List<String> managers;

  @Option(
      names = {"-R", "--relation"},
      paramLabel = "T/D/R",
      description = "Only records that touch this relation: tablespace, database, file number.")
  private @Nullable String relation;

  @Option(
      names = {"-s", "--start"},
      paramLabel = "LSN",
      description = "Start at this position, or with the first record behind it.")
  private @Nullable String start;

  @Option(
      names = {"-t", "--timeline"},
      paramLabel = "TLI",
      description = "Which timeline (default: that of STARTSEG, or 1).")
  private @Nullable String timeline;

  @Option(
      names = {"-w", "--fullpage"},
      description = "Only records with an image of a page.")
  private boolean fullPage;

  @Option(
      names = {"-x", "--xid"},
      paramLabel = "XID",
      description = "Only records of this transaction.")
  private @Nullable String xid;

  @Option(
      names = {"-z"},
      description = "The same as --stats.")
  private boolean statistics;

  @Option(
      names = {"--stats"},
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "record",
      description = "Count instead of showing; with =record for each kind of record.")
  private @Nullable String statisticsKind;

  @Option(
      names = {"--save-fullpage"},
      paramLabel = "DIR",
      description = "Write the images of pages to files in this empty or new directory.")
  private @Nullable String saveTo;

  @Option(
      names = {"-V", "--version"},
      description = "Show the version and exit.")
  private boolean version;

  @Option(
      names = {"-?", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // Its annotation is what counts.
  private boolean help;

  @Parameters(arity = "0..*", hidden = true)
  private List<String> segments = new ArrayList<>();

  WaldumpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (version) {
      surroundings.out().println("gajah waldump (PostgreSQL) 17.11");
      return 0;
    }
    if (managers != null && managers.contains("list")) {
      for (ResourceManagerId manager : ResourceManagerId.values()) {
        surroundings.out().println(manager.label());
      }
      return 0;
    }
    checkNothingIsMissing();
    RecordFilter filter = filter();
    WalRange range = range();
    return new Waldump(
            surroundings,
            range,
            filter,
            new Waldump.Manner(
                blockDetails,
                quiet,
                follow,
                statistics || statisticsKind != null,
                "record".equals(statisticsKind),
                limit == null ? 0 : number(limit, "-n/--limit"),
                saveTo == null ? null : surroundings.path(saveTo)))
        .run();
  }

  private void checkNothingIsMissing() {
    if (statisticsKind != null && !statisticsKind.isEmpty() && !statisticsKind.equals("record")) {
      throw Complaint.usage("unrecognized value for option --stats: " + statisticsKind);
    }
    if (block != null && relation == null) {
      throw Complaint.usage("option -B/--block requires option -R/--relation to be specified");
    }
    if (segments.size() > 2) {
      throw Complaint.usage(
          "too many command-line arguments (first is \"" + segments.get(2) + "\")");
    }
  }

  private static int number(String text, String option) {
    Matcher number = NUMBER.matcher(text);
    if (!number.lookingAt()) {
      throw Complaint.usage("invalid value \"" + text + "\" for option " + option);
    }
    return Integer.parseUnsignedInt(number.group(1));
  }

  private static int number(String text, String message, String option) {
    Matcher number = NUMBER.matcher(text);
    if (!number.lookingAt()) {
      throw Complaint.usage(message + ": \"" + text + "\"");
    }
    return number(text, option);
  }

  private RecordFilter filter() {
    return new RecordFilter(
        managers(),
        xid == null ? null : number(xid, "invalid transaction ID specification", "-x/--xid"),
        relation == null ? null : relation(relation),
        block == null ? BlockNumber.INVALID : number(block, "invalid block number", "-B/--block"),
        fork == null ? null : fork(fork),
        fullPage);
  }

  private static RelFileLocator relation(String text) {
    Matcher relation = RELATION.matcher(text);
    if (!relation.lookingAt()) {
      throw Complaint.usage(
          "invalid relation specification: \"" + text + "\"",
          "Expecting \"tablespace OID/database OID/relation filenode\".");
    }
    return new RelFileLocator(
        Integer.parseUnsignedInt(relation.group(1)),
        Integer.parseUnsignedInt(relation.group(2)),
        Integer.parseUnsignedInt(relation.group(3)));
  }

  private static ForkNumber fork(String text) {
    for (ForkNumber fork : ForkNumber.values()) {
      if (fork.label().equals(text)) {
        return fork;
      }
    }
    throw Complaint.usage("invalid fork name: \"" + text + "\"");
  }

  private @Nullable Set<Integer> managers() {
    if (managers == null) {
      return null;
    }
    Set<Integer> numbers = new HashSet<>();
    for (String name : managers) {
      numbers.add(manager(name));
    }
    return numbers;
  }

  private static int manager(String name) {
    Matcher custom = CUSTOM.matcher(name);
    if (custom.matches()) {
      int number = Integer.parseInt(custom.group(1));
      if (number >= WalFormat.FIRST_CUSTOM_RESOURCE_MANAGER && number < 256) {
        return number;
      }
      throw Complaint.usage("custom resource manager \"" + name + "\" does not exist");
    }
    for (ResourceManagerId manager : ResourceManagerId.values()) {
      if (manager.label().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return manager.number();
      }
    }
    throw Complaint.usage("resource manager \"" + name + "\" does not exist");
  }

  private static long lsn(String text) {
    Matcher lsn = LSN.matcher(text);
    if (!lsn.lookingAt()) {
      throw Complaint.usage("invalid WAL location: \"" + text + "\"");
    }
    return Lsn.parse(lsn.group());
  }

  private int timeline() {
    if (timeline == null) {
      return 1;
    }
    long number;
    try {
      number = Long.decode(timeline.strip());
    } catch (NumberFormatException e) {
      throw Complaint.usage("invalid value \"" + timeline + "\" for option -t/--timeline");
    }
    if (number < 1 || number > 0xFFFF_FFFFL) {
      throw Complaint.usage("-t/--timeline must be in range 1..4294967295");
    }
    return (int) number;
  }

  /// What is to be read, from options and file names together.
  private WalRange range() {
    if (segments.isEmpty() && start == null && end == null && path == null && isBare()) {
      throw Complaint.usage("no arguments specified");
    }
    long from = start == null ? Lsn.INVALID : lsn(start);
    long to = end == null ? Lsn.INVALID : lsn(end);
    int wanted = timeline();
    Path folder = path == null ? null : surroundings.path(path);
    WalFolder wal = new WalFolder(surroundings);
    if (folder != null && !wal.isDirectory(folder)) {
      throw Complaint.usage("could not open directory \"" + path + "\": No such file or directory");
    }
    if (!segments.isEmpty()) {
      return segmentRange(wal, folder, from, to);
    }
    wal.locate(folder, null);
    if (from == Lsn.INVALID) {
      throw Complaint.usage("no start WAL location given");
    }
    return new WalRange(wal, wanted, from, to);
  }

  private boolean isBare() {
    return timeline == null && limit == null && managers == null && relation == null && !quiet;
  }

  private WalRange segmentRange(WalFolder wal, @Nullable Path folder, long start, long end) {
    Path first = Path.of(segments.getFirst());
    String firstName = String.valueOf(first.getFileName());
    Path parent = first.getParent();
    wal.locate(
        folder == null && parent != null ? surroundings.path(parent.toString()) : folder,
        firstName);
    wal.checkExists(firstName);
    WalSegmentSize size = wal.segmentSize();
    int timeline = WalSegmentSize.timelineOf(firstName);
    long segment = size.segmentOf(firstName);
    long from = start == Lsn.INVALID ? size.start(segment) : start;
    if (!size.contains(segment, from)) {
      throw Complaint.usage(
          "start WAL location " + Lsn.toString(from) + " is not inside file \"" + firstName + "\"");
    }
    String last = segments.getLast();
    long lastSegment = segment;
    if (segments.size() == 2) {
      String lastName = String.valueOf(Path.of(last).getFileName());
      wal.checkExists(lastName);
      timeline = WalSegmentSize.timelineOf(lastName);
      lastSegment = size.segmentOf(lastName);
      if (lastSegment < segment) {
        throw Complaint.of("ENDSEG " + last + " is before STARTSEG " + segments.getFirst());
      }
    }
    long to = end == Lsn.INVALID ? size.start(lastSegment + 1) : end;
    if (!size.contains(lastSegment, to) && to != size.start(lastSegment + 1)) {
      throw Complaint.usage(
          "end WAL location " + Lsn.toString(to) + " is not inside file \"" + last + "\"");
    }
    return new WalRange(wal, timeline, from, to);
  }
}
