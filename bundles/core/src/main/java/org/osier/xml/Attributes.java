/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The attributes of an element as it keeps them: names and values in turn, no name twice. */
final class Attributes {
    private static final QName XMLNS = new QName("", "xmlns");

    private Attributes() {}

    static String find(Object[] attributes, String namespace, String local) {
        for (int i = 0; i < attributes.length; i += 2) {
            QName key = (QName) attributes[i];
            if (key.local().equals(local) && key.namespace().equals(namespace)) {
                return (String) attributes[i + 1];
            }
        }
        return null;
    }

    static List<Map.Entry<QName, String>> entries(Object[] attributes) {
        List<Map.Entry<QName, String>> entries = new ArrayList<>(attributes.length / 2);
        for (int i = 0; i < attributes.length; i += 2) {
            entries.add(Map.entry((QName) attributes[i], (String) attributes[i + 1]));
        }
        return List.copyOf(entries);
    }

    static Object[] with(Object[] attributes, QName name, String value) {
        Object[] more = Arrays.copyOf(attributes, attributes.length + 2);
        more[attributes.length] = name;
        more[attributes.length + 1] = value;
        return more;
    }

    /** Whether {@code all} has every attribute of {@code some}, in whatever order. */
    static boolean contains(Object[] all, Object[] some) {
        if (some.length > all.length) {
            return false;
        }
        for (int i = 0; i < some.length; i += 2) {
            QName name = (QName) some[i];
            if (!some[i + 1].equals(find(all, name.namespace(), name.local()))) {
                return false;
            }
        }
        return true;
    }

    /** The same for the same attributes in whatever order. */
    static int hash(Object[] attributes) {
        int sum = 0;
        for (int i = 0; i < attributes.length; i += 2) {
            sum += attributes[i].hashCode() * 31 ^ attributes[i + 1].hashCode();
        }
        return sum;
    }

    // While they are collected

    static void set(Parts attributes, QName name, String value) {
        if (name.equals(XMLNS)) {
            throw new IllegalArgumentException(
                    "xmlns is no attribute; an element's namespace is part of its name: builder(namespace, local)");
        }
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                attributes.set(i + 1, value);
                return;
            }
        }
        attributes.add(name);
        attributes.add(value);
    }

    static void remove(Parts attributes, QName name) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                attributes.removeTwo(i);
                return;
            }
        }
    }
}
