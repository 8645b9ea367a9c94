package com.traveease.schema.verification;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Columns whose values are not told, judged by their names: what may be a secret or a person's. References of bookings and
 * numbers of rows are told, or nobody could find what is wrong.
 */
public final class PersonalColumns {

    public static final String MASK = "***";

    private static final int LONGEST = 100;

    /** Anywhere in a name. */
    private static final List<String> PARTS = List.of("password", "passwd", "token", "secret", "email", "e_mail", "mail",
            "phone", "mobile", "passport", "card", "iban", "first_name", "last_name", "full_name", "surname", "firstname",
            "lastname", "username", "user_name", "address", "street", "birth", "born", "locator", "policy_number", "last_four",
            "credential", "api_key", "private_key", "hash", "nationality", "applicant", "ssn", "tax_id", "licence", "license",
            "payload", "comment", "notes", "salary", "salaries", "income", "wage", "account_number", "account_no", "bank",
            "balance", "credit_limit", "social_security", "tax_number", "tax_no", "vat_number");
    private static final Pattern OF_PEOPLE = Pattern.compile(".*(?:tax|national|passport|personal|social|government)_id");
    /** Only by itself. */
    private static final Set<String> NAMES = Set.of("name", "pin", "cvv", "cvc", "ip", "key", "otp", "pan", "account", "tax",
            "bic", "sex", "gender", "age", "dob");

    private PersonalColumns() {
    }

    /** A key that only counts rows is told whatever its name is: {@code payment_card_id}. */
    static boolean isPersonal(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return OF_PEOPLE.matcher(name).matches()
                || !name.endsWith("_id") && (NAMES.contains(name) || PARTS.stream().anyMatch(name::contains));
    }

    /**
     * What is told of a value.
     *
     * @param label under which the query returns it
     * @param column of the table that it comes from; empty when it comes from none
     * @param value null of SQL's NULL
     */
    public static String told(String label, String column, String value) {
        if (value == null) {
            return "NULL";
        }
        if (isPersonal(label) || isPersonal(column)) {
            return MASK;
        }
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        // Whatever the column is called.
        if (line.contains("@")) {
            return MASK;
        }
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
