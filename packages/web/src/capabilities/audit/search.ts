import { actorKinds } from "@rollcall/contract/audit";
import type { SearchOf } from "../../address.ts";
import { timeSearch } from "../../lists/time-span.ts";
import { anyOf, matching, oneOf, text, word } from "../../search-fields.ts";

const isKind = oneOf(actorKinds);
const anId = matching(/^[a-z]{2,8}_[0-9a-f]{32}$/);

/** What the address of the audit log says. */
export const auditSearch = {
  actor: anyOf((raw) => isKind(raw) ?? anId(raw)),
  /** Every event of these kinds, such as `member`, beside those of `name`. */
  kind: anyOf(text(40)),
  name: anyOf(matching(/^[a-z_]+\.[a-z_]+$/)),
  target: anyOf(word),
  workspace: anyOf(anId),
  involving: anId,
  ...timeSearch,
  live: oneOf(["on"]),
};

export type AuditSearch = SearchOf<typeof auditSearch>;
