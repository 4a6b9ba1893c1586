import type { Grant, HeldRole } from "@rollcall/contract/access";
import { Fragment } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Time } from "../../ui/time.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { groupPath } from "./grants.ts";

/** The roles that somebody holds in a Workspace, with where each comes from. */
export function HeldRoles({ roles }: { roles: readonly HeldRole[] }) {
  const book = useRoleBook();
  const known = new Set(book.at("workspace").map(({ id }) => id));
  return (
    <ul className="flex min-w-0 flex-col gap-0.5">
      {roles.map(({ id, name, grants }) => (
        <li key={id} className="min-w-0">
          {known.has(id) ? book.nameOf(id) : name}{" "}
          <span className="text-xs text-subtle">
            {grants.map((grant, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: grants have no name of their own and come in order.
              <Fragment key={index}>
                {index > 0 && ", "}
                <Source grant={grant} />
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where a role comes from, and until when. */
function Source({ grant }: { grant: Grant }) {
  const t = useText();
  const until = "until" in grant && grant.until !== null && (
    <>
      {" "}
      <RichText message="until {date}" values={{ date: <Time at={grant.until} /> }} />
    </>
  );
  switch (grant.kind) {
    case "direct":
      return (
        <>
          {directWords(grant.source, t)}
          {until}
        </>
      );
    case "group":
      return (
        <>
          {t("through Group {path}", { path: groupPath(grant) })}
          {until}
        </>
      );
    case "default":
      return t("held by everybody");
    case "organization_admin":
      return t("as Organization Admin");
  }
}

function directWords(source: Extract<Grant, { kind: "direct" }>["source"], t: Translate): string {
  return {
    manual: t("direct"),
    invitation: t("direct, by invitation"),
    sso: t("direct, by single sign-on"),
    scim: t("direct, by directory sync"),
    api: t("direct, by API"),
  }[source];
}
