import { WorkspaceChanges } from "@rollcall/contract/workspaces";

export const changesSchema = WorkspaceChanges;
