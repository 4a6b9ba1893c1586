import type { Effects } from "@rollcall/contract/access";
import { CircleMinus, CirclePlus } from "lucide-react";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import type { usePreview } from "./change.ts";
import { type EffectLine, effectLines } from "./effect-lines.ts";
import { EffectsByMember } from "./effects-by-member.tsx";

/** Who gains and who loses what, before it happens. */
export function EffectsPreview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const t = useText();
  if (preview.isError && !preview.isPlaceholderData)
    return <Banner tone="danger">{problemText(preview.error, t)}</Banner>;
  return (
    <section aria-busy={preview.isFetching || undefined}>
      <h3 className="mb-1 text-xs font-medium text-subtle">{t("What this changes")}</h3>
      <div role="status">
        {preview.data ? <Summary effects={preview.data} /> : <Skeleton className="h-5 w-64 max-w-full" />}
      </div>
      {preview.data && preview.data.effects.length > 0 && <EffectsByMember effects={preview.data.effects} />}
    </section>
  );
}

function Summary({ effects: { effects, affected } }: { effects: Effects }) {
  const t = useText();
  const { number } = useFormats();
  const book = useRoleBook();
  if (affected === 0) return <p className="text-muted">{t("Nobody gains or loses a role by this.")}</p>;
  return (
    <>
      <ul className="flex flex-col gap-1">
        {effectLines(effects).map((line) => (
          <li key={`${line.kind} ${line.role} ${line.workspace}`} className="flex gap-2">
            <span className="flex h-5 shrink-0 items-center">
              {line.kind === "gains" ? (
                <CirclePlus aria-hidden="true" className="size-4 text-success" />
              ) : (
                <CircleMinus aria-hidden="true" className="size-4 text-danger-text" />
              )}
            </span>
            <span className="min-w-0 text-pretty break-words">
              {sentence({ ...line, roleName: book.nameOf(line.role) }, t)}
            </span>
          </li>
        ))}
      </ul>
      {affected > effects.length && (
        <p className="mt-1 text-xs text-subtle">
          {t("It concerns {affected} members; the lines count the first {counted} of them.", {
            affected: number(affected),
            counted: number(effects.length),
          })}
        </p>
      )}
    </>
  );
}

function sentence({ kind, count, roleName: role, workspace }: EffectLine, t: Translate): string {
  if (workspace === null)
    return kind === "gains"
      ? t("{count, plural, one {# member gains} other {# members gain}} {role} in the Organization", { count, role })
      : t("{count, plural, one {# member loses} other {# members lose}} {role} in the Organization", { count, role });
  return kind === "gains"
    ? t("{count, plural, one {# member gains} other {# members gain}} {role} in {workspace}", {
        count,
        role,
        workspace,
      })
    : t("{count, plural, one {# member loses} other {# members lose}} {role} in {workspace}", {
        count,
        role,
        workspace,
      });
}
