package dev.vireo.installer;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a package says about itself.
 *
 * @param depends     of the deb, each with its alternatives
 * @param requires    of the rpm
 * @param scripts     of the deb, by the names that dpkg gives them
 * @param rpmScripts  the same for rpm: {@code pre}, {@code post}, {@code preun}, {@code postun}
 * @param time        of everything in it
 */
record PackageFacts(String name, String version, String summary, String description, String section, List<String> depends,
        List<String> recommends, List<String> requires, Map<String, String> scripts, Map<String, String> rpmScripts, Instant time) {

    /** Nobody's address: Debian wants one, and a package must not name somebody who did not make it. */
    static final String CONTACT = "The Vireo developers <vireo@vireo.invalid>";
}
