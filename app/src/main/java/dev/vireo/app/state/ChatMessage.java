package dev.vireo.app.state;

import dev.vireo.protocol.Message;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A message as a chat shows it; the same object from pending to read. FX thread only. When a pending message is accepted, its
 * id, number and time change before its delivery does, so a view that follows {@link #deliveryProperty()} has them all.
 */
public final class ChatMessage {

    private final Conversation conversation;
    private final String key;
    private final String author;
    private final boolean own;
    private final ReadOnlyObjectWrapper<Delivery> delivery = new ReadOnlyObjectWrapper<>(Delivery.PENDING);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    private String id = "";
    private String body;
    private Instant time;
    private long number;

    /** One that is on its way. */
    ChatMessage(Conversation conversation, String clientId, String author, String body, Instant writtenAt) {
        this.conversation = conversation;
        this.key = clientId;
        this.author = author;
        this.own = true;
        this.body = body;
        this.time = writtenAt;
        Eager.tell(delivery);
    }

    /** One that the office has. */
    ChatMessage(Conversation conversation, Message message, boolean own) {
        this.conversation = conversation;
        this.key = own && message.clientId() != null ? message.clientId() : message.id();
        this.author = message.author();
        this.own = own;
        this.body = message.body();
        this.time = message.createdAt();
        accept(message);
        Eager.tell(delivery);
    }

    public Conversation conversation() {
        return conversation;
    }

    /** Stable for as long as the message exists: the client's own id for messages written here, else the message id. */
    public String key() {
        return key;
    }

    /** The server's id; empty while pending. */
    public String id() {
        return id;
    }

    /** A username. */
    public String author() {
        return author;
    }

    public String body() {
        return body;
    }

    /** When it was accepted by the server; while pending, when it was written. */
    public Instant time() {
        return time;
    }

    /** Its number in its channel; 0 while pending. */
    public long number() {
        return number;
    }

    public boolean own() {
        return own;
    }

    public ReadOnlyObjectProperty<Delivery> deliveryProperty() {
        return delivery.getReadOnlyProperty();
    }

    public Delivery delivery() {
        return delivery.get();
    }

    /** Why it was refused, in plain words; empty unless {@link Delivery#FAILED}. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void accept(Message message) {
        id = message.id();
        number = message.number();
        body = message.body();
        time = message.createdAt();
        failure.set("");
        if (delivery.get() != Delivery.READ) {
            delivery.set(Delivery.SENT);
        }
    }

    void read() {
        if (own && delivery.get() == Delivery.SENT) {
            delivery.set(Delivery.READ);
        }
    }

    void fail(String reason) {
        failure.set(reason);
        delivery.set(Delivery.FAILED);
    }

    void pending() {
        failure.set("");
        delivery.set(Delivery.PENDING);
    }

    /** Whether it is only on this computer: pending or failed. */
    boolean local() {
        return number == 0;
    }

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "ChatMessage[" + key + ", " + number + ", " + delivery.get() + "]";
    }
}
