package dev.vireo.server.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/**
 * Splits file names and addresses, so that {@code budget_2026.xlsx} is found by each of its parts. Each character is replaced by
 * one, so no offset changes.
 */
final class LooseNames extends CharFilter {

    LooseNames(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = input.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (buffer[i] == '_' || buffer[i] == '.' || buffer[i] == ':') {
                buffer[i] = ' ';
            }
        }
        return count;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }
}
