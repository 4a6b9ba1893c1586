import type { Operation } from "@rollcall/contract/operation";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import type { TestApp } from "@rollcall/server/testing/app";
import { aMember, anOrganization, aUser, type Somebody } from "@rollcall/server/testing/builders";
import type * as z from "zod";
import { aNetwork } from "../asking.ts";
import { isAdmin, isPresent, type ModelMember, type Tenant } from "./state.ts";
import type { Step } from "./step.ts";

export const SEATS = 3;

/** Two Organizations, the same few people around them, and the product that they are played on. */
export type Stage = { app: TestApp; people: Somebody[]; tenants: [Tenant, Tenant]; moved: number };

export const nowOf = ({ app }: Pick<Stage, "app">) => app.clock.now().getTime();

export async function setStage(app: TestApp): Promise<Stage> {
  // Everybody who is ever signed in; the founders of both Organizations come after them.
  const people = await Promise.all(Array.from({ length: 6 }, () => aUser(app)));
  // The second belongs to both.
  const tenants: Stage["tenants"] = [await aTenant(app, people, [0, 1]), await aTenant(app, people, [1, 2])];
  return { app, people, tenants, moved: 0 };
}

async function aTenant(app: TestApp, people: Somebody[], others: readonly number[]): Promise<Tenant> {
  const { id, admin } = await anOrganization(app, { seats: { vibe: SEATS } });
  const founder = people.push(admin) - 1;
  const member = { status: "active", hasSeat: false } as const;
  const members: ModelMember[] = [{ ...member, id: admin.memberId, person: founder, roles: ["organization_admin"] }];
  for (const person of others) {
    const { memberId } = await aMember(app, { id }, { as: people[person] as Somebody });
    members.push({ ...member, id: memberId, person, roles: ["member"] });
  }
  const { body } = await app.call(listWorkspaces, { params: { organization_id: id } }, admin);
  const workspaces = body.data.map(({ id: workspaceId, name }) => ({
    ...{ id: workspaceId, name, isDefault: true, isArchived: false, direct: new Map() },
  }));
  return { id, seats: SEATS, members, workspaces, groups: [], keys: [], invitations: [] };
}

/** One step that is being played: where, by which Admin, and whom and what it is about. */
export type Scene = { stage: Stage; step: Step; tenant: Tenant; other: Tenant; now: number; admin: ModelMember };

export function sceneOf(stage: Stage, step: Step): Scene {
  const [tenant, other] = step.at === 0 ? stage.tenants : [stage.tenants[1], stage.tenants[0]];
  const now = nowOf(stage);
  const admin = chosen(
    tenant.members.filter((each) => isAdmin(tenant, each, now)),
    step.by,
  );
  if (admin === undefined) throw new Error("there is no Admin left");
  return { stage, step, tenant, other, now, admin };
}

/** The one that a number means, whatever the number. */
export function chosen<T>(some: readonly T[], index: number): T | undefined {
  return some[index % Math.max(some.length, 1)];
}

/** What the step means by one of its numbers, and whether it belongs to the other Organization. */
export function pick<Kind extends "members" | "workspaces" | "groups">(
  { step, tenant, other }: Scene,
  kind: Kind,
  slot: "who" | "to" | "where" | "group" | "inner",
): { it: Tenant[Kind][number] | undefined; isStray: boolean } {
  const isStray = step.stray === slot;
  // The cast says what both branches of the union have in common.
  const list = (isStray ? other : tenant)[kind] as Tenant[Kind][number][];
  return { it: chosen(list, step[slot]), isStray };
}

export const cookieOf = ({ stage }: Pick<Scene, "stage">, { person }: ModelMember) => stage.people[person] as Somebody;
export const presentOf = ({ members }: Tenant, person: number) =>
  members.find((each) => each.person === person && isPresent(each));

/** The first of these that is the case; what the product should refuse with. */
export function firstOf(...cases: [boolean, RefusalCode][]): RefusalCode | undefined {
  return cases.find(([isSo]) => isSo)?.[1];
}

type Sent = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** Calls an operation and gives back its answer, or undefined when it was refused exactly as foretold. */
export async function ask<O extends z.ZodType>(
  app: TestApp,
  operation: Operation<z.ZodType, z.ZodType, z.ZodType, O>,
  { params = {}, query = {}, body }: Sent,
  as: Somebody | undefined,
  foretold: RefusalCode | undefined = undefined,
): Promise<z.output<O> | undefined> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const search = new URLSearchParams(query);
  const address = search.size === 0 ? path : `${path}?${search}`;
  const response = await app.send(operation.method, address, { as, body, headers: { "x-forwarded-for": aNetwork() } });
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  const isAsTold = foretold === undefined ? response.status === operation.success : answer?.code === foretold;
  if (isAsTold && response.status < 500) return foretold === undefined ? answer : undefined;
  const got = `${response.status} ${answer?.code ?? ""} ${answer?.detail ?? ""}`;
  throw new Error(`${operation.name}: wanted ${foretold ?? operation.success}, got ${got}`);
}
