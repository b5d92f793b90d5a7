/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0045.internal;

import java.util.List;
import java.util.Optional;
import org.osier.stanza.Stanza;
import org.osier.stream.XmppException;

/** The other nickname that was asked for, at most one at a time. For use under the lock of whoever has it. */
final class Wishes {
    private Optional<Wish> open = Optional.empty();

    /** Takes a wish; false when there is one already. */
    boolean open(Wish another) {
        if (open.isPresent()) {
            return false;
        }
        open = Optional.of(another);
        return true;
    }

    /** The room tells us of ourselves. */
    List<News> told(String nick, boolean modified) {
        Optional<Wish> decided = open.filter(wish -> wish.isDecided(nick, modified));
        decided.ifPresent(wish -> open = Optional.empty());
        return decided.<List<News>>map(wish -> List.of(new News.Done<>(wish.granted(), null)))
                .orElse(List.of());
    }

    /** The room refuses something. */
    List<News> refused(Stanza error, XmppException cause) {
        return fail(open.filter(wish -> answers(error, wish.id())), cause);
    }

    /** One has been waited for long enough. */
    List<News> expired(Wish late, XmppException cause) {
        return fail(open.filter(late::equals), cause);
    }

    /** No wish comes true any more. */
    List<News> end(XmppException cause) {
        return fail(open, cause);
    }

    private List<News> fail(Optional<Wish> failed, XmppException cause) {
        failed.ifPresent(wish -> open = Optional.empty());
        return failed.<List<News>>map(wish -> List.of(new News.Failed(wish.granted(), cause)))
                .orElse(List.of());
    }

    /** Whether a stanza answers the one with the id; some services lose it. */
    static boolean answers(Stanza answer, String id) {
        return answer.id().map(id::equals).orElse(true);
    }
}
