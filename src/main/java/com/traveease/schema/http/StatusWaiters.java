package com.traveease.schema.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import com.traveease.schema.service.SchemaKeeper;
import com.traveease.schema.service.ServiceStatus;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Requests whose answer is held until the status is as they wish. A waiter costs an object and a timer, no thread. */
@Singleton
class StatusWaiters {

    private record Waiter(Predicate<ServiceStatus> wish, UniEmitter<? super ServiceStatus> emitter) {

        void look(ServiceStatus status) {
            if (wish.test(status)) {
                emitter.complete(status);
            }
        }
    }

    /** Above this many waiters, answer immediately with Retry-After. */
    private static final int MOST = 10_000;

    private final SchemaKeeper keeper;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

    StatusWaiters(SchemaKeeper keeper) {
        this.keeper = keeper;
        keeper.onStatus(status -> waiters.forEach(waiter -> waiter.look(status)));
    }

    /** How many wait now. */
    int count() {
        return waiters.size();
    }

    /** The first status that fulfils the wish, or the status at the end of the limit. */
    Uni<ServiceStatus> until(Predicate<ServiceStatus> wish, Duration limit) {
        ServiceStatus now = keeper.status();
        if (limit.isZero() || wish.test(now) || waiters.size() >= MOST) {
            return Uni.createFrom().item(now);
        }
        return Uni.createFrom().<ServiceStatus> emitter(emitter -> {
            Waiter waiter = new Waiter(wish, emitter);
            emitter.onTermination(() -> waiters.remove(waiter));
            waiters.add(waiter);
            // It may have come true before the waiter was listed.
            waiter.look(keeper.status());
        }).ifNoItem().after(limit).recoverWithItem(keeper::status);
    }
}
