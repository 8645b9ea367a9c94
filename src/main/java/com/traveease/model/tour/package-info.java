/**
 * Phase 4, what travellers do: tours on offer and their bookings. It must not know about visas and insurance.
 */
package com.traveease.model.tour;
