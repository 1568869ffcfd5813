package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.List;
import org.gajah.text.collation.Collation;

/// A compiled pattern. It doesn't change and may be shared; each user makes a [Matcher] of it.
public final class Regex {
  private final Collation collation;
  private final RegexFlags flags;
  private final int captures;
  private final boolean refersBack;
  final Plan plan;

  /// What each automaton matches: first the search for any match, then the plan's parts.
  final List<Ast> languages = new ArrayList<>();

  private Regex(Parser parser, Plan plan, Collation collation) {
    this.plan = plan;
    this.collation = collation;
    this.flags = parser.flags();
    this.captures = parser.captures();
    this.refersBack = parser.refersBack();
    Ast anything = new Ast.Repeat(new Ast.Chars(CharSet.any(false)), 0, Ast.MANY);
    languages.add(new Ast.Sequence(List.of(anything, plan.language)));
    number(plan);
  }

  /// Compiles a pattern of characters (see [org.gajah.text.encoding.Encoding#characterAt]).
  ///
  /// @throws org.gajah.base.error.PgException 2201B when it is none
  public static Regex compile(int[] pattern, RegexFlags flags, Collation collation) {
    collation.checkForPatterns("regular expressions");
    boolean special = flags.expanded() || flags.newlineStops() || flags.newlineAnchors();
    if (flags.syntax() == RegexFlags.Syntax.LITERAL && special) {
      throw RegexFault.ARGUMENT.toException();
    }
    Parser parser = new Parser(pattern, flags, collation);
    Plan plan = parser.parse();
    return new Regex(parser, plan, collation);
  }

  private void number(Plan part) {
    part.automaton = languages.size();
    languages.add(part.language);
    for (Plan child : part.children) {
      number(child);
    }
  }

  /// How many captures the pattern has.
  public int captures() {
    return captures;
  }

  /// A new matcher.
  public Matcher matcher() {
    return new Matcher(this);
  }

  Collation collation() {
    return collation;
  }

  boolean ignoresCase() {
    return flags.ignoreCase();
  }

  boolean refersBack() {
    return refersBack;
  }
}
