package dev.vireo.server.search;

import dev.vireo.protocol.Limits;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.QueryParameters;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Serves search over HTTP. */
public final class SearchRoutes implements Routes {

    private static final int PAGE = 20;
    private final Search search;

    public SearchRoutes(Search search) {
        this.search = search;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/search", this::search, WorkKind.SEARCH);
    }

    private void search(Context ctx) {
        ZoneId zone = QueryParameters.text(ctx, "zone").map(SearchRoutes::zone).orElse(ZoneOffset.UTC);
        SearchQuery query = SearchQuery.parse(QueryParameters.text(ctx, "query").orElse(""), zone);
        for (String filter : List.of("from", "in", "has", "on", "before", "after")) {
            QueryParameters.text(ctx, filter).ifPresent(value -> query.filter(filter, value));
        }
        String channel = QueryParameters.text(ctx, "channel").orElse(null);
        if (query.isEmpty() && channel == null) {
            throw ProblemException.badField("query", "Enter something to search for.");
        }
        int offset = QueryParameters.text(ctx, "offset").map(SearchRoutes::offset).orElse(0);
        ctx.json(search.find(Caller.of(ctx).username(), query, channel, offset, QueryParameters.limit(ctx, PAGE)));
    }

    private static ZoneId zone(String text) {
        try {
            // An offset's plus sign that was not escaped arrives as a space.
            return ZoneId.of(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw ProblemException.badField("zone", "This isn't a valid time zone. Use one such as Pacific/Auckland or +12:00.");
        }
    }

    private static int offset(String text) {
        try {
            int offset = Integer.parseInt(text);
            if (offset >= 0 && offset <= Limits.SEARCH_OFFSET) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // answered below, as any other wrong offset
        }
        throw ProblemException.badField("offset", "The offset must be a number from 0 to " + Limits.SEARCH_OFFSET + ".");
    }
}
