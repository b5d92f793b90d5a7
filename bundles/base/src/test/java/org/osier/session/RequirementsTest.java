/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.osier.Point;
import org.osier.session.ExtensionInfo.State;
import org.osier.stream.Registration;
import org.osier.stream.StreamConfig;

/** Plugins that require each other: who waits, who stands by, and who goes with whom. */
@Point(46)
public class RequirementsTest {
    @Rule
    public final Timeout limit = Timeout.seconds(30);

    private final FakeXmpp romeo = new FakeXmpp(1, StreamConfig.named("romeo"), ReconnectPolicy.NEVER);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** APIs, by which plugins require each other. */
    private interface Api {}

    private static final class Disco implements Api {}

    private static final class Forms implements Api {}

    private static final class Commands implements Api {}

    /** A plugin that writes down what becomes of it. */
    private final class Actor implements Plugin<Api> {
        private final String name;
        private final Class<? extends Api> api;
        private final Set<Class<?>> requires;
        private final Consumer<Scope> attach;

        Actor(String name, Class<? extends Api> api, Class<?>... requires) {
            this(name, api, scope -> {}, requires);
        }

        Actor(String name, Class<? extends Api> api, Consumer<Scope> attach, Class<?>... requires) {
            this.name = name;
            this.api = api;
            this.attach = attach;
            this.requires = Set.of(requires);
        }

        @Override
        @SuppressWarnings("unchecked") // A test's way to have many plugins in one class.
        public Class<Api> api() {
            return (Class<Api>) api;
        }

        @Override
        public Set<Class<?>> requires() {
            return requires;
        }

        @Override
        public Api attach(Scope scope) {
            log.add("+" + name);
            scope.onClose(() -> log.add("-" + name));
            attach.accept(scope);
            try {
                return api.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("an API of this test cannot be made", e);
            }
        }
    }

    private void assertLog(String... expected) {
        assertThat(log).containsExactly(expected);
        log.clear();
    }

    private List<State> states() {
        return romeo.extensions().stream().map(ExtensionInfo::state).sorted().toList();
    }

    private String trouble(State state) {
        return romeo.extensions().stream()
                .filter(info -> info.state() == state)
                .map(info -> info.trouble().orElse(""))
                .findFirst()
                .orElse("no such extension");
    }

    @Test
    public void waitsForWhatItRequires() {
        romeo.add(new Actor("commands", Commands.class, Disco.class, Forms.class));
        assertThat(states()).containsExactly(State.WAITING);
        assertThat(trouble(State.WAITING))
                .isEqualTo("waits for " + Disco.class.getName() + ", " + Forms.class.getName());
        romeo.add(new Actor("disco", Disco.class));
        assertThat(trouble(State.WAITING)).isEqualTo("waits for " + Forms.class.getName());
        assertThat(romeo.plugin(Commands.class)).isEmpty();
        romeo.add(new Actor("forms", Forms.class, Disco.class));
        assertLog("+disco", "+forms", "+commands");
        assertThat(romeo.plugin(Commands.class)).isPresent();
        assertThat(states()).containsOnly(State.ATTACHED).hasSize(3);
    }

    @Test
    public void attachesAChainInItsOrder() {
        romeo.add(new Actor("commands", Commands.class, Forms.class));
        romeo.add(new Actor("forms", Forms.class, Disco.class));
        romeo.add(new Actor("disco", Disco.class));
        assertLog("+disco", "+forms", "+commands");
    }

    @Test
    public void goesAfterAllThatRequireItAndTheyComeBackWithItsReplacement() {
        Registration disco = romeo.add(new Actor("disco", Disco.class));
        romeo.add(new Actor("forms", Forms.class, Disco.class));
        romeo.add(new Actor("commands", Commands.class, Forms.class));
        log.clear();
        disco.close();
        assertLog("-commands", "-forms", "-disco");
        assertThat(states()).containsExactly(State.WAITING, State.WAITING);
        romeo.add(new Actor("disco 2", Disco.class));
        assertLog("+disco 2", "+forms", "+commands");
        disco.close();
        assertThat(log).isEmpty();
    }

    @Test
    public void anotherWithTheSameApiStandsBy() {
        Registration first = romeo.add(new Actor("first", Disco.class));
        romeo.add(new Actor("forms", Forms.class, Disco.class));
        Registration second = romeo.add(new Actor("second", Disco.class));
        Registration third = romeo.add(new Actor("third", Disco.class));
        assertLog("+first", "+forms");
        assertThat(states()).containsExactly(State.STANDBY, State.STANDBY, State.ATTACHED, State.ATTACHED);
        assertThat(trouble(State.STANDBY)).endsWith("Actor serves " + Disco.class.getName());
        first.close();
        assertLog("-forms", "-first", "+second", "+forms");
        third.close();
        assertThat(log).isEmpty();
        second.close();
        assertLog("-forms", "-second");
        assertThat(states()).containsExactly(State.WAITING);
    }

