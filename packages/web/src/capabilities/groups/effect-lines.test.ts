import type { AccessEffect } from "@rollcall/contract/access";
import { describe, expect, test } from "vitest";
import { effectLines } from "./effect-lines.ts";

const research = { id: "wrk_1", name: "Research" };
const developer = { workspace: research, role: "developer", role_name: "Developer" };
const admin = { workspace: null, role: "organization_admin", role_name: "Admin" };

function effect(gains: AccessEffect["gains"], loses: AccessEffect["loses"] = []): AccessEffect {
  const member = { member_id: "mem_1", first_name: "", last_name: "", email: "a@b.test", status: "active" as const };
  return { member, gains, loses };
}

const line = (kind: string, count: number, { workspace, role, role_name }: AccessEffect["gains"][number]) => ({
  kind,
  count,
  role,
  roleName: role_name,
  workspace: workspace?.name ?? null,
});

describe("effectLines", () => {
  test.each([
    ["nothing", [], []],
    ["one who gains", [effect([developer])], [line("gains", 1, developer)]],
    [
      "several who gain the same",
      [effect([developer]), effect([developer, admin])],
      [line("gains", 2, developer), line("gains", 1, admin)],
    ],
    [
      "what is lost after what is gained",
      [effect([], [admin]), effect([], [admin]), effect([developer], [admin])],
      [line("gains", 1, developer), line("loses", 3, admin)],
    ],
    [
      "the same role in two Workspaces apart",
      [effect([developer, { ...developer, workspace: { id: "wrk_2", name: "Design" } }])],
      [line("gains", 1, developer), line("gains", 1, { ...developer, workspace: { id: "wrk_2", name: "Design" } })],
    ],
  ])("counts %s", (_, effects, lines) => {
    expect(effectLines(effects)).toEqual(lines);
  });
});
