package com.traveease.model.booking;

public enum TravellerKind {
    ADULT,
    CHILD,
    /** Under two years and without a seat. */
    INFANT
}
