package org.gajah.session.hba;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk;
import org.gajah.session.hba.FileProblem.Stop;
import org.jspecify.annotations.Nullable;

/// `pg_hba.conf`, read.
///
/// @param rules those that are well-formed, in order
/// @param rows a row of `pg_hba_file_rules` for each line
/// @param log what to write into the log
/// @param usable whether there is no fault in it and at least one rule; only then may it replace
///   the rules that count
public record HbaFile(List<HbaRule> rules, List<Row> rows, List<PgException> log, boolean usable) {

  /// A row of `pg_hba_file_rules`.
  ///
  /// @param ruleNumber from 1, null for a line with a fault
  /// @param rule null when the line could not be read
  /// @param error what is wrong, or null
  public record Row(
      @Nullable Integer ruleNumber,
      String fileName,
      int lineNumber,
      @Nullable HbaRule rule,
      @Nullable String error) {
    /// The column `address`.
    public @Nullable String address() {
      return switch (rule == null ? null : rule.address()) {
        case null -> null;
        case AddressMatch.All() -> "all";
        case AddressMatch.SameHost() -> "samehost";
        case AddressMatch.SameNet() -> "samenet";
        case AddressMatch.Network(InetAddress address, InetAddress _) ->
            NumericAddress.show(address);
        case AddressMatch.HostName(String name) -> name;
      };
    }

    /// The column `netmask`.
    public @Nullable String netmask() {
      return rule != null && rule.address() instanceof AddressMatch.Network network
          ? NumericAddress.show(network.mask())
          : null;
    }
  }

  /// Reads the file.
  ///
  /// @param ssl whether the server takes TLS connections
  /// @throws PgException when it cannot be read at all
  public static HbaFile read(Disk disk, Path path, boolean ssl, RegexCompiler regexes) {
    AuthenticationFile.Content content = AuthenticationFile.read(disk, path);
    Builder builder = new Builder(ssl, regexes, content.log());
    content.lines().forEach(builder::add);
    return builder.finished(path);
  }

  /// Collects what the lines say.
  private static final class Builder {
    private final boolean ssl;
    private final RegexCompiler regexes;
    private final List<HbaRule> rules = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<PgException> log;
    private boolean faulty;

    Builder(boolean ssl, RegexCompiler regexes, List<PgException> log) {
      this.ssl = ssl;
      this.regexes = regexes;
      this.log = new ArrayList<>(log);
    }

    void add(AuthenticationFile.Line line) {
      if (line.problem() != null) {
        faulty = true;
        rows.add(new Row(null, line.file(), line.number(), null, line.problem()));
        return;
      }
      LineReader reader = new LineReader(line, ssl, regexes);
      HbaRule rule = null;
      FileProblem fault = null;
      try {
        rule = reader.read();
        rules.add(rule);
      } catch (Stop stop) {
        faulty = true;
        fault = stop.problem();
        reader.remarks.add(fault);
      }
      String error = fault == null ? null : fault.shown();
      for (FileProblem problem : reader.remarks) {
        log.add(problem.log(line.file(), line.number()));
        error = error == null ? problem.shown() : error;
      }
      // A fault that is not shown counts as a rule there.
      Integer number = error != null ? null : (Integer) (1 + ruleCount());
      rows.add(new Row(number, line.file(), line.number(), rule, error));
    }

    private int ruleCount() {
      int count = 0;
      for (Row row : rows) {
        count += row.ruleNumber() == null ? 0 : 1;
      }
      return count;
    }

    HbaFile finished(Path path) {
      if (!faulty && rules.isEmpty()) {
        faulty = true;
        log.add(
            new PgException(
                Severity.LOG,
                SqlState.CONFIG_FILE_ERROR,
                "configuration file \"" + path + "\" contains no entries",
                null));
      }
      return new HbaFile(List.copyOf(rules), List.copyOf(rows), List.copyOf(log), !faulty);
    }
  }

  /// Reads one line.
  private static final class LineReader {
    private final AuthenticationFile.Line line;
    private final boolean ssl;
    private final RegexCompiler regexes;
    private int next;

    /// What is worth an entry in the log though it is no reason to stop.
    private final List<FileProblem> remarks = new ArrayList<>();

    LineReader(AuthenticationFile.Line line, boolean ssl, RegexCompiler regexes) {
      this.line = line;
      this.ssl = ssl;
      this.regexes = regexes;
    }

    HbaRule read() throws Stop {
      HbaRule.Type type = type();
      List<Word> databases = names("end-of-line before database specification");
      List<Word> roles = names("end-of-line before role specification");
      AddressMatch address = type == HbaRule.Type.LOCAL ? null : address();
      AuthenticationMethod method = method(type);
      OptionReader options =
          new OptionReader(
              type, method, message -> remarks.add(new FileProblem(message, null, null)));
      while (next < line.fields().size()) {
        for (Word word : line.fields().get(next)) {
          options.read(word);
        }
        next++;
      }
      return new HbaRule(
          type,
          databases,
          roles,
          address,
          method,
          options.finished(),
          line.file(),
          line.number(),
          line.raw());
    }

