package com.traveease.model.accommodation;

public enum Board {
    ROOM_ONLY,
    BREAKFAST,
    HALF_BOARD,
    FULL_BOARD,
    ALL_INCLUSIVE
}
