/**
 * Phase 1: who sells, who buys and how they pay, and what every {@link com.traveease.model.account.Offer} and every
 * {@link com.traveease.model.account.Booking} of the later phases has in common.
 * <p>
 * It must not know any product.
 */
package com.traveease.model.account;
