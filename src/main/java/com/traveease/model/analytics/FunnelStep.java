package com.traveease.model.analytics;

/** How far a visit came on the way to a paid booking. */
public enum FunnelStep {
    SEARCHED,
    OFFER_VIEWED,
    BOOKING_STARTED,
    PAID
}
