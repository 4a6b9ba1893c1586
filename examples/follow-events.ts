import { readFile, writeFile } from "node:fs/promises";
import { followAuditEvents } from "@rollcall/contract/audit";
import { connect } from "./connect.ts";

const { client, params } = connect();
const [, , placeFile = "rollcall-events.place"] = process.argv;

// Where the last run ended. No event is read twice, and none is skipped.
let cursor = await readFile(placeFile, "utf8").catch(() => undefined);
for (let hasMore = true; hasMore; ) {
  const query = cursor === undefined ? {} : { cursor };
  const { data, next_cursor, has_more } = await client.call(followAuditEvents, { params, query });
  for (const { position, name, actor, subject } of data)
    console.log(`${position} ${name} by ${actor.name} about ${subject.name ?? subject.id}`);
  cursor = next_cursor;
  await writeFile(placeFile, cursor);
  hasMore = has_more;
}
