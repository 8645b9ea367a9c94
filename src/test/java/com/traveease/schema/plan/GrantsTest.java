package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.schema.analysis.Privilege;
import com.traveease.schema.analysis.RequiredPrivilege;

class GrantsTest {

    private static final Map<String, String> PLAIN = Map.of("lower_case_table_names", "0", "partial_revokes", "0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "GRANT SELECT, DROP ON *.* TO `u`@`%` WITH GRANT OPTION                  | my_db | true",
            "GRANT ALL PRIVILEGES ON *.* TO `u`@`%`                                  | my_db | true",
            "GRANT ALL PRIVILEGES ON `my_db`.* TO `u`@`%`                            | my_db | true",
            "GRANT DROP ON `my_db`.* TO `u`@`%`                                      | myxdb | true",
            "GRANT DROP ON `my\\_db`.* TO `u`@`%` WITH GRANT OPTION                  | my_db | true",
            "GRANT DROP ON `my\\_db`.* TO `u`@`%`                                    | myxdb | false",
            "GRANT DROP ON `my%`.* TO `u`@`%`                                        | my_db | true",
            "GRANT DROP ON `%\\_db`.* TO `u`@`%`                                     | my_db | true",
            "GRANT DROP ON `My_db`.* TO `u`@`%`                                      | my_db | false",
            "GRANT DROP ON \"my\\_db\".* TO \"u\"@\"%\"                              | my_db | true",
            "GRANT DROP ON my_db.* TO u@\"%\"                                        | my_db | true",
            "GRANT CREATE TEMPORARY TABLES, INSERT ON `my_db`.* TO `u`@`%`           | my_db | false",
            "GRANT SELECT (`a ON b`, `DROP, c`), DROP (`x`) ON `my_db`.`t` TO `u`@`%` | my_db | true",
            "GRANT SELECT (`a`, `DROP`) ON `my_db`.`t` TO `u`@`%`                    | my_db | false",
            "GRANT DROP ON `other`.`t` TO `u`@`%`                                    | my_db | false",
            "GRANT DROP ON `we``ird`.* TO `u`@`%`                                    | we`ird| true",
            "GRANT USAGE ON *.* TO `u`@`%`                                           | my_db | false",
            "GRANT BACKUP_ADMIN,SUPER ON *.* TO `u`@`%`                              | my_db | false",
            "GRANT PROXY ON ``@`` TO `u`@`%` WITH GRANT OPTION                       | my_db | false",
            "GRANT `DROP ON my`@`%`,`r`@`%` TO `u`@`%`                               | my_db | false",
            "GRANT DRAP ON nowhere TO `u`@`%`                                         | my_db | true",
            "SOMETHING ELSE                                                          | my_db | true",
    })
    void aGrantIsReadAsTheServerMeansIt(String grant, String schema, boolean allowed) {
        assertEquals(allowed, allow(PLAIN, Privilege.DROP, schema, "GRANT USAGE ON *.* TO `u`@`%`", grant));
    }

    @Test
    void aPrivilegeOnOneRoutineCounts() {
        assertTrue(allow(PLAIN, Privilege.EXECUTE, "s", "GRANT EXECUTE, ALTER ROUTINE ON PROCEDURE `s`.`p` TO `u`@`%`"));
        assertFalse(allow(PLAIN, Privilege.EXECUTE, "t", "GRANT EXECUTE, ALTER ROUTINE ON FUNCTION `s`.`p` TO `u`@`%`"));
    }

    @Test
    void whatIsRevokedOnOneSchemaIsNotGivenByTheWholeServer() {
        Map<String, String> partial = Map.of("partial_revokes", "1");
        String[] grants = { "GRANT SELECT, DROP ON *.* TO `u`@`%`", "REVOKE DROP ON `my_db`.* FROM `u`@`%`" };
        assertFalse(allow(partial, Privilege.DROP, "my_db", grants));
        assertTrue(allow(partial, Privilege.SELECT, "my_db", grants));
        assertTrue(allow(partial, Privilege.DROP, "myxdb", grants));
        assertTrue(allow(partial, Privilege.DROP, "my_db", grants[0], grants[1], "GRANT DROP ON `my_db`.* TO `u`@`%`"));
    }

    @Test
    void withPartialRevokesAnUnderscoreIsAnUnderscore() {
        Map<String, String> partial = Map.of("partial_revokes", "ON");
        assertFalse(allow(partial, Privilege.DROP, "myxdb", "GRANT DROP ON `my_db`.* TO `u`@`%`"));
        assertTrue(allow(partial, Privilege.DROP, "my_db", "GRANT DROP ON `my_db`.* TO `u`@`%`"));
    }

    /** Measured on the server: it does not look at a pattern when there is a grant on the name itself. */
    @Test
    void aGrantOnTheNameItselfHidesThoseByPattern() {
        String byPattern = "GRANT SELECT, DROP ON `my_db`.* TO `u`@`%`";
        String named = "GRANT INSERT ON `my\\_db`.* TO `u`@`%`";
        assertTrue(allow(PLAIN, Privilege.DROP, "my_db", byPattern));
        assertFalse(allow(PLAIN, Privilege.DROP, "my_db", byPattern, named));
        assertTrue(allow(PLAIN, Privilege.INSERT, "my_db", byPattern, named));
        assertTrue(allow(PLAIN, Privilege.DROP, "myxdb", byPattern, named));
        assertTrue(allow(Map.of("partial_revokes", "1"), Privilege.DROP, "my_db", byPattern));
    }

    @Test
    void namesAreComparedAsTheServerComparesThem() {
        assertTrue(allow(Map.of("lower_case_table_names", "1"), Privilege.DROP, "My_Db", "GRANT DROP ON `my_db`.* TO `u`@`%`"));
    }

    @Test
    void whatIsNotKnownIsNotMissing() {
        assertTrue(allow(PLAIN, Privilege.DROP, "s"));
        assertTrue(Grants.of(List.of()).hasAny("SUPER"));
    }

    @Test
    void privilegesOfTheWholeServerAreFound() {
        Grants grants = Grants
                .of(List.of("GRANT SELECT, CREATE USER ON *.* TO `u`@`%`", "GRANT SET_USER_ID,SYSTEM_USER ON *.* TO `u`@`%`"));
        assertTrue(grants.hasAny("SUPER", "SET_USER_ID"));
        assertFalse(grants.hasAny("SUPER"));
    }

    private static boolean allow(Map<String, String> variables, Privilege privilege, String schema, String... grants) {
        return Grants.of(List.of(grants)).allow(new RequiredPrivilege(privilege, schema), ServerSettings.of("u@%", variables));
    }
}
