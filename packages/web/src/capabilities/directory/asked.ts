import type { DirectoryRequest } from "@rollcall/contract/directory";

/** What a request is about, as far as its address says. */
export type Place = "users" | "groups" | "bulk" | "abilities" | "elsewhere";
/** What a request wants, as far as its method says. */
export type Wish = "read" | "create" | "change" | "delete";

type Sent = Pick<DirectoryRequest, "method" | "path">;

const places: Record<string, Place> = {
  users: "users",
  groups: "groups",
  bulk: "bulk",
  serviceproviderconfig: "abilities",
  resourcetypes: "abilities",
  schemas: "abilities",
};

export function placeOf({ path }: Pick<Sent, "path">): Place {
  const [, first = ""] = path.split(/[/?]/);
  return places[first.toLowerCase()] ?? "elsewhere";
}

const wishes: Record<string, Wish> = { POST: "create", PUT: "change", PATCH: "change", DELETE: "delete" };

export function wishOf({ method, path }: Sent): Wish {
  return /\/\.search\/?$/.test(path.split("?")[0] ?? "") ? "read" : (wishes[method] ?? "read");
}
