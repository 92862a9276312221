package dev.vireo.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenedLinksTest {

    private final List<String> opened = new ArrayList<>();

    @Test
    void onlyLinksToVireoArePassedOn() {
        String link = "vireo://join?code=ABCD-EFGH&at=http://192.168.1.5:8080";
        OpenedLinks.pass(URI.create(link), opened::add);
        assertThat(opened).containsExactly(link);

        OpenedLinks.pass(URI.create("https://office.example/"), opened::add);
        OpenedLinks.pass(URI.create("vireo://join?code=" + "A".repeat(2_000)), opened::add);
        assertThat(opened).containsExactly(link);
    }
}
