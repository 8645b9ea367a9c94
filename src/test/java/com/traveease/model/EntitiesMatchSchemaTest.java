package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.model.LiveTables.Column;
import com.traveease.testing.SchemaAtHead;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Hibernate's validation looks at what it maps only, takes a VARCHAR(20) for a VARCHAR(200), and never looks at
 * nullability. So here both sides are compared whole.
 */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class EntitiesMatchSchemaTest {
    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource dataSource;

    private Map<String, Map<String, Column>> mapped;
    private Map<String, Map<String, Column>> live;
    private Set<String> views;

    @BeforeEach
    void readBothSides() throws SQLException {
        mapped = MappedTables.columns(sessions.unwrap(SessionFactoryImplementor.class));
        live = LiveTables.columns(dataSource);
        views = LiveTables.views(dataSource);
    }

    /**
     * Hibernate names no schema when it looks for a table, and Connector/J then looks in all of them, unless
     * {@code nullDatabaseMeansCurrent} is set: another schema on the server could hide what is missing in ours.
     */
    @Test
    void hibernateFindsWhatItNeeds() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet elsewhere = connection.getMetaData().getTables(null, null, "SCHEMATA", null)) {
            assertFalse(elsewhere.next(), "sees other schemas: set the JDBC property nullDatabaseMeansCurrent=true");
        }
        sessions.getSchemaManager().validateMappedObjects();
    }

    @Test
    void everyColumnIsTheSameOnBothSides() {
        assertEquals(List.of(), differences());
    }

    @Test
    void allPhasesAreThere() {
        Set<String> tables = new TreeSet<>(live.keySet());
        tables.removeAll(views);
        assertThere(Set.of("vendors", "users", "payment_methods", "bookings", "travellers", "refunds", "flight_offers",
                "flight_bookings",
                "flight_segments", "hotel_offers",
                "hotel_bookings", "car_offers", "car_rentals", "tour_offers", "tour_bookings", "visa_applications",
                "insurance_policies", "search_events", "funnel_events", "daily_revenue_summary", "daily_funnel_summary",
                "summary_refreshes"), tables);
        assertThere(Set.of("booking_ledger", "booking_totals", "daily_revenue", "vendor_revenue"), views);
    }

    /** Later revisions may add what they like. */
    private static void assertThere(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        assertEquals(Set.of(), missing);
    }

    /** The comparison is worth something only if it notices. */
    @Test
    void aDifferenceIsNoticedWhateverItsKind() {
        assertNoticed("users.first_name: entity varchar(100)", column("users", "first_name", "varchar(99)", false));
        assertNoticed("flight_offers.base_amount: entity decimal(19,4)",
                column("flight_offers", "base_amount", "decimal(19,2)", false));
        assertNoticed("users.created_at: entity datetime(6)", column("users", "created_at", "datetime", false));
        assertNoticed("users.phone: entity varchar(20) NULL", column("users", "phone", "varchar(20)", false));
        assertNoticed("users.email: entity varchar(254) NOT NULL", column("users", "email", "varchar(254)", true));
        assertNoticed("users.nickname: no entity maps it", column("users", "nickname", "varchar(20)", true));
        assertNoticed("users.phone: not in the database", tables -> tables.get("users").remove("phone"));
        assertNoticed("wishes: no entity maps it", tables -> tables.put("wishes", new TreeMap<>()));
        assertNoticed("users: not in the database", tables -> tables.remove("users"));
        assertNoticed("booking_ledger.currency: entity char(3)",
                column("booking_ledger", "currency", "varchar(3)", false));
        assertNoticed("users.email: entity varchar(254) NOT NULL utf8mb4_0900_as_ci",
                tables -> tables.get("users").put("email", new Column("varchar(254)", false, "utf8mb4_0900_ai_ci")));
    }

    private Consumer<Map<String, Map<String, Column>>> column(String table, String name, String type, boolean nullable) {
        return tables -> {
            Column before = tables.get(table).get(name);
            tables.get(table).put(name, new Column(type, nullable, before == null ? null : before.collation()));
        };
    }

    private void assertNoticed(String beginning, Consumer<Map<String, Map<String, Column>>> change) {
        Map<String, Map<String, Column>> before = live;
        live = new TreeMap<>();
        before.forEach((table, columns) -> live.put(table, new TreeMap<>(columns)));
        change.accept(live);
        List<String> differences = differences();
        live = before;
        assertEquals(1, differences.size(), () -> beginning + " in " + differences);
        assertFalse(differences.stream().noneMatch(line -> line.startsWith(beginning)),
                () -> beginning + " in " + differences);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (String table : union(mapped.keySet(), live.keySet())) {
            if (!live.containsKey(table)) {
                differences.add(table + ": not in the database");
            } else if (!mapped.containsKey(table)) {
                differences.add(table + ": no entity maps it");
            } else {
                compare(table, differences);
            }
        }
        return differences;
    }

    private void compare(String table, List<String> differences) {
        Map<String, Column> entity = mapped.get(table);
        Map<String, Column> database = live.get(table);
        for (String name : union(entity.keySet(), database.keySet())) {
            String column = table + "." + name;
            if (!database.containsKey(name)) {
                differences.add(column + ": not in the database");
            } else if (!entity.containsKey(name)) {
                differences.add(column + ": no entity maps it");
            } else {
                String expected = words(entity.get(name), views.contains(table));
                String actual = words(database.get(name), views.contains(table));
                if (!expected.equals(actual)) {
                    differences.add(column + ": entity " + expected + ", database " + actual);
                }
            }
        }
    }

    /** Of a view's column without nullability: MySQL calls every computed one nullable, a sum over NOT NULL too. */
    private static String words(Column column, boolean ofView) {
        return column.type() + (ofView ? "" : column.nullable() ? " NULL" : " NOT NULL")
                + (column.collation() == null ? "" : " " + column.collation());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
