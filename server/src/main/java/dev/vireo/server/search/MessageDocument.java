package dev.vireo.server.search;

import dev.vireo.protocol.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;

/** A message as the index stores it. Text and file names share a field, since a query may contain words of both. */
final class MessageDocument {

    static final String ID = "id";
    static final String PLACE = "place";
    static final String CHANNEL = "channel";
    static final String AUTHOR = "author";
    static final String TEXT = "text";
    /** The field for the first few letters of each word. */
    static final String BEGINNINGS = "beginnings";
    static final String HAS = "has";
    static final String TIME = "time";
    private static final String NUMBER = "number";

    private static final SortField LATEST = LongField.newSortField(TIME, true, SortedNumericSelector.Type.MAX);
    static final Sort LATEST_FIRST = new Sort(LATEST);
    /** Equally good matches are sorted by time, so that pages do not overlap. */
    static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, LATEST);

    private static final FieldType ONLY_WHERE = onlyWhere();
    private static final Pattern LINK = Pattern.compile("\\bhttps?://\\S", Pattern.CASE_INSENSITIVE);

    private MessageDocument() {
    }

    static Document of(Message message) {
        Document document = new Document();
        document.add(new StringField(ID, message.id(), Store.NO));
        document.add(new NumericDocValuesField(PLACE, Long.parseLong(message.id())));
        document.add(new StringField(CHANNEL, message.channelId(), Store.NO));
        document.add(new LongPoint(NUMBER, message.number()));
        document.add(new StringField(AUTHOR, message.author(), Store.NO));
        document.add(new LongField(TIME, micros(message.createdAt()), Store.NO));
        addTexts(document, message);
        has(message).forEach(one -> document.add(new StringField(HAS, one.key(), Store.NO)));
        return document;
    }

    private static void addTexts(Document document, Message message) {
        WordPrefixes prefixes = new WordPrefixes();
        Stream.concat(Stream.of(message.body()), message.attachments().stream().map(Message.Attachment::name))
                .forEach(text -> document.add(new IndexedText(text, prefixes)));
        document.add(new Field(BEGINNINGS, prefixes.all(), ONLY_WHERE));
    }

    /** A text field that also collects its words' prefixes while it is analysed. */
    private static final class IndexedText extends Field {

        private final WordPrefixes prefixes;

        IndexedText(String text, WordPrefixes prefixes) {
            super(TEXT, text, TextField.TYPE_NOT_STORED);
            this.prefixes = prefixes;
        }

        @Override
        public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
            return prefixes.of(super.tokenStream(analyzer, reuse));
        }
    }

    private static FieldType onlyWhere() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    private static Set<SearchQuery.CarriedKind> has(Message message) {
        Set<SearchQuery.CarriedKind> has = EnumSet.noneOf(SearchQuery.CarriedKind.class);
        if (!message.attachments().isEmpty()) {
            has.add(SearchQuery.CarriedKind.FILE);
        }
        if (message.attachments().stream().anyMatch(file -> file.type().startsWith("image/"))) {
            has.add(SearchQuery.CarriedKind.IMAGE);
        }
        if (LINK.matcher(message.body()).find()) {
            has.add(SearchQuery.CarriedKind.LINK);
        }
        return has;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** A channel's messages up to a number. */
    static Query upTo(String channelId, long number) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(CHANNEL, channelId)), Occur.FILTER)
                .add(LongPoint.newRangeQuery(NUMBER, Long.MIN_VALUE, number), Occur.FILTER)
                .build();
    }
}
