import * as groups from "./play-groups.ts";
import * as invitations from "./play-invitations.ts";
import * as keys from "./play-keys.ts";
import * as members from "./play-members.ts";
import * as workspaces from "./play-workspaces.ts";
import { type Scene, type Stage, sceneOf } from "./stage.ts";
import type { CommandName, Step } from "./step.ts";

const plays: Record<CommandName, (scene: Scene) => Promise<void>> = {
  ...workspaces,
  ...groups,
  ...keys,
  ...members,
  ...invitations,
  moveClock,
};

/** Past a few ends of what was given, and now and then past the life of an invitation. */
async function moveClock({ stage, step }: Scene): Promise<void> {
  const minutes = step.isSeated ? 8 * 24 * 60 : 60 * (step.hours ?? 1);
  stage.app.clock.advance({ minutes });
  stage.moved += minutes;
  // Whoever goes on after so long has signed in again: how old a sign-in may be is another test's matter.
  const { database } = stage.app.platform;
  await database.updateTable("sessions").set({ authenticated_at: stage.app.clock.now() }).execute();
}

/** Does what the step says, asserts that the product answers as the model foretells, and lets the model follow. */
export async function play(stage: Stage, step: Step): Promise<void> {
  await plays[step.command](sceneOf(stage, step));
}
