/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes hostile streams of harmless ones; the same for the same seed. For use by one thread. */
final class Mutator {
    private static final List<byte[]> STREAMS =
            Corpus.streams().stream().map(Chunks::utf8).toList();
    /** So that the bounds are met, in both directions, by few bytes. */
    private static final int LONG = 80;

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** A stream with one to eight mutations, most have few. */
    byte[] next() {
        byte[] stream = any();
        do {
            stream = mutated(stream);
        } while (random.nextInt(3) == 0 && stream.length < 8192);
        return stream;
    }

    private byte[] any() {
        return STREAMS.get(random.nextInt(STREAMS.size()));
    }

    private byte[] mutated(byte[] stream) {
        if (stream.length == 0) {
            return any();
        }
        int at = random.nextInt(stream.length);
        int to = Math.min(stream.length, at + 1 + random.nextInt(12));
        return switch (random.nextInt(13)) {
            case 0 -> flipped(stream, at);
            case 1 -> replaced(stream, at, at + 1, new byte[] {(byte) random.nextInt()});
            case 2 -> replaced(stream, at, to, new byte[0]);
            case 3 -> replaced(stream, to, to, Chunks.slice(stream, at, to));
            case 4 -> random.nextInt(4) == 0 ? Chunks.slice(stream, 0, at) : swapped(stream, at, to);
            case 5, 6, 7 -> replaced(stream, at, at, Tokens.text(random));
            case 8 -> replaced(stream, at, at, Tokens.bytes(random));
            case 9 -> replaced(stream, afterTag(stream, at), afterTag(stream, at), Tokens.text(random));
            case 10 -> spliced(stream, at);
            case 11 -> random.nextInt(8) == 0 ? flooded(stream, at) : flipped(stream, at);
            default -> tag(stream, at);
        };
    }

    private byte[] flipped(byte[] stream, int at) {
        return replaced(stream, at, at + 1, new byte[] {(byte) (stream[at] ^ 1 << random.nextInt(8))});
    }

    private static byte[] swapped(byte[] stream, int at, int to) {
        int end = Math.min(stream.length, to + to - at);
        return Chunks.concat(
                Chunks.slice(stream, 0, at),
                Chunks.slice(stream, to, end),
                Chunks.slice(stream, at, to),
                Chunks.slice(stream, end, stream.length));
    }

    /** Up to here, and on with another stream from one of its tags on. */
    private byte[] spliced(byte[] stream, int at) {
        byte[] other = any();
        int from = afterTag(other, random.nextInt(other.length));
        return replaced(stream, afterTag(stream, at), stream.length, Chunks.slice(other, from, other.length));
    }

    /** A whole tag less, or twice. */
    private byte[] tag(byte[] stream, int at) {
        int from = afterTag(stream, at);
        int to = from == stream.length ? from : afterTag(stream, from);
        return replaced(stream, random.nextBoolean() ? from : to, to, Chunks.slice(stream, from, to));
    }

    /** Deep nests, floods of attributes, declarations and elements, long names and texts. */
    private byte[] flooded(byte[] stream, int at) {
        int count = 1 + random.nextInt(LONG);
        int place = afterTag(stream, at);
        return switch (random.nextInt(7)) {
            case 0 -> replaced(stream, place, place, Chunks.utf8("<a>".repeat(count)));
            case 1 -> replaced(stream, place, place, Chunks.utf8("<a>".repeat(count) + "</a>".repeat(count)));
            case 2 -> replaced(stream, place, place, Chunks.utf8("<a" + each(count, " b%d=''") + "/>"));
            case 3 -> replaced(stream, place, place, Chunks.utf8("<a" + each(count, " xmlns:b%d='c'") + "/>"));
            case 4 -> replaced(stream, place, place, Chunks.utf8("<b/>x".repeat(count)));
            case 5 -> replaced(stream, at, at, Chunks.utf8("n".repeat(count * 16)));
            default -> replaced(stream, place, place, Chunks.utf8("\u20ac".repeat(count * 4)));
        };
    }

    private static String each(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining());
    }

    private static int afterTag(byte[] stream, int from) {
        int at = from;
        while (at < stream.length && stream[at++] != '>') {
            // On to the end of the tag.
        }
        return at;
    }

    private static byte[] replaced(byte[] stream, int from, int to, byte[] by) {
        byte[] result = new byte[stream.length - (to - from) + by.length];
        System.arraycopy(stream, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(stream, to, result, from + by.length, stream.length - to);
        return result;
    }
}
