package org.gajah.commands;

import org.gajah.nodes.Query;
import org.gajah.planner.plan.PlannedStatement;

/// A query and how it is run.
public record PlannedQuery(Query query, PlannedStatement plan) {}
