/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.Test;
import org.osier.Point;
import org.osier.stanza.Presence;

/**
 * Every row of the eight tables of RFC 6121, appendix A, written out as they stand there: the state, whether the stanza is
 * routed (A.2) or delivered (A.3), and the new state, with {@code -} for none. A fourth column has the notes: what is
 * answered on the user's behalf.
 */
@Point(44)
public class SubscriptionTableTest {
    @Test
    public void a21OutboundSubscribe() {
        outbound(Presence.Type.SUBSCRIBE, """
                None                  | MUST | None + Pending Out
                None + Pending Out    | MUST | -
                None + Pending In     | MUST | None + Pending Out+In
                None + Pending Out+In | MUST | -
                To                    | MUST | -
                To + Pending In       | MUST | -
                From                  | MUST | From + Pending Out
                From + Pending Out    | MUST | -
                Both                  | MUST | -
                """);
    }

    @Test
    public void a22OutboundUnsubscribe() {
        outbound(Presence.Type.UNSUBSCRIBE, """
                None                  | MUST | -
                None + Pending Out    | MUST | None
                None + Pending In     | MUST | -
                None + Pending Out+In | MUST | None + Pending In
                To                    | MUST | None
                To + Pending In       | MUST | None + Pending In
                From                  | MUST | -
                From + Pending Out    | MUST | From
                Both                  | MUST | From
                """);
    }

    @Test
    public void a23OutboundSubscribed() {
        outbound(Presence.Type.SUBSCRIBED, """
                None                  | MUST NOT | -
                None + Pending Out    | MUST NOT | -
                None + Pending In     | MUST     | From
                None + Pending Out+In | MUST     | From + Pending Out
                To                    | MUST NOT | -
                To + Pending In       | MUST     | Both
                From                  | MUST NOT | -
                From + Pending Out    | MUST NOT | -
                Both                  | MUST NOT | -
                """);
    }

    @Test
    public void a24OutboundUnsubscribed() {
        outbound(Presence.Type.UNSUBSCRIBED, """
                None                  | MUST NOT | -
                None + Pending Out    | MUST NOT | -
                None + Pending In     | MUST     | None
                None + Pending Out+In | MUST     | None + Pending Out
                To                    | MUST NOT | -
                To + Pending In       | MUST     | To
                From                  | MUST     | None
                From + Pending Out    | MUST     | None + Pending Out
                Both                  | MUST     | To
                """);
    }

    @Test
    public void a31InboundSubscribe() {
        inbound(Presence.Type.SUBSCRIBE, """
                None                  | MUST     | None + Pending In
                None + Pending Out    | MUST     | None + Pending Out+In
                None + Pending In     | MUST NOT | -
                None + Pending Out+In | MUST NOT | -
                To                    | MUST     | To + Pending In
                To + Pending In       | MUST NOT | -
                From                  | MUST NOT | -                     | subscribed
                From + Pending Out    | MUST NOT | -                     | subscribed
                Both                  | MUST NOT | -                     | subscribed
                """);
    }

    @Test
    public void a32InboundUnsubscribe() {
        inbound(Presence.Type.UNSUBSCRIBE, """
                None                  | MUST NOT | -
                None + Pending Out    | MUST NOT | -
                None + Pending In     | MUST     | None                  | unsubscribed
                None + Pending Out+In | MUST     | None + Pending Out    | unsubscribed
                To                    | MUST NOT | -
                To + Pending In       | MUST     | To                    | unsubscribed
                From                  | MUST     | None                  | unsubscribed
                From + Pending Out    | MUST     | None + Pending Out    | unsubscribed
                Both                  | MUST     | To                    | unsubscribed
                """);
    }

    @Test
    public void a33InboundSubscribed() {
        inbound(Presence.Type.SUBSCRIBED, """
                None                  | MUST NOT | -
                None + Pending Out    | MUST     | To
                None + Pending In     | MUST NOT | -
                None + Pending Out+In | MUST     | To + Pending In
                To                    | MUST NOT | -
                To + Pending In       | MUST NOT | -
                From                  | MUST NOT | -
                From + Pending Out    | MUST     | Both
                Both                  | MUST NOT | -
                """);
    }

    @Test
    public void a34InboundUnsubscribed() {
        inbound(Presence.Type.UNSUBSCRIBED, """
                None                  | MUST NOT | -
                None + Pending Out    | MUST     | None
                None + Pending In     | MUST NOT | -
                None + Pending Out+In | MUST     | None + Pending In
                To                    | MUST     | None
                To + Pending In       | MUST     | None + Pending In
                From                  | MUST NOT | -
                From + Pending Out    | MUST     | From
                Both                  | MUST     | From
                """);
    }

    @Test
    public void otherTypesHaveNoTable() {
        assertThatThrownBy(() -> SubscriptionTable.inbound(Presence.Type.PROBE, SubscriptionState.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SubscriptionTable.outbound(Presence.Type.AVAILABLE, SubscriptionState.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void outbound(Presence.Type type, String table) {
        holds(table, state -> SubscriptionTable.outbound(type, state));
    }

    private static void inbound(Presence.Type type, String table) {
        holds(table, state -> SubscriptionTable.inbound(type, state));
    }

    private static void holds(String table, Function<SubscriptionState, SubscriptionTable.Step> function) {
        Set<SubscriptionState> left = EnumSet.allOf(SubscriptionState.class);
        table.lines().forEach(row -> {
            String[] cells = row.split("\\|", -1);
            SubscriptionState state = state(cells[0]);
            SubscriptionState next = cells[2].trim().equals("-") ? state : state(cells[2]);
            Optional<Presence.Type> reply = cells.length < 4
                    ? Optional.empty()
                    : Optional.of(Presence.Type.valueOf(cells[3].trim().toUpperCase(Locale.ROOT)));
            assertThat(function.apply(state))
                    .as(row)
                    .isEqualTo(new SubscriptionTable.Step(cells[1].trim().equals("MUST"), reply, next));
            left.remove(state);
        });
        assertThat(left).as("states without a row").isEmpty();
    }

    private static SubscriptionState state(String name) {
        return SubscriptionState.valueOf(
                name.trim().toUpperCase(Locale.ROOT).replace(" + ", "_").replaceAll("[ +]", "_"));
    }
}
