package com.traveease.schema.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.testing.SchemaAtHead;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Requests that no client library sends. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class RequestsTest {

    @TestHTTPResource
    URI service;

    @Inject
    MeterRegistry registry;

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "GET /schema/version HTTP/1.1|Connection: close|| ~ 400 ~ The request has no valid Host.",
            "GET /q/health/live HTTP/1.1|Connection: close|| ~ 400 ~ The request has no valid Host.",
            "GET /schema/version HTTP/1.1|Host: a b/%|Connection: close|| ~ 400 ~ The request has no valid Host.",
            "GET /schema/version HTTP/1.1|Host: a|Host: b|| ~ 400 ~ The request has more than one Host.",
            "POST /schema/version HTTP/1.1|Host: a|Transfer-Encoding: gzip|| ~ 400 ~ The only supported Transfer-Encoding is "
                    + "chunked.",
            "GET /schema/version HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0|| ~ 400 ~ The only supported "
                    + "Transfer-Encoding is chunked.",
            "GET /schema/version HTTP/1.1|Host: a|Transfer-Encoding: xchunked|| ~ 400 ~ The only supported Transfer-Encoding "
                    + "is chunked.",
            "POST /schema/version HTTP/1.1|Host: a|Content-Length: 5000|| ~ 413 ~ This service accepts no request body.",
            "GET schema/version HTTP/1.1|Host: a|Connection: close|| ~ 404 ~ There is nothing at this path; /q/openapi lists "
                    + "the paths.",
            "OPTIONS * HTTP/1.1|Host: a|Connection: close|| ~ 404 ~ There is nothing at this path; /q/openapi lists the "
                    + "paths.",
            "GET /q/nothing HTTP/1.1|Host: a|Connection: close|| ~ 404 ~ There is nothing at this path; /q/openapi lists the "
                    + "paths.",
            "GET /schema/revisions/%zz HTTP/1.1|Host: a|Connection: close|| ~ 400 ~ The address has a % without two "
                    + "hexadecimal digits after it, or an invalid character.",
            "GET /schema/version?for=%4 HTTP/1.1|Host: a|Connection: close|| ~ 400 ~ The address has a % without two "
                    + "hexadecimal digits after it, or an invalid character.",
            "GET /schema/{version} HTTP/1.1|Host: a|Connection: close|| ~ 400 ~ The address has a % without two hexadecimal "
                    + "digits after it, or an invalid character.",
            "FOO /schema/version HTTP/1.1|Host: a|Connection: close|| ~ 405 ~ This service only answers GET.",
            "TRACE /schema/version HTTP/1.1|Host: a|Connection: close|| ~ 405 ~ This service only answers GET." })
    void isRefusedWithAProblemAndWithoutAWordInTheLog(String request, int status, String detail) throws IOException {
        Log log = new Log();
        String answer = RawHttp.answer(service.getPort(), request.replace("|", "\r\n"));
        log.close();
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.endsWith("\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail)), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
        assertEquals(List.of(), log.lines);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GARBAGE\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
            "GET /schema/revisions/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /schema/version HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "GET /schema/version HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n",
            "POST /schema/version HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" })
    void whatIsNoRequestIsRefusedWithoutAWordInTheLog(String bytes) throws IOException {
        Log log = new Log();
        String answer = RawHttp.answer(service.getPort(), bytes);
        log.close();
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 400 .*"), answer);
        assertEquals(List.of(), log.lines);
    }

    @Test
    void answersTellBrowsersToKeepOff() {
        for (String path : new String[] { "/schema/version", "/q/health/live", "/q/metrics", "/nothing" }) {
            when().get(path).then().header("X-Content-Type-Options", is("nosniff")).header("X-Frame-Options", is("DENY"))
                    .header("Referrer-Policy", is("no-referrer"))
                    .header("Content-Security-Policy", is("default-src 'none'; frame-ancestors 'none'"));
        }
    }

    /** Else whoever can reach the port ends the process. */
    @Test
    void aHundredThousandInventedRequestsLeaveNothingBehind() throws IOException {
        try (RawHttp http = new RawHttp(service.getPort())) {
            invented(http, 0, 1_000);
            int labels = labels();
            long memory = used();
            invented(http, 1_000, 100_000);
            assertEquals(labels, labels());
            long more = used() - memory;
            assertTrue(more < 8 << 20, "100 000 requests left %d bytes".formatted(more));
        }
        String metrics = given().accept("text/plain").when().get("/q/metrics").then().extract().asString();
        assertTrue(metrics.contains(
                "http_server_requests_seconds_count{method=\"other\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"other\""),
                metrics);
        assertTrue(metrics.contains("uri=\"/schema/revisions/{id}\""), metrics);
        assertFalse(metrics.contains("M77"), metrics);
    }

    private static void invented(RawHttp http, int from, int to) throws IOException {
        int each = 500;
        for (int first = from; first < to; first += each) {
            StringBuilder requests = new StringBuilder();
            for (int i = first; i < first + each; i++) {
                requests.append(switch (i % 4) {
                    case 0 -> "M%d /p%d HTTP/1.1".formatted(i, i);
                    case 1 -> "GET /p%d/%d HTTP/1.1".formatted(i, i);
                    case 2 -> "GET /schema/revisions/r%d HTTP/1.1".formatted(i);
                    default -> "X%d /schema/version?atLeast=%d HTTP/1.1".formatted(i, i);
                }).append("\r\nHost: h").append(i).append("\r\n\r\n");
            }
            http.answers(requests.toString(), each);
        }
    }

    private int labels() {
        return registry.find("http.server.requests").timers().size();
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Lines of level INFO and above. */
    private static final class Log extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger root = Logger.getLogger("");

        Log() {
            setLevel(Level.INFO);
            setErrorManager(new ErrorManager());
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(record.getLoggerName() + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
