package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.channel.ChannelQuota;
import dev.vireo.server.http.RequestLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigTest {

    @TempDir private Path data;

    @Test
    void theFlagCountsThenTheEnvironmentThenTheFileThenTheDefault() throws IOException {
        Files.writeString(data.resolve("vireo.properties"), "port=1\nhost=0.0.0.0\n");
        Map<String, String> environment = Map.of("VIREO_PORT", "2", "VIREO_DATA", "elsewhere");

        Config config = Config.of(Map.of(Setting.DATA, data.toString(), Setting.PORT, "3"), environment);
        assertThat(config.port()).isEqualTo(3);
        assertThat(config.data()).isEqualTo(data);
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.backbone()).isEqualTo(BackboneKind.LOCAL);

        assertThat(Config.of(Map.of(Setting.DATA, data.toString()), environment).port()).isEqualTo(2);
        assertThat(Config.of(Map.of(Setting.DATA, data.toString()), Map.of()).port()).isEqualTo(1);
        assertThat(Config.of(Map.of(), Map.of("VIREO_DATA", "elsewhere")).port()).isEqualTo(8080);
    }

    @Test
    void theFileOfSettingsMayBeElsewhere() throws IOException {
        Path elsewhere = Files.writeString(data.resolve("elsewhere"), "port=3\n");
        Files.writeString(data.resolve("vireo.properties"), "port=1\n");
        Map<Setting, String> flags = Map.of(Setting.DATA, data.toString());
        Map<String, String> environment = Map.of("VIREO_CONFIG", elsewhere.toString());
        assertThat(Config.of(flags, environment).port()).isEqualTo(3);
        assertThatThrownBy(() -> Config.of(flags, Map.of("VIREO_CONFIG", data.resolve("missing").toString())))
                .isInstanceOf(StartException.class).hasMessageContaining("Check --config");
        Files.writeString(elsewhere, "config=another\n");
        assertThatThrownBy(() -> Config.of(flags, environment)).isInstanceOf(StartException.class).hasMessageContaining("isn't a setting");
    }

    @Test
    void aServerThatIsAloneStopsAtOnceAndOneOfSeveralLetsItsCallersGoFirst() {
        assertThat(config(Map.of()).drain()).isZero();
        assertThat(config(Map.of(Setting.BACKBONE, "redis")).drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config(Map.of(Setting.BACKBONE, "postgres")).drain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config(Map.of(Setting.BACKBONE, "redis", Setting.DRAIN, "0")).drain()).isZero();
        assertThat(config(Map.of(Setting.DRAIN, "300")).drain()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theStreamsOfOnePersonAreLimited() {
        assertThat(config(Map.of()).streamsPerPerson()).isEqualTo(16);
        assertThat(config(Map.of(Setting.STREAMS_PER_PERSON, "2")).streamsPerPerson()).isEqualTo(2);
        assertThat(Config.of(Map.of(Setting.DATA, data.toString()), Map.of("VIREO_STREAMS_PER_PERSON", "10000")).streamsPerPerson())
                .isEqualTo(10_000);
        for (String wrong : List.of("0", "10001", "-1", "many", "")) {
            assertThatThrownBy(() -> config(Map.of(Setting.STREAMS_PER_PERSON, wrong)))
                    .isInstanceOf(StartException.class).hasMessageContaining("--streams-per-person");
        }
    }

    private Config config(Map<Setting, String> flags) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.putAll(flags);
        all.put(Setting.DATA, data.toString());
        return Config.of(all, Map.of());
    }

    @Test
    void proxiesAreTrustedByAddressOnly() {
        assertThatThrownBy(() -> Config.of(Map.of(Setting.DATA, data.toString(), Setting.TRUSTED_PROXIES, "proxy.office"), Map.of()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("proxy.office");
    }

    @Test
    void limitsAreTheUsualOnesUnlessItIsSaidOtherwise() {
        assertThat(config(Map.of()).limits()).isEqualTo(RequestLimits.USUAL);
        assertThat(config(Map.of()).channelQuota()).isEqualTo(ChannelQuota.USUAL);
        assertThat(config(Map.of(Setting.LIMITS, "off")).limits()).isEqualTo(RequestLimits.NONE);
        assertThat(config(Map.of(Setting.CHANNEL_QUOTA, "1/2/3")).channelQuota()).isEqualTo(new ChannelQuota(1, 2, 3));
        assertThatThrownBy(() -> config(Map.of(Setting.LIMITS, "dancing=1/1")))
                .isInstanceOf(StartException.class).hasMessageContaining("dancing=1/1");
        assertThatThrownBy(() -> config(Map.of(Setting.CHANNEL_QUOTA, "many")))
                .isInstanceOf(StartException.class).hasMessageContaining("many");
    }

    @Test
    void itNeverTellsAPassword() {
        Config config = Config.of(Map.of(Setting.DATA, data.toString(),
                Setting.DATABASE_URL, "jdbc:postgresql://vireo:secret@db/office", Setting.REDIS_URL, "redis://:secret@cache"),
                Map.of());

        assertThat(config.toString()).contains("postgresql").doesNotContain("secret");
    }
}
