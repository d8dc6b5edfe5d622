/*
 * Copyright the Tocsin authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.tocsin.mib.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tocsin.ber.Oid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What nlmConfigLogFilterName (RFC 3014) lets into the log. */
class ProfileFilterTest {

  private static final Oid LINK_DOWN = Oid.parse("1.3.6.1.6.3.1.1.5.3");
  private static final Oid COLD_START = Oid.parse("1.3.6.1.6.3.1.1.5.1");

  private final TargetBed bed = new TargetBed();
  private final ProfileFilter filter = new ProfileFilter(bed.notifications);

  private void name(String profile) {
    byte[] bytes = profile.getBytes(StandardCharsets.UTF_8);
    filter.setProfile(bytes, 0, bytes.length);
  }

  private boolean passes(Oid notification, String... variables) {
    return filter.passes(notification, NotificationFilterTest.content(variables));
  }

  @Test
  void shouldLetAllPassWithoutAProfile() {
    assertTrue(filter.profile().isEmpty());
    assertTrue(passes(LINK_DOWN));
    assertFalse(filter.isMissing());
  }

  @Test
  void shouldLetNothingPassWhoseProfileIsNotThere() {
    name("p");
    assertFalse(passes(LINK_DOWN));
    assertTrue(filter.isMissing());
  }

  @Test
  void shouldLetPassWhatTheProfileIncludes() {
    bed.set("filter[p/1.3.6.1.6.3.1.1.5.3].status=createAndGo");
    bed.set("filter[q/1.3.6.1.6.3.1.1.5.1].status=createAndGo");
    name("p");
    assertTrue(passes(LINK_DOWN));
    assertFalse(passes(COLD_START), "that is the other profile's");
    name("q");
    assertFalse(passes(LINK_DOWN));
    assertTrue(passes(COLD_START));
    assertFalse(filter.isMissing());
  }

  @Test
  void shouldKeepBackWhatHasAVariableThatIsExcluded() {
    String excluded = "filter[p/1.3.6.1.2.1.2.2.1.1.7].";
    bed.set("filter[p/1.3.6.1.6.3].status=createAndGo");
    bed.set(excluded + "status=createAndGo", excluded + "type=2");
    name("p");
    assertTrue(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.1.8"));
    assertFalse(passes(LINK_DOWN, "1.3.6.1.2.1.2.2.1.1.7"));
  }

  @Test
  void shouldGoByTheRowsAsTheyAreAtAnyTime() {
    name("p");
    assertFalse(passes(LINK_DOWN));
    assertEquals("noError", bed.set("filter[p/1.3.6.1.6.3].status=createAndGo"));
    assertTrue(passes(LINK_DOWN));
    bed.set("filter[p/1.3.6.1.6.3].status=notInService");
    assertFalse(passes(LINK_DOWN));
    assertTrue(filter.isMissing());
  }
}
