package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.traveease.schema.analysis.RequiredPrivilege;
import com.traveease.schema.server.LostConnection;

/**
 * What the account of a connection may do, with the roles that are active. In doubt it may: what is refused because of this
 * must be right, and what is let through the server refuses itself.
 *
 * @param understood false when there is a grant that means nothing to this program, or none could be read
 */
record Grants(List<Grant> granted, List<Grant> revoked, boolean understood) {

    private static final String ALL = "ALL PRIVILEGES";
    /** One that no backslash takes for itself. */
    private static final Pattern WILDCARD = Pattern.compile("(?<!\\\\)[_%]");
    private static final Grants UNKNOWN = new Grants(List.of(), List.of(), false);

    /** On what a grant is. */
    enum Scope {
        SERVER,
        SCHEMA,
        /** A table, a routine, or columns. */
        PART
    }

    /**
     * @param privileges in capital letters
     * @param schema as written between the quotes; {@code *} for the whole server
     */
    record Grant(Set<String> privileges, Scope scope, String schema) {

        boolean has(String privilege) {
            return privileges.contains(privilege) || privileges.contains(ALL);
        }
    }

    Grants {
        granted = List.copyOf(granted);
        revoked = List.copyOf(revoked);
    }

    /** @throws SQLException when the connection is lost; when the server does not say it, nothing is known */
    static Grants of(Connection connection) throws SQLException {
        return of(connection, "SHOW GRANTS");
    }

    /** What it would have if the role were active. */
    static Grants with(Connection connection, String role) throws SQLException {
        return of(connection, "SHOW GRANTS FOR CURRENT_USER() USING " + role);
    }

