/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.config.internal;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osier.session.Session;

/** As much of a framework as publishing a service takes. Safe for use by many threads. */
final class FakeFramework implements InvocationHandler {
    private final Path home;
    /** The services that are there now. */
    final List<Session> services = new CopyOnWriteArrayList<>();
    /** All properties that services ever had, in order. */
    final BlockingQueue<Map<String, Object>> properties = new LinkedBlockingQueue<>();

    FakeFramework(Path home) {
        this.home = home;
    }

    BundleContext context() {
        return proxy(BundleContext.class, this);
    }

    /** Waits for properties that a service gets. */
    Map<String, Object> await(Predicate<Map<String, Object>> wanted) throws InterruptedException {
        for (; ; ) {
            Map<String, Object> next = properties.poll(10, SECONDS);
            if (next == null) {
                throw new AssertionError("no such properties within 10 s");
            }
            if (wanted.test(next)) {
                return next;
            }
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getProperty" -> home.toString();
            case "registerService" -> register((Session) arguments[1], (Dictionary<?, ?>) arguments[2]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private ServiceRegistration<?> register(Session service, Dictionary<?, ?> first) {
        services.add(service);
        properties.add(copy(first));
        return proxy(ServiceRegistration.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setProperties")) {
                properties.add(copy((Dictionary<?, ?>) arguments[0]));
            } else {
                services.remove(service);
            }
            return null;
        });
    }

    private static Map<String, Object> copy(Dictionary<?, ?> dictionary) {
        return Collections.list(dictionary.keys()).stream()
                .collect(Collectors.toMap(Object::toString, dictionary::get));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
