package org.gajah.initdb;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.bootstrap.ClusterIdentity;
import org.gajah.initdb.ConfigurationFiles.Capacity;
import org.gajah.initdb.ConfigurationFiles.Content;
import org.gajah.initdb.WordReader.BadWord;
import org.gajah.initdb.cluster.ClusterPlan;
import org.gajah.initdb.cluster.NewCluster;
import org.gajah.initdb.cluster.SyncTree;
import org.gajah.initdb.template.Template;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.session.auth.PasswordSecret.Encryption;
import org.jspecify.annotations.Nullable;

/// The program `initdb`.
public final class Initdb {
  private static final String VERSION = "17.11";

  private static final int MEGABYTE_BITS = 20;
  private static final int SCRAM_ITERATIONS = 4096;

  /// Names the launcher, so that what is printed to go on with can be typed.
  private static final String EXECUTABLE = "GAJAH_INITDB";

  private final World world;
  private final Console console;
  private Runnable undo = () -> {};

  /// What the program has around it.
  ///
  /// @param user who runs the program
  /// @param disks the disk where files belong to whom one says
  public record World(
      Map<String, String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err,
      String user,
      Function<RealDisk.Ownership, Disk> disks) {
    /// On the machine's own disk.
    public World(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        String user) {
      this(environment, in, out, err, user, RealDisk::new);
    }
  }

