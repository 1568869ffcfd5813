package org.gajah.base.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How dates are written and read: the value of `DateStyle`.
///
/// @param format how they are written
/// @param order which field comes first where a date leaves it open
public record DateStyle(Format format, Order order) {
  /// How dates are written.
  public enum Format {
    ISO("ISO"),
    SQL("SQL"),
    POSTGRES("Postgres"),
    GERMAN("German");

    private final String label;

    Format(String label) {
      this.label = label;
    }
  }

  /// Which field comes first.
  public enum Order {
    YMD,
    DMY,
    MDY
  }

  @Override
  public String toString() {
    return format.label + ", " + order;
  }

  /// Judges a proposed value: key words that name a format, an order, or both, and never two of one
  /// kind. What is not named stays as it is.
  static SettingValue check(SettingProposal proposal) {
    List<String> words = ListText.identifiers(proposal.string());
    if (words == null) {
      throw proposal.refusal().detail("List syntax is invalid.");
    }
    Choice choice = new Choice(proposal);
    words.forEach(choice::take);
    DateStyle style = choice.made();
    return new SettingValue(0, style.toString(), style);
  }

  /// What the words named so far.
  private static final class Choice {
    private final SettingProposal proposal;
    private @Nullable Format format;
    private @Nullable Order order;
    private boolean orderImplied;
    private boolean conflict;

    Choice(SettingProposal proposal) {
      this.proposal = proposal;
    }

    void take(String word) {
      String upper = word.toUpperCase(Locale.ROOT);
      if (upper.equals("ISO")) {
        choose(Format.ISO);
      } else if (upper.equals("SQL")) {
        choose(Format.SQL);
      } else if (upper.startsWith("POSTGRES")) {
        choose(Format.POSTGRES);
      } else if (upper.equals("GERMAN")) {
        choose(Format.GERMAN);
        if (order == null) {
          order = Order.DMY;
          orderImplied = true;
        }
      } else if (upper.equals("YMD")) {
        choose(Order.YMD);
      } else if (upper.equals("DMY") || upper.startsWith("EURO")) {
        choose(Order.DMY);
      } else if (upper.equals("MDY") || upper.equals("US") || upper.startsWith("NONEURO")) {
        choose(Order.MDY);
      } else if (upper.equals("DEFAULT")) {
        takeDefault();
      } else {
        throw proposal.refusal().detail("Unrecognized key word: \"" + word + "\".");
      }
    }

    private void choose(Format chosen) {
      conflict |= format != null && format != chosen;
      format = chosen;
    }

    private void choose(Order chosen) {
      conflict |= order != null && !orderImplied && order != chosen;
      order = chosen;
      orderImplied = false;
    }

    private void takeDefault() {
      DateStyle reset = of(proposal.current().resetValue(proposal.setting()));
      if (format == null) {
        format = reset.format;
      }
      if (order == null || orderImplied) {
        order = reset.order;
      }
    }

    DateStyle made() {
      if (conflict) {
        throw proposal.refusal().detail("Conflicting \"datestyle\" specifications.");
      }
      DateStyle now = of(proposal.current().value(proposal.setting()));
      return new DateStyle(format == null ? now.format : format, order == null ? now.order : order);
    }

    private static DateStyle of(SettingValue value) {
      return value.parsed() instanceof DateStyle style
          ? style
          : new DateStyle(Format.ISO, Order.MDY);
    }
  }
}
