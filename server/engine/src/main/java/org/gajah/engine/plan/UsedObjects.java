package org.gajah.engine.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Oid;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Const;
import org.gajah.nodes.DistinctExpr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.walk.TreeWalker;

/// The objects that some queries name, those of the system left out, for they do not change.
/// Mirrors `extract_query_dependencies()`.
final class UsedObjects {
  /// Relations, and the locks that the queries take on them; 0 for none.
  final Map<Integer, Integer> relations = new LinkedHashMap<>();

  final Set<Integer> functions = new LinkedHashSet<>();

  /// Domains.
  final Set<Integer> types = new LinkedHashSet<>();

  private UsedObjects() {}

  static UsedObjects of(List<Query> queries) {
    UsedObjects result = new UsedObjects();
    TreeWalker walker =
        new TreeWalker() {
          @Override
          protected boolean visit(Node node) {
            result.add(node);
            return children(node);
          }
        };
    queries.forEach(walker::walk);
    return result;
  }

  private void add(Node node) {
    switch (node) {
      case RangeTblEntry entry when entry.relid() != 0 ->
          relations.merge(entry.relid(), entry.rellockmode(), Math::max);
      case FuncExpr call -> addFunction(call.funcid());
      case OpExpr call -> addFunction(call.opfuncid());
      case DistinctExpr call -> addFunction(call.opfuncid());
      case NullIfExpr call -> addFunction(call.opfuncid());
      case ScalarArrayOpExpr call -> addFunction(call.opfuncid());
      case Aggref call -> addFunction(call.aggfnoid());
      case WindowFunc call -> addFunction(call.winfnoid());
      case CoerceToDomain coerce -> types.add(coerce.resulttype());
      case Const constant when constant.consttype() == TypeOid.REGCLASS -> addRelation(constant);
      default -> {}
    }
  }

  void addFunction(int oid) {
    if (Oid.compare(oid, Oid.FIRST_UNPINNED) >= 0) {
      functions.add(oid);
    }
  }

  private void addRelation(Const constant) {
    byte[] value = constant.constvalue();
    if (value != null) {
      relations.putIfAbsent(LittleEndian.intAt(value, 0), 0);
    }
  }
}
