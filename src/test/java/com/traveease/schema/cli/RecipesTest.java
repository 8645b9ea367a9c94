package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.testing.TestDatabase;

/** Every recipe, as {@code revision --template} writes it, on a table that two versions of an application write meanwhile. */
class RecipesTest {

    private static final String USERS = "CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT, %s, seen INT NOT NULL DEFAULT 0, PRIMARY KEY (id))";

    @TempDir
    Path home;

    @Test
    void backfill() throws Exception {
        String before = "SELECT id, first_name, last_name FROM users";
        String after = "SELECT id, first_name, last_name, display_name FROM users";
        new RecipeUnderLoad("backfill",
                USERS.formatted("first_name VARCHAR(100) NOT NULL, last_name VARCHAR(100) NOT NULL"),
                List.of(before, before, after, after)).run(home, new BeforeDisplayName(), false, new WithDisplayName());
    }

    /** A trigger with such an expression would be created, and then make every write fail. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "backfill|column=x,type=INT,value=b + wrong,from=b;wrong",
            "backfill|column=x,type=INT,value=b + time,from=b",
            "archive|archive=a_old,where=wrong < 5,from=wrong",
            "split-column|column=b,type=INT,first=f,first_type=INT,first_value=b,second=s,second_type=INT,second_value=b,whole=f + time" })
    void anExpressionIsProvedBeforeTriggersUseIt(String recipe, String sets) throws Exception {
        List<String> told = new ArrayList<>(List.of("table=a"));
        for (String set : sets.split(",")) {
            told.add(set.replace(';', ','));
        }
        String location = written(recipe, "CREATE TABLE a (id INT PRIMARY KEY, b INT, time INT);\n",
                told.toArray(String[]::new));
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade", "001", "--locations", location).exit());
            Map<String, String> before = database.definitions();
            Run stopped = Run.on(database, "upgrade", "002", "--locations", location);
            assertEquals(3, stopped.exit());
            assertTrue(stopped.err().contains("Unknown column"), stopped.err());
            assertEquals(before, database.definitions());
        }
    }

    /** It knows no display name: what was computed follows, what somebody chose stays. */
    private static final class BeforeDisplayName implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            String first = client.word();
            String last = client.word();
            client.insert(
                    Map.of("first_name", first, "last_name", last, "display_name", first + " " + last, "chosen", "no"),
                    "INSERT INTO users (first_name, last_name) VALUES (?, ?)", first, last);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String first = client.word();
            String display = client.known(id, "chosen").equals("yes") ? client.known(id, "display_name")
                    : first + " " + client.known(id, "last_name");
            client.update(id, Map.of("first_name", first, "display_name", display),
                    "UPDATE users SET first_name = ?, seen = seen + 1 WHERE id = " + id, first);
        }
    }

    private static final class WithDisplayName implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            String word = client.word();
            client.insert(
                    Map.of("first_name", word, "last_name", "x", "display_name", word.toUpperCase() + "!", "chosen", "yes"),
                    "INSERT INTO users (first_name, last_name, display_name) VALUES (?, 'x', ?)", word,
                    word.toUpperCase() + "!");
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            // The same but for upper case is another one, too.
            String display = client.random.nextBoolean() ? client.known(id, "display_name").toUpperCase() + " " + client.word()
                    : (client.known(id, "first_name") + " " + client.known(id, "last_name")).toUpperCase();
            client.update(id, Map.of("display_name", display, "chosen", "yes"),
                    "UPDATE users SET display_name = ? WHERE id = " + id, display);
        }
    }

    @Test
    void changeType() throws Exception {
        String read = "SELECT id, amount FROM bookings";
        Application writer = new Amounts();
        new RecipeUnderLoad("change-type",
                "CREATE TABLE bookings (id BIGINT NOT NULL AUTO_INCREMENT, amount INT NOT NULL, seen INT NULL, PRIMARY KEY (id))",
                List.of(read, read, read, read)).run(home, writer, true, writer);
    }

    private static final class Amounts implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            int amount = client.random.nextInt();
            client.insert(Map.of("amount", Integer.toString(amount)), "INSERT INTO bookings (amount) VALUES (?)", amount);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            int amount = client.random.nextInt();
            client.update(id, Map.of("amount", Integer.toString(amount)), "UPDATE bookings SET amount = ? WHERE id = " + id,
                    amount);
        }
    }

    @Test
    void changeCollation() throws Exception {
        String read = "SELECT id, name FROM users";
        Application writer = new Names();
        new RecipeUnderLoad("change-collation",
                USERS.formatted("name VARCHAR(100) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL"),
                List.of(read, read, read, read)).run(home, writer, true, writer);
    }

    private static final class Names implements Application {

        /** Some are the same but for upper case, accents and space at the end. */
        private static String name(Client client) {
            return List.of("J", "j").get(client.random.nextInt(2))
                    + List.of("o", "\u00f3", "\u00d6").get(client.random.nextInt(3))
                    + List.of("", " ", client.word()).get(client.random.nextInt(3));
        }

        @Override
        public void insert(Client client) throws SQLException {
            String name = name(client);
            client.insert(Map.of("name", name), "INSERT INTO users (name) VALUES (?)", name);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String name = name(client);
            client.update(id, Map.of("name", name), "UPDATE users SET name = ? WHERE id = " + id, name);
        }
    }

    /** Equal for the new collation only, in a column that is unique. */
    @Test
    void changeCollationFindsWhatTheNewCollationTakesForEqual() throws Exception {
        String location = written("change-collation",
                "CREATE TABLE users (id BIGINT NOT NULL PRIMARY KEY, "
                        + "name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, UNIQUE KEY uk_users_name (name));\n"
                        + "INSERT INTO users VALUES (1, 'Jo'), (2, 'j\u00f3'), (3, 'x');\n",
                "table=users", "column=name", "old_type=VARCHAR(100) COLLATE utf8mb4_bin",
                "type=VARCHAR(100) COLLATE utf8mb4_0900_ai_ci", "collation=utf8mb4_0900_ai_ci");
        try (TestDatabase database = TestDatabase.create()) {
            Run expanded = Run.on(database, "upgrade", "002", "--locations", location);
            assertEquals(1, expanded.exit(), expanded.err());
            assertTrue((expanded.out() + expanded.err()).contains(
                    "No two rows of users have a name that is equal under utf8mb4_0900_ai_ci, if the column has a unique index of its own."),
                    expanded::toString);
            assertTrue((expanded.out() + expanded.err()).contains("2           1    2"), expanded::toString);
        }
    }

    @Test
    void changeKey() throws Exception {
        String read = "SELECT id, place, amount FROM bookings";
        Application writer = new Places();
        new RecipeUnderLoad("change-key",
                "CREATE TABLE bookings (id INT NOT NULL AUTO_INCREMENT, place VARCHAR(100) NOT NULL, amount INT NULL, PRIMARY KEY (id), "
                        + "UNIQUE KEY uk_bookings_place (place))",
                List.of(read, read, read, read, read)).run(home, writer, true, writer);
    }

    /** Some rows go, some get another key, and some are written by REPLACE. */
    private static final class Places implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            String place = client.word();
            client.insert(Map.of("place", place), "INSERT INTO bookings (place) VALUES (?)", place);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String place = client.word();
            switch (client.random.nextInt(6)) {
                case 0 -> client.delete(id, "DELETE FROM bookings WHERE id = " + id);
                case 1 -> client.move(id, -id, "UPDATE bookings SET id = -id WHERE id = " + id);
                case 2 ->
                    client.replace(id, Map.of("place", place), "REPLACE INTO bookings (id, place) VALUES (%d, ?)".formatted(id),
                            place);
                default -> {
                    String amount = Integer.toString(client.random.nextInt(100));
                    client.update(id, Map.of("place", place, "amount", amount),
                            "UPDATE bookings SET place = ?, amount = ? WHERE id = " + id, place, amount);
                }
            }
        }
    }

    /** The numbers of rows that were deleted before the first step, too. */
    @Test
    void changeKeyGivesNoNumberAgain() throws Exception {
        String location = written("change-key",
                "CREATE TABLE bookings (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, n INT NULL);\n"
                        + "INSERT INTO bookings (n) VALUES (1), (2), (3);\nDELETE FROM bookings WHERE n > 1;\n",
                "table=bookings", "old_type=INT NOT NULL AUTO_INCREMENT", "type=BIGINT NOT NULL AUTO_INCREMENT");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertEquals(0, Run.on(database, "upgrade", "--locations", location).exit());
            statement.executeUpdate("INSERT INTO bookings (n) VALUES (4)");
            assertEquals("4", value(statement, "SELECT MAX(id) FROM bookings"));
            statement.executeUpdate("DELETE FROM bookings WHERE n = 4");
            assertEquals(0, Run.on(database, "downgrade", "001", "--allow-data-loss", "--locations", location).exit());
            statement.executeUpdate("INSERT INTO bookings (n) VALUES (5)");
            assertEquals("5", value(statement, "SELECT MAX(id) FROM bookings"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "id INT PRIMARY KEY|CREATE TABLE seats (id INT PRIMARY KEY, b INT, FOREIGN KEY (b) REFERENCES bookings (id))|A foreign key refers to bookings",
            "id INT PRIMARY KEY, n INT|CREATE TRIGGER b BEFORE INSERT ON bookings FOR EACH ROW SET NEW.n = 1|bookings has triggers",
            "id INT PRIMARY KEY, n INT AS (id + 1)|DO 1|bookings has generated or invisible columns",
            "id INT, n INT, PRIMARY KEY (id, n)|DO 1|The primary key of bookings is not one column",
            "id INT PRIMARY KEY|RENAME TABLE bookings TO other|There is no table bookings" })
    void changeKeyStopsOverWhatTheNewTableWouldNotHave(String columns, String more, String message) throws Exception {
        String location = written("change-key", "CREATE TABLE bookings (%s);\n%s;\n".formatted(columns, more), "table=bookings",
                "old_type=INT NOT NULL", "type=BIGINT NOT NULL");
        try (TestDatabase database = TestDatabase.create()) {
            Run stopped = Run.on(database, "upgrade", "--locations", location);
            assertEquals(3, stopped.exit());
            assertTrue(stopped.err().contains(message), stopped.err());
            Run back = Run.on(database, "downgrade", "001", "--allow-data-loss", "--locations", location);
            assertEquals(0, back.exit(), back.err());
            assertFalse(database.definitions().toString().contains("bookings_"), database.definitions()::toString);
        }
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** @return where the scripts are: the first one with these statements, then those of the recipe */
    private String written(String recipe, String base, String... sets) throws IOException {
        Path folder = Files.createDirectory(home.resolve("migration"));
        Files.writeString(folder.resolve("V001__base.sql"), base);
        List<String> command = new ArrayList<>(
                List.of("revision", "--template", recipe, "-m", "x", "--locations", "filesystem:" + folder));
        for (String set : sets) {
            command.addAll(List.of("--set", set));
        }
        Run made = Run.of(command.toArray(String[]::new));
        assertEquals(0, made.exit(), made.err());
        return "filesystem:" + folder;
    }

    @Test
    void renameColumn() throws Exception {
        String old = "SELECT id, mail FROM users";
        new RecipeUnderLoad("rename-column", USERS.formatted("mail VARCHAR(100) NOT NULL"),
                List.of(old, old, "SELECT id, mail, email FROM users", "SELECT id, email FROM users"))
                .run(home, new Mails("mail"), false, new Mails("email"));
    }

    /** @param column by which name it knows the address */
    private record Mails(String column) implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            String mail = client.word();
            client.insert(Map.of("mail", mail, "email", mail), "INSERT INTO users (%s) VALUES (?)".formatted(column), mail);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (client.random.nextInt(3) == 0) {
                client.update(id, Map.of(), "UPDATE users SET seen = seen + 1 WHERE id = " + id);
                return;
            }
            String known = client.known(id, "mail");
            String mail = client.random.nextBoolean() ? client.word()
                    : known.equals(known.toUpperCase()) ? known.toLowerCase() : known.toUpperCase();
            client.update(id, Map.of("mail", mail, "email", mail),
                    "UPDATE users SET %s = ? WHERE id = %d".formatted(column, id),
                    mail);
        }
    }

    @Test
    void convertTimeZone() throws Exception {
        String old = "SELECT id, starts_at FROM events";
        List<String> read = List.of(old, old, "SELECT id, starts_at, starts_at_utc FROM events",
                "SELECT id, starts_at_utc FROM events");
        // Not every server has names of zones.
        new RecipeUnderLoad("convert-time-zone",
                "CREATE TABLE events (id BIGINT NOT NULL AUTO_INCREMENT, starts_at DATETIME NOT NULL, seen INT NOT NULL DEFAULT 0, PRIMARY KEY (id))",
                read, read, Map.of("zone", "'-03:30'")).run(home, new Starts("starts_at"), false, new Starts("starts_at_utc"));
    }

    /** @param column which of both it knows */
    private record Starts(String column) implements Application {

        private static Map<String, String> time(Client client) {
            LocalDateTime local = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(client.random.nextInt(1_000_000));
            DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
            return Map.of("starts_at", local.format(format), "starts_at_utc", local.plusMinutes(210).format(format));
        }

        @Override
        public void insert(Client client) throws SQLException {
            Map<String, String> time = time(client);
            client.insert(time, "INSERT INTO events (%s) VALUES (?)".formatted(column), time.get(column));
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (client.random.nextInt(3) == 0) {
                client.update(id, Map.of(), "UPDATE events SET seen = seen + 1 WHERE id = " + id);
                return;
            }
            Map<String, String> time = time(client);
            client.update(id, time, "UPDATE events SET %s = ? WHERE id = %d".formatted(column, id), time.get(column));
        }
    }

    /** As a server without time zone tables knows none. */
    @Test
    void convertTimeZoneStopsWhereTheServerDoesNotKnowTheZone() throws Exception {
        String location = written("convert-time-zone",
                "CREATE TABLE events (id INT PRIMARY KEY, starts_at DATETIME NOT NULL);\n",
                "table=events", "column=starts_at", "new_name=starts_at_utc", "type=DATETIME", "zone='Europe/Nowhere'");
        try (TestDatabase database = TestDatabase.create()) {
            Run stopped = Run.on(database, "upgrade", "--locations", location);
            assertEquals(3, stopped.exit());
            assertTrue(stopped.err().contains(
                    "The server does not know the time zone; load the time zone tables with mysql_tzinfo_to_sql"),
                    stopped.err());
            Run back = Run.on(database, "downgrade", "001", "--allow-data-loss", "--locations", location);
            assertEquals(0, back.exit(), back.err());
            assertFalse(database.definitions().toString().contains("utc"), database.definitions()::toString);
        }
    }

    @Test
    void encryptColumn() throws Exception {
        String plain = "SELECT id, passport FROM travellers";
        String both = "SELECT id, passport, CAST(REVERSE(SUBSTR(passport_encrypted, 9)) AS CHAR) AS encrypted FROM travellers";
        String encrypted = both.replace(" passport,", "");
        Passports fresh = new Passports();
        new RecipeUnderLoad("encrypt-column",
                "CREATE TABLE travellers (id BIGINT NOT NULL AUTO_INCREMENT, passport VARCHAR(40) NOT NULL, seen INT NOT NULL DEFAULT 0, PRIMARY KEY (id))",
                List.of(plain, plain, encrypted, encrypted), List.of(plain, plain, encrypted))
                .run(home, new PlainPassports(), 1, fresh, fresh);
    }

    private static final class PlainPassports implements Application {

        @Override
        public void insert(Client client) throws SQLException {
            String word = client.word();
            client.insert(Map.of("passport", word, "encrypted", word), "INSERT INTO travellers (passport) VALUES (?)", word);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (client.random.nextInt(3) == 0) {
                client.update(id, Map.of(), "UPDATE travellers SET seen = seen + 1 WHERE id = " + id);
                return;
            }
            String word = client.random.nextBoolean() ? client.word() : client.known(id, "passport").toUpperCase();
            client.update(id, Map.of("passport", word, "encrypted", word),
                    "UPDATE travellers SET passport = ? WHERE id = " + id, word);
        }
    }

    /** It encrypts by eight bytes of its own and the value from its end on. */
    private static final class Passports implements Application, Application.Work {

        /** Changes between two writes, not during one. */
        private boolean writesBoth = true;

        private static byte[] encrypted(String plain, long nonce) {
            return "%08d%s".formatted(nonce % 100_000_000, new StringBuilder(plain).reverse())
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public synchronized void insert(Client client) throws SQLException {
            String word = client.word();
            Map<String, String> expected = Map.of("passport", word, "encrypted", word);
            byte[] encrypted = encrypted(word, client.random.nextInt(100_000_000));
            if (writesBoth) {
                client.insert(expected, "INSERT INTO travellers (passport, passport_encrypted) VALUES (?, ?)", word, encrypted);
            } else {
                client.insert(expected, "INSERT INTO travellers (passport_encrypted) VALUES (?)", encrypted);
            }
        }

        @Override
        public synchronized void change(Client client, long id) throws SQLException {
            String word = client.word();
            Map<String, String> expected = Map.of("passport", word, "encrypted", word);
            byte[] encrypted = encrypted(word, client.random.nextInt(100_000_000));
            if (writesBoth) {
                client.update(id, expected, "UPDATE travellers SET passport = ?, passport_encrypted = ? WHERE id = " + id, word,
                        encrypted);
            } else {
                client.update(id, expected, "UPDATE travellers SET passport_encrypted = ? WHERE id = " + id, encrypted);
            }
        }

        @Override
        public void run(Connection connection, String what) throws SQLException {
            switch (what) {
                case "both", "up 2" -> rest(connection, "passport", "passport_encrypted");
                case "up 3" -> writeBoth(false);
                case "down 2" -> {
                    writeBoth(true);
                    rest(connection, "passport_encrypted", "passport");
                }
                default -> {
                }
            }
        }

        private synchronized void writeBoth(boolean both) {
            writesBoth = both;
        }

        /** Every row that has the one value and not the other, unless it is changed meanwhile. */
        private static void rest(Connection connection, String from, String to) throws SQLException {
            try (Statement read = connection.createStatement();
                    ResultSet rows = read.executeQuery("SELECT id, %1$s FROM travellers WHERE %2$s IS NULL AND %1$s IS NOT NULL"
                            .formatted(from, to));
                    PreparedStatement write = connection.prepareStatement(
                            "UPDATE travellers SET %2$s = ? WHERE id = ? AND %2$s IS NULL AND CAST(%1$s AS BINARY) = CAST(? AS BINARY)"
                                    .formatted(from, to))) {
                while (rows.next()) {
                    String value = rows.getString(2);
                    write.setObject(1, to.equals("passport") ? new StringBuilder(value.substring(8)).reverse().toString()
                            : encrypted(value, rows.getLong(1)));
                    write.setLong(2, rows.getLong(1));
                    write.setString(3, value);
                    write.executeUpdate();
                }
            }
        }
    }

    @Test
    void splitColumn() throws Exception {
        String old = "SELECT id, name FROM users";
        // What was put together anew has no more spaces than it needs.
        String undone = "SELECT id, REGEXP_REPLACE(TRIM(name), ' +', ' ') AS spaced FROM users";
        new RecipeUnderLoad("split-column", USERS.formatted("name VARCHAR(200) NOT NULL"),
                List.of(old, old, "SELECT id, name, first_name, last_name FROM users",
                        "SELECT id, first_name, last_name FROM users"),
                List.of(undone, undone, undone.replace(" FROM", ", first_name, last_name FROM")))
                .run(home, new WholeNames(), false, new PartsOfNames());
    }

    private static final class WholeNames implements Application {

        /** With one word, two, three, and more space than it needs. */
        private static Map<String, String> name(Client client) {
            String first = client.word();
            String rest = switch (client.random.nextInt(4)) {
                case 0 -> "";
                case 1 -> " " + client.word();
                case 2 -> " de " + client.word();
                default -> "  " + client.word() + " ";
            };
            return Map.of("name", first + rest, "spaced", (first + rest).strip().replaceAll(" +", " "), "first_name", first,
                    "last_name", rest.strip());
        }

        @Override
        public void insert(Client client) throws SQLException {
            Map<String, String> name = name(client);
            client.insert(name, "INSERT INTO users (name) VALUES (?)", name.get("name"));
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (client.random.nextInt(3) == 0) {
                client.update(id, Map.of(), "UPDATE users SET seen = seen + 1 WHERE id = " + id);
                return;
            }
            Map<String, String> name = name(client);
            client.update(id, name, "UPDATE users SET name = ? WHERE id = " + id, name.get("name"));
        }
    }

    private static final class PartsOfNames implements Application {

        /** Of two words: what is put together of them would be taken apart into others. */
        private static Map<String, String> name(Client client) {
            String first = client.word() + (client.random.nextBoolean() ? " " + client.word() : "");
            String last = client.word();
            return Map.of("name", first + " " + last, "spaced", first + " " + last, "first_name", first, "last_name", last);
        }

        @Override
        public void insert(Client client) throws SQLException {
            Map<String, String> name = name(client);
            client.insert(name, "INSERT INTO users (first_name, last_name) VALUES (?, ?)", name.get("first_name"),
                    name.get("last_name"));
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (client.random.nextInt(3) == 0) {
                client.update(id, Map.of(), "UPDATE users SET seen = seen + 1 WHERE id = " + id);
                return;
            }
            Map<String, String> name = name(client);
            client.update(id, name, "UPDATE users SET first_name = ?, last_name = ? WHERE id = " + id, name.get("first_name"),
                    name.get("last_name"));
        }
    }

    private static final String PROFILES = "(user_id BIGINT NOT NULL, bio VARCHAR(500) NULL, city VARCHAR(100) NULL, PRIMARY KEY (user_id)%s)";
    private static final String OF_A_USER = ", CONSTRAINT fk_profiles_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE";

    @ParameterizedTest
    @ValueSource(strings = { "", OF_A_USER })
    void mergeTables(String foreignKey) throws Exception {
        String definition = PROFILES.formatted(foreignKey);
        String ofOld = "SELECT %s%%s FROM users %s JOIN user_profiles ON user_profiles.user_id = users.id";
        String both = ofOld.formatted("users.id, user_profiles.bio AS old_bio, user_profiles.city AS old_city", "LEFT")
                + " UNION ALL "
                + ofOld.formatted("user_profiles.user_id, user_profiles.bio, user_profiles.city", "RIGHT")
                + " WHERE users.id IS NULL"; // of which there are to be none
        String old = both.formatted("", "");
        Users fresh = new Users();
        new RecipeUnderLoad("merge-tables",
                USERS.formatted("name VARCHAR(100) NULL") + ";\nCREATE TABLE user_profiles " + definition,
                List.of(old, old, both.formatted(", users.bio, users.city", ", users.bio, users.city"),
                        "SELECT id, bio, city FROM users"),
                List.of(old, old, both.formatted(", users.bio, users.city", ", users.bio, users.city")),
                Map.of("definition",
                        definition + " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci"))
                .run(home, new UsersWithProfiles(), 2, fresh, fresh);
    }

    /** One of both may be empty, and both. */
    private static Map<String, String> profile(Application.Client client) {
        Map<String, String> profile = new HashMap<>();
        for (String column : List.of("bio", "city")) {
            String value = client.random.nextInt(4) == 0 ? null : client.word();
            profile.put(column, value);
            profile.put("old_" + column, value);
        }
        return profile;
    }

    private static final class UsersWithProfiles implements Application {

        private static final Map<String, String> NONE = new HashMap<>();

        static {
            List.of("bio", "city", "old_bio", "old_city").forEach(column -> NONE.put(column, null));
        }

        @Override
        public void insert(Client client) throws SQLException {
            client.insert(NONE, "INSERT INTO users (name) VALUES (?)", client.word());
            if (client.random.nextInt(3) > 0) {
                Map<String, String> profile = profile(client);
                client.update(client.own.get(client.own.size() - 1), profile,
                        "INSERT INTO user_profiles (bio, city, user_id) VALUES (?, ?, %d)"
                                .formatted(client.own.get(client.own.size() - 1)),
                        profile.get("bio"), profile.get("city"));
            }
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            Map<String, String> profile = profile(client);
            switch (client.random.nextInt(10)) {
                case 0 -> client.update(id, Map.of(), "UPDATE users SET seen = seen + 1 WHERE id = " + id);
                case 1 -> client.update(id, NONE, "DELETE FROM user_profiles WHERE user_id = " + id);
                case 2 -> {
                    client.update(id, NONE, "DELETE FROM user_profiles WHERE user_id = " + id);
                    client.delete(id, "DELETE FROM users WHERE id = " + id);
                }
                case 3, 4 -> client.replace(id, profile,
                        "INSERT INTO user_profiles (user_id, bio, city) VALUES (%d, ?, ?) ON DUPLICATE KEY UPDATE bio = VALUES(bio), city = VALUES(city)"
                                .formatted(id),
                        profile.get("bio"), profile.get("city"));
                case 5 -> client.replace(id, profile,
                        "REPLACE INTO user_profiles (user_id, bio, city) VALUES (%d, ?, ?)".formatted(id), profile.get("bio"),
                        profile.get("city"));
                case 6 -> {
                    // The same but for upper case is another one, too.
                    String bio = client.known(id, "bio") == null ? null : client.known(id, "bio").toUpperCase();
                    Map<String, String> expected = new HashMap<>();
                    expected.put("bio", bio);
                    expected.put("old_bio", bio);
                    client.update(id, expected, "UPDATE user_profiles SET bio = ? WHERE user_id = " + id, bio);
                }
                default -> client.update(id, profile, "UPDATE user_profiles SET bio = ?, city = ? WHERE user_id = " + id,
                        profile.get("bio"), profile.get("city"));
            }
        }
    }

    /** While there are no triggers for what it writes it is the old one. */
    private static final class Users implements Application, Application.Work {

        private final Application before = new UsersWithProfiles();
        private volatile boolean released;

        @Override
        public void insert(Client client) throws SQLException {
            if (!released) {
                before.insert(client);
                return;
            }
            Map<String, String> profile = profile(client);
            client.insert(profile, "INSERT INTO users (name, bio, city) VALUES (?, ?, ?)", client.word(), profile.get("bio"),
                    profile.get("city"));
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            if (!released) {
                before.change(client, id);
                return;
            }
            Map<String, String> profile = profile(client);
            switch (client.random.nextInt(8)) {
                case 0 -> client.update(id, Map.of(), "UPDATE users SET seen = seen + 1 WHERE id = " + id);
                case 1 -> client.delete(id, "DELETE FROM users WHERE id = " + id);
                case 2 ->
                    client.update(id, UsersWithProfiles.NONE, "UPDATE users SET bio = NULL, city = NULL WHERE id = " + id);
                case 3 -> {
                    profile.remove("bio");
                    profile.remove("old_bio");
                    client.update(id, profile, "UPDATE users SET city = ? WHERE id = " + id, profile.get("city"));
                }
                default -> client.update(id, profile, "UPDATE users SET bio = ?, city = ?, seen = seen + 1 WHERE id = " + id,
                        profile.get("bio"), profile.get("city"));
            }
        }

        @Override
        public void run(Connection connection, String what) {
            switch (what) {
                case "both" -> released = true;
                case "down 2" -> released = false;
                default -> {
                }
            }
        }
    }

    /** Old and new application write the same rows; what is committed last is in both tables. */
    @ParameterizedTest
    @ValueSource(strings = { "", OF_A_USER })
    void mergeTablesKeepsTheTablesEqualWhereBothWriteTheSameRow(String foreignKey) throws Exception {
        String location = merged(PROFILES.formatted(foreignKey), "", "bio VARCHAR(500) NULL, city VARCHAR(100) NULL");
        List<String> old = List.of("INSERT IGNORE INTO user_profiles VALUES (?, 'a', NULL)",
                "INSERT INTO user_profiles VALUES (?, 'b', NULL) ON DUPLICATE KEY UPDATE bio = 'c'",
                "UPDATE user_profiles SET bio = CONCAT(bio, 'd') WHERE user_id = ?",
                "UPDATE user_profiles SET bio = NULL, city = NULL WHERE user_id = ?",
                "UPDATE user_profiles SET city = UUID() WHERE user_id = ?", "REPLACE INTO user_profiles VALUES (?, 'e', 'f')",
                "DELETE FROM user_profiles WHERE user_id = ?", "SELECT * FROM users WHERE id = ?");
        List<String> fresh = new ArrayList<>(List.of("UPDATE users SET bio = CONCAT(bio, 'g') WHERE id = ?",
                "UPDATE users SET bio = 'a', city = NULL WHERE id = ?", "UPDATE users SET city = UUID() WHERE id = ?",
                "UPDATE users SET bio = NULL, city = NULL WHERE id = ?", "UPDATE users SET seen = seen + 1 WHERE id = ?",
                "SELECT * FROM users WHERE id = ?"));
        if (!foreignKey.isEmpty()) { // without it, what the old one inserts may belong to nobody
            fresh.addAll(List.of("DELETE FROM users WHERE id = ?", "INSERT IGNORE INTO users (id) VALUES (?)",
                    "INSERT IGNORE INTO users (id, bio) VALUES (?, 'h')", "REPLACE INTO users (id, bio) VALUES (?, 'i')"));
        }
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade", "003", "--locations", location).exit());
            ExecutorService both = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> committed = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Random random = new Random(i);
                    List<String> statements = i % 2 == 0 ? old : fresh;
                    committed.add(both.submit(() -> transactions(database, statements, random)));
                }
                for (Future<Integer> one : committed) {
                    assertTrue(one.get() > 100, "only " + one.get() + " transactions");
                }
            } finally {
                both.shutdownNow();
            }
            Run verified = Run.on(database, "verify", "--locations", location);
            assertEquals(0, verified.exit(), verified.out() + verified.err());
        }
    }

    /** @return how many were committed, of several statements each */
    private static int transactions(TestDatabase database, List<String> statements, Random random) throws SQLException {
        int committed = 0;
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 400; i++) {
                try {
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        try (PreparedStatement statement = connection
                                .prepareStatement(statements.get(random.nextInt(statements.size())))) {
                            statement.setInt(1, 1 + random.nextInt(3));
                            statement.execute();
                        }
                    }
                    connection.commit();
                    committed++;
                } catch (SQLException e) {
                    connection.rollback();
                    // A deadlock, a user that is not there, and one that another has just inserted.
                    if (!List.of(1213, 1452, 1062).contains(e.getErrorCode())) {
                        throw e;
                    }
                }
            }
        }
        return committed;
    }

    private String merged(String profiles, String more, String added) throws IOException {
        return written("merge-tables",
                "CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, seen INT NOT NULL DEFAULT 0);\n"
                        + "CREATE TABLE user_profiles " + profiles
                        + ";\nINSERT INTO users (id) VALUES (1), (2), (3);\n" + more,
                "table=users", "second=user_profiles", "second_key=user_id", "columns=bio,city", "added=" + added,
                "definition=" + profiles);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT, age INT|DO 1|bio TEXT, city TEXT|user_profiles has other columns",
            "user_id BIGINT, bio TEXT, city TEXT, PRIMARY KEY (user_id, bio(9))|DO 1|bio TEXT, city TEXT|The primary key of user_profiles is not user_id alone",
            "user_id BIGINT UNIQUE, bio TEXT, city TEXT|DO 1|bio TEXT, city TEXT|The primary key of user_profiles is not user_id alone",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|ALTER TABLE users DROP PRIMARY KEY, ADD PRIMARY KEY (id, seen)|bio TEXT, city TEXT|The primary key of users is not id alone",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|DO 1|bio TEXT, city VARCHAR(10)|users lacks a column of user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city CHAR(5)|DO 1|bio TEXT, city CHAR(5) COLLATE latin1_bin|users lacks a column of user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city INT|DO 1|bio TEXT, city INT DEFAULT 1|users lacks a column of user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT AS (bio)|DO 1|bio TEXT, city TEXT|users lacks a column of user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|CREATE TRIGGER t BEFORE INSERT ON user_profiles FOR EACH ROW SET NEW.bio = ''|bio TEXT, city TEXT|user_profiles has triggers",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|CREATE TABLE b (u BIGINT, FOREIGN KEY (u) REFERENCES user_profiles (user_id))|bio TEXT, city TEXT|A foreign key refers to user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT, FOREIGN KEY (user_id) REFERENCES users (id)|DO 1|bio TEXT, city TEXT|The foreign key from user_profiles to users has no ON DELETE CASCADE",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|RENAME TABLE user_profiles TO other|bio TEXT, city TEXT|There is no table user_profiles",
            "user_id BIGINT PRIMARY KEY, bio TEXT, city TEXT|ALTER TABLE user_profiles MODIFY bio TEXT NOT NULL|bio TEXT, city TEXT|The definition does not give the columns that user_profiles has" })
    void mergeTablesStopsOverWhatItWouldLose(String profiles, String more, String added, String message) throws Exception {
        String location = merged("(" + profiles + ")", more + ";\n", added);
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade", "001", "--locations", location).exit());
            Map<String, String> before = database.definitions();
            Run stopped = Run.on(database, "upgrade", "002", "--locations", location);
            assertEquals(3, stopped.exit());
            assertTrue(stopped.err().contains(message), stopped.err());
            Run back = Run.on(database, "downgrade", "001", "--allow-data-loss", "--locations", location);
            assertEquals(0, back.exit(), back.err());
            assertEquals(before, database.definitions());
        }
    }

    /** It is used only when the table has been dropped. */
    @Test
    void mergeTablesStopsOverADefinitionOfNoTable() throws Exception {
        String location = written("merge-tables",
                "CREATE TABLE users (id BIGINT NOT NULL PRIMARY KEY);\nCREATE TABLE user_profiles (user_id BIGINT PRIMARY KEY, bio TEXT);\n",
                "table=users", "second=user_profiles", "second_key=user_id", "columns=bio", "added=bio TEXT",
                "definition=(user_id BIGINT PRIMARY KEY, bio TEXT, KEY (town))");
        try (TestDatabase database = TestDatabase.create()) {
            assertEquals(0, Run.on(database, "upgrade", "001", "--locations", location).exit());
            Map<String, String> before = database.definitions();
            Run stopped = Run.on(database, "upgrade", "002", "--locations", location);
            assertEquals(3, stopped.exit());
            assertTrue(stopped.err().contains("town"), stopped.err());
            Run back = Run.on(database, "downgrade", "001", "--allow-data-loss", "--locations", location);
            assertEquals(0, back.exit(), back.err());
            assertEquals(before, database.definitions());
        }
    }

    @Test
    void mergeTablesFindsProfilesOfNobody() throws Exception {
        String location = merged(PROFILES.formatted(""), "INSERT INTO user_profiles VALUES (2, 'b', 'c'), (4, 'd', 'e');\n",
                "bio VARCHAR(500) NULL, city VARCHAR(100) NULL");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Run expanded = Run.on(database, "upgrade", "002", "--locations", location);
            assertEquals(1, expanded.exit(), expanded.err());
            assertTrue((expanded.out() + expanded.err()).contains("Every row of user_profiles has its row in users."),
                    expanded::toString);
            statement.executeUpdate("DELETE FROM user_profiles WHERE user_id = 4");
            Run migrated = Run.on(database, "upgrade", "003", "--locations", location);
            assertEquals(0, migrated.exit(), migrated.out() + migrated.err());
            statement.executeUpdate("UPDATE user_profiles SET user_id = 3 WHERE user_id = 2"); // it is of another one now
            assertEquals(0, Run.on(database, "verify", "--locations", location).exit());
            assertEquals("3", value(statement, "SELECT id FROM users WHERE bio = 'b'"));
            statement.executeUpdate("INSERT INTO user_profiles VALUES (5, 'f', 'g')");
            Run verified = Run.on(database, "verify", "--locations", location);
            assertEquals(1, verified.exit(), verified.out() + verified.err());
        }
    }

    /** The server lets no trigger write a table that the statement uses, whether it writes or reads that. */
    @Test
    void mergeTablesLosesNothingOfAStatementThatUsesBothTables() throws Exception {
        String location = merged(PROFILES.formatted(""), "INSERT INTO user_profiles VALUES (2, 'b', 'c');\n",
                "bio VARCHAR(500) NULL, city VARCHAR(100) NULL");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertEquals(0, Run.on(database, "upgrade", "003", "--locations", location).exit());
            for (String refused : List.of("UPDATE user_profiles SET bio = 'd' WHERE user_id IN (SELECT id FROM users)",
                    "UPDATE user_profiles JOIN users ON id = user_id SET user_profiles.bio = 'd'",
                    "INSERT INTO user_profiles SELECT id, 'd', 'e' FROM users WHERE id = 1",
                    "UPDATE users SET bio = 'd' WHERE id IN (SELECT user_id FROM user_profiles)",
                    "DELETE FROM users WHERE id IN (SELECT user_id FROM user_profiles)")) {
                assertEquals(1442, assertThrows(SQLException.class, () -> statement.executeUpdate(refused), refused)
                        .getErrorCode());
            }
            assertEquals(1,
                    statement.executeUpdate("UPDATE users SET seen = 1 WHERE id IN (SELECT user_id FROM user_profiles)"));
            assertEquals("b", value(statement, "SELECT GROUP_CONCAT(bio) FROM users"));
            assertEquals("b", value(statement, "SELECT GROUP_CONCAT(bio) FROM user_profiles"));
        }
    }

    @Test
    void archive() throws Exception {
        String one = "SELECT id, searched_at, words FROM searches";
        String both = one + " UNION ALL SELECT id, searched_at, words FROM searches_archive";
        Application writer = new Searches();
        new RecipeUnderLoad("archive",
                "CREATE TABLE searches (id BIGINT NOT NULL AUTO_INCREMENT, searched_at DATETIME NOT NULL, words VARCHAR(100) NOT NULL, PRIMARY KEY (id))",
                List.of(one, one, one, both)).run(home, writer, true, writer);
    }

    private static final class Searches implements Application {

        private static String time(Client client) {
            return "202%d-06-01 00:00:00".formatted(client.random.nextInt(8));
        }

        @Override
        public void insert(Client client) throws SQLException {
            String time = time(client);
            String words = client.word();
            client.insert(Map.of("searched_at", time, "words", words),
                    "INSERT INTO searches (searched_at, words) VALUES (?, ?)",
                    time, words);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String words = client.word();
            switch (client.random.nextInt(4)) {
                case 0 -> {
                    String time = time(client);
                    client.update(id, Map.of("searched_at", time, "words", words),
                            "UPDATE searches SET searched_at = ?, words = ? WHERE id = " + id, time, words);
                }
                case 1 -> {
                    if (client.known(id, "searched_at").compareTo("2025") > 0) {
                        client.delete(id, "DELETE FROM searches WHERE id = " + id);
                    }
                }
                default -> client.update(id, Map.of("words", words), "UPDATE searches SET words = ? WHERE id = " + id, words);
            }
        }
    }

    @Test
    void uniqueKey() throws Exception {
        String read = "SELECT id, mail FROM users";
        String resolved = "SELECT users.id, IF(users.mail = replacement, duplicate.previous, users.mail) AS mail FROM users "
                + "LEFT JOIN users_mail_duplicates duplicate ON duplicate.id = users.id";
        Application writer = new ManyMails();
        new RecipeUnderLoad("unique-key", USERS.formatted("mail VARCHAR(100) NOT NULL"),
                List.of(read, read, resolved, resolved))
                .run(home, writer, true, writer);
    }

    /** Of which there are many twice, unless the server refuses them. */
    private static final class ManyMails implements Application {

        private static String mail(Client client) {
            return client.random.nextInt(4) == 0 ? "m" + client.random.nextInt(50) : client.word();
        }

        @Override
        public void insert(Client client) throws SQLException {
            String mail = mail(client);
            client.insert(Map.of("mail", mail), "INSERT INTO users (mail) VALUES (?)", mail);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String mail = mail(client);
            client.update(id, Map.of("mail", mail), "UPDATE users SET mail = ? WHERE id = " + id, mail);
        }

        @Override
        public boolean expects(int error) {
            return error == 1062;
        }
    }

    @Test
    void foreignKey() throws Exception {
        String read = "SELECT id, booking_id FROM payments";
        String resolved = "SELECT payments.id, COALESCE(payments.booking_id, orphan.previous) AS booking_id FROM payments "
                + "LEFT JOIN payments_orphans orphan ON orphan.id = payments.id";
        Application writer = new Payments();
        new RecipeUnderLoad("foreign-key",
                "CREATE TABLE bookings (id BIGINT NOT NULL PRIMARY KEY);\n"
                        + "INSERT INTO bookings VALUES (1), (2), (3);\n"
                        + "CREATE TABLE payments (id BIGINT NOT NULL AUTO_INCREMENT, booking_id BIGINT NULL, seen INT NOT NULL DEFAULT 0, PRIMARY KEY (id))",
                List.of(read, read, resolved)).run(home, writer, true, writer);
    }

    private static final class Payments implements Application {

        /** Of some, the booking is not there; the server may refuse them. */
        private static String booking(Client client) {
            return Integer.toString(client.random.nextInt(4) + 1);
        }

        @Override
        public void insert(Client client) throws SQLException {
            String booking = booking(client);
            client.insert(Map.of("booking_id", booking), "INSERT INTO payments (booking_id) VALUES (?)", booking);
        }

        @Override
        public void change(Client client, long id) throws SQLException {
            String booking = booking(client);
            if (client.random.nextBoolean()) {
                client.update(id, Map.of(), "UPDATE payments SET seen = seen + 1 WHERE id = " + id);
            } else {
                client.update(id, Map.of("booking_id", booking), "UPDATE payments SET booking_id = ? WHERE id = " + id,
                        booking);
            }
        }

        @Override
        public boolean expects(int error) {
            return error == 1452;
        }
    }
}
