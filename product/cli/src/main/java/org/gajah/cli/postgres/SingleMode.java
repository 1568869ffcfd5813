package org.gajah.cli.postgres;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.ServerOptions;
import org.gajah.instance.postmaster.InstanceOptions;
import org.gajah.instance.postmaster.SingleUser;
import org.gajah.session.protocol.StandaloneSession;
import org.gajah.session.protocol.StandaloneSession.Dialogue;
import org.gajah.session.protocol.StandaloneSession.Terminal;

/// `postgres --single`: the program's standard input and output are the only session's.
final class SingleMode {
  private static final int FAILURE = 1;

  /// What a shell says of a process that ended by SIGABRT.
  private static final int ABORTED = 134;

  private final InstanceOptions options;
  private final String database;
  private final OutputStream out;

  SingleMode(InstanceOptions options, String database, OutputStream out) {
    this.options = options;
    this.database = database;
    this.out = out;
  }

  /// @return the program's exit code
  int run() {
    ServerOptions.Alone alone = options.command().alone();
    Terminal terminal = new Terminal(new FileInputStream(FileDescriptor.in), out);
    try (SingleUser cluster = SingleUser.open(options)) {
      Threads.platform().start("signals", () -> deliverSignals(cluster));
      try (StandaloneSession session = cluster.session(database, terminal)) {
        session.converse(new Dialogue(alone.echo(), alone.untilEmptyLine()));
      }
      return 0;
    } catch (PgException inTheLog) {
      return inTheLog.severity() == Severity.PANIC ? ABORTED : FAILURE;
    } catch (RuntimeException | Error e) {
      // The cluster was left as it was: the next start recovers.
      options.log().accept(trace(e).getBytes(StandardCharsets.UTF_8));
      return ABORTED;
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return "PANIC:  failure: " + text;
  }

  private static void deliverSignals(SingleUser cluster) {
    Signals.open().deliver(signal -> signalled(cluster, signal));
  }

  private static void signalled(SingleUser cluster, int signal) {
    switch (signal) {
      case Signals.HUP -> cluster.reload();
      case Signals.INT -> cluster.cancel();
      case Signals.TERM, Signals.QUIT -> cluster.terminate();
      default -> {}
    }
  }
}
