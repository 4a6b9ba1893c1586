import type { OpenInvitation } from "@rollcall/contract/invitations";
import { builtInRoles } from "@rollcall/contract/roles";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Time } from "../../ui/time.tsx";

/** What the invitation gives: roles, seats, Workspaces, Groups, a note, and until when. */
export function Offer({ offer: { roles, seats, workspaces, groups, note, expires_at } }: { offer: OpenInvitation }) {
  const t = useText();
  const formats = useFormats();
  const roleNames = formats.list(roles.map(({ id, name }) => (Object.hasOwn(builtInRoles, id) ? t(name) : name)));
  const names = (things: readonly { name: string }[]) => formats.list(things.map(({ name }) => name));
  return (
    <>
      {note && (
        <blockquote className="border-l-2 border-accent-line pl-3 break-words whitespace-pre-line text-ink">
          {note}
        </blockquote>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 rounded-lg border bg-sunken px-3.5 py-3">
        <dt className="text-muted">{t("{count, plural, one {Role} other {Roles}}", { count: roles.length })}</dt>
        <dd className="font-medium break-words">{roleNames}</dd>
        {seats.length > 0 && (
          <>
            <dt className="text-muted">{t("{count, plural, one {Seat} other {Seats}}", { count: seats.length })}</dt>
            <dd className="font-medium break-words">{names(seats)}</dd>
          </>
        )}
        {workspaces.length > 0 && (
          <>
            <dt className="text-muted">
              {t("{count, plural, one {Workspace} other {Workspaces}}", { count: workspaces.length })}
            </dt>
            <dd className="font-medium break-words">{names(workspaces)}</dd>
          </>
        )}
        {groups.length > 0 && (
          <>
            <dt className="text-muted">{t("{count, plural, one {Group} other {Groups}}", { count: groups.length })}</dt>
            <dd className="font-medium break-words">{names(groups)}</dd>
          </>
        )}
        <dt className="text-muted">{t("Open until")}</dt>
        <dd>
          <Time at={expires_at} />{" "}
          <span className="text-subtle">
            (<Time at={expires_at} format="relative" />)
          </span>
        </dd>
      </dl>
    </>
  );
}
