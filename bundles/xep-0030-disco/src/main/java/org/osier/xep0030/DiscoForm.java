/* Copyright the Osier contributors.
 * SPDX-License-Identifier: Apache-2.0 */
package org.osier.xep0030;

import java.util.List;
import org.osier.xml.Element;

/**
 * A data form with which a session says more of itself (XEP-0128). There is at most one of each type; the latest counts.
 *
 * @param element the form: {@code x} of {@value DiscoInfo#FORMS} and of type {@code result}, with one hidden field
 *     {@code FORM_TYPE}
 */
public record DiscoForm(Element element) implements DiscoPart {
    /** Refuses what is no such form. */
    public DiscoForm {
        if (!element.is(DiscoInfo.FORMS, "x")
                || !has(element, "type", "result")
                || types(element).size() != 1) {
            throw new IllegalArgumentException("not a form of type result with one hidden FORM_TYPE: " + element);
        }
    }

    /** What kind of form it is. */
    public String type() {
        return types(element).get(0);
    }

    private static List<String> types(Element form) {
        return form.children(DiscoInfo.FORMS, "field").stream()
                .filter(field -> has(field, "var", "FORM_TYPE") && has(field, "type", "hidden"))
                .flatMap(field -> field.children(DiscoInfo.FORMS, "value").stream())
                .map(Element::text)
                .toList();
    }

    private static boolean has(Element element, String attribute, String value) {
        return element.attribute(attribute).filter(value::equals).isPresent();
    }
}
