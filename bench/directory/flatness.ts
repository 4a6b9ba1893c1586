import { closedLoop, type Measured, type Task } from "../load.ts";
import { median } from "../numbers.ts";
import { group, patch, type Send, user } from "./client.ts";
import { adding, removing } from "./sync.ts";

const TIMES = 60;

/** The same requests in a small and in a large place, taking turns, so that both see the same machine. */
export async function compared(
  small: readonly Task[],
  large: readonly Task[],
): Promise<[string, number, number, number][]> {
  const turns = small.flatMap((task, index) => [labelled("small", task), labelled("large", large[index] ?? task)]);
  const measured = await closedLoop(turns, 1);
  if (measured.errors.length > 0) throw new Error(measured.errors[0]);
  const kinds = [...new Set(small.map(({ kind }) => kind))];
  return kinds.map((kind) => rowOf(kind, measured));
}

function labelled(where: string, { kind, send }: Task): Task {
  return { kind: `${where} ${kind}`, send };
}

function rowOf(kind: string, { latencies }: Measured): [string, number, number, number] {
  const [one, other] = ["small", "large"].map((where) => median(latencies.get(`${where} ${kind}`) ?? []));
  return [kind, one ?? Number.NaN, other ?? Number.NaN, (other ?? Number.NaN) / (one ?? Number.NaN)];
}

/** A Group with so many members, and what a directory asks of it. */
export async function groupTasks(send: Send, number: number, ids: readonly string[]): Promise<Task[]> {
  const { id } = await send("POST", "/Groups", group(number));
  for (let start = 0; start < ids.length; start += 1_000)
    await send("PATCH", `/Groups/${id}?excludedAttributes=members`, adding(ids.slice(start, start + 1_000)));
  const [somebody = ""] = ids;
  const path = `/Groups/${id}?excludedAttributes=members`;
  return Array.from({ length: TIMES }, () => [
    { kind: "take one member out of a Group", send: () => send("PATCH", path, removing([somebody])) },
    { kind: "add one member to a Group", send: () => send("PATCH", path, adding([somebody])) },
    {
      kind: "rename a Group",
      send: () => send("PATCH", path, patch({ op: "replace", path: "externalId", value: crypto.randomUUID() })),
    },
  ]).flat();
}

/** What a directory asks of an Organization, however many it has. */
export function organizationTasks(send: Send, round: number): Task[] {
  return Array.from({ length: TIMES }, (_, index) => {
    const sent = user(round * 1_000_000 + index);
    let id = "";
    return [
      {
        kind: "create a user",
        send: async () => {
          ({ id } = await send("POST", "/Users", sent));
        },
      },
      {
        kind: "find a user by userName",
        send: () => send("GET", `/Users?filter=${encodeURIComponent(`userName eq "${sent.userName}"`)}`),
      },
      {
        kind: "find a user by e-mail",
        send: () => send("GET", `/Users?filter=${encodeURIComponent(`emails.value eq "${sent.userName}"`)}`),
      },
      {
        kind: "rename a user",
        send: () => send("PATCH", `/Users/${id}`, patch({ op: "replace", path: "name.givenName", value: "New" })),
      },
      {
        kind: "turn a user off",
        send: () => send("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: false })),
      },
      {
        kind: "turn a user on",
        send: () => send("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: true })),
      },
      { kind: "list ten users", send: () => send("GET", "/Users?count=10") },
    ];
  }).flat();
}
