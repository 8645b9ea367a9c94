package com.traveease.development.mysql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * One run of a server, and what a client must know of it. Every start is an instance of its own with files of its own, so
 * what a crash left behind is never taken for the server that runs now.
 *
 * @param directory the server's; its data outlives the instance
 */
record Instance(Path directory, String id, int port, String password) {

    static final String USER = "root";

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 24;
    private static final String CONNECT_MILLISECONDS = "2000";
    private static final String ANSWER_MILLISECONDS = "10000";

    /** The password is that of the last instance: whoever was connected can connect again. */
    static Instance create(Path directory, int port) throws IOException {
        String password = last(directory).map(Instance::password).orElseGet(Instance::newPassword);
        return new Instance(directory, UUID.randomUUID().toString(), port, password);
    }

    private static String newPassword() {
        return new SecureRandom().ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The last one that was started here; whether it still runs is another question. */
    static Optional<Instance> last(Path directory) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(state(directory), US_ASCII)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        // After a power failure the file may be there and empty: whatever ran then does not run now.
        return properties.size() < 3 ? Optional.empty()
                : Optional.of(new Instance(directory, properties.getProperty("instance"),
                        Integer.parseInt(properties.getProperty("port")), properties.getProperty("password")));
    }

    /** What instances left that had no chance to clean up; none of them may run any more. */
    static void deleteLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "{users,pid,joined}-*")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    /** The named pipe that every user holds open, see {@link Supervisor}. */
    Path users() {
        return directory.resolve("users-" + id);
    }

    Path pidFile() {
        return directory.resolve("pid-" + id);
    }

    Path errorLog() {
        return directory.resolve("error.log");
    }

    /** For {@code mysql --defaults-file=…}. */
    Path clientConfiguration() {
        return directory.resolve("client.cnf");
    }

    /** Statements that mysqld runs before it lets anyone in. */
    Path initFile() {
        return directory.resolve("init.sql");
    }

    /** Writes what a client needs to know, readable for this user only. */
    void save() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("instance", id);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        writeSecret(state(directory), text.toString());
        writeSecret(clientConfiguration(), """
                [client]
                host=127.0.0.1
                port=%d
                user=%s
                password=%s
                """.formatted(port, USER, password));
        writeSecret(initFile(), "ALTER USER '%s'@'localhost' IDENTIFIED BY '%s';%n".formatted(USER, password));
    }

    Connection connect(String schema) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_MILLISECONDS);
        properties.setProperty("socketTimeout", ANSWER_MILLISECONDS);
        return new com.mysql.cj.jdbc.Driver().connect(jdbcUrl(schema), properties);
    }

    String jdbcUrl(String schema) {
        return "jdbc:mysql://127.0.0.1:%d/%s".formatted(port, schema);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s on port %d".formatted(directory, port);
    }

    private static Path state(Path directory) {
        return directory.resolve("server.properties");
    }

    private static void writeSecret(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(written, US_ASCII)) {
            writer.write(text);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
