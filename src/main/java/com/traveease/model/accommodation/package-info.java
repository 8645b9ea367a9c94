/**
 * Phase 3, where travellers stay: hotel rooms on offer and their bookings. It must not know about cars.
 */
package com.traveease.model.accommodation;
