package com.traveease.schema.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void nothingIsServe() {
        assertEquals(List.of("serve"), of());
    }

    @Test
    void stepsBackAreATargetAndNotAnOption() {
        assertEquals(List.of("downgrade", "current-1"), of("downgrade", "-1"));
        assertEquals(List.of("--output", "json", "downgrade", "current-12", "--dry-run"),
                of("--output", "json", "downgrade", "-12", "--dry-run"));
        assertEquals(List.of("show", "current-1"), of("show", "-1"));
        assertEquals(List.of("stamp", "current-1"), of("stamp", "-1"));
        assertEquals(List.of("downgrade", "--", "current-1"), of("downgrade", "--", "-1"));
    }

    @Test
    void everythingElseStaysAsItIs() {
        assertEquals(List.of("upgrade", "+1"), of("upgrade", "+1"));
        assertEquals(List.of("history", "-v", "-r", "-1:"), of("history", "-v", "-r", "-1:"));
        assertEquals(List.of("downgrade", "004:-1", "--sql"), of("downgrade", "004:-1", "--sql"));
        assertEquals(List.of("upgrade", ""), of("upgrade", ""));
    }

    @Test
    void theTargetIsNoValueOfAnOptionThatNeedsNone() {
        assertEquals(List.of("upgrade", "--rehearse=0", "006"), of("upgrade", "--rehearse", "006"));
        assertEquals(List.of("upgrade", "--exclusive=30s", "--backup=.", "head"),
                of("upgrade", "--exclusive", "--backup", "head"));
        assertEquals(List.of("upgrade", "--rehearse=10", "--backup=/b"), of("upgrade", "--rehearse=10", "--backup=/b"));
        assertEquals(List.of("revision", "-m", "--backup"), of("revision", "-m", "--backup"));
    }

    @Test
    void theValueOfAnOptionIsNoTarget() {
        assertEquals(List.of("revision", "-m", "-1"), of("revision", "-m", "-1"));
        assertEquals(List.of("wait", "--for", "002", "--timeout", "-1"), of("wait", "--for", "002", "--timeout", "-1"));
    }

    private static List<String> of(String... typed) {
        return List.of(Arguments.of(typed));
    }
}
