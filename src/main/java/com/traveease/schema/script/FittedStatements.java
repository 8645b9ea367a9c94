package com.traveease.schema.script;

import java.util.AbstractList;
import java.util.List;

import com.traveease.schema.statement.Statement;

/** What is run in place of the statements of a script. Each is made when it is asked for: a long script is not in memory. */
final class FittedStatements extends AbstractList<Statement> {

    private final List<Statement> cut;
    private final Script.Fitting fitting;

    FittedStatements(List<Statement> cut, Script.Fitting fitting) {
        this.cut = cut;
        this.fitting = fitting;
    }

    @Override
    public Statement get(int index) {
        return fitting.fitted(index + 1, cut.get(index));
    }

    @Override
    public int size() {
        return cut.size();
    }
}
