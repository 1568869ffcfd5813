package org.gajah.oracle.hba;

import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.session.hba.RegexCompiler;
import org.jspecify.annotations.Nullable;

/// Java's regular expressions behind the seam: close enough for simple ones.
final class TestRegexes implements RegexCompiler {
  @Override
  public Pattern compile(String text) {
    java.util.regex.Pattern pattern;
    try {
      pattern = java.util.regex.Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new PgException(
          SqlState.INVALID_REGULAR_EXPRESSION,
          "invalid regular expression: "
              + (text.contains("[") ? "brackets [] not balanced" : "parentheses () not balanced"));
    }
    return new Pattern() {
      @Override
      public int groups() {
        return pattern.matcher("").groupCount();
      }

      @Override
      public @Nullable String find(String subject) {
        Matcher matcher = pattern.matcher(subject);
        if (!matcher.find()) {
          return null;
        }
        String group = matcher.groupCount() == 0 ? null : matcher.group(1);
        return group == null ? "" : group;
      }
    };
  }
}