    @Test
    public void whoMustWaitKeepsNobodyElseFromServing() {
        romeo.add(new Actor("demanding", Disco.class, Forms.class));
        Registration modest = romeo.add(new Actor("modest", Disco.class));
        romeo.add(new Actor("forms", Forms.class));
        assertLog("+modest", "+forms");
        modest.close();
        assertLog("-modest", "+demanding");
    }

    @Test
    public void attachesACircleTogetherInTheOrderOfAdding() {
        List<Boolean> found = new ArrayList<>();
        romeo.add(new Actor(
                "disco",
                Disco.class,
                scope -> found.add(scope.plugin(Commands.class).isPresent()),
                Commands.class));
        romeo.add(new Actor(
                "commands",
                Commands.class,
                scope -> found.add(scope.plugin(Disco.class).isPresent()),
                Disco.class,
                Forms.class));
        assertThat(states()).containsExactly(State.WAITING, State.WAITING);
        Registration forms = romeo.add(new Actor("forms", Forms.class));
        assertLog("+forms", "+disco", "+commands");
        assertThat(found).containsExactly(false, true);
        forms.close();
        assertLog("-commands", "-disco", "-forms");
    }

    @Test
    public void aCircleGoesWithAnyOfItsMembers() {
        Registration disco = romeo.add(new Actor("disco", Disco.class, Commands.class));
        romeo.add(new Actor("commands", Commands.class, Disco.class));
        assertLog("+disco", "+commands");
        disco.close();
        assertLog("-commands", "-disco");
        romeo.add(new Actor("disco 2", Disco.class, Commands.class));
        assertLog("+commands", "+disco 2");
    }

    @Test
    public void mayRequireItself() {
        romeo.add(new Actor("disco", Disco.class, Disco.class)).close();
        assertLog("+disco", "-disco");
    }

    @Test
    public void whatFailsAtOnceIsTheCallersAndLeavesNothing() {
        romeo.add(new Actor("commands", Commands.class, Disco.class));
        Actor careless = new Actor("careless", Disco.class, scope -> {
            throw new IllegalStateException("careless");
        });
        assertThatThrownBy(() -> romeo.add(careless)).hasMessage("careless");
        assertLog("+careless", "-careless");
        assertThat(states()).containsExactly(State.WAITING);
    }

    @Test
    public void whatFailsLaterIsShownAndTriedAgainWithANewRequirement() {
        int[] attempts = {0};
        Registration commands = romeo.add(new Actor(
                "commands",
                Commands.class,
                scope -> {
                    if (attempts[0]++ == 0) {
                        throw new IllegalStateException("not with this one\nand more");
                    }
                },
                Disco.class));
        Registration disco = romeo.add(new Actor("disco", Disco.class));
        assertThat(trouble(State.FAILED)).isEqualTo("IllegalStateException: not with this one");
        disco.close();
        assertThat(states()).containsExactly(State.FAILED);
        romeo.add(new Actor("disco 2", Disco.class));
        assertThat(romeo.plugin(Commands.class)).isPresent();
        commands.close();
        assertLog("+disco", "+commands", "-commands", "-disco", "+disco 2", "+commands", "-commands");
    }

    @Test
    public void aFailedMemberTakesItsCircleDown() {
        Actor careless = new Actor(
                "careless",
                Commands.class,
                scope -> {
                    throw new IllegalStateException("careless");
                },
                Disco.class);
        romeo.add(careless);
        romeo.add(new Actor("disco", Disco.class, Commands.class));
        assertThat(states()).containsExactlyInAnyOrder(State.WAITING, State.FAILED);
        assertThat(romeo.plugin(Disco.class)).isEmpty();
    }

    @Test
    public void refusesAtOnceWhatCouldNeverBeAdded() {
        @Handles(namespace = "urn:example", name = "x")
        final class Fine implements MessageHandler {
            @Override
            public void handle(org.osier.stanza.Message message, Session session) {}
        }
        romeo.add(new Fine());
        assertThatThrownBy(() -> romeo.add(new Extension() {})).isInstanceOf(IllegalArgumentException.class);
        assertThat(states()).containsExactly(State.ATTACHED);
    }

    @Test
    public void mayAddAndCloseOthersWhileItAttaches() {
        Registration[] inner = new Registration[1];
        Registration disco = romeo.add(new Actor(
                "disco", Disco.class, scope -> inner[0] = scope.add(new Actor("inner", Forms.class, Disco.class))));
        assertLog("+disco", "+inner");
        disco.close();
        assertLog("-inner", "-disco");
        assertThat(states()).isEmpty();
    }

    @Test
    public void mayTakeItselfAwayWhileItAttaches() {
        Registration[] outer = new Registration[1];
        Actor suicidal = new Actor("suicidal", Disco.class, scope -> outer[0].close(), Forms.class);
        outer[0] = romeo.add(suicidal);
        Registration forms = romeo.add(new Actor("forms", Forms.class));
        assertLog("+forms", "+suicidal", "-suicidal");
        forms.close();
        assertLog("-forms");
        assertThat(states()).isEmpty();
    }
}
