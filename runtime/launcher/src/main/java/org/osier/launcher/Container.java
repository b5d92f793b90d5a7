/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/** One run of the framework with the bundles that the launcher's jar carries. For use by one thread. */
final class Container {
    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(15);

    private final Home home;
    private final boolean shell;

    Container(Home home, boolean shell) {
        this.home = home;
        this.shell = shell;
    }

    /** Starts the framework and waits until it has been stopped. Returns the exit code of the process. */
    int run() {
        Settings settings = new Settings(home, shell);
        // Logging reads its file before it can be configured, and knows only properties of the system.
        settings.system().forEach(System::setProperty);
        try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                System.err.println("osier: " + home.root() + " is in use by another runtime; stop that, or give another"
                        + " --home");
                return 1;
            }
            Framework framework = newFramework(settings.framework());
            framework.init();
            Thread hook = new Thread(() -> stop(framework), "osier-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            start(framework);
            return framework.waitForStop(0).getType() == FrameworkEvent.ERROR ? 1 : 0;
        } catch (BundleException | IOException e) {
            System.err.println("osier: could not start in " + home.root() + ": " + explained(e));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Framework newFramework(Map<String, String> settings) {
        return ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(settings);
    }

    private void start(Framework framework) throws BundleException, IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (NestedBundle nested : NestedBundle.all()) {
            try (InputStream in = nested.open()) {
                Bundle bundle = framework.getBundleContext().installBundle(nested.location(), in);
                bundle.adapt(BundleStartLevel.class).setStartLevel(nested.level());
                bundles.add(bundle);
            }
        }
        for (Bundle bundle : bundles) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
        // Returns when the start level is reached: each bundle has been started, and with it its components.
        framework.start();
        announce(bundles);
    }

    private void announce(List<Bundle> bundles) {
        long now = System.currentTimeMillis();
        bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .forEach(bundle -> System.err.println(
                        "osier: " + bundle.getSymbolicName() + " did not start; see " + home.root() + "/var/log"));
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println("osier: ready in " + (now - started) + " ms, home " + home.root());
    }

    private static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            System.err.println("osier: could not stop in good order: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String explained(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
