/**
 * Messages, presence, iqs and their errors (RFC 6120, section 8; RFC 6121), as typed views of immutable elements.
 *
 * <p>Reading is lenient: a priority, show or type that does not exist is taken for what the RFCs say, and an error without
 * a condition for {@code undefined-condition}. Writing is strict: a builder refuses what must not leave, and names the part
 * and the reason. What an extension puts into a stanza is a {@link org.osier.stanza.Payload}, read by the
 * {@link org.osier.stanza.PayloadCodec} that whoever asks for it has in hand.
 *
 * <pre>{@code
 * Message question = Message.to(Jid.of("juliet@capulet.lit/balcony"))
 *         .type(Message.Type.CHAT)
 *         .body("Wherefore art thou?")
 *         .body("cs", "Pročež jsi ty?")
 *         .payload(new Note("a rose"))
 *         .build();
 * String shown = question.bodies().best("fr", "cs", "*").orElse("");
 * Optional<Note> note = question.payload(Note.CODEC);
 * Message bare = question.without(Note.CODEC).withId("q1");
 * Message answer = question.withFrom(romeo).reply().body("Neither, fair saint").build();
 * Message refusal = question.error(StanzaError.of(Condition.NOT_ACCEPTABLE, "too early").withText("cs", "je brzy"));
 * }</pre>
 */
@Export
@Version("0.1.0")
package org.osier.stanza;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
