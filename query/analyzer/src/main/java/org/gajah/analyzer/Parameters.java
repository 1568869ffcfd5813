package org.gajah.analyzer;

import org.gajah.base.error.SqlState;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.ParamRef;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Parameters `$n`. Mirrors parser/parse_param.c.
final class Parameters {
  private static final int MAX_NUMBER = 65535;
  private final Analysis a;

  Parameters(Analysis analysis) {
    this.a = analysis;
  }

  Param transform(ParamRef ref) {
    int number = ref.number();
    if (a.parameters.isVariable()) {
      if (number <= 0 || number > MAX_NUMBER) {
        throw missing(ref);
      }
      a.parameters.mention(number);
    }
    int type = a.parameters.type(number);
    if (type == 0) {
      throw missing(ref);
    }
    return new Param(
        ParamKind.PARAM_EXTERN, number, type, -1, a.types.collation(type), ref.location());
  }

  private RuntimeException missing(ParamRef ref) {
    return a.fault(
        SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + ref.number(), ref.location());
  }

  /// Settles the type of a parameter that is still unknown.
  @Nullable Expr decide(Param parameter, int type, int location) {
    if (!a.parameters.isVariable()
        || parameter.paramkind() != ParamKind.PARAM_EXTERN
        || parameter.paramtype() != TypeOid.UNKNOWN) {
      return null;
    }
    int number = parameter.paramid();
    int known = a.parameters.type(number);
    if (known == 0) {
      throw a.fault(
          SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + number, parameter.location());
    }
    if (known == TypeOid.UNKNOWN) {
      a.parameters.decide(number, type);
    } else if (known != type) {
      throw a.fault(
              SqlState.AMBIGUOUS_PARAMETER,
              "inconsistent types deduced for parameter $" + number,
              parameter.location())
          .detail("%s versus %s".formatted(a.typeNames.format(known), a.typeNames.format(type)));
    }
    int place = parameter.location();
    int leftmost = location >= 0 && (place < 0 || location < place) ? location : place;
    return new Param(ParamKind.PARAM_EXTERN, number, type, -1, a.types.collation(type), leftmost);
  }

  /// Checks that every use of a parameter has come to the same type.
  void check(Query query) {
    if (!a.parameters.isVariable() || a.parameters.types().length == 0) {
      return;
    }
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        if (node instanceof Param param && param.paramkind() == ParamKind.PARAM_EXTERN) {
          checkOne(param);
        }
        return children(node);
      }
    }.walk(query);
  }

  private void checkOne(Param param) {
    int type = a.parameters.type(param.paramid());
    if (type != param.paramtype()) {
      throw a.fault(
          SqlState.AMBIGUOUS_PARAMETER,
          "could not determine data type of parameter $" + param.paramid(),
          param.location());
    }
  }
}
