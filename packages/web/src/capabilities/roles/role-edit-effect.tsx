import { organizationPermissions, workspacePermissions } from "@rollcall/contract/permissions";
import { type Role, updateRole } from "@rollcall/contract/roles";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Minus, Plus } from "lucide-react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";

type Props = { role: Role; permissions: readonly string[]; organizationId: string };

/** What an edit of the permissions changes, and for how many, before it is saved (SPEC R12.2). */
export function RoleEditEffect({ role, permissions, organizationId }: Props) {
  const t = useText();
  const gained = permissions.filter((id) => !role.permissions.includes(id));
  const lost = role.permissions.filter((id) => !permissions.includes(id));
  const isChanged = gained.length + lost.length > 0;
  const preview = usePreview({ role, permissions, organizationId }, isChanged && permissions.length > 0);
  if (!isChanged) return null;
  return (
    <section aria-busy={preview.isFetching || undefined} className="rounded-lg border bg-sunken px-4 py-3">
      <p className="font-medium" role="status">
        {preview.data === undefined
          ? t("What this changes")
          : t(
              "{count, plural, =0 {Nobody holds this role now.} one {This changes what # member may do.} other {This changes what # members may do.}}",
              { count: preview.data.affected },
            )}
      </p>
      {preview.isError && <Banner tone="danger">{problemText(preview.error, t)}</Banner>}
      <ul className="mt-1 flex flex-col gap-0.5">
        {gained.map((id) => (
          <Line key={id} id={id} isGained />
        ))}
        {lost.map((id) => (
          <Line key={id} id={id} isGained={false} />
        ))}
      </ul>
    </section>
  );
}

function Line({ id, isGained }: { id: string; isGained: boolean }) {
  const t = useText();
  const catalogue: Record<string, string> = { ...organizationPermissions, ...workspacePermissions };
  const Icon = isGained ? Plus : Minus;
  return (
    <li className="flex gap-2">
      <span className="flex h-5 items-center">
        <Icon
          aria-label={isGained ? t("Gains:") : t("Loses:")}
          className={isGained ? "size-4 text-success" : "size-4 text-danger-text"}
        />
      </span>
      <span className="min-w-0">{t(catalogue[id] ?? id)}</span>
    </li>
  );
}

function usePreview({ role, permissions, organizationId }: Props, enabled: boolean) {
  const input = {
    params: { organization_id: organizationId, role_id: role.id },
    query: { preview: "true" },
    body: { permissions: [...permissions] },
  };
  return useQuery({
    queryKey: ["preview", updateRole.name, input],
    queryFn: () => api.call(updateRole, input),
    enabled,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
}
