package com.traveease.schema.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.analysis.Requirements;
import com.traveease.schema.analysis.TableRebuild;
import com.traveease.schema.script.Script;

class DiskRoomTest {

    private static final long GIB = 1L << 30;

    @Test
    void aTableThatFitsNoSecondTimeIsRefusedWithBothFigures() {
        Requirements requirements = requirements("ALTER TABLE small FORCE;\nALTER TABLE big ENGINE = InnoDB");
        assertEquals(Optional.of(
                "V1__a.sql, line 2 rewrites the table big: 20.1 GiB are needed (20.0 GiB for the second copy with its indexes, 128 MiB for what is logged meanwhile), and only 19.5 GiB are free on the disk of the server. Make room, or move the data to a larger disk."),
                room(GIB * 39 / 2, requirements).refusal(requirements));
        assertEquals(Optional.empty(), room(GIB * 39 / 2, requirements).warning(requirements));
    }

    @Test
    void theSecondCopyIsNotAllThatIsWritten() {
        Requirements requirements = requirements("ALTER TABLE big FORCE");
        assertTrue(room(20 * GIB + 1, requirements).refusal(requirements).isPresent());
        assertEquals(Optional.empty(), room(21 * GIB, requirements).refusal(requirements));
    }

    @Test
    void aSmallTableNeedsLittleRoomBesideItsCopy() {
        Requirements requirements = requirements("ALTER TABLE small FORCE");
        assertEquals(Optional.empty(), room(61 << 20, requirements).warning(requirements));
        assertEquals(Optional.empty(), room(61 << 20, requirements).refusal(requirements));
        assertTrue(room(20_000, requirements).refusal(requirements).isPresent());
    }

    @Test
    void whatMayFitIsAWarning() {
        Requirements requirements = requirements("CREATE INDEX i ON big (a)");
        assertEquals(Optional.empty(), room(GIB, requirements).refusal(requirements));
        assertEquals(Optional.of(
                "V1__a.sql, line 1 may rewrite the table big: 20.1 GiB are needed (20.0 GiB for the second copy with its indexes, 128 MiB for what is logged meanwhile), and only 1.0 GiB are free on the disk of the server."),
                room(GIB, requirements).warning(requirements));
    }

    @Test
    void whereRoomIsMadeOnTheWayItIsAWarning() {
        Requirements requirements = requirements("DROP TABLE huge; ALTER TABLE big FORCE");
        assertEquals(Optional.empty(), room(GIB, requirements).refusal(requirements));
        assertTrue(room(GIB, requirements).warning(requirements).isPresent());
    }

    @Test
    void aTableThatIsNotThereYetNeedsNoRoom() {
        Requirements requirements = requirements("CREATE TABLE other (i INT); ALTER TABLE other FORCE");
        assertEquals(Optional.empty(), room(0, requirements).warning(requirements));
    }

    @Test
    void theRoomIsKnownOnlyWhereTheDirectoryIsThatOfTheServer(@TempDir Path directory) throws IOException {
        assertEquals(OptionalLong.empty(), DiskRoom.free(settings(directory, "a-b")));
        Files.writeString(directory.resolve("auto.cnf"), "[auto]\nserver-uuid=a-b\n");
        assertTrue(DiskRoom.free(settings(directory, "a-b")).isPresent());
        assertEquals(OptionalLong.empty(), DiskRoom.free(settings(directory, "c-d")));
        assertEquals(OptionalLong.empty(), DiskRoom.free(ServerSettings.of("u@%", Map.of())));
    }

    private static ServerSettings settings(Path directory, String id) {
        return ServerSettings.of("u@%", Map.of("datadir", directory + "/", "server_uuid", id));
    }

    private static Requirements requirements(String sql) {
        return Requirements.of(List.of(new Script("V1__a.sql", sql)), "s", "lock");
    }

    private static DiskRoom room(long free, Requirements requirements) {
        Map<TableRebuild, Long> sizes = new LinkedHashMap<>();
        requirements.rebuilds().forEach(rebuild -> sizes.put(rebuild,
                Map.of("small", 16_384L, "big", 20 * GIB).getOrDefault(rebuild.table(), 0L)));
        return new DiskRoom(free, sizes);
    }
}
