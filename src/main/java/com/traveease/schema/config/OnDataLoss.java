package com.traveease.schema.config;

/** What a downgrade does that would destroy rows. */
public enum OnDataLoss {
    REFUSE,
    ALLOW
}
