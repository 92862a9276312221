package dev.vireo.server.writer;

/**
 * Which server writes for all.
 *
 * @param holder  the server's name for itself; empty if there is none
 * @param address where the others reach it
 * @param term    one more each time that it goes to another server
 */
record Lease(String holder, String address, long term) {

    static final Lease NOBODYS = new Lease("", "", 0);

    boolean isFree() {
        return holder.isEmpty();
    }

    boolean isOf(String server) {
        return holder.equals(server);
    }
}
