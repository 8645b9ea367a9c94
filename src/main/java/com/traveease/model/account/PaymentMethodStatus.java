package com.traveease.model.account;

/** A removed card is shown to nobody, but a refund still finds its way back over it. */
public enum PaymentMethodStatus {
    ACTIVE,
    REMOVED
}
