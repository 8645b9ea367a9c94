package com.traveease.schema.connection;

/**
 * Which setting said what, so that a message can name the one to correct.
 *
 * @param url {@code QUARKUS_DATASOURCE_JDBC_URL}, {@code SQLALCHEMY_URL}, {@code --url}
 * @param user the same as {@code url} when the address has the user in it
 * @param password the same as {@code url} when the address has the password in it
 */
public record Origin(String url, String user, String password) {

    public static final String URL_VARIABLE = "QUARKUS_DATASOURCE_JDBC_URL";
    public static final String USER_VARIABLE = "QUARKUS_DATASOURCE_USERNAME";
    public static final String PASSWORD_VARIABLE = "QUARKUS_DATASOURCE_PASSWORD";

    /** Quarkus's own names. */
    public static final Origin QUARKUS = new Origin(URL_VARIABLE, USER_VARIABLE, PASSWORD_VARIABLE);

    public static final String JDBC_EXAMPLE = "jdbc:mysql://localhost:3306/traveease";
    public static final String EXAMPLE = "mysql+pymysql://user:password@localhost:3306/traveease";

    /** Whether the address is in a setting that takes an address of JDBC only. */
    boolean isQuarkus() {
        return url.startsWith(URL_VARIABLE);
    }

    /** For a message: where user and password come from. */
    public String credentials() {
        return user.equals(password) ? "user and password in " + user : user + " and " + password;
    }

    /** The text form of {@link #parse}. */
    @Override
    public String toString() {
        return String.join(" ", url, user, password);
    }

    public static Origin parse(String text) {
        String[] names = text.split(" ");
        return names.length == 3 ? new Origin(names[0], names[1], names[2]) : QUARKUS;
    }
}
