/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.ExtensionInfo.State;
import org.osier.stanza.Message;
import org.osier.stream.EventKey;
import org.osier.stream.StreamConfig;

/** Offered extensions that throw or block, and that nobody else suffers from that. */
@Point(46)
public class StuckExtensionsTest {
    @Rule
    public final Timeout limit = Timeout.seconds(60);

    private final ManualTimer timer = new ManualTimer();
    private final FakeXmpp romeo = new FakeXmpp(1, StreamConfig.named("romeo").with(timer), ReconnectPolicy.NEVER);
    private final CountDownLatch release = new CountDownLatch(1);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @After
    public void letThemGo() {
        release.countDown();
    }

    private record Stage() {}

    private static final class Actor implements Plugin<Object> {
        private final Class<?> api;
        private final Set<Class<?>> requires;
        private final Consumer<Scope> attach;

        Actor(Class<?> api, Set<Class<?>> requires, Consumer<Scope> attach) {
            this.api = api;
            this.requires = requires;
            this.attach = attach;
        }

        @Override
        @SuppressWarnings("unchecked") // A test's way to have many plugins in one class.
        public Class<Object> api() {
            return (Class<Object>) api;
        }

        @Override
        public Set<Class<?>> requires() {
            return requires;
        }

        @Override
        public Object attach(Scope scope) {
            attach.accept(scope);
            return api == Stage.class ? new Stage() : "api";
        }
    }

    private static Actor actor(Consumer<Scope> attach) {
        return new Actor(String.class, Set.of(), attach);
    }

    private static Actor extra(Consumer<Scope> attach) {
        return new Actor(Stage.class, Set.of(String.class), attach);
    }