    private List<Word> field(String missing) throws Stop {
      return field(missing, null);
    }

    private List<Word> field(String missing, @Nullable String hint) throws Stop {
      if (next >= line.fields().size()) {
        throw new Stop(new FileProblem(missing, hint));
      }
      return line.fields().get(next++);
    }

    private HbaRule.Type type() throws Stop {
      List<Word> words = field("");
      if (words.size() > 1) {
        throw new Stop(
            "multiple values specified for connection type",
            "Specify exactly one connection type per line.");
      }
      HbaRule.Type type = HbaRule.Type.of(words.getFirst().text());
      if (type == null) {
        throw new Stop("invalid connection type \"" + words.getFirst().text() + "\"");
      }
      if (type == HbaRule.Type.HOSTSSL && !ssl) {
        remarks.add(
            new FileProblem(
                "hostssl record cannot match because SSL is disabled",
                "Set \"ssl = on\" in postgresql.conf."));
      }
      return type;
    }

    private List<Word> names(String missing) throws Stop {
      List<Word> words = new ArrayList<>();
      for (Word word : field(missing)) {
        words.add(compiled(word, regexes));
      }
      return words;
    }

    private AddressMatch address() throws Stop {
      List<Word> words = field("end-of-line before IP address specification");
      if (words.size() > 1) {
        throw new Stop(
            "multiple values specified for host address", "Specify one address range per line.");
      }
      Word word = words.getFirst();
      if (word.isKeyWord("all")) {
        return new AddressMatch.All();
      }
      if (word.isKeyWord("samehost")) {
        return new AddressMatch.SameHost();
      }
      if (word.isKeyWord("samenet")) {
        return new AddressMatch.SameNet();
      }
      int slash = word.text().indexOf('/');
      String host = slash < 0 ? word.text() : word.text().substring(0, slash);
      InetAddress address = NumericAddress.parse(host);
      if (address == null) {
        if (slash >= 0) {
          throw new Stop(
              "specifying both host name and CIDR mask is invalid: \"" + word.text() + "\"");
        }
        return new AddressMatch.HostName(host);
      }
      if (slash < 0) {
        return new AddressMatch.Network(address, mask(address));
      }
      InetAddress mask = NumericAddress.mask(address, word.text().substring(slash + 1));
      if (mask == null) {
        throw new Stop("invalid CIDR mask in address \"" + word.text() + "\"");
      }
      return new AddressMatch.Network(address, mask);
    }

    private InetAddress mask(InetAddress address) throws Stop {
      List<Word> words =
          field(
              "end-of-line before netmask specification",
              "Specify an address range in CIDR notation, or provide a separate netmask.");
      if (words.size() > 1) {
        throw new Stop("multiple values specified for netmask");
      }
      String text = words.getFirst().text();
      InetAddress mask = NumericAddress.parse(text);
      if (mask == null) {
        throw new Stop("invalid IP mask \"" + text + "\": Name or service not known");
      }
      if (mask.getAddress().length != address.getAddress().length) {
        throw new Stop("IP address and mask do not match");
      }
      return mask;
    }

    private AuthenticationMethod method(HbaRule.Type type) throws Stop {
      List<Word> words = field("end-of-line before authentication method");
      if (words.size() > 1) {
        throw new Stop(
            "multiple values specified for authentication type",
            "Specify exactly one authentication type per line.");
      }
      String word = words.getFirst().text();
      AuthenticationMethod method = AuthenticationMethod.of(word);
      if (method == null) {
        throw new Stop("invalid authentication method \"" + word + "\"");
      }
      if (!method.isAccepted()) {
        throw new Stop(
            "invalid authentication method \"" + word + "\": not supported by this build");
      }
      boolean local = type == HbaRule.Type.LOCAL;
      if (local && method == AuthenticationMethod.IDENT) {
        return AuthenticationMethod.PEER;
      }
      if (local && method == AuthenticationMethod.GSS) {
        throw new Stop("gssapi authentication is not supported on local sockets");
      }
      if (!local && method == AuthenticationMethod.PEER) {
        throw new Stop("peer authentication is only supported on local sockets");
      }
      if (type != HbaRule.Type.HOSTSSL && method == AuthenticationMethod.CERT) {
        throw new Stop("cert authentication is only supported on hostssl connections");
      }
      return method;
    }
  }

  /// The word with its regular expression, if it is one.
  static Word compiled(Word word, RegexCompiler regexes) throws Stop {
    if (!word.text().startsWith("/")) {
      return word;
    }
    String text = word.text().substring(1);
    try {
      return new Word(word.text(), word.quoted(), regexes.compile(text));
    } catch (PgException e) {
      String why = e.primaryMessage();
      String prefix = "invalid regular expression: ";
      throw new Stop(
          "invalid regular expression \""
              + text
              + "\": "
              + (why.toLowerCase(Locale.ROOT).startsWith(prefix)
                  ? why.substring(prefix.length())
                  : why));
    }
  }
}
