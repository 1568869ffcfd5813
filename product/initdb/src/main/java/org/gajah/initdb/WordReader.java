package org.gajah.initdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the words of a command line as `getopt_long` of the GNU C library does: letters in
/// bundles, long names that may be cut short, options between and behind arguments, `--` before
/// which they end.
final class WordReader {
  private final List<Option> options;
  private final List<String> arguments = new ArrayList<>();

  /// An option.
  ///
  /// @param letter that it has, 0 for none
  /// @param name that it has after two dashes; null for none
  /// @param takesValue whether a value belongs to it
  record Option(char letter, @Nullable String name, boolean takesValue) {}

  /// What is done with an option that was found.
  @FunctionalInterface
  interface Receiver {
    void accept(Option option, String value);
  }

  /// A word that is no option of the program, in the C library's words.
  static final class BadWord extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String text;

    BadWord(String text) {
      super(text, null, false, false);
      this.text = text;
    }

    /// Empty when there is nothing to say but where help is.
    String text() {
      return text;
    }
  }

  /// @param options in the order in which ambiguous ones are told
  WordReader(List<Option> options) {
    this.options = options;
  }

  /// Reads all words.
  ///
  /// @return those that are no options
  /// @throws BadWord when there is no such option, or its value is missing
  List<String> read(List<String> words, Receiver receiver) {
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals("--")) {
        arguments.addAll(words.subList(at, words.size()));
        break;
      }
      boolean used;
      if (word.startsWith("--")) {
        used = readLong(word, at < words.size() ? words.get(at) : null, receiver);
      } else if (word.length() > 1 && word.startsWith("-")) {
        used = readLetters(word, at < words.size() ? words.get(at) : null, receiver);
      } else {
        arguments.add(word);
        used = false;
      }
      at += used ? 1 : 0;
    }
    return List.copyOf(arguments);
  }

  /// Whether the next word was used as the value.
  private boolean readLong(String word, @Nullable String next, Receiver receiver) {
    int equals = word.indexOf('=');
    Option option = named(equals < 0 ? word : word.substring(0, equals), word);
    if (!option.takesValue) {
      if (equals >= 0) {
        throw new BadWord("option '--%s' doesn't allow an argument".formatted(option.name));
      }
      receiver.accept(option, "");
      return false;
    }
    if (equals >= 0) {
      receiver.accept(option, word.substring(equals + 1));
      return false;
    }
    if (next == null) {
      throw new BadWord("option '--%s' requires an argument".formatted(option.name));
    }
    receiver.accept(option, next);
    return true;
  }

  private Option named(String word, String whole) {
    String name = word.substring(2);
    List<Option> candidates = new ArrayList<>();
    for (Option option : options) {
      if (name.equals(option.name)) {
        return option;
      }
      if (option.name != null && option.name.startsWith(name)) {
        candidates.add(option);
      }
    }
    if (candidates.isEmpty()) {
      throw new BadWord("unrecognized option '" + whole + "'");
    }
    if (candidates.size() > 1) {
      StringBuilder message = new StringBuilder("option '" + whole + "' is ambiguous; possibilities:");
      candidates.forEach(option -> message.append(" '--").append(option.name).append('\''));
      throw new BadWord(message.toString());
    }
    return candidates.getFirst();
  }

  private boolean readLetters(String word, @Nullable String next, Receiver receiver) {
    for (int i = 1; i < word.length(); i++) {
      char letter = word.charAt(i);
      Option option =
          options.stream()
              .filter(each -> each.letter == letter)
              .findFirst()
              .orElseThrow(() -> new BadWord("invalid option -- '" + letter + "'"));
      if (!option.takesValue) {
        receiver.accept(option, "");
        continue;
      }
      boolean here = i + 1 < word.length();
      if (!here && next == null) {
        throw new BadWord("option requires an argument -- '" + letter + "'");
      }
      receiver.accept(option, here ? word.substring(i + 1) : String.valueOf(next));
      return !here;
    }
    return false;
  }
}
