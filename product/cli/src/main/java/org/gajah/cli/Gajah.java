package org.gajah.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import org.gajah.cli.control.InitCommand;
import org.gajah.cli.control.ReloadCommand;
import org.gajah.cli.control.RestartCommand;
import org.gajah.cli.control.StartCommand;
import org.gajah.cli.control.StatusCommand;
import org.gajah.cli.control.StopCommand;
import org.gajah.cli.inspect.InspectCommand;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The command `gajah`.
@Command(
    name = "gajah",
    description = "A PostgreSQL 17 instance on the JVM, and tools for its directories.",
    synopsisSubcommandLabel = "COMMAND")
public final class Gajah {
  @Option(
      names = {"-?", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // Its annotation is what counts.
  private boolean help;

  private Gajah() {}

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.real(), arguments));
  }

  /// Runs a command.
  ///
  /// @return the exit status
  public static int run(Surroundings surroundings, String... arguments) {
    CommandLine line = new CommandLine(new Gajah());
    line.addSubcommand(new StartCommand(surroundings));
    line.addSubcommand(new StopCommand(surroundings));
    line.addSubcommand(new RestartCommand(surroundings));
    line.addSubcommand(new ReloadCommand(surroundings));
    line.addSubcommand(new StatusCommand(surroundings));
    line.addSubcommand(new InitCommand(surroundings));
    line.addSubcommand(new WaldumpCommand(surroundings));
    line.addSubcommand(
        new InspectCommand(
            surroundings.disk(),
            surroundings.out(),
            surroundings.err(),
            surroundings.directory(),
            surroundings.environment()));
    configure(line, surroundings);
    line.getSubcommands().values().forEach(command -> configure(command, surroundings));
    try {
      return line.execute(arguments);
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  private static void configure(CommandLine line, Surroundings surroundings) {
    line.setAbbreviatedOptionsAllowed(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(surroundings.out(), true, UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), true, UTF_8));
    line.setParameterExceptionHandler((ParameterException e, String[] _) ->
        complain(
            e.getCommandLine(), surroundings, Complaint.usage(String.valueOf(e.getMessage()))));
    line.setExecutionExceptionHandler(
        (Exception e, CommandLine command, CommandLine.ParseResult _) -> {
          if (e instanceof Complaint complaint) {
            return complain(command, surroundings, complaint);
          }
          throw e;
        });
  }

  private static int complain(CommandLine command, Surroundings surroundings, Complaint complaint) {
    String name = command.getCommandSpec().qualifiedName();
    surroundings.out().flush();
    surroundings.err().println(name + ": error: " + complaint.getMessage());
    if (complaint.detail() != null) {
      surroundings.err().println(name + ": detail: " + complaint.detail());
    }
    if (complaint.hint() != null) {
      surroundings.err().println(name + ": hint: " + complaint.hint());
    }
    if (complaint.isUsage()) {
      surroundings
          .err()
          .println(name + ": hint: Try \"" + name + " --help\" for more information.");
    }
    return complaint.exitCode();
  }
}
