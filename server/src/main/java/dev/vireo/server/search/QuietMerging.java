package dev.vireo.server.search;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Leaves merging for when it is quiet. While many write, a merge would take a processor from them, and its result would soon be
 * merged again. Only very many segments are merged at once, since each of them costs every search a little. Thread-safe.
 */
final class QuietMerging extends FilterMergePolicy {

    /** A busy minute makes this many. */
    private static final int VERY_MANY = 60;

    private volatile boolean postponed;

    QuietMerging(MergePolicy policy) {
        super(policy);
    }

    void postpone() {
        postponed = true;
    }

    void permit() {
        postponed = false;
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
        return waits(segments) ? null : super.findMerges(trigger, segments, context);
    }

    /** Those that a refresh or a commit would wait for. */
    @Override
    public @Nullable MergeSpecification findFullFlushMerges(MergeTrigger trigger, SegmentInfos segments, MergeContext context)
            throws IOException {
        return waits(segments) ? null : super.findFullFlushMerges(trigger, segments, context);
    }

    private boolean waits(SegmentInfos segments) {
        return postponed && segments.size() < VERY_MANY;
    }
}
