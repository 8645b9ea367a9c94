package com.traveease.schema.analysis;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.sql.Place;
import com.traveease.schema.syntax.QualifiedName;

/** The privileges that statements need, each with the first statement that needs it. */
final class NeededPrivileges {

    private static final Set<String> OF_THE_SERVER = Set.of("information_schema", "performance_schema");

    private final Map<RequiredPrivilege, Place> needed = new LinkedHashMap<>();
    /** In lower case. Whoever creates a routine may run, alter and drop it. */
    private final Set<String> createdRoutines = new HashSet<>();
    private String schema = "";
    private Set<String> temporary = Set.of();
    private Place place = new Place("", 1);

    Map<RequiredPrivilege, Place> all() {
        return Collections.unmodifiableMap(needed);
    }

    /**
     * Begins the next statement.
     *
     * @param schema the default one
     * @param temporary the temporary tables of the script, in lower case: once they are created they need no privilege
     */
    void at(String schema, Set<String> temporary, Place place) {
        this.schema = schema;
        this.temporary = temporary;
        this.place = place;
    }

    void routine(List<String> name, Privilege privilege) {
        if (!createdRoutines.contains(key(name))) {
            schema(name, privilege);
        }
    }

    void created(List<String> routine) {
        createdRoutines.add(key(routine));
    }

    void table(List<String> name, Privilege... privileges) {
        if (!isTemporary(name)) {
            schema(name, privileges);
        }
    }

    boolean isTemporary(List<String> name) {
        return !name.isEmpty() && temporary.contains(name.get(name.size() - 1).toLowerCase(Locale.ROOT));
    }

    void schema(QualifiedName name, Privilege... privileges) {
        schema(name.parts(), privileges);
    }

    /** In the schema of an object. */
    void schema(List<String> name, Privilege... privileges) {
        if (name.size() == 1 || name.size() == 2) {
            for (Privilege privilege : privileges) {
                in(name.size() == 1 ? schema : name.get(0), privilege);
            }
        }
    }

    void in(String schema, Privilege privilege) {
        if (!OF_THE_SERVER.contains(schema.toLowerCase(Locale.ROOT))) {
            needed.putIfAbsent(new RequiredPrivilege(privilege, schema), place);
        }
    }

    private String key(List<String> name) {
        return (name.size() == 1 ? schema + "." + name.get(0) : String.join(".", name)).toLowerCase(Locale.ROOT);
    }
}
