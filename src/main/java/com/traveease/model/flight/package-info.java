/**
 * Phase 2: flights on offer and their bookings.
 */
package com.traveease.model.flight;
