import type { Member } from "@rollcall/contract/members";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useRoleBook } from "../roles/role-book.ts";
import { usePlacesOf } from "./use-places-of.ts";
import { useProductNames } from "./use-seats-missed.ts";

const NAMED = 6;

type Asked = { open: boolean; keys: { live: number; overlapping: number } };

/** What goes with a member who is removed and what stays, a line each. */
export function useWhatGoes(member: Member, { open, keys }: Asked) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const productNames = useProductNames();
  const { workspaces, groups } = usePlacesOf(member.id, open);

  function few(names: string[]): string {
    const rest = names.length - NAMED;
    return rest > 0 ? list([...names.slice(0, NAMED), t("{rest} more", { rest })]) : list(names);
  }
  const line = (names: string[], said: (few: string) => string) => (names.length > 0 ? [said(few(names))] : []);

  return {
    goes: [
      t("Access from every signed-in session, at once"),
      ...line(productNames(member.seats), (products) => t("Seats, free for others: {products}", { products })),
      t("Organization roles: {roles}", { roles: list(book.namesOf(member.roles)) }),
      ...line(workspaces, (names) => t("Workspaces: {names}", { names })),
      ...line(groups, (names) => t("Groups: {names}", { names })),
      ...(keys.overlapping > 0
        ? [
            t(
              "{count, plural, one {# API key that was replaced and works on for a while} other {# API keys that were replaced and work on for a while}}",
              { count: keys.overlapping },
            ),
          ]
        : []),
      t("Pending invitations of theirs that grant what they lose"),
    ],
    stays: [
      t("What they created"),
      t("Their account, and their membership in other Organizations"),
      keys.live + keys.overlapping > 0
        ? t(
            "The way back: restore them within 30 days, with their seats if seats are free then. Keys that were revoked do not come back",
          )
        : t("The way back: restore them within 30 days, with their seats if seats are free then"),
    ],
  };
}
