package com.traveease.schema.cli.authoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.authoring.Recipe;
import com.traveease.schema.authoring.RecipeText;
import com.traveease.schema.revision.NewRevision;
import com.traveease.schema.revision.Revisions;

/**
 * The files of a recipe: a revision for each of its steps, and their assertions.
 *
 * @param revisions in their order
 * @param assertions each from its step on; up to the next step, which may take away what they ask about, unless it is the last
 */
record RecipeRevisions(List<NewRevision> revisions, List<NewRevision.File> assertions) {

    static RecipeRevisions of(RecipeText recipe, Revisions there, String message, Optional<NewRevision.VersionFormat> format) {
        List<Recipe.Step> steps = recipe.steps();
        List<NewRevision> empty = NewRevision.after(there, message, format, Instant.now(),
                steps.stream().map(Recipe.Step::name).toList());
        List<NewRevision> revisions = new ArrayList<>();
        List<NewRevision.File> assertions = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            NewRevision revision = empty.get(i).with(steps.get(i).up(), steps.get(i).down());
            revisions.add(revision);
            String versions = i + 1 < steps.size() ? revision.version() + "-" + revision.version() : revision.version();
            steps.get(i).verify().ifPresent(queries -> assertions
                    .add(new NewRevision.File("%s_%s.sql".formatted(versions, revision.words()), queries)));
        }
        return new RecipeRevisions(revisions, assertions);
    }
}
