import { type Job, Logger, type Task } from "graphile-worker";
import * as z from "zod";
import { describeFailure, type JobContext, type JobHandler } from "./jobs.ts";
import type { Log } from "./log.ts";
import { eventOfJob, type Reaction } from "./reactions.ts";
import { inSpan, type SpanWish } from "./tracing.ts";

/** A handler as the queue calls it. */
export function taskOf({ name, run }: JobHandler, surroundings: Omit<JobContext, "isLastTry">): Task {
  const { tracing } = surroundings.platform;
  return async (payload, { job }) => {
    const isLastTry = job.attempts >= job.max_attempts;
    try {
      await inSpan(tracing, spanOf(name, job), () => run({ ...surroundings, isLastTry }, payload));
    } catch (error) {
      const reason = describeFailure(error);
      const about = { job: name, job_id: job.id, attempt: job.attempts, reason };
      if (isLastTry) surroundings.platform.log.error(about, "job failed");
      else surroundings.platform.log.warn(about, "job failed and is tried again");
      // The queue keeps the message, and whatever comes with an error may hold what it was given.
      throw new Error(reason);
    }
  };
}

function spanOf(name: string, { id, attempts }: Pick<Job, "id" | "attempts">): () => SpanWish {
  const facts = { "rollcall.job": name, "rollcall.job_id": String(id), "rollcall.attempt": attempts };
  return () => ({ name: `job ${name}`, kind: "job", facts });
}

const EventJob = z.object({ event_id: z.string(), organization_id: z.string() });

/** A reaction as the handler of the jobs that its events plan. */
export function handlerOf(reaction: Reaction): JobHandler {
  return {
    name: reaction.name,
    async run(context, payload) {
      const { event_id: eventId, organization_id: organizationId } = EventJob.parse(payload);
      const event = await eventOfJob(context.platform, organizationId, eventId);
      if (event === undefined) throw new Error(`the outbox has no event ${eventId}`);
      await reaction.run({ ...context, organizationId, eventId }, event);
    },
  };
}

/** Passes the queue's own messages on, without what comes with them: that may be a job and its payload. */
export function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, { failure }) => {
    // `taskOf` has said it already.
    if (failure === true) return;
    if (level === "error") log.error({ queue: message }, "job queue");
    else if (level === "warning") log.warn({ queue: message }, "job queue");
    else log.debug({ queue: message }, "job queue");
  });
}
