package com.traveease.schema.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;

/**
 * The scripts of a recipe with names filled in: {@code ${column}} is the name that was told, in backquotes where SQL needs them
 * and without where it is a part of another name; {@code ${NEW:value}} is an expression whose columns have {@code NEW.} before
 * them, as in a trigger.
 */
public final class RecipeText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?:(NEW|OLD):)?([a-z_]+)}");
    private static final int LONGEST_NAME = 64;

    private final Recipe recipe;
    private final Map<String, String> values;
    /** In lower and upper case the same, as MySQL has it. */
    private final Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private RecipeText(Recipe recipe, Map<String, String> values) {
        this.recipe = recipe;
        this.values = values;
        for (RecipeParameter parameter : recipe.parameters()) {
            String value = values.get(parameter.name());
            switch (parameter.kind()) {
                case NAME -> columns.add(value);
                case NAMES -> columns.addAll(RecipeParameter.names(value));
                case SQL -> {
                }
            }
        }
    }

    /**
     * @param told each as {@code name=value}
     * @throws InvalidTargetException when one is missing, unknown, or cannot be
     */
    public static RecipeText of(Recipe recipe, List<String> told) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String one : told) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw refused("--set takes NAME=VALUE, and '%s' is not that".formatted(one));
            }
            String name = one.substring(0, equals);
            String value = one.substring(equals + 1).strip();
            RecipeParameter parameter = recipe.parameters().stream().filter(known -> known.name().equals(name)).findFirst()
                    .orElseThrow(() -> refused("The recipe %s has no '%s' to set; it has %s".formatted(recipe.name(), name,
                            recipe.needs())));
            parameter.refusal(value).ifPresent(why -> {
                throw refused("--set %s: '%s' %s".formatted(name, value, why));
            });
            if (values.put(name, value) != null) {
                throw refused("--set %s is given twice".formatted(name));
            }
        }
        String missing = recipe.parameters().stream()
                .filter(one -> !values.containsKey(one.name()) && one.preset().isEmpty())
                .map(one -> "--set %s=… (%s)".formatted(one.name(), one.about())).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw refused("The recipe %s needs %s".formatted(recipe.name(), missing));
        }
        recipe.parameters().forEach(one -> one.preset().ifPresent(preset -> values.putIfAbsent(one.name(), preset)));
        RecipeText text = new RecipeText(recipe, values);
        text.steps().forEach(step -> text.requireShortNames(step.up()));
        return text;
    }

    private static InvalidTargetException refused(String why) {
        return new InvalidTargetException(why + ". Nothing was written.");
    }

    /** The steps of the recipe, filled in. */
    public List<Recipe.Step> steps() {
        return recipe.steps().stream().map(step -> new Recipe.Step(step.name(), filled(step.up()), filled(step.down()),
                step.verify().map(this::filled))).toList();
    }

    private String filled(String template) {
        Matcher found = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (found.find()) {
            RecipeParameter parameter = recipe.parameters().stream().filter(one -> one.name().equals(found.group(2)))
                    .findFirst().orElseThrow(() -> new IllegalStateException(recipe.name() + " has no " + found.group()));
            String value = values.get(parameter.name());
            String said = switch (parameter.kind()) {
                case NAME -> isPartOfAName(template, found.start(), found.end()) ? value : Identifiers.plain(value);
                case NAMES -> RecipeParameter.names(value).stream().map(Identifiers::plain).collect(Collectors.joining(", "));
                case SQL -> Optional.ofNullable(found.group(1)).map(row -> ofRow(row, value)).orElse(value);
            };
            found.appendReplacement(text, Matcher.quoteReplacement(said));
        }
        return found.appendTail(text).toString();
    }

    private static boolean isPartOfAName(String template, int start, int end) {
        return start > 0 && isInName(template.charAt(start - 1)) || end < template.length() && isInName(template.charAt(end));
    }

    /** In a string a name has no backquotes either. */
    private static boolean isInName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '\'' || c == '$';
    }

    private String ofRow(String row, String value) {
        List<Token> tokens = Token.of(value);
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean column = token.isName() && columns.contains(token.text())
                    && (i == 0 || !tokens.get(i - 1).isSymbol('.'))
                    && (i + 1 == tokens.size() || !tokens.get(i + 1).isSymbol('('));
            text.append(value, end, token.start()).append(column ? row + "." : "");
            text.append(value, token.start(), token.end());
            end = token.end();
        }
        return text.toString();
    }

    private void requireShortNames(String script) {
        Token.of(script).stream().filter(token -> token.isName() && token.text().length() > LONGEST_NAME).findFirst()
                .ifPresent(token -> {
                    throw refused("The recipe %s would make the name %s of %d characters; MySQL allows %d".formatted(
                            recipe.name(), token.text(), token.text().length(), LONGEST_NAME));
                });
    }
}