    private void blockForEver(String where) {
        seen.add(where);
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        }
        seen.add("released");
    }

    private void blockUntilInterrupted(String where) {
        seen.add(where);
        try {
            release.await();
        } catch (InterruptedException e) {
            seen.add("interrupted");
            throw new IllegalStateException(e);
        }
    }

    private String next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private static void await(CompletableFuture<Void> done) throws Exception {
        done.get(10, TimeUnit.SECONDS);
    }

    private Optional<ExtensionInfo> info(State state) {
        return romeo.extensions().stream().filter(i -> i.state() == state).findFirst();
    }

    @Test
    public void offerTellsFailuresInOneLine() throws Exception {
        Offering careless = romeo.offer(actor(scope -> {
            throw new IllegalStateException("careless\nwith a second line");
        }));
        await(careless.settled());
        assertThat(info(State.FAILED).orElseThrow()).satisfies(info -> {
            assertThat(info.type()).isEqualTo(Actor.class);
            assertThat(info.trouble()).hasValue("IllegalStateException: careless");
        });
        await(careless.closeAsync());
        assertThat(romeo.extensions()).isEmpty();
    }

    @Test
    public void offerTellsOfHandlersToo() throws Exception {
        Offering unannotated = romeo.offer((IqHandler) (request, session) -> request.result());
        await(unannotated.settled());
        assertThat(info(State.FAILED).orElseThrow().trouble().orElseThrow()).contains("needs the annotation @Handles");
        Offering error = romeo.offer(new SessionEventHandler<String>() {
            @Override
            public EventKey<String> event() {
                throw new NoClassDefFoundError("org/gone/Away");
            }

            @Override
            public void handle(String data, Session session) {}
        });
        await(error.settled());
        assertThat(romeo.extensions()).extracting(ExtensionInfo::state).containsExactly(State.FAILED, State.FAILED);
        error.close();
        unannotated.close();
        assertThat(romeo.extensions()).isEmpty();
    }

    @Test
    public void oneThatBlocksInAttachHoldsUpOnlyThoseThatRequireIt() throws Exception {
        Offering stuck = romeo.offer(actor(scope -> blockForEver("attaching")));
        assertThat(next()).isEqualTo("attaching");
        Offering waiting = romeo.offer(extra(scope -> {}));
        await(waiting.settled());
        MessageHandler handler = (message, session) -> {};
        Offering other = romeo.offer(handler);
        await(other.settled());
        assertThat(info(State.ATTACHED)).isPresent();
        assertThat(info(State.WAITING)).isPresent();
        assertThat(info(State.ATTACHING).orElseThrow().trouble()).isEmpty();
        timer.pass(StepWatch.BOUND);
        assertThat(info(State.ATTACHING).orElseThrow().trouble()).hasValue("has not returned for a long time");
        assertThat(stuck.settled()).isNotDone();
        release.countDown();
        await(stuck.settled());
        assertThat(next()).isEqualTo("released");
    }

    @Test
    public void oneThatBlocksInAttachIsInterruptedAndGivenUpWhenItGoes() throws Exception {
        CompletableFuture<Scope> scope = new CompletableFuture<>();
        Offering stuck = romeo.offer(actor(given -> {
            given.feature("urn:example:half");
            scope.complete(given);
            blockForEver("attaching");
        }));
        assertThat(next()).isEqualTo("attaching");
        Offering second = romeo.offer(actor(given -> seen.add("second")));
        await(second.settled());
        CompletableFuture<Void> gone = stuck.closeAsync();
        passUntil("interrupted");
        assertThat(gone).isNotDone();
        timer.pass(StepWatch.LAST);
        await(gone);
        assertThat(next()).isEqualTo("second");
        assertThat(romeo.extensions())
                .singleElement()
                .satisfies(info -> assertThat(info.state()).isIn(State.ATTACHED, State.ATTACHING));
        release.countDown();
        assertThat(next()).isEqualTo("released");
        while (romeo.features().contains("urn:example:half")) {
            Thread.onSpinWait();
        }
        second.close();
        assertThat(romeo.extensions()).isEmpty();
    }

    /** Lets the bound of a call pass, once it has been set. */
    private void passUntil(String what) throws InterruptedException {
        String got = null;
        while (got == null) {
            timer.pass(StepWatch.BOUND);
            got = seen.poll(10, TimeUnit.MILLISECONDS);
        }
        assertThat(got).isEqualTo(what);
    }

    @Test
    public void oneThatBlocksInDetachIsInterruptedAndGivenUp() throws Exception {
        Offering stuck = romeo.offer(actor(scope -> {
            scope.onClose(() -> seen.add("the rest"));
            scope.onClose(() -> blockForEver("detaching"));
        }));
        await(stuck.settled());
        CompletableFuture<Void> gone = stuck.closeAsync();
        assertThat(next()).isEqualTo("detaching");
        assertThat(romeo.plugin(String.class)).isEmpty();
        timer.pass(StepWatch.BOUND);
        assertThat(next()).isEqualTo("interrupted");
        assertThat(info(State.DETACHING).orElseThrow().trouble()).isPresent();
        timer.pass(StepWatch.LAST);
        await(gone);
        assertThat(romeo.extensions()).isEmpty();
        romeo.add(actor(scope -> {}));
        assertThat(romeo.plugin(String.class)).isPresent();
        release.countDown();
        assertThat(next()).isEqualTo("released");
        assertThat(next()).isEqualTo("the rest");
        assertThat(romeo.plugin(String.class)).isPresent();
    }

    @Test
    public void anInterruptEndsADetachThatHeedsIt() throws Exception {
        Offering slow = romeo.offer(actor(scope -> scope.onClose(() -> blockUntilInterrupted("detaching"))));
        await(slow.settled());
        CompletableFuture<Void> gone = slow.closeAsync();
        assertThat(next()).isEqualTo("detaching");
        timer.pass(StepWatch.BOUND);
        await(gone);
        assertThat(next()).isEqualTo("interrupted");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    public void oneThatRequiresAnotherAndDoesNotGoIsGivenUpBeforeIt() throws Exception {
        Offering basis = romeo.offer(actor(scope -> scope.onClose(() -> seen.add("basis"))));
        await(basis.settled());
        Offering stuck = romeo.offer(extra(scope -> scope.onClose(() -> blockForEver("detaching"))));
        await(stuck.settled());
        CompletableFuture<Void> gone = basis.closeAsync();
        assertThat(next()).isEqualTo("detaching");
        assertThat(gone).isNotDone();
        timer.pass(StepWatch.BOUND);
        assertThat(next()).isEqualTo("interrupted");
        timer.pass(StepWatch.LAST);
        assertThat(next()).isEqualTo("basis");
        await(gone);
        assertThat(info(State.FAILED).orElseThrow().trouble())
                .hasValue("IllegalStateException: it did not return when it had to");
    }

    @Test
    public void anAttachThatIsInterruptedForAnothersSakeIsNoFailure() throws Exception {
        Offering basis = romeo.offer(actor(scope -> {}));
        await(basis.settled());
        romeo.offer(extra(scope -> blockUntilInterrupted("attaching")));
        assertThat(next()).isEqualTo("attaching");
        CompletableFuture<Void> gone = basis.closeAsync();
        passUntil("interrupted");
        await(gone);
        assertThat(info(State.WAITING)).isPresent();
    }

    @Test
    public void doesNotWaitForWhatItIsInsideOf() throws Exception {
        CompletableFuture<Offering> offered = new CompletableFuture<>();
        Offering handler = romeo.offer(new SessionEventHandler<Message>() {
            @Override
            public EventKey<Message> event() {
                var unused = offered.join().closeAsync();
                return new EventKey<>("played", Message.class);
            }

            @Override
            public void handle(Message data, Session session) {}
        });
        offered.complete(handler);
        await(handler.closeAsync());
        assertThat(romeo.extensions()).isEmpty();
    }
}
