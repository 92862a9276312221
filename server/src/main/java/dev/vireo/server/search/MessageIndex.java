package dev.vireo.server.search;

import dev.vireo.protocol.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lucene index in its folder. It stores no text, only the positions of words; matching messages are read from the database.
 * One thread writes, any thread searches.
 */
final class MessageIndex implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(MessageIndex.class);
    /**
     * Kept in a field, or the level would be lost to garbage collection. At each start, Lucene recommends something that helps
     * only vector search.
     */
    private static final java.util.logging.Logger LUCENE = java.util.logging.Logger.getLogger("org.apache.lucene");
    private static final double BUFFER_MIB = 24;
    /** Segments below this size count as equal and are merged repeatedly until they reach it. */
    private static final double SMALL_MIB = 1;

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private final QuietMerging merging = new QuietMerging(new TieredMergePolicy().setFloorSegmentMB(SMALL_MIB));
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private MessageIndex(Directory directory) throws IOException {
        this.directory = directory;
        // The index is committed before it is closed, without waiting for running merges.
        this.writer = new IndexWriter(directory, new IndexWriterConfig(WordAnalyzer.ofMessages())
                .setRAMBufferSizeMB(BUFFER_MIB)
                .setMergePolicy(merging)
                .setCommitOnClose(false));
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens the index in this folder, or creates an empty one.
     *
     * @throws IOException also if it is broken or too old to read
     */
    static MessageIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            return new MessageIndex(directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Deletes whatever is at this path. */
    static void wipe(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The progress at the last commit; empty for a new index, or one of another format. */
    Optional<IndexProgress> progress() {
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return IndexProgress.read(data);
    }

    /** Adds a message that is not in the index, without searching for an earlier version. */
    void add(Message message) throws IOException {
        if (!message.deleted()) {
            write(message, writer::addDocument);
        }
    }

    /** Adds a message, or replaces its earlier version. */
    void put(Message message) throws IOException {
        if (message.deleted()) {
            remove(message.id());
        } else {
            write(message, document -> writer.updateDocument(new Term(MessageDocument.ID, message.id()), document));
        }
    }

    private static void write(Message message, IndexWrite writing) throws IOException {
        try {
            writing.write(MessageDocument.of(message));
        } catch (IllegalArgumentException e) {
            logger.warn("Message {} cannot be indexed: {}", message.id(), e.getClass().getSimpleName());
        }
    }

    private interface IndexWrite {

        void write(Document document) throws IOException;
    }

    void remove(String messageId) throws IOException {
        writer.deleteDocuments(new Term(MessageDocument.ID, messageId));
    }

    /** Removes a channel's messages up to a number. */
    void expire(String channelId, long upTo) throws IOException {
        writer.deleteDocuments(MessageDocument.upTo(channelId, upTo));
    }

    /** Makes changes visible to searches. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** How many segments a search goes through. */
    int segments() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().leaves().size();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Lets segments be merged only where there are very many, until {@link #merge}. */
    void postponeMerging() {
        merging.postpone();
    }

    /** Merges what is worth it, on a thread of its own. */
    void merge() throws IOException {
        merging.permit();
        writer.maybeMerge();
    }

    /** Makes the index durable, together with its progress. */
    void commit(IndexProgress progress) throws IOException {
        writer.setLiveCommitData(progress.write().entrySet());
        writer.commit();
    }

    /** The ids of the matches, best first or latest first. */
    List<Long> find(Query query, boolean latestFirst, int offset, int count) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs found = searcher.search(
                    query, offset + count, latestFirst ? MessageDocument.LATEST_FIRST : MessageDocument.BEST_FIRST);
            List<Long> ids = new ArrayList<>();
            for (int i = offset; i < found.scoreDocs.length; i++) {
                ids.add(id(searcher, found.scoreDocs[i]));
            }
            return ids;
        } finally {
            searchers.release(searcher);
        }
    }

    private static long id(IndexSearcher searcher, ScoreDoc found) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
        NumericDocValues ids = leaf.reader().getNumericDocValues(MessageDocument.PLACE);
        if (ids == null || !ids.advanceExact(found.doc - leaf.docBase)) {
            throw new IOException("a document without an id");
        }
        return ids.longValue();
    }

    /** Drops what was not committed; it comes again from the log. */
    @Override
    public void close() throws IOException {
        try (directory; writer; searchers) {
            writer.rollback();
        }
    }
}