    private static Grants of(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(row.getString(1));
            }
            return of(lines);
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e;
            }
            return UNKNOWN;
        }
    }

    /** @param lines as {@code SHOW GRANTS} gives them */
    static Grants of(List<String> lines) {
        List<Grant> granted = new ArrayList<>();
        List<Grant> revoked = new ArrayList<>();
        for (String line : lines) {
            boolean revoke = line.startsWith("REVOKE ");
            if (!revoke && !line.startsWith("GRANT ")) {
                return UNKNOWN;
            }
            Line read = new Line(line.substring(line.indexOf(' ') + 1));
            if (read.isOfPrivileges()) {
                Optional<Grant> grant = read.grant();
                if (grant.isEmpty()) {
                    return UNKNOWN;
                }
                (revoke ? revoked : granted).add(grant.get());
            }
        }
        return lines.isEmpty() ? UNKNOWN : new Grants(granted, revoked, true);
    }

    /** Whether the account has one of these on the whole server: {@code SUPER}, {@code SET_USER_ID}. */
    boolean hasAny(String... privileges) {
        return !understood || List.of(privileges).stream()
                .anyMatch(
                        privilege -> granted.stream().anyMatch(grant -> grant.scope() == Scope.SERVER && grant.has(privilege)));
    }

    boolean isKnown() {
        return understood;
    }

    /** A privilege on one table or one routine of the schema is taken for what is needed. */
    boolean allow(RequiredPrivilege required, ServerSettings settings) {
        String privilege = required.privilege().toString();
        String schema = settings.tableNames().spelled(required.schema());
        boolean takenBack = revoked.stream().anyMatch(grant -> grant.scope() == Scope.SCHEMA && grant.has(privilege)
                && schema.equals(settings.tableNames().spelled(grant.schema())));
        return !understood || granted.stream().filter(grant -> grant.has(privilege)).anyMatch(grant -> switch (grant.scope()) {
            case SERVER -> !takenBack;
            case SCHEMA -> false;
            case PART -> schema.equals(settings.tableNames().spelled(grant.schema()));
        }) || ofSchema(schema, settings).stream().anyMatch(grant -> grant.has(privilege));
    }

    /**
     * What the account has on the schema by patterns only. The server takes the one grant whose name is the most precise, so a
     * grant on the schema itself takes these away unless it has them too.
     */
    Set<String> byPattern(String required, ServerSettings settings) {
        String schema = settings.tableNames().spelled(required);
        Set<String> privileges = new TreeSet<>();
        ofSchema(schema, settings).stream()
                .filter(grant -> !isName(settings.tableNames().spelled(grant.schema()), schema, settings))
                .forEach(grant -> privileges.addAll(grant.privileges()));
        return privileges;
    }

    /** Those that count: of names that match, the schema's own if it is there. */
    List<Grant> ofSchema(String schema, ServerSettings settings) {
        List<Grant> matching = granted.stream().filter(grant -> grant.scope() == Scope.SCHEMA)
                .filter(grant -> isName(settings.tableNames().spelled(grant.schema()), schema, settings)
                        || !settings.hasPartialRevokes() && matches(settings.tableNames().spelled(grant.schema()), schema))
                .toList();
        List<Grant> named = matching.stream()
                .filter(grant -> isName(settings.tableNames().spelled(grant.schema()), schema, settings)).toList();
        return named.isEmpty() ? matching : named;
    }

    private static boolean isName(String pattern, String schema, ServerSettings settings) {
        return settings.hasPartialRevokes() ? pattern.equals(schema)
                : !WILDCARD.matcher(pattern).find() && matches(pattern, schema);
    }

    /** {@code _} is any character, {@code %} any number of them, a backslash takes the next one for itself. */
    private static boolean matches(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '%') {
            return matches(pattern.substring(1), name) || !name.isEmpty() && matches(pattern, name.substring(1));
        }
        boolean escaped = first == '\\' && pattern.length() > 1;
        String rest = pattern.substring(escaped ? 2 : 1);
        char wanted = escaped ? pattern.charAt(1) : first;
        return !name.isEmpty() && (!escaped && first == '_' || name.charAt(0) == wanted) && matches(rest, name.substring(1));
    }

    /** Reads one grant: names are in backquotes, in double quotes, or in none, as the SQL mode and the server want it. */
    private static final class Line {

        private final String text;
        private int at;

        Line(String text) {
            this.text = text;
        }

        /** Not the grant of a role, nor of the right to be somebody else. */
        boolean isOfPrivileges() {
            return !text.startsWith("PROXY ") && end(" ON ") < Math.min(end(" TO "), end(" FROM "));
        }

        Optional<Grant> grant() {
            Set<String> privileges = privileges(text.substring(0, end(" ON ")));
            at = end(" ON ") + " ON ".length();
            boolean routine = accept("PROCEDURE ") || accept("FUNCTION ") || accept("LIBRARY ");
            accept("TABLE ");
            Optional<String> schema = name();
            if (schema.isEmpty() || !accept(".")) {
                return Optional.empty();
            }
            boolean everything = text.startsWith("* ", at);
            boolean server = schema.get().equals("*");
            Scope scope = routine || !everything ? Scope.PART : server ? Scope.SERVER : Scope.SCHEMA;
            return server && !everything ? Optional.empty() : Optional.of(new Grant(privileges, scope, schema.get()));
        }

        /** Without the columns behind them. */
        private static Set<String> privileges(String list) {
            Set<String> privileges = new HashSet<>();
            StringBuilder privilege = new StringBuilder();
            for (int i = 0; i < list.length(); i++) {
                char c = list.charAt(i);
                if (c == '(') {
                    i = closing(list, i);
                } else if (c == ',') {
                    privileges.add(privilege.toString().strip().toUpperCase(Locale.ROOT));
                    privilege.setLength(0);
                } else {
                    privilege.append(c);
                }
            }
            privileges.add(privilege.toString().strip().toUpperCase(Locale.ROOT));
            return privileges;
        }

        /** Where these words begin outside of quotes; the end when they do not. */
        private int end(String words) {
            int i = 0;
            while (i < text.length() && !text.startsWith(words, i)) {
                i = isQuote(text.charAt(i)) ? quoteEnd(text, i) : i + 1;
            }
            return Math.min(i, text.length());
        }

        private static int closing(String list, int open) {
            int i = open;
            while (i < list.length() && list.charAt(i) != ')') {
                i = isQuote(list.charAt(i)) ? quoteEnd(list, i) : i + 1;
            }
            return i;
        }

        private static boolean isQuote(char c) {
            return c == '`' || c == '"';
        }

        /** Behind the closing quote; a doubled one opens another pair, which ends at the same place. */
        private static int quoteEnd(String text, int start) {
            int close = text.indexOf(text.charAt(start), start + 1);
            return close < 0 ? text.length() : close + 1;
        }

        private boolean accept(String words) {
            boolean there = text.startsWith(words, at);
            at += there ? words.length() : 0;
            return there;
        }

        private Optional<String> name() {
            int start = at;
            if (start >= text.length()) {
                return Optional.empty();
            }
            char quote = text.charAt(start);
            if (!isQuote(quote)) {
                at = text.indexOf('.', start);
                return at < 0 ? Optional.empty() : Optional.of(text.substring(start, at));
            }
            do {
                at = quoteEnd(text, at);
            } while (at < text.length() && text.charAt(at) == quote);
            String doubled = "" + quote + quote;
            return Optional.of(text.substring(start + 1, Math.max(start + 1, at - 1)).replace(doubled, "" + quote));
        }
    }
}
