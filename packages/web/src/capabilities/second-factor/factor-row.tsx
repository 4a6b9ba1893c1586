import { LifeBuoy, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon?: LucideIcon; title: ReactNode; badge?: ReactNode; actions: ReactNode; children: ReactNode };

/** One way to sign in, with what can be done about it. */
export function FactorRow({ icon: Icon = LifeBuoy, title, badge, actions, children }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-3.5 gap-y-2 border-t px-5 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-subtle" strokeWidth={1.75} />
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{title}</span>
          {badge}
        </p>
        <div className="text-pretty text-muted">{children}</div>
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </li>
  );
}
