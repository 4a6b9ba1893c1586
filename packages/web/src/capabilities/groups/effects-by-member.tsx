import type { AccessEffect } from "@rollcall/contract/access";
import { useMembership, useOrganizationId } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useRoleBook } from "../roles/role-book.ts";

const OPEN_UP_TO = 3;

/** The same change member by member; folded away where there are many. */
export function EffectsByMember({ effects }: { effects: readonly AccessEffect[] }) {
  const t = useText();
  return (
    <details open={effects.length <= OPEN_UP_TO} className="mt-2">
      <summary className="w-fit cursor-pointer rounded-sm text-xs text-muted hover:text-ink">
        {t("Member by member")}
      </summary>
      <ul className="mt-1 max-h-48 overflow-y-auto rounded-md border">
        {effects.map((effect) => (
          <EffectOnMember key={effect.member.member_id} effect={effect} />
        ))}
      </ul>
    </details>
  );
}

function EffectOnMember({ effect: { member, gains, loses } }: { effect: AccessEffect }) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const isOneself = useMembership(useOrganizationId())?.member_id === member.member_id;
  const inWords = (roles: AccessEffect["gains"]) =>
    list(
      roles.map(({ role, workspace }) =>
        workspace === null
          ? t("{role} in the Organization", { role: book.nameOf(role) })
          : t("{role} in {workspace}", { role: book.nameOf(role), workspace: workspace.name }),
      ),
    );
  return (
    <li className="border-t px-3 py-1.5 first:border-t-0">
      <span className="font-medium">{nameOf(member)}</span>
      {isOneself && <span className="text-muted"> {t("(you)")}</span>}
      {gains.length > 0 && (
        <span className="block text-xs text-muted">{t("Gains {roles}", { roles: inWords(gains) })}</span>
      )}
      {loses.length > 0 && (
        <span className="block text-xs text-danger-text">{t("Loses {roles}", { roles: inWords(loses) })}</span>
      )}
    </li>
  );
}
