package com.traveease.schema.analysis;

import com.traveease.schema.sql.Place;

/**
 * A view, trigger, routine or event that names whose rights it has.
 *
 * @param user of the account, as {@code DEFINER} names it
 * @param host of the account, {@code %} when the script names none
 */
public record ForeignDefiner(Place place, String user, String host) {

    /** Whether it is this account. */
    public boolean is(String otherUser, String otherHost) {
        return user.equals(otherUser) && host.equalsIgnoreCase(otherHost);
    }
}