  private Initdb(World world) {
    this.world = world;
    console = new Console(world.out, world.err);
  }

  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    World world =
        new World(System.getenv(), System.in, out, err, System.getProperty("user.name", "?"));
    System.exit(run(world, List.of(arguments)));
  }

  /// Runs the program.
  ///
  /// @return its exit code
  public static int run(World world, List<String> words) {
    Initdb program = new Initdb(world);
    try {
      return program.run(words);
    } finally {
      program.console.flush();
    }
  }

  private int run(List<String> words) {
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "--help", "-?" -> {
        world.out.print(Help.TEXT);
        yield 0;
      }
      case "--version", "-V" -> {
        console.line("initdb (PostgreSQL) " + VERSION);
        yield 0;
      }
      default -> attempt(words);
    };
  }

  private int attempt(List<String> words) {
    try {
      perform(new OptionReader(console).read(words));
      return 0;
    } catch (BadWord e) {
      if (!e.text().isEmpty()) {
        console.note(e.text());
      }
      console.hint(OptionReader.TRY_HELP);
    } catch (InitdbFault e) {
      console.error(e);
    } catch (PlainFault e) {
      console.plainError(e.text());
    } catch (PgException e) {
      console.error(
          new InitdbFault(
              e.primaryMessage(), e.field(ErrorField.DETAIL), e.field(ErrorField.HINT)));
    }
    undo.run();
    return 1;
  }

  private void perform(Options options) {
    if (options.syncsOnly) {
      syncOnly(options);
      return;
    }
    if (options.promptsPassword && options.passwordFile != null) {
      throw new InitdbFault("password prompt and password file cannot be specified together");
    }
    AuthMethods methods = AuthMethods.of(options);
    if (Integer.bitCount(options.walSegmentMegabytes) != 1) {
      throw new InitdbFault("argument of --wal-segsize must be a power of two between 1 and 1024");
    }
    String name = directoryName(options);
    if (options.inputFolder != null && !options.inputFolder.startsWith("/")) {
      throw new InitdbFault("input file location must be an absolute path");
    }
    String superuser = options.username == null ? world.user : options.username;
    if (superuser.startsWith("pg_")) {
      throw new InitdbFault(
          "superuser name \"%s\" is disallowed; role names cannot begin with \"pg_\""
              .formatted(superuser));
    }
    console.line(
        "The files belonging to this database system will be owned by user \"%s\"."
            .formatted(world.user));
    console.line("This user must also own the server process.");
    console.blank();
    if (options.shows || options.debug) {
      show(name, superuser);
      if (options.shows) {
        return;
      }
    }
    create(options, methods, name, superuser);
  }

  private void show(String name, String superuser) {
    console.plainError("VERSION=" + VERSION);
    console.plainError("PGDATA=" + name);
    console.plainError("PGPATH=" + programs());
    console.plainError("POSTGRES_SUPERUSERNAME=" + superuser);
  }

  private void create(Options options, AuthMethods methods, String name, String superuser) {
    LocaleChoice locale = LocaleChoice.of(options, world.environment, console);
    String textSearch =
        TextSearchChoice.of(options.textSearch, locale.category("lc-ctype"), console);
    locale.requireBuilt();
    console.blank();
    console.line(
        options.checksums
            ? "Data page checksums are enabled."
            : "Data page checksums are disabled.");
    Disk disk = disk(options);
    String password = password(options, disk);
    console.blank();
    Template template = Template.built();
    DataDirectory directory = new DataDirectory(disk, name, console);
    undo = () -> directory.undo(options.cleans);
    directory.prepare(options.waldir);
    String zone = new ZoneChoice(disk).choose(world.environment);
    Content content = new Content(options, methods, locale, textSearch, zone, Capacity.DEFAULT);
    NewCluster cluster =
        new NewCluster(
            disk,
            directory.path(),
            template,
            new ClusterPlan(
                ClusterIdentity.make(
                    Clock.system(),
                    Chance.secure(),
                    options.walSegmentMegabytes << MEGABYTE_BITS,
                    options.checksums),
                superuser,
                password == null || password.isEmpty()
                    ? null
                    : secret(password, superuser, methods),
                locale.databases()));
    new Creation(console, disk, directory.path(), world.environment).make(cluster, content);
    sync(options, disk, directory.path());
    undo = () -> {};
    instruct(options, methods);
  }

  private static String secret(String password, String superuser, AuthMethods methods) {
    return PasswordSecret.forNewPassword(
            password,
            superuser,
            methods.wantsMd5() ? Encryption.MD5 : Encryption.SCRAM_SHA_256,
            SCRAM_ITERATIONS,
            Chance.secure())
        .stored();
  }

  private Disk disk(Options options) {
    return world.disks.apply(new RealDisk.Ownership(-1, -1, options.groupAccess));
  }

  private @Nullable String password(Options options, Disk disk) {
    if (options.passwordFile != null) {
      return Password.read(disk, options.passwordFile);
    }
    return options.promptsPassword ? Password.prompt(world.in, world.err) : null;
  }

  private String directoryName(Options options) {
    return PlainPath.of(named(options));
  }

  /// The directory as it was written.
  private String named(Options options) {
    String given = options.dataDirectory;
    if (given == null) {
      given = world.environment.get("PGDATA");
      if (given == null || given.isEmpty()) {
        throw InitdbFault.hinted(
            "no data directory specified",
            "You must identify the directory where the data for this database system will reside. "
                + " Do this with either the invocation option -D or the environment variable"
                + " PGDATA.");
      }
    }
    return given;
  }

  // Durability.

  private void sync(Options options, Disk disk, Path directory) {
    if (!options.syncs) {
      console.blank();
      console.line("Sync to disk skipped.");
      console.line("The data directory might become corrupt if the operating system crashes.");
      return;
    }
    console.begin("syncing data to disk");
    SyncTree.sync(disk, directory);
    console.ok();
  }

  private void syncOnly(Options options) {
    String name = directoryName(options);
    Path directory = Path.of(name).toAbsolutePath().normalize();
    Disk disk = world.disks.apply(RealDisk.Ownership.PRIVATE);
    try {
      if (WholeFile.status(disk, directory) == null) {
        throw new NoSuchFileException(name);
      }
      disk.list(directory);
    } catch (IOException e) {
      throw new InitdbFault(
          "could not access directory \"%s\": %s".formatted(name, SystemError.text(e)));
    }
    console.begin("syncing data to disk");
    SyncTree.sync(disk, directory);
    console.ok();
  }

  // What to do next.

  /// The folder of the programs as the launcher was called, empty when it was found on the path.
  private String programs() {
    String self = world.environment.getOrDefault(EXECUTABLE, "");
    int slash = self.lastIndexOf('/');
    return slash < 0 ? "" : self.substring(0, slash);
  }

  private void instruct(Options options, AuthMethods methods) {
    if (methods.unspecified() && methods.trusting()) {
      console.blankBeforeErrors();
      console.warning("enabling \"trust\" authentication for local connections");
      console.hint(
          "You can change this by editing pg_hba.conf or using the option -A, or --auth-local and"
              + " --auth-host, the next time you run initdb.");
    }
    if (!options.instructs) {
      return;
    }
    String folder = programs();
    String program = folder.isEmpty() ? "pg_ctl" : folder + "/pg_ctl";
    console.line("\nSuccess. You can now start the database server using:\n");
    console.line(
        "    %s -D %s -l logfile start\n"
            .formatted(PlainPath.forShell(program), PlainPath.forShell(named(options))));
  }
}
