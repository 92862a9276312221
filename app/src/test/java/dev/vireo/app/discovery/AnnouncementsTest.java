package dev.vireo.app.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Packets from the network, whoever sends them, become announcements or nothing. */
final class AnnouncementsTest {

    private static final String ID = "00063f2a1b2c3d4e";
    private static final String KEY = "00112233445566778899";
    private static final InetAddress SENDER = InetAddress.ofLiteral("192.168.0.5");
    private static final LocalNetworks NETWORKS = new LocalNetworks(List.of(), List.of());

    private long now;
    private final Announcements heard = new Announcements(() -> now);

    private void hear(DnsPacket packet) {
        hear(packet.packet());
    }

    private void hear(ByteBuffer packet) {
        heard.hear(DnsAnswer.read(packet), SENDER, NETWORKS);
    }

    private List<FoundOffice> offices() {
        return heard.offices(NETWORKS);
    }

    private static DnsPacket ayodhya(String label, String host, String address) {
        return DnsPacket.office(label, host, 8443, address, "id=" + ID, "name=Ayodhya", "version=1.2.3", "tls=1", "key=" + KEY);
    }

    @Test
    void anOfficeIsWhatItsAnnouncementSays() {
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        assertThat(offices()).containsExactly(
                new FoundOffice("Ayodhya", ID, List.of(URI.create("https://192.168.0.5:8443")), KEY, true, "1.2.3"));
        assertThat(heard.missing()).isEmpty();
    }

    @Test
    void anOfficeOnSeveralNetworksAndServersIsOneWithIpv4First() throws UnknownHostException {
        hear(ayodhya("Ayodhya (2)", "two", "fe80::5"));
        hear(ayodhya("Ayodhya", "one", "10.0.0.5"));
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        assertThat(offices()).extracting(FoundOffice::addresses)
                .as("a link-local address of which nobody knows the network can't be tried")
                .containsExactly(List.of(URI.create("https://10.0.0.5:8443"), URI.create("https://192.168.0.5:8443")));
        Inet6Address sender = Inet6Address.getByAddress(null, InetAddress.ofLiteral("fe80::1").getAddress(), 3);
        heard.hear(DnsAnswer.read(ayodhya("Ayodhya (2)", "two", "fe80::5").packet()), sender, NETWORKS);
        assertThat(offices().getFirst().addresses()).hasSize(3).last().asString().contains("fe80:").contains("%3]:8443");
    }

    @Test
    void whoeverTakesAnothersIdStandsBesideIt() {
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        hear(DnsPacket.office("Other", "other", 8443, "192.168.0.66", "id=" + ID, "name=Ayodhya", "tls=1", "key=ffffffffffffffffffff"));
        assertThat(offices()).extracting(FoundOffice::addresses).containsExactly(
                List.of(URI.create("https://192.168.0.5:8443")), List.of(URI.create("https://192.168.0.66:8443")));
    }

    @Test
    void whatIsMissingIsAskedFor() {
        hear(new DnsPacket().pointer("Ayodhya", 120));
        assertThat(offices()).isEmpty();
        assertThat(heard.missing()).hasSize(1);
        hear(new DnsPacket().location("Ayodhya", "one", 8443).attributes("Ayodhya", "id=" + ID, "name=Ayodhya"));
        assertThat(heard.missing()).containsExactly(DnsQuestion.about(DnsName.of("one.local")));
        hear(new DnsPacket().address("one", "192.168.0.5", 120));
        assertThat(offices()).hasSize(1);
    }

    @Test
    void anOfficeDisappearsWhenItIsTakenBackOrNotHeardOfAnyMore() {
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        hear(new DnsPacket().pointer("Ayodhya", 0));
        assertThat(offices()).isEmpty();
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        now += Duration.ofSeconds(119).toNanos();
        assertThat(offices()).hasSize(1);
        now += Duration.ofSeconds(2).toNanos();
        assertThat(offices()).isEmpty();
    }

    @Test
    void aNameIsOneLineOfVisibleCharacters() {
        hear(DnsPacket.office("a", "one", 1, "192.168.0.5", "id=" + ID, "name=Ayo\u202Edhya\n\u0007 \u200B <b>न\u200Dम</b>"));
        assertThat(offices()).extracting(FoundOffice::name).containsExactly("Ayodhya <b>न\u200Dम</b>");
        hear(DnsPacket.office("a", "one", 1, "192.168.0.5", "id=" + ID, "name=" + "R".repeat(200)));
        assertThat(offices()).extracting(FoundOffice::name).containsExactly("R".repeat(59) + "…");
    }

