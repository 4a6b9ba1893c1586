import type { Directory, DirectoryBrake, DirectoryExchange, DirectoryOutcome } from "@rollcall/contract/directory";
import { cappedCount } from "../../platform/counting.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { countEnded, findBrake } from "./brake-store.ts";
import { selectGroups } from "./group-store.ts";
import { findLastRequestAt, findRequest, listRequests } from "./log-store.ts";
import { findToken, listTokens, presented } from "./store.ts";
import { baseUrlOf } from "./urls.ts";
import { selectUsers } from "./user-store.ts";

/** How directory sync stands. */
export async function getDirectory(reading: Reading): Promise<Directory> {
  const { db, organizationId, publicUrl } = reading;
  return {
    base_url: baseUrlOf(publicUrl),
    users: await cappedCount(db, selectUsers(db, organizationId)),
    groups: await cappedCount(db, selectGroups(db, organizationId)),
    last_request_at: (await findLastRequestAt(db, organizationId))?.toISOString() ?? null,
    brake: await getBrake(reading),
  };
}

export async function getBrake({ db, organizationId, now }: Reading): Promise<DirectoryBrake> {
  const { percent, stoppedAt, letThroughUntil } = await findBrake(db, organizationId);
  const isReleased = letThroughUntil !== null && letThroughUntil > now;
  return {
    percent,
    stopped_at: stoppedAt?.toISOString() ?? null,
    let_through_until: isReleased ? letThroughUntil.toISOString() : null,
    ended_in_last_hour: await countEnded(db, organizationId, now),
  };
}

type Page = { limit: number; cursor?: string | undefined };

export async function listDirectoryTokens({ db, organizationId, secrets, now }: Reading, { limit, cursor }: Page) {
  const list = JSON.stringify(["directory_tokens", organizationId]);
  const before = cursor === undefined ? undefined : String(decodeCursor(secrets, list, cursor)[0]);
  const rows = await listTokens(db, organizationId, { before, limit: limit + 1 });
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: page.map((token) => presented(token, now)), ...end };
}

type Wanted = Page & { outcome?: DirectoryOutcome[] | undefined; subject_id?: string | undefined };

export async function listDirectoryRequests({ db, organizationId, secrets }: Reading, wanted: Wanted) {
  const { limit, cursor, outcome, subject_id: subjectId } = wanted;
  const list = JSON.stringify(["directory_requests", organizationId, outcome, subjectId]);
  const before = cursor === undefined ? undefined : String(decodeCursor(secrets, list, cursor)[0]);
  const rows = await listRequests(db, organizationId, { outcome, subjectId, before, limit: limit + 1 });
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: page, ...end };
}

export async function getExchange({ db, organizationId }: Reading, id: string): Promise<DirectoryExchange> {
  const request = await findRequest(db, organizationId, id);
  if (request === undefined) throw new Refusal("not_found");
  return request;
}

/** One token as the API gives it back. */
export async function getToken({ db, organizationId, now }: Reading, id: string) {
  const token = await findToken(db, organizationId, id);
  if (token === undefined) throw new Refusal("not_found");
  return presented(token, now);
}
