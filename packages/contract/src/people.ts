import * as z from "zod";
import { MemberId } from "./ids.ts";
import { oneLine } from "./text.ts";

/** A first or last name as people write it; may be empty. */
export const PersonName = oneLine(100, 0);

/** The names of a person as they are given back. */
export const Names = z.object({ first_name: z.string(), last_name: z.string() });

/** How many characters a new password has at least. */
export const PASSWORD_MIN_CHARACTERS = 12;

/** A password that somebody chooses: length is what counts (NIST SP 800-63B), 12 to 256 characters. */
export const NewPassword = z
  .string()
  .min(PASSWORD_MIN_CHARACTERS, `must have at least ${PASSWORD_MIN_CHARACTERS} characters`)
  .max(256, "must have at most 256 characters");

/** A language that mails and pages exist in. */
export const languages = ["en", "fr"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** Who did something, as far as the Organization may know. */
export const Person = z.object({ member_id: MemberId.nullable(), name: z.string(), email: z.string() });
