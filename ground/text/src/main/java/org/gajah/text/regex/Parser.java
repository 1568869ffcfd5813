package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.List;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.Ast.Anchor;
import org.gajah.text.regex.Lexer.Token;
import org.gajah.text.regex.RegexFlags.Syntax;
import org.jspecify.annotations.Nullable;

/// Reads a pattern.
final class Parser {
  private static final int DEEPEST = 1000;

  private final Lexer lexer;
  private final int[] text;
  private final Collation collation;
  private final List<@Nullable Ast> captured = new ArrayList<>();
  private boolean refersBack;
  private int depth;

  Parser(int[] text, RegexFlags flags, Collation collation) {
    this.text = text;
    this.lexer = new Lexer(text, flags, collation);
    this.collation = collation;
    captured.add(null);
  }

  /// The plan of the whole pattern.
  Plan parse() {
    lexer.next();
    Plan plan = choice(Token.END, false);
    if (lexer.token != Token.END) {
      throw RegexFault.PARENTHESES.toException();
    }
    return plan;
  }

  RegexFlags flags() {
    return lexer.flags();
  }

  int captures() {
    return captured.size() - 1;
  }

  boolean refersBack() {
    return refersBack;
  }

  /// Branches with `|` between, up to the stopper.
  ///
  /// @param looking whether within a look-around, where nothing is captured
  private Plan choice(Token stopper, boolean looking) {
    if (++depth > DEEPEST) {
      throw RegexFault.TOO_COMPLEX.toException();
    }
    List<Plan> branches = new ArrayList<>();
    int flags = Plan.LONGER;
    Plan branch = branch(stopper, looking);
    flags |= Plan.up(flags | branch.flags);
    branches.add(branch);
    while (lexer.token == Token.OR) {
      lexer.next();
      branch = branch(stopper, looking);
      flags |= Plan.up(flags | branch.flags);
      branches.add(branch);
    }
    if (stopper == Token.CLOSE && lexer.token != Token.CLOSE) {
      throw RegexFault.PARENTHESES.toException();
    }
    depth--;
    if (branches.size() == 1) {
      return branch;
    }
    Ast language = new Ast.Choice(branches.stream().map(b -> b.language).toList());
    return Plan.isMessy(flags)
        ? Plan.choice(flags, language, branches)
        : new Plan(Plan.Kind.WHOLE, flags, language);
  }

  private boolean atEnd(Token stopper) {
    return lexer.token == Token.OR || lexer.token == stopper || lexer.token == Token.END;
  }

  /// A sequence. What is not messy and of one preference is gathered in front; the first messy part
  /// is followed by the rest as a sequence of its own.
  private Plan branch(Token stopper, boolean looking) {
    List<Ast> run = new ArrayList<>();
    int flags = 0;
    while (!atEnd(stopper)) {
      Atom atom = atom(stopper, looking);
      if (atom.quantifiable == null) {
        run.add(atom.language);
        continue;
      }
      Quantifier quantifier = quantifier();
      if (quantifier.max == 0) {
        continue;
      }
      int joined = flags | quantifier.preference | atom.plan().flags;
      if (!atom.hard && !Plan.isMessy(Plan.up(joined))) {
        run.add(repeated(atom.language, quantifier.min, quantifier.max));
        flags = joined;
        continue;
      }
      return messyBranch(run, flags, atom, quantifier, stopper, looking);
    }
    return new Plan(Plan.Kind.WHOLE, flags, sequence(run));
  }

  private Plan messyBranch(
      List<Ast> run,
      int runFlags,
      Atom atom,
      Quantifier quantifier,
      Token stopper,
      boolean looking) {
    Plan part = quantified(atom, quantifier);
    if (!atEnd(stopper)) {
      if (++depth > DEEPEST) {
        throw RegexFault.TOO_COMPLEX.toException();
      }
      int flags = Plan.combine(quantifier.preference, atom.plan().flags);
      Plan rest = branch(stopper, looking);
      depth--;
      part = concatenation(flags | Plan.combine(flags, rest.flags), part, rest);
    }
    if (run.isEmpty()) {
      return part;
    }
    Plan front = new Plan(Plan.Kind.WHOLE, runFlags, sequence(run));
    return concatenation(runFlags | Plan.combine(runFlags, part.flags), front, part);
  }

