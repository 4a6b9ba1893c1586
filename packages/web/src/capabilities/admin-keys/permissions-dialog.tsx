import type { AdminKey } from "@rollcall/contract/admin-keys";
import { Check, Minus } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { groupsOf } from "./areas.ts";

/** Everything that a key may do, and what of it is withheld because of who answers for it. */
export function PermissionsDialog({ adminKey, onClose }: { adminKey: AdminKey; onClose: () => void }) {
  const t = useText();
  const { name, permissions, withheld, responsible } = adminKey;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("What {name} may do", { name })}
      description={t("As far as {name} may do it too, who answers for it.", { name: responsible.name })}
    >
      <div className="flex flex-col gap-4 pb-4">
        {withheld.length > 0 && (
          <Banner tone="warning">
            {t("What is crossed out is withheld now: who answers for the key does not hold it.")}
          </Banner>
        )}
        {groupsOf(permissions, t).map((group) => (
          <section key={group.title}>
            <h3 className="mb-1.5 text-xs font-medium text-subtle">{group.title}</h3>
            <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
              {group.permissions.map(({ id, sentence }) => (
                <Line key={id} id={id} sentence={sentence} isWithheld={withheld.includes(id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ id, sentence, isWithheld }: { id: string; sentence: string; isWithheld: boolean }) {
  const t = useText();
  const Icon = isWithheld ? Minus : Check;
  return (
    <li className="flex gap-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${isWithheld ? "text-warning" : "text-success"}`} />
      <span className="min-w-0">
        {isWithheld ? <s className="text-muted">{sentence}</s> : sentence}
        <code className="block font-mono text-2xs text-subtle">{id}</code>
        {isWithheld && <span className="sr-only">{t("Withheld")}</span>}
      </span>
    </li>
  );
}
