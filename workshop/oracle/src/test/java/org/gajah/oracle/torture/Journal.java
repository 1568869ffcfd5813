package org.gajah.oracle.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one client writes into a file of its own before it goes on: what it is going to change, and
/// what it was answered.
///
/// One line for each event, its first letter says which: `B`egin, `I`nsert, `U`pdate, `D`elete, the
/// wish to `P`repare, that it `W`as prepared, the wish to `C`ommit, the `A`cknowledgement, an
/// `E`rror or a `R`ollback. All but the first two words belong to the change.
final class Journal implements AutoCloseable {
  /// How far a transaction had come.
  enum Fate {
    /// Nobody asked for its commit.
    OPEN,
    /// PREPARE TRANSACTION was sent, and the answer was lost.
    MAYBE_PREPARED,
    /// It was prepared, and not finished.
    PREPARED,
    /// COMMIT PREPARED was sent, and the answer was lost.
    PREPARED_AND_MAYBE_COMMITTED,
    /// COMMIT was sent, and the answer was lost.
    MAYBE_COMMITTED,
    ACKNOWLEDGED,
    /// The server said that it failed, or it was rolled back.
    FAILED
  }

  /// A row of the ledger.
  ///
  /// @param hash of its key and body
  record Row(long id, int account, int amount, long hash) {}

  /// A change of a row.
  ///
  /// @param row what it is then; of a deletion only the id counts
  record Change(boolean deletes, Row row) {}

  /// What the journal knows about a transaction.
  record Entry(long id, Fate fate, List<Change> changes) {}

  private final Writer file;

  Journal(Path path) {
    try {
      file = Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void note(char event, long transaction) {
    write(event + " " + transaction);
  }

  void change(char event, long transaction, Row row) {
    write(
        "%c %d %d %d %d %d"
            .formatted(event, transaction, row.id, row.account, row.amount, row.hash));
  }

  void error(long transaction, @Nullable String state) {
    write("E " + transaction + " " + state);
  }

  private void write(String line) {
    try {
      file.write(line + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The transactions of a journal in their order.
  static List<Entry> read(Path path) throws IOException {
    Map<Long, Entry> entries = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path)) {
      String[] words = line.split(" ");
      long id = Long.parseLong(words[1]);
      Entry entry = entries.getOrDefault(id, new Entry(id, Fate.OPEN, new ArrayList<>()));
      char event = words[0].charAt(0);
      if (words.length == 6) {
        entry.changes.add(new Change(event == 'D', row(words)));
      }
      entries.put(id, new Entry(id, after(entry.fate, event), entry.changes));
    }
    return List.copyOf(entries.values());
  }

  private static Row row(String[] words) {
    return new Row(
        Long.parseLong(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Long.parseLong(words[5]));
  }

  private static Fate after(Fate fate, char event) {
    return switch (event) {
      case 'P' -> Fate.MAYBE_PREPARED;
      case 'W' -> Fate.PREPARED;
      case 'C' -> fate == Fate.PREPARED ? Fate.PREPARED_AND_MAYBE_COMMITTED : Fate.MAYBE_COMMITTED;
      case 'A' -> Fate.ACKNOWLEDGED;
      case 'E', 'R' -> Fate.FAILED;
      default -> fate;
    };
  }
}
