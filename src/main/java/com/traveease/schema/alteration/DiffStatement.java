package com.traveease.schema.alteration;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement that leads from one schema towards another.
 *
 * @param sql without a delimiter at its end
 * @param remarks sentences for the reviewer: what it loses or blocks, and what it expects of existing rows
 */
public record DiffStatement(String sql, List<String> remarks) {

    public DiffStatement {
        remarks = List.copyOf(remarks);
    }

    static DiffStatement of(String sql) {
        return new DiffStatement(sql, List.of());
    }

    DiffStatement withRemark(String remark) {
        return new DiffStatement(sql, Stream.concat(remarks.stream(), Stream.of(remark)).toList());
    }

    @Override
    public String toString() {
        return sql;
    }
}
