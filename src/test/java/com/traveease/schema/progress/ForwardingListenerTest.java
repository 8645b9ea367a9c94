package com.traveease.schema.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class ForwardingListenerTest {

    @Test
    void allThatIsHeardIsPassedOn() throws Exception {
        List<Method> heard = new ArrayList<>();
        MigrationListener last = (MigrationListener) Proxy.newProxyInstance(MigrationListener.class.getClassLoader(),
                new Class<?>[] { MigrationListener.class }, (proxy, method, arguments) -> {
                    heard.add(method);
                    return null;
                });
        ForwardingListener forwarding = new ForwardingListener(last) {
        };
        List<Method> all = List.of(MigrationListener.class.getMethods());
        for (Method method : all) {
            method.invoke(forwarding, Arrays.stream(method.getParameterTypes())
                    .map(type -> type == int.class ? (Object) 0 : null).toArray());
        }
        assertEquals(all, heard);
    }
}
