import {
  type MemberFilter,
  memberSorts,
  memberSources,
  memberStatuses,
  secondFactorStates,
} from "@rollcall/contract/members";
import { anyOf, type Field, idOf, oneOf, searched, word } from "../../search-fields.ts";

/** What the address of the Members page says: all that the API can be asked for, and the order. */
export const memberSearch = {
  q: searched,
  role: anyOf(word),
  status: anyOf(oneOf(memberStatuses)),
  seat: anyOf(word),
  second_factor: anyOf(oneOf(secondFactorStates)),
  source: anyOf(oneOf(memberSources)),
  workspace: anyOf(idOf("workspace")),
  group: anyOf(idOf("group")),
  sort: oneOf(memberSorts),
} satisfies Record<keyof MemberFilter | "sort", Field<unknown>>;
