/**
 * Phase 2, what all bookings and offers share, whatever the product: money, refunds, travellers. It must not know any
 * product.
 * <p>
 * A booking is a row of {@code bookings} and a row of the table of its product, with the same id: each product is a subclass.
 */
package com.traveease.model.booking;
