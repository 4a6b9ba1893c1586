import { updateMember } from "@rollcall/contract/members";

export const profileSchema = updateMember.body.required();
