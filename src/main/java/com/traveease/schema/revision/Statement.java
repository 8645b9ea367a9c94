package com.traveease.schema.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One statement of a script, as the server gets it.
 *
 * @param line the line of the script, from 1, on which it starts
 * @param sql without its delimiter
 */
public record Statement(int line, String sql) {

    /** How many digits the checksum of several statements has. */
    public static final int CHECKSUM_OF_MANY = 64;

    private static final Set<String> WHOLE_OR_NOTHING = Set.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "INSERT",
            "UPDATE", "DELETE", "REPLACE", "SELECT", "SET", "USE", "SIGNAL", "GRANT", "REVOKE");

    /**
     * Whether the server takes the whole statement back when it fails. Not a {@code CALL}, whose statements commit one by one,
     * and nothing that is not known to be.
     */
    public boolean isWholeOrNothing() {
        List<Token> tokens = Token.of(sql);
        if (tokens.isEmpty() || tokens.get(0).kind() != Token.Kind.WORD) {
            return false;
        }
        Token first = tokens.get(0);
        // What stands in a version comment may be no part of it for this server.
        return WHOLE_OR_NOTHING.contains(first.text().toUpperCase(Locale.ROOT))
                && !sql.substring(0, first.start()).contains("/*!");
    }

    /**
     * The same for statements that differ in white space, comments and secrets only; 32 hexadecimal digits. Nothing of a secret
     * is in it: a digest that has to fit could be tried with one guess after the other by whoever reads the journal.
     */
    public String checksum(Secrets secrets) {
        MessageDigest digest = sha256();
        boolean maskable = secrets.mayBeIn(sql);
        List<Token> secret = maskable ? SecretClauses.of(sql) : List.of();
        for (Token token : Token.of(sql)) {
            String text = maskable ? secrets.masked(token, secret) : token.text();
            digest.update((token.kind() + " " + text + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** As {@link #checksum(Secrets)}, of a script without placeholders. */
    public String checksum() {
        return checksum(Secrets.OF_CLAUSES);
    }

    /** Of all of them in their order; {@value #CHECKSUM_OF_MANY} hexadecimal digits. */
    public static String checksum(List<Statement> statements, Secrets secrets) {
        MessageDigest digest = sha256();
        statements.forEach(statement -> digest.update(statement.checksum(secrets).getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Not its text, which may have secrets in it. */
    @Override
    public String toString() {
        return "Statement in line " + line;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
