import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { closedLoop, loadHead, openLoop, rowsOf } from "../load.ts";
import { table } from "../numbers.ts";
import { anOrganizationWithDirectory, type Product, startProduct } from "../product.ts";
import { client } from "./client.ts";
import { crowd } from "./crowd.ts";
import { compared, groupTasks, organizationTasks } from "./flatness.ts";
import { differences, emptyModel } from "./model.ts";
import { changes, firstSync, type Size } from "./sync.ts";

const whole = { size: { users: 10_000, groups: 100, changes: 1_000 }, seconds: 60, large: 100_000 };
const small = { size: { users: 1_000, groups: 10, changes: 100 }, seconds: 10, large: 10_000 };

/** What directory sync costs: a first sync and its changes, a steady rate, and how little it depends on size. */
export async function directory({ quick }: { quick: boolean }): Promise<void> {
  const { size, seconds, large } = quick ? small : whole;
  const product = await startProduct();
  try {
    const report = [
      `# Directory sync, ${new Date().toISOString().slice(0, 10)}`,
      `Node ${process.versions.node}, ${cpus().length} cores, embedded PostgreSQL, one server process; client, server and database share the machine.`,
      await syncing(product, size, seconds),
      await flatness(product, large),
    ].join("\n\n");
    console.log(report);
    if (!quick) writeFileSync(join(import.meta.dirname, "../results/directory.md"), `${report}\n`);
  } finally {
    await product.stop();
  }
}

async function syncing(product: Product, size: Size, seconds: number): Promise<string> {
  const { id, token } = await anOrganizationWithDirectory(product);
  const send = client(product.url, token);
  const model = emptyModel();
  const first = await firstSync(send, model, size);
  const daily = await closedLoop(changes(send, model, size.changes), 8);
  const wrong = await differences(product, send, id, model);
  // Everything that was renamed, ended or deleted was another user: the rest of the model is as it was.
  const steady = await openLoop(changes(send, model, 25 * seconds), 25);
  const wrongLater = await differences(product, send, id, model);
  const errors = [...first, daily, steady].flatMap((each) => each.errors);
  if (errors.length > 0) console.error(errors.slice(0, 10).join("\n"));
  return [
    `## A first sync of ${size.users} users and ${size.groups} Groups, then ${size.changes} changes, over 8 connections`,
    table(loadHead, [...first, daily].flatMap(rowsOf)),
    `Errors: ${[...first, daily].flatMap((each) => each.errors).length}. Differences at the end between what the directory sent, what SCIM lists and what the tables hold: ${wrong.length}.`,
    `## 25 requests a second for ${seconds} seconds, counted from when each was due`,
    table(loadHead, rowsOf(steady)),
    `Errors: ${steady.errors.length}. Differences at the end: ${wrongLater.length}.`,
    ...[...wrong, ...wrongLater].slice(0, 10),
  ].join("\n\n");
}

async function flatness(product: Product, large: number): Promise<string> {
  const [few, many] = [await crowd(product, 1_000), await crowd(product, large)];
  const ofOrganization = await compared(organizationTasks(few.send, 1), organizationTasks(many.send, 2));
  const ids = many.ids.slice(0, 10_000);
  const ofGroup = await compared(await groupTasks(many.send, 1, ids.slice(0, 10)), await groupTasks(many.send, 2, ids));
  const head = (one: string, other: string) => ["request", `${one}, ms`, `${other}, ms`, "ratio"];
  return [
    "## The same request in a small and in a large place, taking turns; medians",
    table(head("1,000 members", `${large.toLocaleString("en")} members`), ofOrganization),
    table(head("10 in the Group", `${ids.length.toLocaleString("en")} in the Group`), ofGroup),
  ].join("\n\n");
}
