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
import com.traveease.schema.sql.PresentTime;
import com.traveease.schema.sql.Token;

/**
 * The scripts of a recipe with names filled in: {@code ${column}} is the name that was told, in backquotes where SQL needs them
 * and without where it is a part of another name; {@code ${NEW:value}} is an expression whose columns have {@code NEW.} before
 * them, as in a trigger; {@code ${COPY:definition}} is a definition of a table without the names that only one table can have.
 * {@code ${columns}} is a list of names, with commas; {@code ${columns|? = NEW.?}} is the text once for
 * each of them, with the name in place of each question mark, and {@code ${columns|? IS NULL| AND }} has that between them
 * instead of a comma.
 */
public final class RecipeText {

    private static final Pattern PLACEHOLDER = Pattern
            .compile("\\$\\{(?:(NEW|OLD|COPY):)?([a-z_]+)(?:\\|([^|}]+)(?:\\|([^|}]+))?)?}");
    private static final Pattern EACH = Pattern.compile("\\?");
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
                throw refused("--set takes NAME=VALUE, not '%s'".formatted(one));
            }
            String name = one.substring(0, equals);
            String value = one.substring(equals + 1).strip();
            RecipeParameter parameter = recipe.parameters().stream().filter(known -> known.name().equals(name)).findFirst()
                    .orElseThrow(() -> refused("The recipe %s has no setting '%s'; it has %s".formatted(recipe.name(), name,
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
        if (!missing.isEmpty() && told.isEmpty()) {
            throw new InvalidTargetException("The recipe %s has these settings. Nothing was written.\n%s".formatted(
                    recipe.name(), recipe.parameters().stream().map(one -> "  --set %s=… (%s%s)".formatted(one.name(),
                            one.about(), one.preset().map("; default: %s"::formatted).orElse("")))
                            .collect(Collectors.joining("\n"))));
        }
        if (!missing.isEmpty()) {
            throw refused("The recipe %s needs %s".formatted(recipe.name(), missing));
        }
        recipe.parameters().forEach(one -> one.preset().ifPresent(preset -> values.putIfAbsent(one.name(), preset)));
        RecipeText text = new RecipeText(recipe, values);
        text.requireColumnsThatTriggersRead();
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
                case NAMES -> repeated(Optional.ofNullable(found.group(3)).orElse("?"), RecipeParameter.names(value),
                        Optional.ofNullable(found.group(4)).orElse(", "));
                case SQL -> found.group(1) == null ? value
                        : found.group(1).equals("COPY") ? DefinitionCopy.of(value) : ofRow(found.group(1), value);
            };
            found.appendReplacement(text, Matcher.quoteReplacement(said));
        }
        return found.appendTail(text).toString();
    }

    private static String repeated(String text, List<String> names, String between) {
        return names.stream().map(name -> EACH.matcher(text).replaceAll(at -> Matcher
                .quoteReplacement(isPartOfAName(text, at.start(), at.end()) ? name : Identifiers.plain(name))))
                .collect(Collectors.joining(between));
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

    /** Without one of them, a trigger is created all the same, and then every write of the table fails. */
    private void requireColumnsThatTriggersRead() {
        List<RecipeParameter> expressions = recipe.parameters().stream().filter(this::isReadByTriggers).toList();
        Optional<RecipeParameter> list = recipe.parameters().stream()
                .filter(one -> one.kind() == RecipeParameter.Kind.NAMES).findFirst();
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        list.ifPresentOrElse(one -> known.addAll(RecipeParameter.names(values.get(one.name()))), () -> known.addAll(columns));
        for (RecipeParameter one : expressions) {
            String value = values.get(one.name());
            requireNoPresentTime(one.name(), value);
            ExpressionColumns.of(value).stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw refused("--set %s: '%s' uses %s, which the triggers would not find%s".formatted(one.name(), value, name,
                        list.map(names -> "; add it to --set %s, or correct the name".formatted(names.name()))
                                .orElse("; correct the name")));
            });
        }
        boolean constant = expressions.stream().map(one -> values.get(one.name()))
                .allMatch(value -> known.stream().noneMatch(name -> ExpressionColumns.mentions(value, name)));
        if (constant || list.isEmpty()) {
            return; // no column is read, and any one may be told
        }
        known.stream().filter(name -> expressions.stream()
                .noneMatch(one -> ExpressionColumns.mentions(values.get(one.name()), name))).findFirst().ifPresent(name -> {
                    throw refused("--set %s: %s is not used in --set %s".formatted(list.get().name(), name,
                            expressions.stream().map(RecipeParameter::name).collect(Collectors.joining(", "))));
                });
    }

    private boolean isReadByTriggers(RecipeParameter parameter) {
        return parameter.kind() == RecipeParameter.Kind.SQL && recipe.steps().stream().map(Recipe.Step::up)
                .anyMatch(script -> script.contains("${NEW:" + parameter.name() + "}")
                        || script.contains("${OLD:" + parameter.name() + "}"));
    }

    private static void requireNoPresentTime(String name, String value) {
        List<Token> tokens = Token.of(value);
        for (int i = 0; i < tokens.size(); i++) {
            if (PresentTime.isAt(tokens, i)) {
                throw refused("--set %s: %s would give each batch a different time; write the time as a literal"
                        .formatted(name, tokens.get(i).text()));
            }
        }
    }

    private void requireShortNames(String script) {
        Token.of(script).stream().filter(token -> token.isName() && token.text().length() > LONGEST_NAME).findFirst()
                .ifPresent(token -> {
                    throw refused("The recipe %s would make the name %s of %d characters; MySQL allows %d".formatted(
                            recipe.name(), token.text(), token.text().length(), LONGEST_NAME));
                });
    }
}
