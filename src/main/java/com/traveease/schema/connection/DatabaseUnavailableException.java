package com.traveease.schema.connection;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Set;

import com.traveease.schema.server.LostConnection;
import com.traveease.schema.server.MySqlErrors;

/**
 * There is no usable connection to the database: not there, not answering, or not letting us in. Its message is one sentence
 * for
 * a person, and another attempt may succeed.
 */
public class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** No such variable, a global one, none that can be set, or not to that value. */
    private static final Set<Integer> OF_VARIABLES = Set.of(MySqlErrors.UNKNOWN_SYSTEM_VARIABLE, MySqlErrors.GLOBAL_VARIABLE,
            MySqlErrors.WRONG_VALUE_FOR_VAR, MySqlErrors.WRONG_TYPE_FOR_VAR, MySqlErrors.INCORRECT_GLOBAL_LOCAL_VAR);
    /** Wrong password, no such account, one that is locked or expired or blocked by wrong passwords before. */
    private static final Set<Integer> LOGIN_REFUSED = Set.of(MySqlErrors.ACCESS_DENIED_ERROR,
            MySqlErrors.ACCESS_DENIED_NO_PASSWORD_ERROR, MySqlErrors.MUST_CHANGE_PASSWORD,
            MySqlErrors.MUST_CHANGE_PASSWORD_LOGIN, MySqlErrors.ACCOUNT_HAS_BEEN_LOCKED,
            MySqlErrors.USER_ACCESS_DENIED_FOR_USER_ACCOUNT_BLOCKED_BY_PASSWORD_LOCK);
    private static final String CLIENT_CERTIFICATE = "clientCertificateKeyStoreUrl";

    public DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the server knows of the attempt, and may lock the account after some more of them. */
    boolean isLoginRefused() {
        return getCause() instanceof SQLException refused && LOGIN_REFUSED.contains(refused.getErrorCode());
    }

    /** For a connection that did not come about. */
    static DatabaseUnavailableException connecting(DatabaseAddress address, SQLException failure) {
        if (OF_VARIABLES.contains(failure.getErrorCode()) && address.hasSessionVariables()) {
            return new DatabaseUnavailableException("MySQL at %s: %s (error %d). Correct the session variables in %s."
                    .formatted(address.server(), firstLine(failure.getMessage()), failure.getErrorCode(),
                            address.origin().url()),
                    failure);
        }
        String sentence = sentence(address, failure);
        if (!LostConnection.isReason(failure) || !sentence.equals(lost(address))) {
            return new DatabaseUnavailableException(sentence, failure);
        }
        Throwable root = LostConnection.causes(failure).reduce((cause, deeper) -> deeper).orElse(failure);
        return new DatabaseUnavailableException("There is no connection to MySQL at %s: %s.".formatted(address.server(),
                firstLine(root.getMessage())), failure);
    }

    private static String lost(DatabaseAddress address) {
        return "The connection to MySQL at %s was lost.".formatted(address.server());
    }

    public static DatabaseUnavailableException lost(DatabaseAddress address, SQLException failure) {
        return new DatabaseUnavailableException(lost(address), failure);
    }

    public static DatabaseUnavailableException of(DatabaseAddress address, SQLException failure) {
        return new DatabaseUnavailableException(sentence(address, failure), failure);
    }

    /** As {@link #of}, and what ran. */
    public static DatabaseUnavailableException inTheMiddle(DatabaseAddress address, SQLException failure, String whatHolds) {
        return new DatabaseUnavailableException(sentence(address, failure) + " " + whatHolds, failure);
    }

    private static String sentence(DatabaseAddress address, SQLException failure) {
        String server = address.server();
        switch (failure.getErrorCode()) {
            case MySqlErrors.ACCESS_DENIED_ERROR:
                // The server's own word for it.
                boolean given = !String.valueOf(failure.getMessage()).contains("(using password: NO)");
                // It says nothing of a certificate that it misses.
                String certificate = address.driverProperties().containsKey(CLIENT_CERTIFICATE) ? ", or no such user"
                        : ", no such user, or the account requires a client certificate (REQUIRE X509) and none is configured";
                return "MySQL at %s refused user '%s': %s%s. Correct %s."
                        .formatted(server, address.effectiveUser(), given ? "wrong password" : "no password was given",
                                certificate, address.origin().credentials());
            case MySqlErrors.DBACCESS_DENIED_ERROR:
                return "MySQL at %s denies user '%s' access to database '%s'. Grant the access, or correct %s."
                        .formatted(server, address.effectiveUser(), address.schema(), address.origin().url());
            case MySqlErrors.BAD_DB_ERROR:
                return "MySQL at %s has no database '%s'. Create it, or correct %s."
                        .formatted(server, address.schema(), address.origin().url());
            case MySqlErrors.UNKNOWN_COLLATION:
                return "MySQL at %s: %s. Correct the collation in %s.".formatted(server, firstLine(failure.getMessage()),
                        address.origin().url());
            case MySqlErrors.UNKNOWN_TIME_ZONE:
                return ("MySQL at %s: %s. Named time zones require the server's time zone tables; an offset such as +02:00 "
                        + "always works. Correct %s.").formatted(server, firstLine(failure.getMessage()),
                                address.session().timeZone().isPresent() ? SessionDefaults.VARIABLE : address.origin().url());
            case MySqlErrors.CON_COUNT_ERROR:
                return "MySQL at %s has no free connection (max_connections).".formatted(server);
            case MySqlErrors.TOO_MANY_USER_CONNECTIONS:
                return "MySQL at %s has no free connection for user '%s' (max_user_connections).".formatted(server,
                        address.effectiveUser());
            case MySqlErrors.SERVER_OFFLINE_MODE:
                return "MySQL at %s is in offline mode (offline_mode is ON), in which only administrators can connect."
                        .formatted(server);
            case MySqlErrors.RUN_HOOK_ERROR:
                return ("MySQL at %s cannot commit: %s (error %d). It has left its replication group or is leaving it, or the "
                        + "transaction is larger than group_replication_transaction_size_limit.").formatted(server,
                                firstLine(failure.getMessage()).replaceFirst("\\.$", ""), failure.getErrorCode());
            default:
                return network(address, failure);
        }
    }

    /** The words are those of the JDK, which name classes, or of the driver. */
    private static String certificate(DatabaseAddress address, String words) {
        if (words.contains("chain with any of the trust anchors") || words.contains("valid certification path")
                || words.contains("PKIX path building")) {
            String where = address.origin().url();
            return "The certificate of MySQL at %s is not trusted: it is not signed by a known certificate authority. %s"
                    .formatted(address.server(), address.origin().isQuarkus()
                            ? ("Instead of %s, set SQLALCHEMY_URL=mysql://…?ssl_ca=ca.pem with the file of the authority's "
                                    + "certificate, or correct the TLS parameters in %1$s.").formatted(where)
                            : ("Name the file of the authority's certificate in %s (mysql://…?ssl_ca=ca.pem), or correct the TLS "
                                    + "parameters there.").formatted(where));
        }
        return "The certificate of MySQL at %s is not trusted: %s. Correct the TLS parameters in %s, or the certificate."
                .formatted(address.server(), words.replaceFirst("^([\\w.]+(Exception|Error): )+", "").replaceFirst("\\.$", ""),
                        address.origin().url());
    }

    private static String network(DatabaseAddress address, SQLException failure) {
        String server = address.server();
        for (Throwable cause : LostConnection.causes(failure).toList()) {
            if (cause instanceof UnknownHostException) {
                return "The database host '%s' is unknown: its name does not resolve. Correct %s, or wait until it does."
                        .formatted(address.hostName(), address.origin().url());
            }
            if (cause instanceof SocketTimeoutException) {
                return "MySQL at %s does not answer in time. Check the server and the network, or correct %s.".formatted(
                        server,
                        address.origin().url());
            }
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return certificate(address, firstLine(cause.getMessage()));
            }
            if (cause instanceof NoRouteToHostException) {
                return "There is no route to the database at %s. Check the network, or correct %s.".formatted(server,
                        address.origin().url());
            }
            if (cause instanceof ConnectException) {
                return "Nothing listens at %s: MySQL is not running there, or not yet. Start it, or correct %s.".formatted(
                        server,
                        address.origin().url());
            }
        }
        if (String.valueOf(failure.getMessage()).startsWith("Public Key Retrieval")) {
            return "MySQL at %s does not use TLS, and the password is not sent without TLS. Enable TLS on the server, or %s."
                    .formatted(server, address.keyRetrievalAdvice());
        }
        if (LostConnection.isReason(failure)) {
            return lost(address);
        }
        return "MySQL at %s: %s (error %d).".formatted(server, firstLine(failure.getMessage()), failure.getErrorCode());
    }

    private static String firstLine(String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("").strip();
    }
}
