package com.traveease.development.model;

import java.util.Collection;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.type.descriptor.jdbc.JdbcType;

import com.traveease.model.Collations;

/** MySQL with what holds for every table of ours and is not repeated in each entity. */
final class ModelDialect extends MySQLDialect {

    private static final String DERIVED = "derived";
    /** As it stands in a column, and is to be removed: Hibernate always writes one. */
    static final String DERIVED_CHECK = " check ((" + DERIVED + "))";

    /** @param version as {@code 8.0.16} */
    ModelDialect(String version) {
        super(parse(version));
    }

    private static DatabaseVersion parse(String version) {
        String[] parts = version.split("\\.");
        return DatabaseVersion.make(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String getTableTypeString() {
        return super.getTableTypeString() + " default character set " + Collations.CHARACTER_SET + " collate "
                + Collations.WORDS;
    }

    /** Hibernate writes a comment as it is, quotes included. */
    @Override
    public String getTableComment(String comment) {
        return super.getTableComment(escaped(comment));
    }

    @Override
    public String getColumnComment(String comment) {
        return super.getColumnComment(escaped(comment));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "''");
    }

    /*
     * Hibernate derives checks without names from enums and discriminators. Ours have names and stand in the entities; where
     * none stands, as in a table that is computed from checked ones, none is meant.
     */

    @Override
    public String getCheckCondition(String columnName, Class<? extends Enum<?>> enumType) {
        return DERIVED;
    }

    @Override
    public String getCheckCondition(String columnName, long min, long max) {
        return DERIVED;
    }

    @Override
    public String getCheckCondition(String columnName, Collection<?> valueSet, JdbcType jdbcType) {
        return DERIVED;
    }
}