    @Test
    void whatIsNoOfficeIsNotShown() {
        hear(DnsPacket.office("a", "one", 8080, "192.168.0.5", "id=" + ID, "name=\u200B\u00A0"));
        hear(DnsPacket.office("b", "one", 8080, "192.168.0.5", "id=../..", "name=Ayodhya"));
        hear(DnsPacket.office("c", "one", 8080, "192.168.0.5", "name=Ayodhya"));
        hear(DnsPacket.office("d", "one", 0, "192.168.0.5", "id=" + ID, "name=Ayodhya"));
        assertThat(offices()).isEmpty();
    }

    @Test
    void anAnnouncementLeadsNeitherToThisComputerNorOutOfItsNetworks() {
        hear(ayodhya("Ayodhya", "one", "127.0.0.1"));
        hear(ayodhya("Ayodhya", "one", "::1"));
        hear(ayodhya("Ayodhya", "one", "0.0.0.0"));
        hear(ayodhya("Ayodhya", "one", "224.0.0.1"));
        hear(ayodhya("Ayodhya", "one", "203.0.113.5"));
        assertThat(offices()).isEmpty();
    }

    @Test
    void aBrokenVersionOrKeyIsLeftOut() {
        hear(DnsPacket.office("a", "one", 8080, "192.168.0.5", "id=" + ID, "name=Ayodhya", "version=<script>", "key=xyz", "tls=maybe"));
        assertThat(offices())
                .containsExactly(new FoundOffice("Ayodhya", ID, List.of(URI.create("http://192.168.0.5:8080")), "", false, ""));
    }

    @Test
    void thousandsOfOfficesAreBounded() {
        for (int i = 0; i < 5_000; i++) {
            hear(DnsPacket.office("office" + i, "host" + i, 8080, "192.168.0.5", String.format(Locale.ROOT, "id=%016x", i),
                    "name=Ayodhya " + i));
        }
        assertThat(offices()).hasSize(Announcements.MOST_OFFICES);
        assertThat(heard.kept()).as("each host has an address").isLessThanOrEqualTo(
                Announcements.MOST_INSTANCES + 2 * Announcements.MOST_HOSTS);
        now += Duration.ofSeconds(121).toNanos();
        assertThat(offices()).isEmpty();
        hear(ayodhya("Ayodhya", "one", "192.168.0.5"));
        assertThat(offices()).hasSize(1);
    }

    @Test
    void aHostWithThousandsOfAddressesIsBounded() {
        for (int i = 0; i < 3_000; i++) {
            hear(ayodhya("Ayodhya", "one", "10.0." + i / 250 + "." + i % 250));
        }
        assertThat(offices().getFirst().addresses()).hasSizeLessThan(20);
        assertThat(heard.kept()).isLessThanOrEqualTo(1 + 1 + Announcements.MOST_ADDRESSES);
    }

    @Test
    void aPacketThatIsCutOrSpoiledAnywhereDoesNoHarm() {
        byte[] whole = ayodhya("Ayodhya", "one", "192.168.0.5").packet().array();
        for (int length = 0; length < whole.length; length++) {
            hear(ByteBuffer.wrap(whole, 0, length));
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] spoiled = whole.clone();
            for (int flips = 0; flips < 4; flips++) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt(256);
            }
            hear(ByteBuffer.wrap(spoiled));
        }
        assertThat(offices()).hasSizeLessThanOrEqualTo(Announcements.MOST_OFFICES);
    }

    @Test
    void aNameThatLeadsToItselfEnds() {
        byte[] loop = new byte[14];
        loop[2] = (byte) 0x84;
        loop[7] = 1;
        loop[12] = (byte) 0xC0;
        loop[13] = 12;
        assertThat(DnsAnswer.read(ByteBuffer.wrap(loop))).isEmpty();
    }

    @Test
    void aQuestionIsReadAsNothing() {
        assertThat(DnsAnswer.read(DnsQuestion.packet(List.of(DnsQuestion.instancesOf(Announcements.TYPE))))).isEmpty();
        assertThat(new String(DnsQuestion.packet(List.of(DnsQuestion.instancesOf(Announcements.TYPE))).array(), StandardCharsets.US_ASCII))
                .contains("_vireo", "_tcp", "local");
    }
}
