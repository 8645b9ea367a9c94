package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import com.traveease.testing.SchemaAtHead;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** That the scripts make what the entities say is tested by {@link ModelMatchesScriptsTest}; here Hibernate itself looks. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class EntitiesMatchSchemaTest {
    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource dataSource;

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
}
