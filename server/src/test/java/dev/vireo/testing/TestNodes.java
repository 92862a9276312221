package dev.vireo.testing;

import dev.vireo.server.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One office on a real PostgreSQL, served by several servers. All have the cast and its tokens of {@link TestOffice}. */
public final class TestNodes implements AutoCloseable {

    private final String database = TestPostgres.freshDatabase();
    private final List<TestOffice> nodes = new ArrayList<>();

    private TestNodes() {
    }

    /** @param settings of every node, such as its backbone */
    public static TestNodes open(int count, UnaryOperator<Config> settings) {
        TestNodes office = new TestNodes();
        office.nodes.add(TestOffice.node(office.database, settings));
        while (office.nodes.size() < count) {
            office.nodes.add(office.nodes.getFirst().anotherNode());
        }
        return office;
    }

    /** One of them, counted from 0. It may be stopped and started again. */
    public TestOffice node(int index) {
        return nodes.get(index);
    }

    public String database() {
        return database;
    }

    @Override
    public void close() {
        nodes.forEach(TestOffice::closeNode);
        TestPostgres.drop(database);
    }
}
