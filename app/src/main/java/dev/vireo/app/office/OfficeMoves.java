package dev.vireo.app.office;

import dev.vireo.app.client.OfficeProbe;
import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.discovery.HearOffices;
import dev.vireo.app.discovery.OfficeSearch;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKey;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for an office that is not where it was, and remembers where it went. Any thread. */
public final class OfficeMoves {

    private final DataFolder folder;
    private final HearOffices network;

    public OfficeMoves(DataFolder folder, HearOffices network) {
        this.folder = folder;
        this.network = network;
    }

    /**
     * Looks for the office of an account by its key, until it is found or the search is closed. An office on this computer never
     * moves, and one without a key of its own can't be recognised.
     *
     * @param name  of the office; empty if it is not known
     * @param pause before the first try
     * @param found on a thread of the search
     * @return empty if this office cannot be looked for
     */
    public Optional<OfficeSearch> look(Account account, String name, Duration pause, Consumer<URI> found) {
        if (account.local() || ServerAddress.isThisComputer(account.server())) {
            return Optional.empty();
        }
        return folder.keys().find(account.server()).map(KnownKey::key)
                .map(key -> OfficeSearch.start(network, wanted(account, key), pause,
                        new OfficeProbe(key, name, account.token())::answersAt, found));
    }

    private OfficeSearch.WantedOffice wanted(Account account, KeyFingerprint key) {
        return new OfficeSearch.WantedOffice(HexFormat.of().formatHex(key.head()), account.server(), folder.keys().addresses(key));
    }

    /**
     * Remembers where the office of an account is now. Blocks.
     *
     * @return whether anybody is still signed in with this account
     */
    public boolean remember(Account account, URI address) {
        boolean moved = folder.moveAccount(account, address);
        if (moved) {
            folder.preferences().change(now -> now.withSignIn(address.toString(), account.username()));
        }
        return moved;
    }
}
