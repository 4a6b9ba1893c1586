import { sql } from "kysely";
import { jobs, reactions } from "../src/app.ts";
import type { Mail } from "../src/platform/mail.ts";
import { handlerOf } from "../src/platform/tasks.ts";
import type { TestApp } from "./app.ts";

const handlers = [...jobs, ...reactions.map(handlerOf)];

/** Does everything that is due by the clock, and what that plans, here and now; gives back the mails that went out. */
export async function workOff({ platform }: Pick<TestApp, "platform">): Promise<Mail[]> {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: async () => {} };
  for (let planned = await takeJobs(platform); planned.length > 0; planned = await takeJobs(platform))
    for (const { name, payload } of planned)
      await handlers.find((each) => each.name === name)?.run({ platform, mailer, isLastTry: false }, payload);
  return sent;
}

/** Runs what the queue would plan by the hour. */
export async function runHourly({ platform }: Pick<TestApp, "platform">, name: string): Promise<void> {
  const mailer = { send: async () => {}, close: async () => {} };
  await handlers.find((each) => each.name === name)?.run({ platform, mailer, isLastTry: false }, {});
}

async function takeJobs({ database, clock }: TestApp["platform"]): Promise<{ name: string; payload: unknown }[]> {
  const { rows } = await sql<{ name: string; payload: unknown }>`
    delete from graphile_worker._private_jobs as jobs using graphile_worker._private_tasks as tasks
    where tasks.id = jobs.task_id and (jobs.run_at <= now() or jobs.run_at <= ${clock()})
    returning tasks.identifier as name, jobs.payload`.execute(database);
  return rows;
}
