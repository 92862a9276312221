package dev.vireo.app.state;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** Everybody of the office, and who is there just now. FX thread only. */
final class People {

    private final Person me;
    private final ObservableList<Person> people = FXCollections.observableArrayList(person -> new Observable[] {
        person.displayNameProperty(), person.titleProperty(), person.departmentProperty(), person.unreadProperty()});
    private final ObservableList<Person> view = FXCollections.unmodifiableObservableList(people);
    private final Map<String, Person> byUsername = new HashMap<>();
    /** Those of whom no more is known than that they are, or were, in a channel. */
    private final Map<String, Person> strangers = new HashMap<>();
    /** Those in {@link #people}. */
    private final Set<Person> listed = new HashSet<>();
    private final List<Consumer<List<User>>> followers = new CopyOnWriteArrayList<>();
    private final LookAlikes lookAlikes = new LookAlikes();

    People(User me) {
        this.me = new Person(me);
        byUsername.put(me.username(), this.me);
        lookAlikes.add(this.me);
    }

    Person me() {
        return me;
    }

    /** Everybody who is in the office, but me. */
    ObservableList<Person> others() {
        return view;
    }

    Optional<Person> person(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    boolean isOther(String username) {
        return (byUsername.containsKey(username) || strangers.containsKey(username)) && !username.equals(me.username());
    }

    /** A person of a channel, known or not yet. */
    Person named(String username) {
        Person known = byUsername.get(username);
        return known != null ? known : strangers.computeIfAbsent(username,
                name -> new Person(stranger(name)));
    }

    /** Adds people or replaces what is known of them. */
    void update(List<User> users) {
        List<Person> added = new ArrayList<>();
        List<Person> left = new ArrayList<>();
        for (User user : users) {
            Person person = updated(user);
            if (person == me) {
                continue;
            }
            if (person.active() && listed.add(person)) {
                added.add(person);
            } else if (!person.active() && listed.remove(person)) {
                left.add(person);
            }
        }
        people.removeAll(left);
        people.addAll(added);
        followers.forEach(each -> each.accept(users));
    }

    Subscription follow(Consumer<List<User>> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    private Person updated(User user) {
        Person known = byUsername.get(user.username());
        Person stranger = strangers.remove(user.username());
        Person person = known != null ? known : stranger != null ? stranger : new Person(user);
        person.update(user);
        byUsername.put(user.username(), person);
        lookAlikes.add(person);
        return person;
    }

    /** Forgets everybody but these. Who is forgotten may still be named beside what they wrote, as a stranger. */
    void retain(Set<String> usernames) {
        List<Person> forgotten = byUsername.values().stream()
                .filter(person -> person != me && !usernames.contains(person.username()))
                .toList();
        for (Person person : forgotten) {
            byUsername.remove(person.username());
            listed.remove(person);
            lookAlikes.remove(person);
            person.update(stranger(person.username()));
            strangers.put(person.username(), person);
        }
        people.removeAll(forgotten);
    }

    private static User stranger(String username) {
        return new User(username, username, "", "", OfficeRole.GUEST, "", null, Presence.OFFLINE, null);
    }

    void status(Status status) {
        person(status.user()).ifPresent(person -> person.show(status));
    }

    /** Those who are there; everybody else is not. */
    void online(List<Status> there) {
        Set<String> names = there.stream().map(Status::user).collect(Collectors.toSet());
        byUsername.values().stream().filter(person -> !names.contains(person.username()))
                .forEach(person -> person.show(new Status(person.username(), Presence.OFFLINE, null)));
        there.forEach(this::status);
    }
}
