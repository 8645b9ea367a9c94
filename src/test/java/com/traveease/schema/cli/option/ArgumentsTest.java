package com.traveease.schema.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.traveease.schema.cli.TraveeaseSchema;

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

    @Test
    void theValueOfAnOptionOfACommandWithATargetIsNoTarget() {
        assertEquals(List.of("upgrade", "--throttle-threads", "-1", "current-1"),
                of("upgrade", "--throttle-threads", "-1", "-1"));
        assertEquals(List.of("downgrade", "--dry-run", "current-1"), of("downgrade", "--dry-run", "-1"));
    }

    @Test
    void everyOptionThatTakesAValueIsKnown() {
        PrintWriter none = new PrintWriter(new StringWriter());
        Set<String> taking = new HashSet<>();
        for (String command : List.of("upgrade", "downgrade", "show", "stamp")) {
            TraveeaseSchema.commandLine(none, none, command).getSubcommands().get(command).getCommandSpec().options().stream()
                    .filter(option -> option.arity().min() > 0).forEach(option -> taking.addAll(List.of(option.names())));
        }
        assertEquals(Set.of(), taking.stream().filter(name -> !Arguments.TAKE_A_VALUE.contains(name))
                .collect(Collectors.toSet()));
        assertEquals(Set.of(), Arguments.TAKE_A_VALUE.stream().filter(name -> !taking.contains(name))
                .collect(Collectors.toSet()));
    }

    private static List<String> of(String... typed) {
        return List.of(Arguments.of(typed));
    }
}