  private static Plan concatenation(int flags, Plan first, Plan second) {
    Ast language = new Ast.Sequence(List.of(first.language, second.language));
    return new Plan(Plan.Kind.CONCATENATION, flags, language, first, second);
  }

  private static Ast sequence(List<Ast> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Ast.Sequence(List.copyOf(parts));
  }

  private static Ast repeated(Ast part, int min, int max) {
    return min == 1 && max == 1 ? part : new Ast.Repeat(part, min, max);
  }

  private static Plan quantified(Atom atom, Quantifier quantifier) {
    Plan plan = atom.plan();
    int min = quantifier.min;
    int max = quantifier.max;
    int preference = quantifier.preference;
    int flags = Plan.combine(preference, plan.flags);
    Ast language = repeated(atom.language, min, max);
    if (plan.kind == Plan.Kind.BACK_REFERENCE) {
      Plan reference = new Plan(Plan.Kind.BACK_REFERENCE, plan.flags | flags, language);
      reference.capture = plan.capture;
      reference.min = min;
      reference.max = max;
      return reference;
    }
    int own = plan.flags & (Plan.LONGER | Plan.SHORTER | Plan.MIXED);
    if (min == 1 && max == 1 && (preference == 0 || own == 0 || preference == own)) {
      return plan;
    }
    if ((plan.flags & (Plan.CAPTURES | Plan.REFERS_BACK)) == 0) {
      return new Plan(Plan.Kind.WHOLE, flags, language);
    }
    if (min > 0 && (plan.flags & Plan.REFERS_BACK) == 0) {
      // Only the last time is captured, so all times before it are one part.
      Ast before = new Ast.Repeat(atom.language, min - 1, max == Ast.MANY ? max : max - 1);
      Plan front = new Plan(Plan.Kind.WHOLE, Plan.preference(flags), before);
      return new Plan(Plan.Kind.CONCATENATION, flags, language, front, plan);
    }
    Plan iteration = new Plan(Plan.Kind.ITERATION, flags, language, plan);
    iteration.min = min;
    iteration.max = max;
    return iteration;
  }

  /// Something that a quantifier may follow, or, without a plan, a condition that none may.
  ///
  /// @param hard whether it must have a part of its own: captures and back references
  private record Atom(Ast language, @Nullable Plan quantifiable, boolean hard) {
    Plan plan() {
      if (quantifiable == null) {
        throw new IllegalStateException();
      }
      return quantifiable;
    }
  }

  private record Quantifier(int min, int max, int preference) {}

  private static Atom simple(Ast language) {
    return new Atom(language, new Plan(Plan.Kind.WHOLE, 0, language), false);
  }

  private Atom anchor(Anchor anchor) {
    lexer.next();
    return new Atom(new Ast.At(anchor), null, false);
  }

