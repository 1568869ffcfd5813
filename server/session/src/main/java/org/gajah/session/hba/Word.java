package org.gajah.session.hba;

import org.jspecify.annotations.Nullable;

/// A word of an authentication file.
///
/// @param text without its quotes
/// @param quoted whether it began with a quote, so that it is no key word
/// @param pattern what it means when it is a regular expression (it starts with a slash)
public record Word(String text, boolean quoted, RegexCompiler.@Nullable Pattern pattern) {
  /// Whether it is this key word.
  boolean isKeyWord(String word) {
    return !quoted && text.equals(word);
  }

  boolean isRegex() {
    return pattern != null;
  }
}
