import type { DirectoryToken } from "@rollcall/contract/directory";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Time } from "../../ui/time.tsx";

type Props = { token: DirectoryToken; onRevoke: () => void };

/** One token: what tells it apart, whether it works, and when it last did. */
export function TokenRow({ token, onRevoke }: Props) {
  const t = useText();
  const { name, mask, status, created_by, created_at } = token;
  const isActive = status === "active";
  return (
    <li className={classes("flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-5 py-3", !isActive && "bg-sunken")}>
      <span className="flex min-w-48 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={classes("min-w-0 font-medium break-words", !isActive && "text-muted")}>{name}</span>
          <StatusBadge status={status} />
          <code className="font-mono text-xs text-subtle">{mask}</code>
        </span>
        <span className="text-pretty text-muted">
          <Use token={token} /> · <End token={token} />
        </span>
        <span className="text-xs text-subtle">
          {created_by === null ? (
            <RichText message="Created {date}" values={{ date: <Time at={created_at} /> }} />
          ) : (
            <RichText
              message="Created {date} by {name}"
              values={{ date: <Time at={created_at} />, name: created_by }}
            />
          )}
        </span>
      </span>
      {isActive && (
        <Button size="sm" aria-label={t("Revoke {name}…", { name })} onClick={onRevoke}>
          {t("Revoke…")}
        </Button>
      )}
    </li>
  );
}

function StatusBadge({ status }: Pick<DirectoryToken, "status">) {
  const t = useText();
  return {
    active: <Badge tone="success">{t("{what, select, token {Active} other {Active}}", { what: "token" })}</Badge>,
    expired: <Badge>{t("Expired")}</Badge>,
    revoked: <Badge>{t("Revoked")}</Badge>,
  }[status];
}

function Use({ token: { last_used_at } }: { token: DirectoryToken }) {
  const t = useText();
  if (last_used_at === null) return t("Never used");
  return <RichText message="Last used {date}" values={{ date: <Time at={last_used_at} format="relative" /> }} />;
}

function End({ token: { status, expires_at, revoked_at } }: { token: DirectoryToken }) {
  const t = useText();
  const end = revoked_at ?? expires_at;
  if (end === null) return t("does not expire");
  const date = <Time at={end} format="relative" />;
  if (revoked_at !== null) return <RichText message="revoked {date}" values={{ date }} />;
  if (status === "expired") return <RichText message="expired {date}" values={{ date }} />;
  return <RichText message="expires {date}" values={{ date }} />;
}