  private Atom atom(Token stopper, boolean looking) {
    boolean lines = lexer.flags().newlineAnchors();
    return switch (lexer.token) {
      case LINE_START -> anchor(lines ? Anchor.LINE_START : Anchor.TEXT_START);
      case LINE_END -> anchor(lines ? Anchor.LINE_END : Anchor.TEXT_END);
      case TEXT_START -> anchor(Anchor.TEXT_START);
      case TEXT_END -> anchor(Anchor.TEXT_END);
      case WORD_START -> anchor(Anchor.WORD_START);
      case WORD_END -> anchor(Anchor.WORD_END);
      case WORD_EDGE -> anchor(Anchor.WORD_EDGE);
      case NO_WORD_EDGE -> anchor(Anchor.NO_WORD_EDGE);
      case LOOK -> look();
      case STAR, PLUS, QUESTION, BOUND -> throw RegexFault.QUANTIFIER.toException();
      case CLOSE -> {
        if (lexer.flags().syntax() != Syntax.EXTENDED) {
          throw RegexFault.PARENTHESES.toException();
        }
        yield plain();
      }
      case OPEN -> group(looking);
      case BACK_REFERENCE -> backReference(looking);
      case BRACKET -> {
        CharSet set = new BracketReader(lexer, text, collation).read();
        lexer.next();
        yield simple(new Ast.Chars(set));
      }
      case DOT -> {
        lexer.next();
        yield simple(new Ast.Chars(CharSet.any(lexer.flags().newlineStops())));
      }
      case CLASS, CLASS_COMPLEMENT -> {
        CharSet set = new CharSet();
        if (lexer.token == Token.CLASS) {
          set.add(lexer.kind);
        } else {
          set.addComplement(lexer.kind);
        }
        lexer.next();
        yield simple(new Ast.Chars(set));
      }
      case PLAIN -> plain();
      case END, OR -> throw new IllegalStateException(stopper.name());
    };
  }

  private Atom plain() {
    CharSet set = new CharSet();
    if (lexer.flags().ignoreCase()) {
      set.addIgnoringCase(lexer.value, lexer.value, collation);
    } else {
      set.add(lexer.value, lexer.value);
    }
    lexer.next();
    return simple(new Ast.Chars(set));
  }

  private Atom look() {
    boolean ahead = (lexer.value & 1) != 0;
    boolean positive = (lexer.value & 2) != 0;
    lexer.next();
    Plan inner = choice(Token.CLOSE, true);
    lexer.next();
    return new Atom(new Ast.Look(inner.language, ahead, positive), null, false);
  }

  private Atom group(boolean looking) {
    boolean captures = lexer.value == 1 && !looking;
    int number = 0;
    if (captures) {
      captured.add(null);
      number = captures();
      lexer.captures = number;
    }
    lexer.next();
    Plan inner = choice(Token.CLOSE, looking);
    if (!captures) {
      lexer.next();
      return new Atom(inner.language, inner, false);
    }
    Plan plan = inner;
    if (inner.capture != 0 || inner.kind == Plan.Kind.BACK_REFERENCE) {
      plan = new Plan(Plan.Kind.GROUP, inner.flags, inner.language, inner);
    }
    plan.capture = number;
    plan.flags |= Plan.CAPTURES;
    captured.set(number, plan.language);
    lexer.next();
    return new Atom(plan.language, plan, true);
  }

  private Atom backReference(boolean looking) {
    int number = lexer.value;
    Ast language = number < captured.size() ? captured.get(number) : null;
    if (looking || language == null) {
      throw RegexFault.BACK_REFERENCE.toException();
    }
    lexer.next();
    refersBack = true;
    Plan plan = new Plan(Plan.Kind.BACK_REFERENCE, Plan.REFERS_BACK, language);
    plan.capture = number;
    return new Atom(language, plan, true);
  }

  private Quantifier quantifier() {
    int preference = lexer.value == 1 ? Plan.LONGER : Plan.SHORTER;
    return switch (lexer.token) {
      case STAR -> passed(new Quantifier(0, Ast.MANY, preference));
      case PLUS -> passed(new Quantifier(1, Ast.MANY, preference));
      case QUESTION -> passed(new Quantifier(0, 1, preference));
      case BOUND -> {
        int[] bound = lexer.bound();
        int own = bound[3] == 0 ? 0 : bound[2] == 1 ? Plan.LONGER : Plan.SHORTER;
        yield passed(new Quantifier(bound[0], bound[1], own));
      }
      default -> new Quantifier(1, 1, 0);
    };
  }

  private Quantifier passed(Quantifier quantifier) {
    lexer.next();
    return quantifier;
  }
}
