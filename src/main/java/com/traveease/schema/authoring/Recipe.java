package com.traveease.schema.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.revision.InvalidTargetException;

/**
 * A change of tables that are in use, in steps: scripts with placeholders for names.
 *
 * @param name {@code backfill}
 * @param about what it does, in one line
 * @param when what it is for, and what has to be known of it
 * @param parameters in the order in which they are explained
 * @param steps in the order in which they are applied
 */
public record Recipe(String name, String about, String when, List<RecipeParameter> parameters, List<Step> steps) {

    private static final String FOLDER = "db/recipes/";

    /**
     * One revision.
     *
     * @param name {@code expand}
     * @param up what is applied
     * @param down what takes it back
     * @param verify queries that return nothing from this step to the next; empty when there are none
     */
    public record Step(String name, String up, String down, Optional<String> verify) {
    }

    public Recipe {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    /** Those that are built in. */
    public static List<Recipe> all() {
        return list(text("recipes.txt").orElseThrow()).map(Recipe::read).toList();
    }

    /** @throws InvalidTargetException with all that there are, when there is none of this name */
    public static Recipe named(String name) {
        List<Recipe> all = all();
        return all.stream().filter(recipe -> recipe.name().equals(name)).findFirst()
                .orElseThrow(
                        () -> new InvalidTargetException("There is no recipe '%s'. Nothing was written. The recipes are:\n%s"
                                .formatted(name, all.stream().map(recipe -> "  %-17s %s; it needs %s".formatted(recipe.name(),
                                        recipe.about(), recipe.needs())).collect(Collectors.joining("\n")))));
    }

    /** {@code table, column, [key]}: in brackets what has a default. */
    public String needs() {
        return parameters.stream().map(one -> one.preset().isPresent() ? "[" + one.name() + "]" : one.name())
                .collect(Collectors.joining(", "));
    }

    private static Recipe read(String name) {
        Properties said = new Properties();
        try {
            said.load(new StringReader(text(name + "/recipe.properties").orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RecipeParameter> parameters = list(said.getProperty("sets")).map(set -> {
            String[] about = said.getProperty("set." + set).split("; ", 2);
            return new RecipeParameter(set, RecipeParameter.Kind.valueOf(about[0].toUpperCase(Locale.ROOT)), about[1],
                    Optional.ofNullable(said.getProperty("default." + set)),
                    said.getProperty("example." + set, said.getProperty("default." + set)));
        }).toList();
        String like = said.getProperty("like", name);
        List<Step> steps = new ArrayList<>();
        list(said.getProperty("steps"))
                .forEach(step -> steps.add(new Step(step, script(name, like, step + ".sql").orElseThrow(),
                        script(name, like, step + ".undo.sql").orElseThrow(), script(name, like, step + ".verify.sql"))));
        return new Recipe(name, said.getProperty("about"), said.getProperty("when"), parameters, steps);
    }

    /** @param like the recipe whose scripts are taken where this one has none */
    private static Optional<String> script(String name, String like, String file) {
        return text(name + "/" + file).or(() -> text(like + "/" + file));
    }

    private static Stream<String> list(String text) {
        return Stream.of(text.strip().split("[,\\s]+"));
    }

    private static Optional<String> text(String file) {
        try (InputStream in = Recipe.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
