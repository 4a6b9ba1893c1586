import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 10;

/** The time that a process, with its children where asked, has spent on the processors; in milliseconds. */
export function processorTime(processId: number, { withChildren = false } = {}): number {
  const own = statOf(processId);
  if (own === undefined) return 0;
  if (!withChildren) return own.spent;
  const children = readdirSync("/proc").flatMap((name) => {
    const child = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    return child?.parent === processId ? child.spent : [];
  });
  // Children that have ended are counted by their parent.
  return own.spent + own.spentByEnded + children.reduce((sum, each) => sum + each, 0);
}

/** What the system says of a process; nothing once it has ended, and nothing where there is no /proc. */
function statOf(processId: number) {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return {
      parent,
      spent: (user + system) * MS_PER_TICK,
      spentByEnded: (endedUser + endedSystem) * MS_PER_TICK,
    };
  } catch {
    return undefined;
  }
}

/** Memory that a process holds now, in megabytes. */
export function memory(processId: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
