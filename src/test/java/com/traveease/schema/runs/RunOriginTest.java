package com.traveease.schema.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RunOriginTest {

    @Test
    void aJobIsToldByItsAddressAndWhoStartedIt() {
        assertEquals(Optional.of("https://github.com/traveease/backend/actions/runs/42, started by ann"),
                RunOrigin.job(Map.of("GITHUB_RUN_ID", "42", "GITHUB_SERVER_URL", "https://github.com", "GITHUB_REPOSITORY",
                        "traveease/backend", "GITHUB_ACTOR", "ann")));
        assertEquals(Optional.of("https://gitlab.example/x/-/jobs/7"),
                RunOrigin.job(Map.of("CI_JOB_URL", "https://gitlab.example/x/-/jobs/7")));
        assertEquals(Optional.of("https://bot:***@ci/job/9/"), RunOrigin.job(Map.of("BUILD_URL", "https://bot:t0k@ci/job/9/")));
    }

    @Test
    void aPodIsToldByItsName() {
        assertEquals(Optional.of("pod migrate-x2b"),
                RunOrigin.job(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "migrate-x2b")));
    }

    @Test
    void elsewhereThereIsNoJob() {
        assertEquals(Optional.empty(), RunOrigin.job(Map.of("HOSTNAME", "laptop", "USER", "ann", "CI", "")));
    }

    @Test
    void theHostIsTheOneOfTheEnvironment() {
        assertEquals("laptop", RunOrigin.of("app", Map.of("HOSTNAME", "laptop")).host());
    }
}
