import type { JoinableOrganization } from "@rollcall/contract/join-requests";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Card } from "../../ui/card.tsx";
import { JoinableAction } from "./joinable-action.tsx";

/** The Organizations that let the reader in, each with the one thing to do next. */
export function JoinableList({ organizations }: { organizations: readonly JoinableOrganization[] }) {
  const t = useText();
  return (
    <Card flush title={t("Organizations you can join")} description={t("By the domain of your e-mail address.")}>
      <ul>
        {organizations.map((joinable) => (
          <li
            key={joinable.organization.id}
            className="flex flex-wrap items-center gap-x-3.5 gap-y-2.5 border-t px-5 py-3"
          >
            <Avatar name={joinable.organization.name} seed={joinable.organization.id} size="md" shape="organization" />
            <span className="min-w-40 flex-1">
              <span className="block font-medium break-words">{joinable.organization.name}</span>
              <span className="block text-muted">
                {joinable.joining === "join"
                  ? t("Open to everybody of {domain}", { domain: joinable.domain })
                  : t("An Admin decides about people of {domain}", { domain: joinable.domain })}
              </span>
            </span>
            <JoinableAction joinable={joinable} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
