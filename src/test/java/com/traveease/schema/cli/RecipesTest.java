package com.traveease.schema.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
