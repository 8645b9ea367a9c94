package com.traveease.schema.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import com.traveease.schema.cli.Run;
import com.traveease.schema.cli.TraveeaseSchema;
import com.traveease.schema.cli.output.TerminalColors;

import picocli.CommandLine;

class CommandHelpTest {

    @Test
    void aCommandShowsItsOwnOptionsFirst() {
        String help = Run.of("upgrade", "--help").out();
        int line = help.indexOf("\nCommon options:\n");
        assertTrue(line > 0, help);
        for (String own : new String[] { "--sql ", "--dry-run ", "--lock-timeout=TIME" }) {
            assertTrue(help.indexOf(own) > 0 && help.indexOf(own) < line, own + help);
        }
        for (String common : new String[] { "--url=URL", "--locations=", "--output=FORMAT", "-h, --help", "-V, --version" }) {
            assertTrue(help.indexOf(common) > line, common + help);
        }
        assertTrue(Run.of("resolve", "--help").out().indexOf("--not-applied") < Run.of("resolve", "--help").out()
                .indexOf("Common options:"));
    }

    @Test
    void noLineBelowTheOptionsIsTooLong() {
        StringWriter none = new StringWriter();
        CommandLine program = TraveeaseSchema.commandLine(new PrintWriter(none), new PrintWriter(none), "help");
        program.getSubcommands().forEach((name, command) -> {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                assertTrue(line.length() <= 100, name + ": " + line);
            }
        });
    }

    @Test
    void aCommandThatThereIsNotHasNoHelp() {
        Run wrong = Run.of("upgrad", "--help");
        assertEquals(2, wrong.exit());
        assertEquals("", wrong.out());
        assertEquals("""
                FAILED: There is no command 'upgrad'.
                Did you mean: traveease-schema upgrade?
                Try 'traveease-schema --help'.
                """, wrong.err());
        assertEquals(2, Run.of("nothing", "-h").exit());
        assertEquals(0, Run.of("--help").exit());
        assertEquals(0, Run.of("upgrade", "--help").exit());
    }

    @Test
    void healthHasNothingToDoWithADatabase() {
        String help = Run.of("health", "--help").out();
        assertFalse(help.contains("--url") || help.contains("--locations") || help.contains("--placeholder"), help);
        assertTrue(help.contains("--output=FORMAT"), help);
        Run refused = Run.of("health", "--url", "mysql://a:b@c/d");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("FAILED: health asks the service"), refused.err());
    }

    @Test
    void whatSomebodyHasToSeeIsColouredOnATerminalOnly() {
        assertEquals("\u001b[1;31mFAILED:\u001b[0m", TerminalColors.painted("FAILED:", "\u001b[1;31m", true));
        assertEquals("FAILED:", TerminalColors.painted("FAILED:", "\u001b[1;31m", false));
        assertFalse(Run.of("upgrade", "--nothing").err().contains("\u001b"));
    }
}
