package com.traveease.schema.migration;

/** What a downgrade does that would destroy rows. */
public enum OnDataLoss {
    REFUSE,
    ALLOW
}
