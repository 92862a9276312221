#!/usr/bin/env bash
# npm eventsource 4.1.1: an event without an id of its own has an empty lastEventId.
#
# The HTML standard (9.2.6, "dispatch the event") initialises lastEventId with the last event ID of the event source, which stays
# when an event brings none. undici 7.30.2 and browsers do so. In eventsource it is the id of that one event, or "". Its own
# reconnection is right (it keeps the id by itself and sends it as Last-Event-ID), but a page that remembers event.lastEventId, to go
# on from there with a new EventSource after the old one has given up (as at a 503), forgets its place at the first event without id.
#
# 5.1.5, for node 22, is as the standard says.
#
# Needs node 20 or later, npm. Seen:
#   eventsource 4.1.1: a has lastEventId "7", b has lastEventId ""
#   undici 7.30.2: a has lastEventId "7", b has lastEventId "7"
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent eventsource@4.1.1 undici@7.30.2 > /dev/null

cat > look.mjs <<'SCRIPT'
import { createServer } from 'node:http';
import * as eventsource from 'eventsource';
import * as undici from 'undici';

const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('id: 7\ndata: a\n\ndata: b\n\n');
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

function look(EventSource) {
    return new Promise(done => {
        const ids = {};
        const source = new EventSource(`http://127.0.0.1:${server.address().port}/`);
        source.onmessage = event => {
            ids[event.data] = event.lastEventId;
            if (event.data === 'b') {
                source.close();
                done(ids);
            }
        };
    });
}

const one = await look(eventsource.EventSource);
const other = await look(undici.EventSource);
console.log(`eventsource 4.1.1: a has lastEventId "${one.a}", b has lastEventId "${one.b}"`);
console.log(`undici 7.30.2: a has lastEventId "${other.a}", b has lastEventId "${other.b}"`);
process.exit(one.a === '7' && one.b === '' && other.a === '7' && other.b === '7' ? 0 : 1);
SCRIPT
timeout 60 node --no-warnings look.mjs
