package com.traveease.schema.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The recipes on the page are made from the files of the program, with the names of their examples. */
class RecipesPageTest {

    private static final Path PAGE = Path.of("src", "docs", "data-migrations.md");
    /** What the page should be, to be copied over it. */
    private static final Path MADE = Path.of("target", "data-migrations.md");
    private static final String FROM_HERE = "<!-- From here on the page is made by RecipesPageTest. -->\n";
    private static final Path FILES = Path.of("src", "main", "resources", "db", "recipes");

    @Test
    void thePageHasEveryRecipeWithItsScripts() throws IOException {
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(FROM_HERE)) + FROM_HERE
                + Recipe.all().stream().map(RecipesPageTest::recipe).collect(Collectors.joining());
        Files.writeString(MADE, made);
        assertEquals(made, page, "Recipes have changed: cp target/data-migrations.md src/docs/data-migrations.md");
    }

    /** What is in a folder and not in the list, or the other way round, would never be written. */
    @Test
    void everyFileIsOfARecipe() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            List<String> there = files.filter(Files::isRegularFile).map(FILES::relativize).map(Path::toString).sorted()
                    .toList();
            Stream<String> known = Recipe.all().stream()
                    .flatMap(recipe -> Stream.concat(Stream.of("recipe.properties"),
                            recipe.steps().stream().flatMap(step -> Stream.concat(
                                    Stream.of(step.name() + ".sql", step.name() + ".undo.sql"),
                                    step.verify().stream().map(any -> step.name() + ".verify.sql"))))
                            .map(file -> recipe.name() + "/" + file)
                            .filter(file -> there.contains(file) || !isLikeAnother(recipe)));
            assertEquals(Stream.concat(Stream.of("recipes.txt"), known).sorted().toList(), there);
        }
    }

    /** Then the scripts that it does not have are those of the other one. */
    private static boolean isLikeAnother(Recipe recipe) {
        try (InputStream in = Files.newInputStream(FILES.resolve(recipe.name()).resolve("recipe.properties"))) {
            Properties said = new Properties();
            said.load(in);
            return said.containsKey("like");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String recipe(Recipe recipe) {
        StringBuilder text = new StringBuilder("\n### %s\n\n%s.\n\n%s\n".formatted(recipe.name(), sentence(recipe.about()),
                wrapped(recipe.when())));
        text.append("\n| `--set` | |\n|---|---|\n");
        recipe.parameters().forEach(one -> text.append("| `%s` | %s%s |\n".formatted(one.name(), one.about(),
                one.preset().map(preset -> "; `" + preset + "` where it is not given").orElse(""))));
        List<String> sets = told(recipe);
        text.append("\n```sh\ntraveease-schema revision --template %s -m \"…\" %s\n```\n".formatted(recipe.name(),
                sets.stream().map(RecipesPageTest::option).collect(Collectors.joining()).stripTrailing()));
        for (Recipe.Step step : RecipeText.of(recipe, sets).steps()) {
            text.append("\n**%s.**\n\n```sql\n%s```\n\nIts undo script:\n\n```sql\n%s```\n".formatted(sentence(step.name()),
                    step.up(), step.down()));
            step.verify().ifPresent(queries -> text.append("\nIts assertions:\n\n```sql\n%s```\n".formatted(queries)));
        }
        return text.toString();
    }

    private static List<String> told(Recipe recipe) {
        return recipe.parameters().stream().filter(one -> one.preset().isEmpty())
                .map(one -> one.name() + "=" + one.example()).toList();
    }

    private static String option(String set) {
        return "\\\n    --set " + (set.matches("[\\w=,-]+") ? set : "\"" + set + "\"") + " ";
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase() + words.substring(1);
    }

    private static String wrapped(String words) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words.split("\\s+")) {
            if (column + word.length() > 140) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.toString();
    }
}
