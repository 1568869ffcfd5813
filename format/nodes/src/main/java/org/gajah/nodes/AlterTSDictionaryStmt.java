package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER TEXT SEARCH DICTIONARY.
///
/// Mirrors `AlterTSDictionaryStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTSDictionaryStmt(List<String> dictname, List<DefElem> options)
    implements UtilityStmt {
  public AlterTSDictionaryStmt {
    dictname = List.copyOf(dictname);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERTSDICTIONARYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterTSDictionaryStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new AlterTSDictionaryStmt(dictname, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("dictname", dictname);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTSDictionaryStmt that
            && dictname.equals(that.dictname)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -224271917;
    hash = 31 * hash + dictname.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
